"""Two readings of one bundle laid side by side: the smallest set of ballots to look at again (e11).

A skipped ballot shifts all that follow; named is the one that was skipped, not those behind it.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from huanjie_desktop.domain.election.ballot import BallotMarks

Reading = Sequence[BallotMarks]
_Keys = tuple[Hashable, ...]


class LookKind(StrEnum):
    """What seems to have happened."""

    WRONG = "录得不同"
    SKIPPED = "漏录"
    DOUBLED = "重录"
    SWAPPED = "前后颠倒"


@dataclass(frozen=True)
class Look:
    """Ballots to look at: their numbers on the paper, what seems to have happened, the recorder it happened to.

    Several numbers mean one of several like ballots, or two in the wrong order. `recorder` 0: the paper decides.
    """

    numbers: tuple[int, ...]
    kind: LookKind
    recorder: int = 0


@dataclass(frozen=True)
class _Move:
    """A step through both readings: how many ballots of each it covers, how grave it is."""

    cost: int
    first: int
    second: int
    kind: LookKind | None = None


_SAME = _Move(0, 1, 1)
_SWAP = _Move(12, 2, 2, LookKind.SWAPPED)
_WRONG = _Move(8, 1, 1, LookKind.WRONG)
_FIRST_MORE = _Move(8, 1, 0, LookKind.SKIPPED)
_SECOND_MORE = _Move(8, 0, 1, LookKind.SKIPPED)
_NEVER = 8000
_DEARER = (1, 4, 8, _NEVER)  # a hint among equals, half a wrong ballot, a whole one, more than a bundle of them


def looks(first: Reading, second: Reading, first_number: int = 1, papers: int | None = None) -> tuple[Look, ...]:
    """Name the ballots to look at so that two readings of one bundle become equal; nothing when they are.

    `papers` is the number of ballots in the bundle; without it the longer reading is taken to be whole. No number
    lies beyond the bundle: what only a bigger one could explain is explained otherwise.
    """
    one, two = tuple(_key(ballot) for ballot in first), tuple(_key(ballot) for ballot in second)
    if one == two:
        return ()
    whole = papers or max(len(one), len(two))
    bundle = range(first_number, first_number + whole)
    return tuple(dict.fromkeys(_inside(look, bundle) for look in _fitting(one, two, bundle)))


@lru_cache(maxsize=16)
def _fitting(one: _Keys, two: _Keys, bundle: range) -> list[Look]:
    """Return the looks of the cheapest way that needs no more ballots than the bundle has.

    A gap beside its like may be a doubled ballot and need none; the dearer the others, the fewer there are, at last
    none but the difference in length. Only readings longer than the bundle may fit in no way.
    """
    ways = [list(_Pair(one, two, len(bundle), bundle.start).looks())]
    for dear in _DEARER:
        if _fits(ways[-1], bundle):
            return ways[-1]
        ways.append(list(_Pair(one, two, len(bundle), bundle.start, dear).looks()))
    return ways[-1] if _fits(ways[-1], bundle) else ways[0]


def _fits(found: list[Look], bundle: range) -> bool:
    return all(number in bundle for look in found for number in look.numbers)


def _inside(look: Look, bundle: range) -> Look:
    """Keep the numbers that the bundle has, its last ballot where it has none; one alone is not in a wrong order."""
    numbers = tuple(one for one in look.numbers if one in bundle) or (bundle[-1],)
    alone = look.kind is LookKind.SWAPPED and len(numbers) == 1
    return Look(numbers, LookKind.WRONG if alone else look.kind, look.recorder)


def _key(ballot: BallotMarks) -> Hashable:
    """Return what makes two readings of a ballot equal; the order of written-in names is none of it."""
    return ballot.marks, tuple(sorted((one.name, one.sign) for one in ballot.write_ins)), ballot.void


class _Pair:
    """Two readings and the cheapest way through both; `dear` is what a gap costs more away from its like."""

    def __init__(self, first: _Keys, second: _Keys, papers: int, begin: int, dear: int = 0) -> None:
        self.first, self.second = first, second
        self.papers, self.dear = papers, dear
        self._dearer = _alone(second), _alone(first)
        self.shift_first = self.shift_second = begin
        self._costs: dict[tuple[int, int], int] = {}
        self._runs: dict[tuple[int, range], Look] = {}
        self._measure()
        self._path = tuple(self._walk())
        self._doubled = self._found_doubled()

    def looks(self) -> Iterator[Look]:
        """Walk through both readings; the shifts turn places of a reading into numbers on the paper."""
        for move, here, there in self._path:
            number = here + self.shift_first
            if move is _FIRST_MORE:
                yield self._gap(1, here)
            elif move is _SECOND_MORE:
                yield self._gap(2, there)
            elif move.kind is not None:
                yield Look(tuple(range(number, number + move.first)), move.kind)

    def _walk(self) -> Iterator[tuple[_Move, int, int]]:
        """Yield the steps of the cheapest way, each with its place in both readings."""
        here, there = 0, 0
        while here < len(self.first) or there < len(self.second):
            move = min(self._moves(here, there), key=lambda one: self._total(one, here, there))
            yield move, here, there
            here, there = here + move.first, there + move.second

    def _found_doubled(self) -> list[tuple[int, int]]:
        """Return which ballots that stand beside their like and only in one reading are taken as entered twice.

        With all gaps filled the readings would be longer than the papers by what was doubled. When more may have been
        doubled than are too many, nobody knows which: the first are named, and the paper decides.
        """
        more = [(1, here) if move is _FIRST_MORE else (2, there)
                for move, here, there in self._path if move is _FIRST_MORE or move is _SECOND_MORE]
        surplus = len(self.first) + sum(longer == 2 for longer, _place in more) - self.papers
        beside_like = [(longer, place) for longer, place in more if len(_run(self._own(longer), place)) > 1]
        return beside_like[: max(surplus, 0)]

    def _own(self, longer: int) -> _Keys:
        return self.first if longer == 1 else self.second

    def _measure(self) -> None:
        for here in range(len(self.first), -1, -1):
            for there in range(len(self.second), -1, -1):
                totals = [self._total(move, here, there) for move in self._moves(here, there)]
                self._costs[here, there] = min(totals, default=0)

    def _total(self, move: _Move, here: int, there: int) -> int:
        place = here if move is _FIRST_MORE else there
        gap = self.dear and (move is _FIRST_MORE or move is _SECOND_MORE)
        more = self.dear if gap and (self.dear == _NEVER or place in self._dearer[move.first]) else 0
        return move.cost + more + self._costs[here + move.first, there + move.second]

    def _moves(self, here: int, there: int) -> Iterator[_Move]:
        mine, yours = self.first[here : here + 2], self.second[there : there + 2]
        if mine and yours:
            if mine[0] == yours[0]:
                yield _SAME
            if len(mine) == len(yours) == 2 and mine == yours[::-1]:
                yield _SWAP
            yield _WRONG
        if mine:
            yield _FIRST_MORE
        if yours:
            yield _SECOND_MORE

    def _gap(self, longer: int, place: int) -> Look:
        """Name the ballot that only one reading has: doubled there, or skipped by the other one."""
        shift = self.shift_first if longer == 1 else self.shift_second
        run = _run(self._own(longer), place)
        doubled = (longer, place) in self._doubled
        look = self._runs.get((longer, run)) or self._named(run, shift, longer, doubled)
        self._runs[longer, run] = look
        if longer == (1 if doubled else 2):
            self.shift_first += -1 if doubled else 1
        else:
            self.shift_second += -1 if doubled else 1
        return look

    def _named(self, run: range, shift: int, longer: int, doubled: bool) -> Look:
        numbers = tuple(one + shift for one in (run[:-1] if doubled else run))
        return Look(numbers, LookKind.DOUBLED if doubled else LookKind.SKIPPED, longer if doubled else 3 - longer)


def _run(reading: _Keys, place: int) -> range:
    """Return the places of like ballots around one: any of them may be meant."""
    begin = end = place
    while begin > 0 and reading[begin - 1] == reading[place]:
        begin -= 1
    while end + 1 < len(reading) and reading[end + 1] == reading[place]:
        end += 1
    return range(begin, end + 1)


def _alone(reading: _Keys) -> set[int]:
    """Return the places of the ballots that stand beside none of their like."""
    return {place for place in range(len(reading)) if len(_run(reading, place)) == 1}
