"""Tables of the candidates: the row of boxes above the names, or each box beside its name."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from huanjie_desktop.domain.election.ballot_parts import Box, BoxKind, Label, LabelRole
from huanjie_desktop.domain.election.ballot_table import Cells, Edges, Row, Table, across, down

RING = 330
PAD = 180
NAME_ABOVE = 200
LARGEST_NAME = 720
LARGE_NAME = 600
GOOD_NAME = 540
LEAST_NAME = 480
LEAST_LONG_NAME = 270
HEAD = "候选人"


@dataclass(frozen=True)
class Names:
    """The candidates' names, all in letters of one size; written downwards when `upright`."""

    names: tuple[str, ...]
    letter: int
    upright: bool = False

    @property
    def tall(self) -> int:
        """Height of the longest name."""
        return self._length(places(self.names)) if self.upright else self.letter

    def label(self, name: str, x: int, y: int, w: int) -> Label:
        """Return a name in the middle of a place that is `w` wide and as high as the longest name."""
        if not self.upright:
            return Label(LabelRole.NAME, name, x, y, w, self.letter, self.letter, centred=True)
        tall = self._length(max(3, len(name)))
        left, top = x + (w - self.letter) // 2, y + (self.tall - tall) // 2
        return Label(LabelRole.NAME, name, left, top, self.letter, tall, self.letter, upright=True)

    def _length(self, count: int) -> int:
        return count * self.letter * 11 // 10


def places(names: tuple[str, ...]) -> int:
    """Return over how many characters the names are spread: the longest, at least three."""
    return max(3, *(len(name) for name in names))


def above(names: tuple[str, ...], width: int, size: int, grow: bool = True) -> Iterator[Table]:
    """Offer the tables with boxes above the names, the most readable first; none when the boxes stand too close."""
    pitch = width // len(names)
    if pitch < size + 2 * RING - 40:
        return
    for letters in _settings(names, pitch):
        least = letters.tall + 2 * NAME_ABOVE
        rows = (Row(size + 2 * RING, size + 2 * RING + 900 * grow), Row(least, least + 1200 * grow))
        yield Table(HEAD, pitch * len(names), rows, partial(_above, letters, size, pitch))


def _settings(names: tuple[str, ...], pitch: int) -> Iterator[Names]:
    level = min(LARGEST_NAME, (pitch - 2 * PAD) // places(names))
    upright = [Names(names, letter, upright=True) for letter in (LARGEST_NAME, 640, GOOD_NAME, LEAST_NAME)]
    if level >= GOOD_NAME:
        yield Names(names, level)
    yield from (setting for setting in upright if setting.tall <= 8 * LARGEST_NAME)
    if LEAST_NAME <= level < GOOD_NAME:
        yield Names(names, level)


def _above(names: Names, size: int, pitch: int, left: int, edges: Edges) -> Cells:
    top, middle, bottom = edges
    y, inset = top + (middle - top - size) // 2, (pitch - size) // 2
    name_y = middle + (bottom - middle - names.tall) // 2
    columns = [left + n * pitch for n in range(len(names.names))]
    return Cells(
        tuple(_box(n, name, (columns[n] + inset, y), size) for n, name in enumerate(names.names)),
        tuple(
            names.label(name, x + PAD, name_y, pitch - 2 * PAD) for x, name in zip(columns, names.names, strict=True)
        ),
        across(left, pitch * len(columns), [middle]) + down(columns[1:], top, bottom),
    )


def beside(names: tuple[str, ...], width: int, size: int, columns: int, large: bool) -> Table | None:
    """Return the table with each box to the right of its name, or None when the names do not fit, `large` or at all."""
    wide = width // columns
    sign = size + 2 * RING + 40
    letter = min(LARGEST_NAME, (wide - sign - 2 * PAD) // places(names))
    rows = -(-len(names) // columns)
    if letter < (LARGE_NAME if large else least_letter(names)) or -(-len(names) // rows) < columns:
        return None
    row = Row(size + 2 * RING, size + 2 * RING + 1200)
    return Table(HEAD, wide * columns, (row,) * rows, partial(_beside, Names(names, letter), size, wide))


def _beside(names: Names, size: int, wide: int, left: int, edges: Edges) -> Cells:
    rows, sign = len(edges) - 1, size + 2 * RING + 40
    found = Cells()
    for n, name in enumerate(names.names):
        x, row = left + n // rows * wide, n % rows
        y, tall = edges[row], edges[row + 1] - edges[row]
        box = _box(n, name, (x + wide - sign + RING + 20, y + (tall - size) // 2), size)
        label = names.label(name, x + PAD, y + (tall - names.letter) // 2, wide - sign - 2 * PAD)
        found += Cells((box,), (label,))
    columns = [left + n * wide for n in range(-(-len(names.names) // rows))]
    lines = [*columns[1:], *(x + wide - sign for x in columns)]
    return found + Cells((), (), across(left, wide * len(columns), edges[1:-1]) + down(lines, edges[0], edges[-1]))


def least_letter(names: tuple[str, ...]) -> int:
    """Return the smallest letter in which names may be set: very long ones would not fit otherwise."""
    return LEAST_NAME if places(names) <= 12 else LEAST_LONG_NAME


def _box(number: int, name: str, corner: tuple[int, int], size: int) -> Box:
    return Box(f"c{number + 1}", name, BoxKind.MARK, *corner, size, size)
