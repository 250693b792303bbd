"""Dates as a roster gives them: a year, a month of a year, or a day."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date with its precision; a missing month or day is 0, never an invented 1.

    Raises ValueError for a month or day that does not exist.
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if self.day and not self.month:
            raise ValueError("a day without a month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def from_iso(cls, text: str) -> "PartialDate":
        """Read "1985", "1985-07" or "1985-07-01" as `iso` writes them. Raises ValueError for anything else."""
        return cls(*(int(part) for part in text.split("-")))

    @property
    def iso(self) -> str:
        """The date as stored: "1985", "1985-07" or "1985-07-01"."""
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def chinese(self) -> str:
        """The date as an office writes it: 1985年, 1985年7月 or 1985年7月1日."""
        return f"{self.year}年" + (f"{self.month}月" if self.month else "") + (f"{self.day}日" if self.day else "")
