"""Contacts (联络记录) and visits (走访记录): what was done, when, by whom, and whether somebody was reached."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huanjie_desktop.domain.ids import ContactId, HouseholdId
from huanjie_desktop.domain.problems import Problem, error, notice


class Way(StrEnum):
    """How the household was contacted (5.2)."""

    PHONE = "电话"
    MESSAGE = "微信"
    MET = "见面"
    VISIT = "上门"
    VIDEO = "视频"


@dataclass(frozen=True)
class Contact:
    """One contact or attempt. It counts by `on`, the day of the contact, never by the day of typing (5.3.6)."""

    id: ContactId
    household_id: HouseholdId
    on: date
    way: Way
    reached: bool = True
    liaison: str = ""
    spoken_to: str = ""
    thoughts: str = ""
    life: str = ""
    work: str = ""
    findings: str = ""
    answer: str = ""
    follow_up_by: date | None = None
    late: bool = False


def contact_problems(on: date, today: date, closed_until: date | None = None) -> tuple[Problem, ...]:
    """Refuse a contact of a day that has not come; tell of one older than the last closed report (5.3.6, L13)."""
    if on > today:
        return (error("contact_in_future", "L13", "", on=on, today=today),)
    if closed_until and on <= closed_until:
        return (notice("contact_late", "L13", "", on=on, closed=closed_until),)
    return ()


def failed_in_a_row(newest_first: list[Contact]) -> int:
    """Return how many attempts failed since somebody was last reached (5.3.5)."""
    for place, one in enumerate(newest_first):
        if one.reached:
            return place
    return len(newest_first)
