"""Counts without a file or a window: ballots as strings, one letter for each of four candidates."""

from dataclasses import replace

from huanjie_desktop.domain.election.count_plan import CountPlan, Privacy
from huanjie_desktop.domain.election.records import ItemState
from huanjie_desktop.domain.election.rounds import Round, RoundKind, RoundState
from huanjie_desktop.domain.ids import PollId, RoundId
from huanjie_desktop.services.count.hall import HallCount, HallLine, hall_count
from huanjie_desktop.services.count.hall_pages import (
    HallCandidates,
    HallItem,
    HallMarking,
    HallOpening,
    HallQuorum,
    HallResult,
    HallStaff,
)
from huanjie_desktop.services.count.session import Counted, CountSession
from tests.builders import NAMES
from tests.rule_builders import make_ballot, make_rules

ROUND = Round(RoundId(1), PollId(1), 1, RoundKind.FIRST, 3, tuple("甲乙丙丁"), RoundState.COUNTING,
              due=10, present=10, issued=10, returned=10)  # fmt: skip
STAFF = HallStaff(("李建北",), ("吴建北",))
LONG = "买买提·吐尔逊"


def session(returned=10, **known) -> CountSession:
    return CountSession(replace(ROUND, returned=returned), make_rules(**known), frozenset("甲乙丙丁戊"), 1)


def ballot(count: CountSession, number: int, signs: str, *written: str, aside=False, void=None) -> Counted:
    marks = make_ballot(signs, *written, void=void)
    return Counted(number, marks, count.judge(marks), aside)


def ballots(count: CountSession, *signs: str) -> list[Counted]:
    return [ballot(count, number, one) for number, one in enumerate(signs, start=1)]


def seen(counted, count: CountSession, privacy=Privacy.LIVE, size=4, **known) -> HallCount:
    plan = CountPlan(RoundId(1), privacy=privacy, bundle_size=size)
    return hall_count(counted, count, plan, **known)


def votes(found: HallCount) -> dict[str, tuple[int, ...]]:
    return {line.name: line.ballots for line in found.lines}


def a_count(persons: int, returned: int = 37, **known) -> HallCount:
    """A count in which the first person has every vote and each next one fewer."""
    names = [LONG if place == 5 else name for place, name in enumerate(NAMES[:persons])]
    wide = 2 if persons > 9 else 1
    lines = tuple(
        HallLine(f"{place + 1:0{wide}}", name, tuple(range(1, max(1, returned - 2 * place))), place < 2)
        for place, name in enumerate(names)
    )
    usual = {"note": "", "hidden": False, "waits": "", **known}
    return HallCount("计票", returned, returned, returned - 1, returned - 2, 1, 0, returned // 2 + 1,
                     "应选 3 人　过半数须得 19 票（应到会 37 人）", lines, returned - 1, **usual)  # fmt: skip


def pages() -> dict[str, object]:
    """One of each page that is words."""
    items = tuple(HallItem(f"议程第{n}项内容", ItemState.RUNNING) for n in range(8))
    return {
        "opening": HallOpening("建北社区党支部换届选举党员大会", "2026年10月12日　社区礼堂", items),
        "quorum": HallQuorum(41, 37, 4, 33, True, "符合规定人数，可以进行选举"),
        "candidates": HallCandidates("委员候选人", "应选 5 人　候选人 7 人", NAMES[:7]),
        "marking": HallMarking("填票说明", ("应选 5 人", "不署名，不作其他记号"), True),
        "result": HallResult("委员当选名单", "以姓氏笔画为序", NAMES[:5]),
    }


def words(hall) -> list[str]:
    """What the hall reads just now."""
    hall.projector.window.grab()
    return hall.projector.window.words
