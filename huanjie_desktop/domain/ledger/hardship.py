"""Hardship (困难户台账) and assistance (帮扶记录): classes, causes, reviews; nothing is closed while help is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huanjie_desktop.domain.ids import AssistanceId, HouseholdId
from huanjie_desktop.domain.problems import Problem, error


class HardshipClass(StrEnum):
    """The national terms (5.2); an office may add its own to the list that is offered."""

    MINIMUM = "最低生活保障对象"
    EXTREME = "特困人员"
    NEAR_MINIMUM = "最低生活保障边缘家庭"
    HIGH_EXPENSE = "刚性支出困难家庭"
    MONITORED = "防止返贫监测对象"
    OTHER = "其他困难"


CAUSES = ("疾病", "残疾", "失业", "缺劳力", "就学", "灾害或事故", "拆迁过渡", "其他")
KINDS = (
    "就业帮扶", "创业帮扶", "临时救助", "医疗救助", "教育救助", "住房救助", "低保等申请协助",
    "走访慰问（扶贫送温暖）", "志愿服务", "法律援助", "转介部门", "其他",
)  # fmt: skip


@dataclass(frozen=True)
class Hardship:
    """What is known of a household in hardship. Income is in fen a month and head, None when nobody said it."""

    household_id: HouseholdId
    kind: HardshipClass
    cause: str
    since: date
    evidence: str = ""
    income: int | None = None
    needs: str = ""
    helper: str = ""
    next_review: date | None = None
    closed_on: date | None = None

    def review_is_due(self, today: date) -> bool:
        """Tell whether the next review has come."""
        return self.closed_on is None and self.next_review is not None and today >= self.next_review


@dataclass(frozen=True)
class Assistance:
    """One act of help. The amount is in fen, 0 where no money was given."""

    id: AssistanceId
    household_id: HouseholdId
    kind: str
    content: str
    on: date
    amount: int = 0
    by: str = ""
    effect: str = ""
    ended_on: date | None = None


def hardship_closing_problems(given: Iterable[Assistance]) -> tuple[Problem, ...]:
    """Refuse to close a hardship household while help for it is open (L15)."""
    return tuple(
        error("assistance_open", "L15", one.kind, kind=one.kind, on=one.on) for one in given if one.ended_on is None
    )
