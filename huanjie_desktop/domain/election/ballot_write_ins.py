"""Tables for writing in another person (另选他人): each cell with its own box above it or beside it."""

from functools import partial

from huanjie_desktop.domain.election.ballot_parts import Box, BoxKind, Rect
from huanjie_desktop.domain.election.ballot_table import Cells, Edges, Row, Table, across, down

SIZE = 1200
RING = 330
FROM_CELL = 520
UPRIGHT = Rect(0, 0, 2400, 3800)
LEVEL = Rect(0, 0, 5500, 1400)
SIGN = SIZE + 2 * FROM_CELL
HEAD = "另选他人"


def in_row(count: int, width: int) -> int:
    """Return how many upright cells stand in a row: as many as fit, the rows nearly equal."""
    rows = -(-count // (width // UPRIGHT.w))
    return -(-count // rows)


def upright(count: int, width: int) -> Table:
    """Return the table with boxes above tall cells, in as many rows as needed."""
    pitch = width // in_row(count, width)
    rows = -(-count // in_row(count, width))
    first, later = SIZE + RING + FROM_CELL, SIZE + 2 * FROM_CELL
    tall = Row(1900, 3000) if pitch >= LEVEL.w else Row(UPRIGHT.h, UPRIGHT.h + 1200)
    signs = [Row(least, least + 700) for least in (first, *[later] * (rows - 1))]
    return Table(
        HEAD, width, tuple(row for sign in signs for row in (sign, tall)), partial(_upright, count, pitch, width)
    )


def _upright(count: int, pitch: int, width: int, left: int, edges: Edges) -> Cells:
    found = Cells()
    row = width // pitch
    for number in range(count):
        step, x = number // row * 2, left + number % row * pitch
        top, middle, bottom = edges[step : step + 3]
        least = SIZE + FROM_CELL + (FROM_CELL if step else RING)
        y = middle - FROM_CELL - SIZE - (middle - top - least) // 2
        found += _pair(number + 1, Rect(x, middle, pitch, bottom - middle), (x + (pitch - SIZE) // 2, y))
        found += Cells((), (), down([x + pitch] if number % row < row - 1 else [], top, middle))
    return found


def level(count: int, width: int, columns: int) -> Table | None:
    """Return the table with each box to the right of its cell, or None when the cells do not fit."""
    wide = width // columns
    if wide - SIGN < LEVEL.w or count < columns:
        return None
    row = Row(SIZE + 2 * RING, SIZE + 2 * RING + 1200)
    return Table(HEAD, wide * columns, (row,) * -(-count // columns), partial(_level, count, wide))


def _level(count: int, wide: int, left: int, edges: Edges) -> Cells:
    found, rows = Cells(), len(edges) - 1
    for number in range(count):
        x, y, bottom = left + number // rows * wide, edges[number % rows], edges[number % rows + 1]
        cell = Rect(x, y, wide - SIGN, bottom - y)
        found += _pair(number + 1, cell, (cell.right + FROM_CELL, y + (cell.h - SIZE) // 2))
        found += Cells((), (), across(cell.right, SIGN, [bottom] if bottom < edges[-1] else []))
    return found


def _pair(number: int, cell: Rect, mark: tuple[int, int]) -> Cells:
    written = Box(f"w{number}", "", BoxKind.WRITE_IN, cell.x, cell.y, cell.w, cell.h)
    return Cells((written, Box(f"m{number}", "", BoxKind.WRITE_IN_MARK, *mark, SIZE, SIZE)))
