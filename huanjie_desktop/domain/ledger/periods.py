"""Months and quarters, the periods in which a household is owed a contact and a visit."""

from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS_A_YEAR, _MONTHS_A_QUARTER = 12, 3


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month. Raises ValueError for a month that does not exist."""

    year: int
    number: int

    def __post_init__(self) -> None:
        date(self.year, self.number, 1)

    @classmethod
    def of(cls, day: date) -> "Month":
        """Return the month of a day."""
        return cls(day.year, day.month)

    @classmethod
    def from_iso(cls, text: str) -> "Month":
        """Read "2026-03". Raises ValueError for anything else."""
        year, number = text.split("-")
        return cls(int(year), int(number))

    @property
    def iso(self) -> str:
        """The month as stored: "2026-03"."""
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.later(1).first - timedelta(days=1)

    def later(self, months: int) -> "Month":
        """Return the month so many months later; earlier for a negative number."""
        years, place = divmod(self.year * _MONTHS_A_YEAR + self.number - 1 + months, _MONTHS_A_YEAR)
        return Month(years, place + 1)

    @property
    def quarter(self) -> "Quarter":
        """The quarter in which it lies."""
        return Quarter(self.year, (self.number - 1) // _MONTHS_A_QUARTER + 1)

    @property
    def chinese(self) -> str:
        """The month as an office writes it: 2026年3月."""
        return f"{self.year}年{self.number}月"


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a calendar year, 1 to 4. Raises ValueError for another number."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= _MONTHS_A_YEAR // _MONTHS_A_QUARTER:
            raise ValueError(f"no quarter {self.number}")

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """Return the quarter of a day."""
        return Month.of(day).quarter

    @property
    def months(self) -> tuple[Month, Month, Month]:
        """Its three months."""
        start = Month(self.year, (self.number - 1) * _MONTHS_A_QUARTER + 1)
        return start, start.later(1), start.later(2)

    @property
    def first(self) -> date:
        """Its first day."""
        return self.months[0].first

    @property
    def last(self) -> date:
        """Its last day."""
        return self.months[-1].last

    @property
    def chinese(self) -> str:
        """The quarter as an office writes it: 2026年第1季度."""
        return f"{self.year}年第{self.number}季度"


Period = Month | Quarter
