"""What the chair says at each item of the meeting (主持词), with the exact figures; an unknown one stays a blank."""

from dataclasses import dataclass, fields

BLANK = "＿＿＿"


@dataclass(frozen=True)
class HostFacts:
    """The figures and names that the script reads out; None and "" are not known yet and print as a blank.

    `due` and `present` are those of the opening, `recount_due` and `recount_present` those of the count just before
    ballots (B11). `exclusions` names each member with the case; the `hands_…` texts are votes by show of hands
    (赞成…人，反对…人，弃权…人); `report` is the scrutineer's report, one sentence a person. `session` and `deputies`
    tell whether a first session is held and a deputy elected; `later` holds a sentence for each later vote.
    """

    branch: str = ""
    vote: str = ""
    members: int | None = None
    full: int | None = None
    probationary: int | None = None
    without_right: int | None = None
    excluded: int | None = None
    exclusions: str = ""
    superior: str = ""
    due: int | None = None
    present: int | None = None
    leave_affair: int | None = None
    leave_sick: int | None = None
    absent: int | None = None
    recount_due: int | None = None
    recount_present: int | None = None
    session: bool = True
    deputies: bool = True
    reply_number: str = ""
    seats: int | None = None
    candidates: int | None = None
    candidate_names: str = ""
    order_rule: str = "姓氏笔画"
    scrutineers: str = ""
    tellers: str = ""
    received: int | None = None
    issued: int | None = None
    spare: int | None = None
    returned: int | None = None
    valid: int | None = None
    invalid: int | None = None
    report: str = ""
    elected_names: str = ""
    nobody_elected: bool = False
    later: tuple[str, ...] = ()
    secretary: str = ""
    deputy: str = ""
    hands_exclusions: str = ""
    hands_agenda: str = ""
    hands_work_report: str = ""
    hands_method: str = ""
    hands_candidates: str = ""
    hands_staff: str = ""


_HANDS = "请举手表决。同意的请举手；不同意的请举手；弃权的请举手。表决结果：{%s}。"
SCRIPT: dict[str, tuple[str, ...]] = {
    "sign_in": ("请参加会议的党员签到并就座，有选举权的正式党员集中就座，预备党员和列席人员另坐。",),
    "opening": (
        "同志们，{branch}党员大会现在开会。",
        "本支部共有党员{members}名，其中正式党员{full}名、预备党员{probationary}名；"
        "无选举权的正式党员{without_right}名，拟不计入应到会人数的党员{excluded}名。",
    ),
    "exclusions": (
        "拟不计入应到会人数的党员：{exclusions}。上级党组织已经同意。",
        _HANDS % "hands_exclusions",
    ),
    "quorum": (
        "应到会有选举权的党员{due}名，实到会{present}名，因事请假{leave_affair}名，因病请假{leave_sick}名，"
        "未请假{absent}名。{quorum_words}",
    ),
    "anthem": ("请全体起立，奏（唱）国歌。请坐下。",),
    "agenda": ("现在通过大会议程。", _HANDS % "hands_agenda"),
    "work_report": (
        "请听取支部工作报告和党费收缴、管理、使用情况报告。",
        "请同志们审议。现在表决。" + _HANDS % "hands_work_report",
    ),
    "reply": ("现在宣读上级党组织的批复（{reply_number}）。",),
    "method": ("现在宣读选举办法（草案），请同志们审议。", _HANDS % "hands_method"),
    "candidates": (
        "本次应选{seats}名，候选人{candidates}名，名单如下（以{order_rule}为序）：{candidate_names}。",
        "现在介绍候选人的简历、工作实绩和主要优缺点，并回答党员提出的询问。",
        "现在对候选人名单进行表决。" + _HANDS % "hands_candidates",
    ),
    "staff": (
        "监票人建议名单：{scrutineers}。候选人不得担任监票人、计票人。",
        _HANDS % "hands_staff",
        "计票人：{tellers}，在监票人监督下工作。",
    ),
    "recount": (
        "请监票人再次清点人数。应到会有选举权的党员{recount_due}名，实到会{recount_present}名。{recount_words}",
    ),
    "box": ("请监票人当众检查票箱，检查后封闭票箱。",),
    "issue": (
        "请监票人、计票人清点并分发选票。领取选票{received}张，发出{issued}张，剩余{spare}张。",
        "有没有没拿到选票的？有没有多拿选票的？有没有选票没有盖章的？",
    ),
    "explain": ("现在说明填写选票的注意事项，请对照选票上的填票说明。",),
    "write": (
        "现在填写选票。不能填写选票的，可以委托不是候选人的党员按本人意愿代写；因故未到会的，不得委托他人代为投票。",
    ),
    "cast": ("现在投票。先由监票人、计票人投票，然后其他同志依次投票。",),
    "open_box": (
        "请监票人、计票人当众开启票箱，清点选票。",
        "发出选票{issued}张，收回选票{returned}张。{returned_words}",
    ),
    "count": ("现在检票、唱票、计票，请同志们稍候。",),
    "report": ("请监票人报告计票结果。有效票{valid}张，无效票{invalid}张。", "{report}"),
    "announce": ("根据选举结果，下列同志当选（以{order_rule}为序）：{elected_names}。让我们表示祝贺。",),
    "second_vote": ("现在进行再次投票或者另行选举，请监票人重新清点人数、检查票箱、分发选票。",),
    "first_session": ("现在休会，请新当选的委员召开第一次全体会议。",),
    "closing": (
        "{closing_words}",
        "请新任书记发言。请上级党组织领导讲话。",
        "请全体起立，唱国际歌。党员大会到此结束，散会。",
    ),
}


