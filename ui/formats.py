"""How dates and counts look on the screen."""

from datetime import datetime

from huanjie_desktop.domain.people.partial_date import PartialDate


def date_text(value: PartialDate | None) -> str:
    """Return a roster date short and sortable by eye (1985.07.01, 1985.07, 1985), or "" when unknown."""
    return value.iso.replace("-", ".") if value else ""


def date_key(value: PartialDate | None) -> tuple[int, int, int]:
    """Return a sort key; unknown dates come last."""
    return (value.year, value.month, value.day) if value else (9999, 99, 99)


def clock_text(moment: datetime) -> str:
    """Return hour and minute."""
    return f"{moment:%H:%M}"


def count_text(number: int | None) -> str:
    """Return a count; a count that nobody entered is a dash, not 0."""
    return "—" if number is None else str(number)
