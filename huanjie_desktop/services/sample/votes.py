"""Ballots as a hall would cast them: most of them plain, a few of every odd kind."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from huanjie_desktop.domain.election.ballot import BallotMarks, Sign, VoidReason, WriteIn

ODD_EVERY = 9
"""About one ballot in nine is odd in a hall of ordinary size."""
ODD_TO_LEARN = 2
"""Among ten ballots to practise on five are odd, so that each of the common kinds comes up."""


@dataclass(frozen=True)
class Hall:
    """Who votes on what: printed names, seats, and whom the voters may write in."""

    names: tuple[str, ...]
    seats: int
    others: tuple[str, ...]
    voters: int
    odd_every: int = ODD_EVERY


def cast(hall: Hall, random: Random) -> list[BallotMarks]:
    """Return the ballots of a hall in the order in which they come out of the box; the same seed casts the same."""
    favourites = random.sample(range(len(hall.names)), min(hall.seats, len(hall.names)))
    ballots = [_plain(hall, favourites, random) for _ in range(hall.voters)]
    odd = _ODD[: hall.voters // hall.odd_every]
    for place, change in zip(random.sample(range(hall.voters), len(odd)), odd, strict=True):
        ballots[place] = change(hall, ballots[place], favourites)
    return ballots


def _plain(hall: Hall, favourites: list[int], random: Random) -> BallotMarks:
    """Approve the favourites nearly always, somebody else now and then, never more than there are seats."""
    signs = [Sign.EMPTY] * len(hall.names)
    for place in favourites:
        signs[place] = Sign.APPROVE if random.random() < 0.9 else random.choice((Sign.EMPTY, Sign.REJECT))
    free = hall.seats - signs.count(Sign.APPROVE)
    rest = [place for place in range(len(hall.names)) if place not in favourites]
    for place in rest:
        if free > 0 and random.random() < 0.7:
            signs[place], free = Sign.APPROVE, free - 1
        elif random.random() < 0.5:
            signs[place] = Sign.REJECT
    return BallotMarks(tuple(signs))


def _over_vote(hall: Hall, ballot: BallotMarks, _favourites: list[int]) -> BallotMarks:
    return BallotMarks((Sign.APPROVE,) * len(ballot.marks)) if len(hall.names) > hall.seats else ballot


def _write_in(hall: Hall, ballot: BallotMarks, favourites: list[int]) -> BallotMarks:
    """Reject one favourite, leave the non-favourites empty, write another member in."""
    signs = [Sign.APPROVE if place in favourites else Sign.EMPTY for place in range(len(ballot.marks))]
    signs[favourites[-1]] = Sign.REJECT
    return BallotMarks(tuple(signs), (WriteIn(hall.others[0]),) if hall.others else ())


def _other_sign(_hall: Hall, ballot: BallotMarks, favourites: list[int]) -> BallotMarks:
    return _with_sign(ballot, favourites[0], Sign.OTHER)


def _unreadable(_hall: Hall, ballot: BallotMarks, favourites: list[int]) -> BallotMarks:
    return _with_sign(ballot, favourites[0], Sign.UNREADABLE)


def _both(_hall: Hall, ballot: BallotMarks, favourites: list[int]) -> BallotMarks:
    return _with_sign(ballot, favourites[-1], Sign.BOTH)


def _with_sign(ballot: BallotMarks, place: int, sign: Sign) -> BallotMarks:
    return BallotMarks((*ballot.marks[:place], sign, *ballot.marks[place + 1 :]))


def _empty(_hall: Hall, ballot: BallotMarks, _favourites: list[int]) -> BallotMarks:
    return BallotMarks((Sign.EMPTY,) * len(ballot.marks))


def _signed(_hall: Hall, ballot: BallotMarks, _favourites: list[int]) -> BallotMarks:
    return BallotMarks(ballot.marks, void=VoidReason.IDENTIFYING_MARK)


_ODD: tuple[Callable[[Hall, BallotMarks, list[int]], BallotMarks], ...] = (
    _over_vote, _write_in, _other_sign, _signed, _empty, _unreadable, _both,
)  # fmt: skip
