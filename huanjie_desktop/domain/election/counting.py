"""Adding up ballots, and whether the figures of a vote agree with each other (section 0.4)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from huanjie_desktop.domain.election.ballot import Verdict
from huanjie_desktop.domain.problems import Problem, error, notice, warning


@dataclass(frozen=True)
class Figures:
    """Numbers of people and papers: 应到会, 实到会, 发出, 收回; 印制 and 剩余 are None until entered."""

    due: int
    present: int
    issued: int
    returned: int
    printed: int | None = None
    spare: int | None = None


@dataclass(frozen=True)
class Votes:
    """What one printed candidate got: 赞成, 不赞成, 弃权."""

    yes: int = 0
    no: int = 0
    abstain: int = 0

    @property
    def total(self) -> int:
        """The sum, which must be the number of valid ballots."""
        return self.yes + self.no + self.abstain

    def plus(self, other: "Votes") -> "Votes":
        """Return the sums."""
        return Votes(self.yes + other.yes, self.no + other.no, self.abstain + other.abstain)


@dataclass(frozen=True)
class Tally:
    """The count (计票): 有效票, 无效票, votes of the printed candidates in ballot order and of written-in persons."""

    votes: Mapping[str, Votes]
    written_in: Mapping[str, int] = field(default_factory=dict)
    valid: int = 0
    invalid: int = 0

    @classmethod
    def empty(cls, candidates: Iterable[str]) -> "Tally":
        """Return a count in which nothing has been counted."""
        return cls({name: Votes() for name in candidates})

    @property
    def returned(self) -> int:
        """Number of ballots counted."""
        return self.valid + self.invalid

    def add(self, verdict: Verdict, times: int = 1) -> "Tally":
        """Return the count with `times` more ballots of this verdict."""
        return counted(self.votes, [(verdict, times)]).combine(self)

    def take_back(self, verdict: Verdict) -> "Tally":
        """Return the count without one ballot of this verdict that was counted before."""
        left = self.add(verdict, -1)
        return replace(left, written_in={name: votes for name, votes in left.written_in.items() if votes})

    def combine(self, other: "Tally") -> "Tally":
        """Return the sum of two counts of the same candidates, for instance of two tables."""
        written = {
            name: self.written_in.get(name, 0) + other.written_in.get(name, 0)
            for name in dict.fromkeys([*self.written_in, *other.written_in])
        }
        votes = {name: own.plus(other.votes[name]) for name, own in self.votes.items()}
        return Tally(votes, written, self.valid + other.valid, self.invalid + other.invalid)

    def without_candidate(self, name: str) -> "Tally":
        """Return the count without a printed candidate, who has withdrawn or died; the other figures stay."""
        return replace(self, votes={key: votes for key, votes in self.votes.items() if key != name})

    def without_written_in(self, names: Iterable[str]) -> "Tally":
        """Return the count without written-in persons for whom a write-in has no effect."""
        barred = frozenset(names)
        kept = {name: votes for name, votes in self.written_in.items() if name not in barred}
        return replace(self, written_in=kept)


def counted(candidates: Iterable[str], verdicts: Iterable[tuple[Verdict, int]]) -> Tally:
    """Count verdicts, each with the number of ballots that got it. Their order never matters."""
    yes = dict.fromkeys(candidates, 0)
    no, abstain = dict(yes), dict(yes)
    written: dict[str, int] = {}
    valid = invalid = 0
    for verdict, times in verdicts:
        if not verdict.valid:
            invalid += times
            continue
        valid += times
        for names, sums in (
            (verdict.approved, yes),
            (verdict.rejected, no),
            (verdict.abstained, abstain),
            (verdict.written_in, written),
        ):
            for name in names:
                sums[name] = sums.get(name, 0) + times
    votes = {name: Votes(yes[name], no[name], abstain[name]) for name in yes}
    return Tally(votes, written, valid, invalid)


def check_figures(figures: Figures) -> tuple[Problem, ...]:
    """Find figures that contradict each other (errors) or need a word of explanation (0.4, R-20)."""
    return (*_impossible(figures), *_unusual(figures))


def _impossible(figures: Figures) -> Iterator[Problem]:
    numbers = (figures.due, figures.present, figures.issued, figures.returned, figures.printed or 0, figures.spare or 0)
    if min(numbers) < 0:
        yield error("figure_negative", "0.4")
    if figures.due == 0:
        yield error("due_is_zero", "R-05")
    if figures.present > figures.due:
        yield error("present_over_due", "0.4", present=figures.present, due=figures.due)
    if figures.printed is not None and figures.spare is not None:
        missing = figures.printed - figures.issued - figures.spare
        if missing:
            papers = {"printed": figures.printed, "issued": figures.issued, "spare": figures.spare}
            yield error("papers_do_not_add_up", "0.4", "", missing=abs(missing), **papers)


def _unusual(figures: Figures) -> Iterator[Problem]:
    if figures.issued > figures.present:
        yield warning("issued_over_voters", "R-20", issued=figures.issued, present=figures.present)
    if figures.issued < figures.present:
        yield warning("issued_under_voters", "R-20", issued=figures.issued, present=figures.present)
    if figures.returned < figures.issued:
        yield notice("ballots_missing", "R-20", missing=figures.issued - figures.returned)


def check_issue(present: int, issued: int) -> tuple[Problem, ...]:
    """Stop before casting when the ballots issued are not the voters present (E4, R-20)."""
    if issued > present:
        return (error("issue_too_many", "R-20", issued=issued, present=present, extra=issued - present),)
    if issued < present:
        return (error("issue_too_few", "R-20", issued=issued, present=present, missing=present - issued),)
    return ()


def check_tally(tally: Tally, returned: int, seats: int) -> tuple[Problem, ...]:
    """Find contradictions between a count, the ballots returned and the seats (E6, E7)."""
    return tuple(_contradictions(tally, returned, seats))


def _contradictions(tally: Tally, returned: int, seats: int) -> Iterator[Problem]:
    if _smallest(tally) < 0:
        yield error("figure_negative", "0.4")
    if tally.returned != returned:
        sums = {"valid": tally.valid, "invalid": tally.invalid, "returned": returned}
        yield error("valid_and_invalid_not_returned", "0.4", "", **sums)
    for name, votes in tally.votes.items():
        if votes.total != tally.valid:
            yield error("votes_not_valid_ballots", "0.4", name, name=name, total=votes.total, valid=tally.valid)
    yield from _written_in_contradictions(tally)
    approvals = sum(votes.yes for votes in tally.votes.values()) + sum(tally.written_in.values())
    if approvals > tally.valid * seats:
        yield error("approvals_over_possible", "R-19", approvals=approvals, possible=tally.valid * seats)


def _written_in_contradictions(tally: Tally) -> Iterator[Problem]:
    for name, number in tally.written_in.items():
        if name in tally.votes:
            yield error("written_in_is_printed", "0.4", name, name=name)
        elif number > tally.valid:
            yield error("written_in_over_valid", "0.4", name, name=name, votes=number, valid=tally.valid)


def _smallest(tally: Tally) -> int:
    singles = [number for votes in tally.votes.values() for number in (votes.yes, votes.no, votes.abstain)]
    return min(tally.valid, tally.invalid, *singles, *tally.written_in.values())
