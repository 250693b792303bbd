"""Tables of a paper: the header stands on every page, no row is cut, a list of names has one font."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from huanjie_desktop.documents.blocks import spread
from huanjie_desktop.documents.fonts import Role
from huanjie_desktop.documents.lines import break_lines
from huanjie_desktop.documents.page import BLOCK_HEIGHT, BLOCK_WIDTH, LEFT, SIZE_TABLE, Letters, Sheet
from huanjie_desktop.documents.strokes import Strokes, draw_strokes, strokes_height
from huanjie_desktop.documents.true_type import HouseFont

Cell = str | Strokes
PAD = 4.0
AFTER = 8.0
LINE = 1.4
LEAST_NAME = 8.0


@dataclass(frozen=True)
class Column:
    """A column: heading, width as a share of the whole, left-aligned when `left`, a list of names when `names`."""

    title: str
    share: float
    left: bool = False
    names: bool = False


@dataclass(frozen=True)
class Table:
    """Columns and rows; `least` is the least height of a row in points, for signatures or strokes by hand.

    With `group` above 1 the first column spans so many rows, which stay together on a page. A `whole` table is not
    divided unless that would leave half a page empty; `keep` is the height of what must follow its last rows at once.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    size: float = SIZE_TABLE
    least: float = 0.0
    group: int = 1
    pad: float = PAD
    whole: bool = False
    keep: float = 0.0


@dataclass(frozen=True)
class _Place:
    x: float
    top: float
    width: float
    height: float


def table(sheet: Sheet, content: Table) -> None:
    """Write a table from the present height downwards, over as many pages as it needs."""
    _Writer(sheet, content).write()
    sheet.down(AFTER)


def table_height(sheet: Sheet, content: Table) -> float:
    """Return the height that an undivided table takes, with the space after it."""
    return _Writer(sheet, content).height() + AFTER


