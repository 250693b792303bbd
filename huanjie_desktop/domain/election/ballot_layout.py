"""Puts a ballot on its page: heading, table of the candidates, table for other persons, explanation."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from huanjie_desktop.domain.election import ballot_candidates, ballot_write_ins
from huanjie_desktop.domain.election.ballot_foot import Foot, feet
from huanjie_desktop.domain.election.ballot_frame import MARKER_EDGE, Frame, heading
from huanjie_desktop.domain.election.ballot_parts import BallotSpec, Label, Layout, Paper
from huanjie_desktop.domain.election.ballot_table import FRAME, HEAD, Cells, Table

COLUMN = 4200
BESIDE = 9000
BETWEEN = (300, 700)
BEFORE_TEXT = (350, 900)
ABOVE = (0, 500)
MOST_ABOVE = 2500
MOST_LIFT = 2500

Pair = tuple[Table, Table | None]


@dataclass(frozen=True)
class Arrangement:
    """Everything between the heading and the bottom edge, in its place."""

    heading: tuple[Label, ...]
    tables: Cells
    explanation: tuple[Label, ...]


def arrange(spec: BallotSpec, frame: Frame) -> Arrangement | None:
    """Return the first arrangement that fits, its rows as high as the page allows, or None.

    A readable explanation comes first, then the most natural tables, then the largest letters of the explanation.
    """
    top = heading(spec, frame)
    if top is None:
        return None
    pairs = tuple(_pairs(spec, frame))
    for ends, pair in product(feet(spec, frame), pairs):
        for end in ends:
            found = _stacked(spec, frame, top, pair, end)
            if found:
                return found
    return None


def _pairs(spec: BallotSpec, frame: Frame) -> Iterator[Pair]:
    """Offer the tables of candidates and of write-in cells, the most natural first."""
    offers = _above_pairs if spec.layout is Layout.ABOVE else _beside_pairs
    yield from offers(spec, frame, frame.inner - HEAD)


def box_sizes(frame: Frame) -> tuple[int, ...]:
    """Return the edges of a mark box to try, largest first."""
    return (1400, 1200) if frame.paper is Paper.A4 else (1200,)


def _above_pairs(spec: BallotSpec, frame: Frame, room: int) -> Iterator[Pair]:
    names, cells = spec.candidates, spec.write_in_places
    columns = max(len(names), ballot_write_ins.in_row(cells, room) if cells else 0)
    width = min(room, max(columns * COLUMN, room * 55 // 100))
    offers = [table for size in box_sizes(frame) for table in ballot_candidates.above(names, width, size)]
    if frame.row > frame.inner:
        offers += ballot_candidates.above(names, frame.row - HEAD, box_sizes(frame)[-1], grow=False)
    yield from product(offers, _cells_below(cells, width))


def _cells_below(cells: int, width: int) -> list[Table | None]:
    *levels, tall = _cells_beside(cells, width)
    return [tall, *levels]


def _beside_pairs(spec: BallotSpec, frame: Frame, room: int) -> Iterator[Pair]:
    """Offer one narrow column first, then more columns with large names, one wide column, columns with small names."""
    names, cells, sizes = spec.candidates, spec.write_in_places, box_sizes(frame)
    long = ballot_candidates.places(names) * ballot_candidates.LARGEST_NAME + sizes[0] + 1100
    more = [(columns, room) for columns in range(2, 5)]
    shapes = [(True, 1, min(room, max(BESIDE, long))), *((True, *shape) for shape in more), (False, 1, room)]
    for (large, columns, width), size in product([*shapes, *((False, *shape) for shape in more)], sizes):
        upper = ballot_candidates.beside(names, width, size, columns, large)
        yield from ((upper, lower) for lower in _cells_beside(cells, width) if upper)


def _cells_beside(cells: int, width: int) -> list[Table | None]:
    if not cells:
        return [None]
    levels = [ballot_write_ins.level(cells, width, columns) for columns in (1, 2)]
    return [*(table for table in levels if table), ballot_write_ins.upright(cells, width)]


def _stacked(spec: BallotSpec, frame: Frame, top: tuple[Label, ...], pair: Pair, end: Foot) -> Arrangement | None:
    tables = [table for table in pair if table]
    first, gaps = _first(frame, top), [ABOVE, *[BETWEEN] * (len(tables) - 1), BEFORE_TEXT]
    slack = end.top(0) - first - sum(table.least for table in tables) - sum(least for least, _ in gaps)
    growth = sum(table.growth for table in tables) + sum(most - least for least, most in gaps)
    if slack < 0:
        return None
    share, rest = min(Fraction(1), Fraction(slack, growth)), max(0, slack - growth)
    above, lift = min(MOST_ABOVE, rest // 3), min(MOST_LIFT, rest // 3)
    y, placed = first + above, Cells()
    for table, (least, most) in zip(tables, gaps, strict=False):
        y += least + int(share * (most - least))
        edges = table.edges(y, share)
        placed += table.at((frame.width - HEAD - table.width) // 2, edges)
        y = edges[-1]
    return Arrangement(top, placed, end.at(lift))


def _first(frame: Frame, top: tuple[Label, ...]) -> int:
    """Return where the first table may begin."""
    code = frame.code_top.bottom + 200 if frame.marks else 0
    return FRAME + max(top[-1].rect.bottom + 300, code, MARKER_EDGE + frame.marker + 200)
