"""The members' meeting (党员大会): who is there, whether it may vote, who counts (R-03, R-05, R-14, R-15)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from huanjie_desktop.domain.problems import Problem, error, notice, warning


@dataclass(frozen=True)
class AttendanceCount:
    """应到会, 实到会, 因事请假, 因病请假, 未请假 of the members with the right to vote; nobody else is counted here."""

    due: int
    present: int
    leave_affair: int = 0
    leave_sick: int = 0
    absent: int = 0

    @property
    def accounted(self) -> int:
        """The sum that must be `due`."""
        return self.present + self.leave_affair + self.leave_sick + self.absent


@dataclass(frozen=True)
class ShowOfHands:
    """A vote by show of hands: 赞成, 反对, 弃权."""

    agree: int
    against: int = 0
    abstain: int = 0

    @property
    def total(self) -> int:
        """Number of hands counted."""
        return self.agree + self.against + self.abstain


def least_present(due: int) -> int:
    """Return the smallest number present with which the meeting may vote: four fifths, rounded up (R-05)."""
    return (4 * due + 4) // 5


def is_quorate(present: int, due: int) -> bool:
    """Tell whether not fewer than four fifths of those who should attend are there (R-05); with nobody due, no."""
    return due > 0 and 5 * present >= 4 * due


def quorum_problems(present: int, due: int) -> tuple[Problem, ...]:
    """Say why the meeting may not vote, or nothing (R-05)."""
    if due == 0:
        return (error("due_is_zero", "R-05"),)
    if is_quorate(present, due):
        return ()
    least = least_present(due)
    return (error("quorum_not_reached", "R-05", present=present, due=due, least=least, missing=least - present),)


def check_attendance(count: AttendanceCount) -> tuple[Problem, ...]:
    """Refuse an attendance that does not add up to those who should attend (section 0.4, A14)."""
    if min(count.due, count.present, count.leave_affair, count.leave_sick, count.absent) < 0:
        return (error("figure_negative", "0.4"),)
    if count.accounted != count.due:
        return (error("attendance_does_not_add_up", "0.4", accounted=count.accounted, due=count.due),)
    return ()


def recount_problems(first: int, now: int, due: int) -> tuple[Problem, ...]:
    """Judge the count before ballots are issued against the first one; only the later one decides (R-05, B10, B11)."""
    blocked = quorum_problems(now, due)
    if blocked or first == now:
        return blocked
    return (notice("present_changed", "R-05", first=first, now=now),)


def is_adopted(agree: int, present: int, due: int) -> bool:
    """Tell whether an ordinary vote passed: at least half present, more than half of those due in favour (A4)."""
    return 2 * present >= due > 0 and 2 * agree > due


def show_of_hands_problems(hands: ShowOfHands, present: int, due: int) -> tuple[Problem, ...]:
    """Refuse hands that are not the people in the room, and say when a vote failed (支部工作条例 Art. 11)."""
    if min(hands.agree, hands.against, hands.abstain) < 0:
        return (error("figure_negative", "0.4"),)
    if hands.total > present:
        return (error("hands_over_present", "0.4", hands=hands.total, present=present),)
    if not is_adopted(hands.agree, present, due):
        return (error("vote_not_adopted", "R-03", agree=hands.agree, needed=due // 2 + 1, due=due),)
    if hands.total < present:
        return (warning("hands_under_present", "0.4", hands=hands.total, present=present),)
    return ()


@dataclass(frozen=True)
class CountingStaff:
    """Scrutineers (监票人) and tellers (计票人) by name; `relatives` are near relatives of a candidate."""

    scrutineers: tuple[str, ...]
    tellers: tuple[str, ...]
    relatives: frozenset[str] = frozenset()


def staff_problems(
    staff: CountingStaff, candidates: Collection[str], voters: Collection[str] | None = None
) -> tuple[Problem, ...]:
    """Bar candidates from scrutinizing and telling, warn of near relatives (R-14, R-15, C18).

    With `voters` given, a scrutineer must be among them.
    """
    return (
        *_scrutineer_findings(staff.scrutineers, candidates, voters),
        *_teller_findings(staff, candidates),
        *_relative_findings(staff),
    )


def _scrutineer_findings(
    names: tuple[str, ...], candidates: Collection[str], voters: Collection[str] | None
) -> Iterator[Problem]:
    if not names:
        yield error("no_scrutineer", "R-14")
    for name in names:
        if name in candidates:
            yield error("scrutineer_is_candidate", "R-14", name, name=name)
        elif voters is not None and name not in voters:
            yield error("scrutineer_is_no_voter", "R-14", name, name=name)


def _teller_findings(staff: CountingStaff, candidates: Collection[str]) -> Iterator[Problem]:
    if not staff.tellers:
        yield error("no_teller", "R-15")
    for name in staff.tellers:
        if name in candidates:
            yield error("teller_is_candidate", "R-15", name, name=name)
        if name in staff.scrutineers:
            yield warning("teller_is_scrutineer", "R-15", name, name=name)


def _relative_findings(staff: CountingStaff) -> Iterator[Problem]:
    for name in dict.fromkeys([*staff.scrutineers, *staff.tellers]):
        if name in staff.relatives:
            yield warning("staff_is_relative", "R-15", name, name=name)
