"""The result of one vote as data: every paper and every screen takes its figures from here."""

from dataclasses import dataclass
from enum import StrEnum

from huanjie_desktop.domain.election.contest import Contest
from huanjie_desktop.domain.election.counting import Figures
from huanjie_desktop.domain.election.method import BaseName
from huanjie_desktop.domain.problems import Problem


class NextStep(StrEnum):
    """What the meeting does after this vote."""

    DONE = "done"
    RUNOFF = "runoff"
    FURTHER_OR_REDUCE = "further_or_reduce"
    FURTHER = "further"
    ASK_SUPERIOR = "ask_superior"
    REDUCED = "reduced"
    ADJOURN = "adjourn"
    VOTE_AGAIN = "vote_again"
    CORRECT_FIGURES = "correct_figures"


@dataclass(frozen=True)
class Base:
    """What approvals are measured against; `needed` is the least number that elects (R-22), 1 where most votes win."""

    name: BaseName
    value: int
    needed: int


@dataclass(frozen=True)
class PersonResult:
    """The figures of one person; `over_due` and `over_present` say how far above (or below 0) the line of each base."""

    name: str
    yes: int
    no: int
    abstain: int
    written_in: bool
    passes: bool
    over_due: int
    over_present: int

    @property
    def passes_due(self) -> bool:
        """Whether more than half of those who should attend approved."""
        return self.over_due >= 0

    @property
    def passes_present(self) -> bool:
        """Whether more than half of those present approved."""
        return self.over_present >= 0


@dataclass(frozen=True)
class Outcome:
    """The result of one vote: every paper takes its figures from here.

    `refused`: the figures contradict each other and nothing was decided. `vote_valid` is None without a count.
    `passed` stands by votes, `elected` in the order of the announcement (R-27); `open_seats` includes the tied ones,
    `reducible` says that fewer seats may be put to the voters (R-24), `consent` how many agreed.
    """

    contest: Contest
    figures: Figures
    next: NextStep
    meeting_valid: bool = True
    vote_valid: bool | None = True
    refused: bool = False
    valid: int = 0
    invalid: int = 0
    people: tuple[PersonResult, ...] = ()
    base: Base | None = None
    passed: tuple[str, ...] = ()
    elected: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    tied_seats: int = 0
    differs_under_present: bool = False
    reducible: bool = False
    consent: int | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def open_seats(self) -> int:
        """Seats without an elected person."""
        return self.contest.seats - len(self.elected)

    def person(self, name: str) -> PersonResult:
        """Return the figures of one person. Raises KeyError for a name nobody voted on."""
        return {person.name: person for person in self.people}[name]
