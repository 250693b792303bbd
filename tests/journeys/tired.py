"""People who read a pile of ballots and slip now and then, seeded: what they key instead of what stands there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from random import Random

from huanjie_desktop.domain.election.ballot import SCRUTINEERS_REASONS, BallotMarks, Sign, WriteIn
from huanjie_desktop.services.sample.votes import Hall as Voters
from huanjie_desktop.services.sample.votes import cast


class Slip(Enum):
    """What goes wrong at one ballot."""

    WRONG_KEY = auto()
    SWAPPED_NAMES = auto()
    SKIPPED = auto()
    DOUBLED = auto()


Slips = Mapping[int, Slip]
"""Place in the pile, from 0, to what goes wrong there."""


def voted(names: Sequence[str], seats: int, others: Sequence[str], voters: int, dice: Random) -> list[BallotMarks]:
    """Return a pile in which ballots of every odd kind lie, some with persons written in, some void."""
    halls = len(others)
    sizes = [voters // halls + (place < voters % halls) for place in range(halls)]
    pile = [
        _as_kept(one)
        for other, size in zip(others, sizes, strict=True)
        for one in cast(Voters(tuple(names), seats, (other,), size), dice)
    ]
    dice.shuffle(pile)
    return pile


def _as_kept(paper: BallotMarks) -> BallotMarks:
    """Of a void ballot only that is kept; nobody keys its boxes."""
    return BallotMarks((Sign.EMPTY,) * len(paper.marks), void=paper.void) if paper.void else paper


def seeded(size: int, each: int, dice: Random) -> dict[int, Slip]:
    """Return slips: so many of each kind, never on the last ballot."""
    places = dice.sample(range(size - 1), each * len(Slip))
    return {place: list(Slip)[turn % len(Slip)] for turn, place in enumerate(places)}


@dataclass
class Reader:
    """Reads a pile from its top; `at` is the place of the paper that comes next."""

    pile: Sequence[BallotMarks]
    slips: Slips
    dice: Random
    at: int = 0

    def read(self) -> BallotMarks | None:
        """Return how the next paper is read, None when there is none left."""
        kind = self.slips.get(self.at)
        if kind is Slip.SKIPPED:
            self.at += 1
        if self.at >= len(self.pile):
            return None
        paper = self.pile[self.at]
        self.at += kind is not Slip.DOUBLED
        if kind is Slip.DOUBLED:
            self.slips = {place: slip for place, slip in self.slips.items() if place != self.at}
        return misread(paper, kind, self.dice)

    def read_all(self) -> list[BallotMarks]:
        """Return everything keyed of the pile: never more than its number, for then the program takes no more.

        Who has no paper left although one is asked for looks for the ones passed over, and keys them last.
        """
        passed = [self.pile[place] for place, kind in sorted(self.slips.items()) if kind is Slip.SKIPPED]
        keyed: list[BallotMarks] = []
        while len(keyed) < len(self.pile):
            one = self.read()
            keyed.append(passed.pop(0) if one is None else one)
        return keyed


def misread(paper: BallotMarks, kind: Slip | None, dice: Random) -> BallotMarks:
    """Return a paper with one key wrong, or two names taken for each other."""
    if kind is Slip.SWAPPED_NAMES and len(set(paper.marks)) > 1:
        return _swapped(paper, dice)
    return _wrong(paper, dice) if kind in (Slip.WRONG_KEY, Slip.SWAPPED_NAMES) else paper


def _wrong(paper: BallotMarks, dice: Random) -> BallotMarks:
    if paper.void:
        return replace(paper, void=dice.choice([one for one in SCRUTINEERS_REASONS if one is not paper.void]))
    if paper.write_ins and dice.random() < 0.5:
        return replace(paper, write_ins=(WriteIn("丁建北"),))
    place = dice.randrange(len(paper.marks))
    other = dice.choice([sign for sign in (Sign.APPROVE, Sign.REJECT, Sign.EMPTY) if sign is not paper.marks[place]])
    return replace(paper, marks=(*paper.marks[:place], other, *paper.marks[place + 1 :]))


def _swapped(paper: BallotMarks, dice: Random) -> BallotMarks:
    signs = list(paper.marks)
    one = dice.randrange(len(signs))
    two = dice.choice([place for place, sign in enumerate(signs) if sign is not signs[one]])
    signs[one], signs[two] = signs[two], signs[one]
    return replace(paper, marks=tuple(signs))
