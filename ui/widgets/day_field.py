"""A field for one certain day; a year or a month alone is a finding."""

from datetime import date

from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.domain.problems import Problem, error
from ui.widgets.date_field import DateField


class DayField(DateField):
    """Empty means not known yet; `day` is None for anything but a whole date."""

    def __init__(self, this_year: int, where: str) -> None:
        super().__init__(this_year, where)
        self._named = where
        self.setPlaceholderText(f"如 {this_year}.10.12")

    def day(self) -> date | None:
        """Return the day, None when empty, incomplete or unreadable."""
        found = self.date()
        return date(found.year, found.month, found.day) if found and found.day else None

    def set_day(self, value: date | None) -> None:
        """Show a day; None empties the field."""
        self.set_date(PartialDate(value.year, value.month, value.day) if value else None)

    def problem(self) -> Problem | None:
        """Return the finding about what is no day."""
        unreadable = super().problem()
        found = self.date()
        if unreadable or found is None or found.day:
            return unreadable
        return error("day_incomplete", where=self._named, value=self.text())
