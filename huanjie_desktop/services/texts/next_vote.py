"""Sentences of the next vote in one step, and of a candidate who drops out once ballots are issued."""

from huanjie_desktop.services.texts.text import Text

TEXTS: dict[str, Text] = {
    "heads_missing": Text("清点的人数还没有填写。", "每一轮发票前都要重新清点到会人数。", "请监票人数人头，再填写。"),
    "heads_not_signed_in": Text(
        "清点 {heads} 人，签到现为 {signed} 人，对不上。",
        "发票数、会议记录都以这一次清点为准。",
        "请再数一遍；有人来了走了的，按“到签到更正”改好再来。",
    ),
    "copies_under_heads": Text(
        "印制 {copies} 张，少于实到会 {heads} 人。", "每名到会的选举人都要有一张选票。", "请改印制张数，另留几张备用。"
    ),
    "ballots_look_alike": Text(
        "这一轮的选票和以前一轮的一样。",
        "标题和纸色都相同，开箱时分不出是哪一轮的票。",
        "请换一种纸色，或者改标题。",
    ),
    "next_not_looked_at": Text(
        "监票人、计票人和票箱还没有核对。",
        "每一轮投票前都要再核对一次人员、检查一次票箱。",
        "请当众核对、检查，再打勾。",
    ),
    "change_names_nobody": Text("还没有选是哪一名候选人。", "要写明谁不再是候选人。", "请选一名候选人。"),
    "superior_answer_missing": Text(
        "上级的答复还没有填写。",
        "选票发出以后改名单，规定没有写明，要先请示上级党组织。",
        "请填写批复文号，或者谁在什么时候怎样答复的。",
    ),
    "list_change_too_late": Text(
        "这一轮的名单不能再改。",
        "结果已经签字，或者后面的一轮已经开始。",
        "请照实记录，报告上级党组织决定。",
    ),
}
