"""Terms of office, reminders and deadlines (R-07); every date is handed in."""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from huanjie_desktop.domain.problems import Problem, error, warning


class TermKind(StrEnum):
    """Which term applies: every village and community body five years, other branches three (R-07)."""

    COMMUNITY = "社区或村党组织"
    BRANCH = "其他党支部、党总支"
    BASIC_COMMITTEE = "基层党委"

    @property
    def years(self) -> int:
        """Length of the term in years."""
        return 3 if self is TermKind.BRANCH else 5


@dataclass(frozen=True)
class Deadlines:
    """The editable time limits: months before the end of the term or the election, days after."""

    reminder_months: int = 6
    request_months: int = 4
    list_request_months: int = 1
    notice_days: int = 7
    public_notice_days: int = 5
    first_day_counts: bool = True
    result_days: int = 7
    result_limit_days: int = 30


DEFAULT_DEADLINES = Deadlines()


@dataclass(frozen=True)
class TermDates:
    """When a term ends (任期届满), when the superior reminds, until when the request (请示) is due."""

    ends: date
    remind: date
    request: date


@dataclass(frozen=True)
class ElectionDates:
    """Dates around an election day: list request, notice to members, result report and its hard limit."""

    list_request: date
    notice: date
    result: date
    result_limit: date


class TermState(StrEnum):
    """How near the end of a term is."""

    RUNNING = "任期内"
    REMIND = "即将届满"
    REQUEST_DUE = "应提出换届请示"
    DELAYED = "经批准延期"
    OVER = "超期未换届"


def months_later(day: date, months: int) -> date:
    """Return the same day some months later (or earlier), or the last day of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def term_end(elected_on: date, years: int) -> date:
    """Return the day on which the term ends (G1, G2)."""
    return months_later(elected_on, 12 * years)


def term_dates(elected_on: date, years: int, deadlines: Deadlines = DEFAULT_DEADLINES) -> TermDates:
    """Return the end of a term with its reminder and the last day for the request."""
    ends = term_end(elected_on, years)
    return TermDates(
        ends, months_later(ends, -deadlines.reminder_months), months_later(ends, -deadlines.request_months)
    )


def election_dates(election_on: date, deadlines: Deadlines = DEFAULT_DEADLINES) -> ElectionDates:
    """Return the deadlines around an election day."""
    return ElectionDates(
        list_request=months_later(election_on, -deadlines.list_request_months),
        notice=election_on - timedelta(days=deadlines.notice_days),
        result=election_on + timedelta(days=deadlines.result_days),
        result_limit=election_on + timedelta(days=deadlines.result_limit_days),
    )


def election_day_problems(ends: date, election_on: date, approved: bool) -> tuple[Problem, ...]:
    """Judge an election day before or after the end of the term: at most a year, with approval (Art. 3, G3)."""
    if not months_later(ends, -12) <= election_on <= months_later(ends, 12):
        return (error("more_than_a_year_off", "R-07", ends=ends.isoformat(), day=election_on.isoformat()),)
    if election_on == ends or approved:
        return ()
    if election_on > ends:
        return (error("delay_needs_approval", "R-07", ends=ends.isoformat(), days=(election_on - ends).days),)
    return (warning("advance_needs_approval", "R-07", ends=ends.isoformat(), days=(ends - election_on).days),)


def days_over(ends: date, today: date) -> int:
    """Return by how many days a term is over; 0 while it runs (G6)."""
    return max(0, (today - ends).days)


def term_state(dates: TermDates, today: date, delayed_until: date | None = None) -> TermState:
    """Return how near the end is; an approved delay counts until its day, at most one year after the end (G6)."""
    if today > dates.ends:
        covered = delayed_until and today <= min(delayed_until, months_later(dates.ends, 12))
        return TermState.DELAYED if covered else TermState.OVER
    if today >= dates.request:
        return TermState.REQUEST_DUE
    return TermState.REMIND if today >= dates.remind else TermState.RUNNING


def last_day_of_notice(
    start: date,
    working_days: int,
    holidays: Collection[date] = (),
    extra_workdays: Collection[date] = (),
    first_day_counts: bool = True,
) -> date:
    """Return the last day of a public notice (公示) of so many working days (G7).

    Weekends and `holidays` are skipped, `extra_workdays` (调休上班) count.
    """
    day = start if first_day_counts else start + timedelta(days=1)
    left = working_days
    while True:
        left -= day in extra_workdays or (day.weekday() < 5 and day not in holidays)
        if left <= 0:
            return day
        day += timedelta(days=1)
