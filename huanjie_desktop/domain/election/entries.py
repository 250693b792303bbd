"""Two recorders enter the same ballots independently; here the differences are named."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from huanjie_desktop.domain.election.ballot import BallotMarks, WriteIn
from huanjie_desktop.domain.problems import Problem, error


class Place(StrEnum):
    """Where on a ballot two entries differ."""

    BALLOT = "整张"
    VOID = "整票认定"
    BOX = "候选人"
    WRITE_IN = "另选他人"


@dataclass(frozen=True)
class Difference:
    """One difference: number of the ballot from 1, the place, whose box, and what each recorder entered."""

    ballot: int
    place: Place
    name: str
    first: str
    second: str


def compare_ballots(
    number: int, first: BallotMarks, second: BallotMarks, candidates: Sequence[str]
) -> tuple[Difference, ...]:
    """Name every box, write-in and decision in which two entries of one ballot differ."""
    return tuple(_differences(number, first, second, candidates))


def compare_entries(
    first: Mapping[int, BallotMarks], second: Mapping[int, BallotMarks], candidates: Sequence[str]
) -> tuple[Difference, ...]:
    """Compare two whole entries ballot by ballot; a ballot that only one recorder has is a difference too."""
    found: list[Difference] = []
    for number in sorted({*first, *second}):
        mine, yours = first.get(number), second.get(number)
        if mine is None or yours is None:
            found.append(Difference(number, Place.BALLOT, "", _is_there(mine), _is_there(yours)))
        else:
            found.extend(compare_ballots(number, mine, yours, candidates))
    return tuple(found)


def entry_problems(differences: Sequence[Difference]) -> tuple[Problem, ...]:
    """Turn differences into findings that keep a count from being closed."""
    return tuple(
        error("entries_differ", "R-25", d.name, ballot=d.ballot, place=d.place, first=d.first, second=d.second)
        for d in differences
    )


def _is_there(ballot: BallotMarks | None) -> str:
    return "未录" if ballot is None else "已录"


def _differences(
    number: int, first: BallotMarks, second: BallotMarks, candidates: Sequence[str]
) -> Iterator[Difference]:
    if first.void != second.void:
        yield Difference(number, Place.VOID, "", first.void or "", second.void or "")
    for name, mine, yours in zip(candidates, first.marks, second.marks, strict=True):
        if mine is not yours:
            yield Difference(number, Place.BOX, name, mine, yours)
    written, other = _sorted(first.write_ins), _sorted(second.write_ins)
    for one, two in zip_longest(written, other):
        if one != two:
            shown = one or two
            yield Difference(number, Place.WRITE_IN, shown.name if shown else "", _shown(one), _shown(two))


def _sorted(write_ins: Sequence[WriteIn]) -> list[WriteIn]:
    return sorted(write_ins, key=lambda write_in: (write_in.name, write_in.sign))


def _shown(write_in: WriteIn | None) -> str:
    return f"{write_in.name} {write_in.sign}" if write_in else ""
