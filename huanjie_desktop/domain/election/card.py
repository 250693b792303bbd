"""A verdict as data: which rule, which figures, where the line is, how far from it, what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from huanjie_desktop.domain.election.method import BaseName
from huanjie_desktop.domain.election.result import NextStep
from huanjie_desktop.domain.election.sources import Source, source_of


class CardCode(StrEnum):
    """Every verdict that somebody may have to announce and to defend."""

    MEETING_VALID = "meeting_valid"
    MEETING_NOT_VALID = "meeting_not_valid"
    EXCLUSION_PASSED = "exclusion_passed"
    EXCLUSION_FAILED = "exclusion_failed"
    RETURNED_VALID = "returned_valid"
    RETURNED_VOID = "returned_void"
    BALLOT_VALID = "ballot_valid"
    BALLOT_ALL_ABSTAIN = "ballot_all_abstain"
    BALLOT_OVER_VOTE = "ballot_over_vote"
    BALLOT_CONTRADICTION = "ballot_contradiction"
    BALLOT_WRITE_IN_UNSIGNED = "ballot_write_in_unsigned"
    BALLOT_IDENTIFIED = "ballot_identified"
    BALLOT_NO_SEAL = "ballot_no_seal"
    BALLOT_NOT_ISSUED = "ballot_not_issued"
    BALLOT_OTHER_GROUND = "ballot_other_ground"
    ELECTED = "elected"
    ELECTED_WRITTEN_IN = "elected_written_in"
    ELECTED_BY_PLURALITY = "elected_by_plurality"
    NOT_ELECTED = "not_elected"
    PASSED_OVER = "passed_over"
    OUTVOTED = "outvoted"
    NO_VOTES = "no_votes"
    TIED = "tied"
    ON_LIST = "on_list"
    OFF_LIST = "off_list"
    BASES_DIFFER = "bases_differ"
    TOO_FEW = "too_few"
    REDUCED = "reduced"
    CONSENT_NOT_REACHED = "consent_not_reached"
    REDUCTION_NOT_PERMITTED = "reduction_not_permitted"
    APPROVAL_NEEDED = "approval_needed"
    ALL_SEATED = "all_seated"
    SECOND_VOTE = "second_vote"
    FURTHER_VOTE = "further_vote"
    REDUCE_OR_FURTHER = "reduce_or_further"
    PRESELECTION_SHORT = "preselection_short"
    ASK_SUPERIOR = "ask_superior"
    ADJOURN = "adjourn"
    VOTE_AGAIN = "vote_again"
    FIGURES_CONTRADICT = "figures_contradict"


class LineKind(StrEnum):
    """What a number is measured against."""

    FOUR_FIFTHS = "four_fifths"
    MORE_THAN_HALF = "more_than_half"
    AT_LEAST_HALF = "at_least_half"
    AT_MOST = "at_most"
    MOST_VOTES = "most_votes"


@dataclass(frozen=True)
class Line:
    """A number and its line: `needed` is the smallest number that is enough, under AT_MOST the largest permitted one.

    `base` is what the line is computed from: people, or under MOST_VOTES the votes of the next person.
    """

    kind: LineKind
    base: int
    needed: int
    reached: int
    base_name: BaseName | None = None

    @property
    def distance(self) -> int:
        """How far on the good side of the line; below 0 it is missed by so many."""
        beyond = self.reached - self.needed
        return -beyond if self.kind is LineKind.AT_MOST else beyond

    @property
    def holds(self) -> bool:
        """Whether the line is reached."""
        return self.distance >= 0

    @property
    def exactly_half(self) -> bool:
        """Whether just half is reached where more than half is needed (F2)."""
        return self.kind is LineKind.MORE_THAN_HALF and 2 * self.reached == self.base


def more_than_half(base: int, reached: int, name: BaseName | None = None) -> Line:
    """Measure a number against more than half of `base` (R-22)."""
    return Line(LineKind.MORE_THAN_HALF, base, base // 2 + 1, reached, name)


def at_least_half(base: int, reached: int, name: BaseName | None = None) -> Line:
    """Measure a number against half of `base`, which includes exactly half (R-24)."""
    return Line(LineKind.AT_LEAST_HALF, base, (base + 1) // 2, reached, name)


@dataclass(frozen=True)
class VerdictCard:
    """One verdict that explains itself.

    `figures` are those put in, under their names in office words; `line` the number that decided with its base and
    distance, `other` the same under the other base; `next` what the meeting does now; `values` fill the sentences.
    """

    code: CardCode
    rule: str
    subject: str = ""
    figures: Mapping[str, int] = field(default_factory=dict)
    line: Line | None = None
    other: Line | None = None
    next: NextStep | None = None
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def source(self) -> Source:
        """Where the rule comes from, as far as it may be cited."""
        return source_of(self.rule)

    @property
    def bases_agree(self) -> bool:
        """Whether the other base leads to the same."""
        return self.line is None or self.other is None or self.line.holds is self.other.holds