class _Writer:
    def __init__(self, sheet: Sheet, content: Table) -> None:
        self.sheet = sheet
        self.content = content
        total = sum(column.share for column in content.columns)
        self.widths = [BLOCK_WIDTH * column.share / total for column in content.columns]
        self.fonts = [self._column_font(number) for number in range(len(content.columns))]

    def height(self) -> float:
        return self._head_height() + sum(map(self._height, self.content.rows))

    def write(self) -> None:
        step = self.content.group
        groups = [self.content.rows[start : start + step] for start in range(0, len(self.content.rows), step)]
        heights = [[self._height(row) for row in group] for group in groups]
        needs = self._needs([sum(group) for group in heights])
        self.sheet.ensure(self._head_height() + (needs[0] if needs else 0.0))
        self._head()
        for group, rows, need in zip(groups, heights, needs, strict=True):
            if self.sheet.room < need - 0.01:
                self.sheet.next_page()
                self._head()
            self._group(group, rows)

    def _needs(self, heights: Sequence[float]) -> list[float]:
        """Return for each group the height that must be left for it: its own and that of what stays with it."""
        needs, page = list(heights), BLOCK_HEIGHT - self._head_height()
        if needs and self.content.keep and needs[-1] + AFTER + self.content.keep <= page:
            needs[-1] += AFTER + self.content.keep
        if self.content.group == 1 and len(needs) > 1:
            needs[-2] += needs[-1]
        whole = sum(heights) + needs[-1] - heights[-1] if needs else 0.0
        if self.content.whole and whole <= page and self.sheet.room < BLOCK_HEIGHT / 2:
            needs[0] = whole
        return needs

    def _column_font(self, number: int) -> HouseFont:
        texts = [cell for row in self.content.rows if isinstance(cell := row[number], str)]
        role = Role.NAMES if self.content.columns[number].names else Role.BODY
        return self.sheet.fonts.one_font(role, texts)

    def _head_font(self) -> HouseFont:
        return self.sheet.fonts.one_font(Role.HEI, [column.title for column in self.content.columns])

    def _head_height(self) -> float:
        font = self._head_font()
        columns = zip(self.content.columns, self.widths, strict=True)
        return self._text_height(max(len(self._lines(column.title, width, font)) for column, width in columns))

    def _head(self) -> None:
        height, x, font = self._head_height(), LEFT, self._head_font()
        for column, width in zip(self.content.columns, self.widths, strict=True):
            place = _Place(x, self.sheet.y, width, height)
            self._frame(place)
            self._text(self._lines(column.title, width, font), Letters(font, self.content.size), place)
            x += width
        self.sheet.down(height)

    def _group(self, rows: Sequence[tuple[Cell, ...]], heights: Sequence[float]) -> None:
        top = self.sheet.y
        spans = len(rows) > 1
        for row, height in zip(rows, heights, strict=True):
            x = LEFT
            for number, (cell, width) in enumerate(zip(row, self.widths, strict=True)):
                if number or not spans:
                    self._cell(cell, number, _Place(x, self.sheet.y, width, height))
                x += width
            self.sheet.down(height)
        if spans:
            self._cell(rows[0][0], 0, _Place(LEFT, top, self.widths[0], sum(heights)))

    def _cell(self, cell: Cell, number: int, place: _Place) -> None:
        self._frame(place)
        column, font = self.content.columns[number], self.fonts[number]
        if isinstance(cell, Strokes):
            inset = (place.height - strokes_height(cell, place.width - 2 * PAD)) / 2
            draw_strokes(self.sheet, cell, (place.x + PAD, place.top - inset), place.width - 2 * PAD)
        elif column.names:
            self._name(cell, font, place)
        else:
            self._text(self._lines(cell, place.width, font), Letters(font, self.content.size), place, column.left)

    def _name(self, name: str, font: HouseFont, place: _Place) -> None:
        lines, size = self._name_lines(name, place.width, font)
        self._text(lines, Letters(font, size, spread(name, size)), place)

    def _name_lines(self, name: str, width: float, font: HouseFont) -> tuple[list[str], float]:
        """Return a name and its letters: smaller where it is long, broken after its middle dots where too long."""
        parts = re.findall("[^·]+·?", name) or [name]
        for lines in ([name], parts):
            size = min(self._fitting(line, width, font) for line in lines)
            if size >= LEAST_NAME:
                return lines, size
        return self._lines(name, width, font), self.content.size

    def _fitting(self, name: str, width: float, font: HouseFont) -> float:
        size = self.content.size
        return min(size, size * (width - 2 * PAD) / max(1.0, font.width(name, size)))

    def _lines(self, text: str, width: float, font: HouseFont) -> list[str]:
        size = self.content.size
        return [line.text for line in break_lines(text, width - 2 * PAD, lambda part: font.width(part, size))]

    def _height(self, row: Sequence[Cell]) -> float:
        heights = [self.content.least]
        for column, cell, width, font in zip(self.content.columns, row, self.widths, self.fonts, strict=True):
            if isinstance(cell, Strokes):
                heights.append(strokes_height(cell, width - 2 * PAD) + 2 * self.content.pad)
            elif column.names:
                heights.append(self._text_height(len(self._name_lines(cell, width, font)[0])))
            else:
                heights.append(self._text_height(len(self._lines(cell, width, font))))
        return max(heights)

    def _text_height(self, lines: int) -> float:
        return lines * self.content.size * LINE + 2 * self.content.pad

    def _frame(self, place: _Place) -> None:
        self.sheet.canvas.setLineWidth(0.6)
        self.sheet.canvas.rect(place.x, place.top - place.height, place.width, place.height, stroke=1, fill=0)

    def _text(self, lines: Sequence[str], letters: Letters, place: _Place, left: bool = False) -> None:
        step = letters.size * LINE
        y = place.top - (place.height - len(lines) * step) / 2 - letters.size * 1.05
        for line in lines:
            wide = letters.font.width(line, letters.size) + letters.space * (len(line) - 1)
            x = place.x + PAD if left else place.x + (place.width - wide) / 2
            self.sheet.write((x, y), line, letters)
            y -= step