class _Gaps(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return BLANK


def host_words(key: str, facts: HostFacts) -> tuple[str, ...]:
    """Return the paragraphs the chair says at one agenda item (its key in agenda.py), () for an unknown key."""
    if key == "first_session" and not facts.session:
        return ()
    if key == "exclusions" and facts.excluded == 0:
        return ("本支部没有拟不计入应到会人数的党员。",)
    if key == "announce" and facts.nobody_elected:
        return ("根据选举结果，本次投票没有人当选。",)
    known = {field.name: _text(getattr(facts, field.name)) for field in fields(facts)}
    values = _Gaps({name: text for name, text in known.items() if text})
    values["quorum_words"] = quorum_words(facts.due, facts.present)
    values["recount_words"] = quorum_words(facts.recount_due, facts.recount_present)
    values["returned_words"] = returned_words(facts)
    values["closing_words"] = _closing(facts).format_map(values)
    said = tuple(line.format_map(values) for line in SCRIPT.get(key, ()))
    return (*said, *facts.later) if key == "second_vote" else said


def _closing(facts: HostFacts) -> str:
    elected = "书记{secretary}" + ("，副书记{deputy}" if facts.deputies else "")
    before = "现在报告委员会第一次全体会议的选举结果：" if facts.session else "本次大会的选举结果："
    return f"{before}{elected}，报上级党组织批准。"


def quorum_words(due: int | None, present: int | None) -> str:
    """Return what the chair says about the quorum (R-05), "" while a figure is missing."""
    if due is None or present is None:
        return ""
    if 5 * present >= 4 * due:
        return "到会人数不少于应到会人数的五分之四，符合规定，可以进行选举。"
    return "到会人数不足应到会人数的五分之四，不能进行选举，会议改期举行。"


def returned_words(facts: HostFacts) -> str:
    """Return what the chair says about the ballots returned (R-20), "" while a figure is missing."""
    if facts.returned is None or facts.issued is None or facts.recount_present is None:
        return ""
    voters = min(facts.issued, facts.recount_present)
    if facts.returned > voters:
        return "收回的选票多于投票人数，本次选举无效，重新进行投票。"
    same = "等于" if facts.returned == voters else "少于"
    return f"收回的选票{same}投票人数，本次选举有效。"


def _text(value: object) -> str:
    return "" if value is None else str(value)
