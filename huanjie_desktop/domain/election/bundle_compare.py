"""Two readings of one bundle laid side by side: the smallest set of ballots to look at again (e11).

A skipped ballot shifts all that follow; named is the one that was skipped, not those behind it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from huanjie_desktop.domain.election.ballot import BallotMarks

Reading = Sequence[BallotMarks]


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
_ONE_MORE = (LookKind.SKIPPED, LookKind.DOUBLED)
_TWICE = 2
_DEARER = (1, 4, 8, 8000)  # a hint among equals, half a wrong ballot, a whole one, more than any bundle of them


def looks(first: Reading, second: Reading, first_number: int = 1, papers: int | None = None) -> tuple[Look, ...]:
    """Name the ballots to look at so that two readings of one bundle become equal; nothing when they are.

    `papers` is the number of ballots in the bundle; without it the longer reading is taken to be whole. No number
    lies beyond the bundle: what only a bigger one could explain is explained otherwise.
    """
    one, two = [_key(ballot) for ballot in first], [_key(ballot) for ballot in second]
    if one == two:
        return ()
    whole = papers or max(len(one), len(two))
    bundle = range(first_number, first_number + whole)
    return tuple(dict.fromkeys(_inside(look, bundle) for look in _fitting(one, two, bundle)))


def _fitting(one: list[object], two: list[object], bundle: range) -> list[Look]:
    """Return the looks of a way that needs no more ballots than the bundle has, unless that takes far more looks.

    A gap beside its like may be a doubled ballot and need none; the dearer the others, the fewer there are. Where only
    naming all that follow would fit, the cheapest way stands, without the marks it puts behind the bundle: they move
    once a gap is decided.
    """
    cheapest = list(_Pair(one, two, len(bundle), bundle.start).looks())
    if _fits(cheapest, bundle):
        return cheapest
    dearer = (list(_Pair(one, two, len(bundle), bundle.start, dear).looks()) for dear in _DEARER)
    sure = [look for look in cheapest if look.kind in _ONE_MORE or look.numbers[0] in bundle] or cheapest
    few = _TWICE * len(set(cheapest))
    return next((found for found in dearer if _fits(found, bundle) and len(found) <= few), sure)


def _fits(found: list[Look], bundle: range) -> bool:
    """Tell whether every look is inside; of like ballots in a row one inside is enough."""
    return all((any if look.kind in _ONE_MORE else all)(one in bundle for one in look.numbers) for look in found)


def _inside(look: Look, bundle: range) -> Look:
    """Keep the numbers that the bundle has, its last ballot where it has none; one alone is not in a wrong order."""
    numbers = tuple(one for one in look.numbers if one in bundle) or (bundle[-1],)
    alone = look.kind is LookKind.SWAPPED and len(numbers) == 1
    return Look(numbers, LookKind.WRONG if alone else look.kind, look.recorder)


def _key(ballot: BallotMarks) -> object:
    """Return what makes two readings of a ballot equal; the order of written-in names is none of it."""
    return ballot.marks, sorted((one.name, one.sign) for one in ballot.write_ins), ballot.void


class _Pair:
    """Two readings and the cheapest way through both; `dear` is what a gap costs more away from its like."""

    def __init__(self, first: list[object], second: list[object], papers: int, begin: int, dear: int = 0) -> None:
        self.first, self.second = first, second
        self.papers, self.dear = papers, dear
        self._alone = {_FIRST_MORE: _alone(first), _SECOND_MORE: _alone(second)}
        self.shift_first = self.shift_second = begin
        self._costs: dict[tuple[int, int], int] = {}
        self._runs: dict[tuple[int, range], Look] = {}
        self._measure()
        self._path = tuple(self._walk())
        self._doubles = self._are_doubles()

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

    def _are_doubles(self) -> bool:
        """Tell whether every ballot that stands beside its like and only in one reading must be one entered twice.

        With all gaps filled the readings would be longer than the papers by what was doubled. When fewer are too many
        than may have been doubled, nobody knows which: then the paper is looked at before any is taken out.
        """
        more = [(self.first, here) for move, here, _there in self._path if move is _FIRST_MORE]
        less = [(self.second, there) for move, _here, there in self._path if move is _SECOND_MORE]
        surplus = len(self.first) + len(less) - self.papers
        beside_like = sum(len(_run(own, place)) > 1 for own, place in (*more, *less))
        return beside_like <= surplus

    def _measure(self) -> None:
        for here in range(len(self.first), -1, -1):
            for there in range(len(self.second), -1, -1):
                totals = [self._total(move, here, there) for move in self._moves(here, there)]
                self._costs[here, there] = min(totals, default=0)

    def _total(self, move: _Move, here: int, there: int) -> int:
        place = here if move is _FIRST_MORE else there
        more = self.dear if self.dear and place in self._alone.get(move, ()) else 0
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
        own = self.first if longer == 1 else self.second
        shift = self.shift_first if longer == 1 else self.shift_second
        run = _run(own, place)
        doubled = len(run) > 1 and self._doubles
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


def _run(reading: list[object], place: int) -> range:
    """Return the places of like ballots around one: any of them may be meant."""
    begin = end = place
    while begin > 0 and reading[begin - 1] == reading[place]:
        begin -= 1
    while end + 1 < len(reading) and reading[end + 1] == reading[place]:
        end += 1
    return range(begin, end + 1)


def _alone(reading: list[object]) -> set[int]:
    """Return the places of the ballots that stand beside none of their like."""
    return {place for place in range(len(reading)) if len(_run(reading, place)) == 1}
