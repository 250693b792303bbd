"""Where the persons of a count stand: columns and rows in which names and numbers can be read at fifteen metres."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from ui.hall.pen import LEAST_NAME, LEAST_NUMBER
from ui.widgets.strokes import STEP

MOST_COLUMNS = 3
MOST_ROW = 0.26
AIR, TIGHT = 1.14, 1.02
HAN_INK = 0.86
LEAST_STROKE = 1 / 28
SHORT_FORM = 3.3
LONGEST = 6
GAP = 0.035


@dataclass(frozen=True)
class Letters:
    """What the layout must know: how high and wide digits are, the longest key, name and number, the most 正."""

    digit_ink: float
    digit_width: float
    key_length: int
    name_length: int
    number_length: int
    groups: int


@dataclass(frozen=True)
class Cell:
    """The places of one person."""

    row: QRectF
    key: QRectF
    name: QRectF
    strokes: QRectF
    bar: QRectF
    number: QRectF


@dataclass(frozen=True)
class Sizes:
    """The letters of names and of numbers in pixels."""

    name: float
    number: float


@dataclass(frozen=True)
class Sheet:
    """The cells of one page, in how many columns, how many pages there are, the letter sizes."""

    cells: tuple[Cell, ...]
    columns: int
    pages: int
    sizes: Sizes

    @property
    def on_page(self) -> int:
        """Persons on a full page."""
        return len(self.cells)


@dataclass(frozen=True)
class Room:
    """The area for the persons on a screen of a height, the letters, and the operator's factor."""

    area: QRectF
    height: float
    letters: Letters
    factor: float = 1.0

    @property
    def grown(self) -> float:
        """The factor where it makes letters larger: rows grow with it, but never get under the least shares."""
        return max(1.0, self.factor)

    @property
    def least(self) -> Sizes:
        """The smallest letters: what is drawn of them, not their box, keeps to the least shares."""
        name = self.height * LEAST_NAME / HAN_INK * self.grown
        return Sizes(name, self.height * LEAST_NUMBER / self.letters.digit_ink * self.grown)

    def rows(self, air: float) -> int:
        """Return the rows that fit with some air between the numbers."""
        return max(1, int(self.area.height() / (self.height * LEAST_NUMBER * air * self.grown)))

    def gap(self, columns: int) -> float:
        """The empty strip between two columns."""
        return 0.0 if columns == 1 else self.height * GAP

    def column(self, columns: int) -> float:
        """The width of one column."""
        return (self.area.width() - (columns - 1) * self.gap(columns)) / columns

    def strokes(self, width: float, sizes: Sizes) -> float:
        """Return what a column leaves for strokes."""
        return width - _key_width(self.letters, sizes) - _name_width(self.letters, sizes) - _number_width(
            self.letters, sizes
        ) - 2 * _air(sizes)  # fmt: skip


def sheet_for(persons: int, room: Room) -> Sheet:
    """Return the fewest columns in which all persons fit; where none is enough, pages of as many as fit.

    Long names are set narrower before persons go to another page.
    """
    short = replace(room, letters=replace(room.letters, name_length=3))
    for air in (AIR, TIGHT):
        columns = max(1, -(-persons // room.rows(air)))
        if columns <= MOST_COLUMNS and _is_wide_enough(short, columns):
            return _laid(max(1, persons), columns, 1, room if columns == 1 else short)
    widest = max(count for count in range(1, MOST_COLUMNS + 1) if _is_wide_enough(short, count))
    pages = -(-persons // (widest * short.rows(AIR)))
    here = -(-persons // pages)
    return _laid(here, -(-here // short.rows(AIR)), pages, short)


def _laid(here: int, columns: int, pages: int, room: Room) -> Sheet:
    rows = -(-here // columns)
    row = min(room.area.height() / rows, room.height * MOST_ROW * room.grown)
    width = room.column(columns)
    sizes = _sizes(room, row, width)
    top = room.area.y() + (room.area.height() - row * rows) / 2
    spots = [divmod(place, rows) for place in range(here)]
    left = [room.area.x() + column * (width + room.gap(columns)) for column in range(columns)]
    boxes = [QRectF(left[column], top + line * row, width, row) for column, line in spots]
    return Sheet(tuple(_cell(box, sizes, room.letters) for box in boxes), columns, pages, sizes)


def _is_wide_enough(room: Room, columns: int) -> bool:
    if columns <= 1:
        return True
    left = room.strokes(room.column(columns), room.least)
    return left >= SHORT_FORM * room.height * LEAST_STROKE * 0.85


def _sizes(room: Room, row: float, width: float) -> Sizes:
    """Return letters as large as the row allows, smaller where strokes would not get the room they need."""
    least, ink = room.least, room.letters.digit_ink
    number = max(least.number, min(row * room.factor, row / ink) * 0.8)
    large = Sizes(max(least.name, min(row * 0.55 * room.factor, row * 0.85)), number)
    wanted = min(room.letters.groups * STEP * min(row * 0.6, room.height / 14), width * 0.55)
    for part in range(10, 0, -1):
        sizes = Sizes(*(low + (high - low) * part / 10 for low, high in ((least.name, large.name),
                                                                         (least.number, large.number))))  # fmt: skip
        if room.strokes(width, sizes) >= wanted:
            return sizes
    return least


def _key_width(letters: Letters, sizes: Sizes) -> float:
    return sizes.name * (0.36 * letters.key_length + 0.2)


def _name_width(letters: Letters, sizes: Sizes) -> float:
    return sizes.name * min(max(letters.name_length, 3), LONGEST)


def _number_width(letters: Letters, sizes: Sizes) -> float:
    return letters.digit_width * sizes.number * letters.number_length


def _air(sizes: Sizes) -> float:
    return sizes.name * 0.35


def _cell(row: QRectF, sizes: Sizes, letters: Letters) -> Cell:
    top, height, air = row.y(), row.height(), _air(sizes)
    key = QRectF(row.x(), top, _key_width(letters, sizes), height)
    name = QRectF(key.right(), top, _name_width(letters, sizes), height)
    wide = _number_width(letters, sizes)
    number = QRectF(row.right() - wide, top, wide, height)
    between = QRectF(name.right() + air, top, max(1.0, number.x() - name.right() - 2 * air), height)
    strokes = between.adjusted(0, height * 0.06, 0, -height * 0.2)
    bar = QRectF(between.x(), row.bottom() - height * 0.16, between.width(), height * 0.08)
    return Cell(row, key, name, strokes, bar, number)
