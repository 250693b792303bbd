"""Grouping of people (分类管理): computed from what is known, never typed by hand (5.2)."""

from datetime import date
from enum import StrEnum

from huanjie_desktop.domain.people.partial_date import PartialDate


class AgeGroup(StrEnum):
    """Age stages of the report."""

    CHILD = "0–6岁"
    YOUTH = "7–17岁"
    ADULT = "18–59岁"
    OLD = "60–79岁"
    VERY_OLD = "80岁以上"
    UNKNOWN = "不详"


_UPPER = ((6, AgeGroup.CHILD), (17, AgeGroup.YOUTH), (59, AgeGroup.ADULT), (79, AgeGroup.OLD))


def age_on(birth: PartialDate, day: date) -> int:
    """Return the completed years on a day; a birth without month or day counts from the end of what is not known."""
    month, born = birth.month or 12, birth.day or 31
    return day.year - birth.year - ((day.month, day.day) < (month, born))


def age_group(birth: PartialDate | None, day: date) -> AgeGroup:
    """Return the age stage on a day."""
    if birth is None:
        return AgeGroup.UNKNOWN
    age = max(age_on(birth, day), 0)
    return next((group for upper, group in _UPPER if age <= upper), AgeGroup.VERY_OLD)
