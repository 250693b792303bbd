"""The totals of the paper 正 sheets (计票单) against the entries."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from huanjie_desktop.domain.election.counting import Tally, Votes
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.domain.problems import Problem, error, warning


@dataclass(frozen=True)
class SheetTotals:
    """What stands at the foot of a paper sheet: for each printed candidate (赞成, 不赞成, 弃权), written-in persons."""

    valid: int
    invalid: int
    votes: Mapping[str, tuple[int, int, int]]
    written: Mapping[str, int] = field(default_factory=dict)

    @property
    def ballots(self) -> int:
        """Number of ballots on the sheet."""
        return self.valid + self.invalid


@dataclass(frozen=True)
class PaperSheet:
    """One version of the totals typed in from paper; `bundle` 0 is the whole pile."""

    round_id: RoundId
    bundle: int
    version: int
    totals: SheetTotals


@dataclass(frozen=True)
class Explanation:
    """Why sheets and entries differ, signed by the scrutineers; it holds for exactly these `differences`."""

    round_id: RoundId
    version: int
    text: str
    witnesses: str
    differences: str


@dataclass(frozen=True)
class SheetDifference:
    """One figure that differs: whose, which one, on the sheet and by the entries."""

    name: str
    figure: str
    sheet: int
    entries: int


def totals_problems(totals: SheetTotals, names: Sequence[str]) -> tuple[Problem, ...]:
    """Refuse totals of other candidates or below nothing."""
    numbers = (
        totals.valid,
        totals.invalid,
        *totals.written.values(),
        *(one for row in totals.votes.values() for one in row),
    )
    if min(numbers) < 0:
        return (error("figure_negative", "0.4"),)
    if set(totals.votes) != set(names):
        return (error("sheet_of_other_names", "R-25"),)
    return ()


def slip_problems(place: str, totals: SheetTotals) -> tuple[Problem, ...]:
    """Point at candidates whose figures on the sheet do not add up to its valid ballots: a slip of the pen (0.4)."""
    return tuple(
        warning("sheet_does_not_add_up", "0.4", name, place=place, name=name, total=sum(row), valid=totals.valid)
        for name, row in totals.votes.items()
        if sum(row) != totals.valid
    )


def sheet_differences(tally: Tally, totals: SheetTotals) -> tuple[SheetDifference, ...]:
    """Name every figure in which a paper sheet differs from the entries."""
    return tuple(one for one in _figures(tally, totals) if one.sheet != one.entries)


def _figures(tally: Tally, totals: SheetTotals) -> Iterator[SheetDifference]:
    yield SheetDifference("", "有效票", totals.valid, tally.valid)
    yield SheetDifference("", "无效票", totals.invalid, tally.invalid)
    for name, votes in tally.votes.items():
        for figure, paper, entered in zip(("赞成", "不赞成", "弃权"), _paper(totals, name), _own(votes), strict=True):
            yield SheetDifference(name, figure, paper, entered)
    for name in dict.fromkeys((*tally.written_in, *totals.written)):
        yield SheetDifference(name, "另选赞成", totals.written.get(name, 0), tally.written_in.get(name, 0))


def _paper(totals: SheetTotals, name: str) -> tuple[int, int, int]:
    return totals.votes.get(name, (0, 0, 0))


def _own(votes: Votes) -> tuple[int, int, int]:
    return votes.yes, votes.no, votes.abstain
