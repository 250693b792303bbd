"""The course of the election meeting: 24 items, what is read out at each and what is checked (section 3)."""

from dataclasses import dataclass, replace
from typing import NamedTuple


class _Line(NamedTuple):
    key: str
    title: str
    announces: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()


@dataclass(frozen=True)
class AgendaItem:
    """One item: its number, a stable key, the official title, the figures read out (◇), the rules checked."""

    number: int
    key: str
    title: str
    announces: tuple[str, ...]
    checks: tuple[str, ...]


_HANDS = ("赞成", "反对", "弃权")
_PRESENCE = ("应到会人数", "实到会人数", "因事请假", "因病请假", "未请假")

_LINES = (
    _Line("sign_in", "签到"),
    _Line(
        "opening",
        "清点人数，宣布开会",
        ("党员总数", "正式党员", "预备党员", "无选举权的正式党员", "拟不计入应到会人数"),
        ("0.4",),
    ),
    _Line("exclusions", "通过不计入应到会人数党员名单", ("姓名及情形", "上级意见", *_HANDS), ("R-03",)),
    _Line("quorum", "报告到会人数", _PRESENCE, ("R-05", "0.4")),
    _Line("anthem", "奏（唱）国歌或国际歌"),
    _Line("agenda", "通过大会议程", _HANDS),
    _Line("work_report", "听取并通过支部工作报告和党费收缴使用情况报告", _HANDS, ("R-03",)),
    _Line("reply", "宣读上级党组织批复", ("批复文号",), ("R-10",)),
    _Line("method", "宣读、讨论并通过选举办法", _HANDS, ("R-31",)),
    _Line("candidates", "介绍候选人并通过候选人名单", ("应选名额", "候选人数", "候选人姓名"), ("R-09", "R-11")),
    _Line("staff", "推选监票人，宣布计票人", ("监票人", "计票人", *_HANDS), ("R-14", "R-15")),
    _Line("recount", "监票人再次清点到会人数", ("应到会人数", "实到会人数"), ("R-05",)),
    _Line("box", "检查并封闭票箱"),
    _Line("issue", "清点、分发选票", ("领取选票", "发出选票", "剩余选票"), ("R-20",)),
    _Line("explain", "说明填写选票注意事项", (), ("R-18", "R-19")),
    _Line("write", "填写选票", (), ("R-17",)),
    _Line("cast", "投票"),
    _Line("open_box", "开箱清点选票，宣布选举是否有效", ("发出选票", "收回选票"), ("R-20",)),
    _Line("count", "检票、唱票、计票", (), ("R-19",)),
    _Line(
        "report", "监票人报告计票结果", ("有效票", "无效票", "得赞成票", "不赞成票", "弃权票", "另选他人得票"), ("0.4",)
    ),
    _Line("announce", "宣布当选人名单", ("当选人姓名",), ("R-22", "R-27")),
    _Line("second_vote", "再次投票或另行选举", ("应到会人数", "实到会人数", "当选人姓名"), ("R-23", "R-24")),
    _Line("first_session", "召开支部委员会第一次全体会议", ("书记", "副书记", "委员分工"), ("R-12",)),
    _Line("closing", "报告第一次全体会议选举结果，新任书记发言，上级领导讲话，唱国际歌，宣布散会", ("书记", "副书记")),
)

CLOSING_WITHOUT_SESSION = "报告选举结果，新任书记发言，上级领导讲话，唱国际歌，宣布散会"
AGENDA: tuple[AgendaItem, ...] = tuple(AgendaItem(number, *line) for number, line in enumerate(_LINES))
BY_KEY = {item.key: item for item in AGENDA}


def items_of(session: bool) -> tuple[AgendaItem, ...]:
    """Return the items of a meeting; without a first session of a committee there is none to hold or to report on."""
    if session:
        return AGENDA
    closing = replace(BY_KEY["closing"], title=CLOSING_WITHOUT_SESSION)
    return (*(item for item in AGENDA if item.key not in ("first_session", "closing")), closing)
