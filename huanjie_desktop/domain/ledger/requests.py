"""Requests (诉求台账): from a note to a result, with level, deadline, person and call back (S4, 5.2)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huanjie_desktop.domain.ids import HouseholdId, RequestId
from huanjie_desktop.domain.problems import Problem, error, warning


class Level(StrEnum):
    """Who deals with it now: liaison, community, street, department; upwards only."""

    LIAISON = "联络员"
    COMMUNITY = "社区"
    STREET = "街道"
    DEPARTMENT = "职能部门"


class Satisfied(StrEnum):
    """What the household said when called back (回访)."""

    YES = "满意"
    PARTLY = "基本满意"
    NO = "不满意"


CATEGORIES = ("拆迁安置", "过渡费", "就业", "住房", "医疗", "教育", "邻里", "环境", "选举", "其他")


@dataclass(frozen=True)
class Request:
    """One request. `households` are those who share it (共同诉求), the one that came with it included."""

    id: RequestId
    number: str
    received_on: date
    household_id: HouseholdId
    text: str
    category: str = ""
    households: int = 1
    level: Level = Level.LIAISON
    responsible: str = ""
    due: date | None = None
    result: str = ""
    closed_on: date | None = None
    called_back_on: date | None = None
    satisfied: Satisfied | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for a result."""
        return self.closed_on is None

    @property
    def is_common(self) -> bool:
        """Whether more than one household shares it (共同诉求)."""
        return self.households > 1

    @property
    def is_clear(self) -> bool:
        """Whether category and number of households are known (共同诉求清)."""
        return bool(self.category) and self.households >= 1

    def is_overdue(self, today: date) -> bool:
        """Tell whether it is open past its deadline."""
        return self.is_open and self.due is not None and today > self.due


def may_raise(now: Level, then: Level) -> bool:
    """Tell whether a request may go from one level to the other: upwards, one or more steps."""
    order = tuple(Level)
    return order.index(then) > order.index(now)


def closing_problems(request: Request) -> tuple[Problem, ...]:
    """Say what is missing before a request is closed: a result, the person, and the call back as a reminder."""
    found: list[Problem] = []
    if not request.result.strip():
        found.append(error("request_without_result", "", request.number, number=request.number))
    if not request.responsible.strip():
        found.append(error("request_without_person", "", request.number, number=request.number))
    if request.called_back_on is None:
        found.append(warning("request_not_called_back", "", request.number, number=request.number))
    return tuple(found)
