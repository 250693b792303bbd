"""What the numbered rules are about, in a clerk's words; the manual's page law.md has the same table."""

RULE_TITLES = {
    "0.4": "各项人数、票数相加要相等",
    "R-01": "谁有选举权",
    "R-02": "只在组织关系所在的支部选举",
    "R-03": "不计入应到会的情形和手续",
    "R-04": "停止党籍等不在名册上的",
    "R-05": "到会人数",
    "R-07": "任期和时限",
    "R-08": "支部和委员会的人数",
    "R-09": "候选人差额",
    "R-10": "印正式选票的关口",
    "R-11": "介绍候选人",
    "R-12": "第一次全体会议选书记",
    "R-13": "不设委员会的支部",
    "R-14": "监票人",
    "R-15": "计票人",
    "R-16": "选票",
    "R-17": "代写，不得代投",
    "R-18": "画票的符号，另选他人",
    "R-19": "一张选票是否有效",
    "R-20": "整次投票是否有效",
    "R-22": "当选，过半数的基数",
    "R-23": "过半数的多于名额，票数相等",
    "R-24": "过半数的少于名额",
    "R-25": "计票记录和更正",
    "R-26": "向谁报告什么",
    "R-27": "名单的排列",
    "R-28": "会后备案、报批",
    "R-31": "选举办法",
    "R-32": "不用流动票箱",
}


def rules_in_words(rules: tuple[str, ...]) -> str:
    """Return what rules are about, joined; one that has no title is left out."""
    return "；".join(RULE_TITLES[rule] for rule in rules if rule in RULE_TITLES)


def rules_by_number(rules: tuple[str, ...]) -> str:
    """Return rules with number and title for a tooltip, one a line, "" for none."""
    known = [f"规则 {rule}　{RULE_TITLES[rule]}" for rule in rules if rule in RULE_TITLES]
    return "\n".join([*known, "全文见手册“程序依据的规则”"]) if known else ""
