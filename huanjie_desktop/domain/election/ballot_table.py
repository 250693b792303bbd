"""A ruled table of a ballot: a heading column, rows that may grow, and lines that keep clear of every mark box."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from huanjie_desktop.domain.election.ballot_parts import Box, Label, LabelRole, Rect

HEAD = 800
HEAD_LETTER = 420
LINE = 20
FRAME = 40


@dataclass(frozen=True)
class Row:
    """The least and the largest height of a row."""

    least: int
    most: int


@dataclass(frozen=True)
class Cells:
    """What stands in a table: boxes, names, and the lines between them."""

    boxes: tuple[Box, ...] = ()
    labels: tuple[Label, ...] = ()
    rules: tuple[Rect, ...] = ()

    def __add__(self, other: "Cells") -> "Cells":
        """Return both together."""
        return Cells(self.boxes + other.boxes, self.labels + other.labels, self.rules + other.rules)


Edges = Sequence[int]


@dataclass(frozen=True)
class Table:
    """A table before it is placed: `fill` takes the left edge of its columns and the upper and lower edges of rows."""

    head: str
    width: int
    rows: tuple[Row, ...]
    fill: Callable[[int, Edges], Cells]

    @property
    def least(self) -> int:
        """The least height."""
        return sum(row.least for row in self.rows)

    @property
    def growth(self) -> int:
        """By how much it may grow."""
        return sum(row.most - row.least for row in self.rows)

    def edges(self, y: int, share: Fraction) -> tuple[int, ...]:
        """Return the edges of the rows from `y` downwards, grown by a share of what they may grow."""
        heights = (row.least + int(share * (row.most - row.least)) for row in self.rows)
        return tuple(accumulate(heights, initial=y))

    def at(self, left: int, edges: Edges) -> Cells:
        """Return the table in its place, within a frame that lies outside it."""
        whole = Rect(left, edges[0], HEAD + self.width, edges[-1] - edges[0])
        line = Rect(left + HEAD - LINE, whole.y, LINE, whole.h)
        return Cells((), (_head(self.head, whole),), (*_frame(whole), line)) + self.fill(left + HEAD, edges)


def _head(text: str, whole: Rect) -> Label:
    """Return the heading, written downwards in the middle of the first column."""
    tall = len(text) * HEAD_LETTER * 11 // 10
    x, y = whole.x + (HEAD - LINE - HEAD_LETTER) // 2, whole.y + (whole.h - tall) // 2
    return Label(LabelRole.SECTION, text, x, y, HEAD_LETTER, tall, HEAD_LETTER, upright=True)


def _frame(whole: Rect) -> tuple[Rect, ...]:
    return (
        Rect(whole.x - FRAME, whole.y - FRAME, whole.w + 2 * FRAME, FRAME),
        Rect(whole.x - FRAME, whole.bottom, whole.w + 2 * FRAME, FRAME),
        Rect(whole.x - FRAME, whole.y - FRAME, FRAME, whole.h + 2 * FRAME),
        Rect(whole.right, whole.y - FRAME, FRAME, whole.h + 2 * FRAME),
    )


def across(left: int, width: int, edges: Edges) -> tuple[Rect, ...]:
    """Return level lines at the given heights."""
    return tuple(Rect(left, y - LINE // 2, width, LINE) for y in edges)


def down(places: Sequence[int], top: int, bottom: int) -> tuple[Rect, ...]:
    """Return upright lines at the given places."""
    return tuple(Rect(x - LINE // 2, top, LINE, bottom - top) for x in places)
