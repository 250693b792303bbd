"""The only place that asks the machine for the time."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells today's date and the present moment in local time."""

    def today(self) -> date:
        """Return the local date."""
        ...

    def now(self) -> datetime:
        """Return the local time with its offset, to the second."""
        ...


class SystemClock:
    """The machine's own clock."""

    def today(self) -> date:
        """Return the local date."""
        return self.now().date()

    def now(self) -> datetime:
        """Return the local time with its offset, to the second."""
        return datetime.now().astimezone().replace(microsecond=0)


@dataclass(frozen=True)
class FixedClock:
    """A clock that stands still, for tests and for the demonstration."""

    moment: datetime

    def today(self) -> date:
        """Return the date of the fixed moment."""
        return self.moment.date()

    def now(self) -> datetime:
        """Return the fixed moment."""
        return self.moment
