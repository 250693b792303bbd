"""Tables of a paper: the header stands on every page, no row is cut, a list of names has one font."""

from collections.abc import Sequence
from dataclasses import dataclass

from huanjie_desktop.documents.blocks import spread
from huanjie_desktop.documents.fonts import Role
from huanjie_desktop.documents.lines import break_lines
from huanjie_desktop.documents.page import BLOCK_WIDTH, LEFT, SIZE_TABLE, Letters, Sheet
from huanjie_desktop.documents.strokes import Strokes, draw_strokes, strokes_height
from huanjie_desktop.documents.true_type import HouseFont

Cell = str | Strokes
PAD = 4.0


@dataclass(frozen=True)
class Column:
    """A column: heading, width as a share of the whole, left-aligned when `left`, a list of names when `names`."""

    title: str
    share: float
    left: bool = False
    names: bool = False


@dataclass(frozen=True)
class Table:
    """Columns and rows; `least` is the least height of a row in points, for signatures or strokes by hand."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    size: float = SIZE_TABLE
    least: float = 0.0


def table(sheet: Sheet, content: Table) -> None:
    """Write a table from the present height downwards, over as many pages as it needs."""
    _Writer(sheet, content).write()


class _Writer:
    def __init__(self, sheet: Sheet, content: Table) -> None:
        self.sheet = sheet
        self.content = content
        total = sum(column.share for column in content.columns)
        self.widths = [BLOCK_WIDTH * column.share / total for column in content.columns]
        self.fonts = [self._column_font(number) for number in range(len(content.columns))]
        self.head = [sheet.font(Role.HEI, column.title) for column in content.columns]

    def write(self) -> None:
        heads = tuple(column.title for column in self.content.columns)
        head_height = self._height(heads, self.head, 0.0)
        first = self._height(self.content.rows[0], self.fonts, self.content.least) if self.content.rows else 0.0
        self.sheet.ensure(head_height + first)
        self._row(heads, self.head, head_height)
        for row in self.content.rows:
            height = self._height(row, self.fonts, self.content.least)
            if self.sheet.room < height:
                self.sheet.next_page()
                self._row(heads, self.head, head_height)
            self._row(row, self.fonts, height)

    def _column_font(self, number: int) -> HouseFont:
        texts = [cell for row in self.content.rows if isinstance(cell := row[number], str)]
        role = Role.NAMES if self.content.columns[number].names else Role.BODY
        return self.sheet.fonts.one_font(role, texts)

    def _lines(self, text: str, width: float, font: HouseFont) -> list[str]:
        size = self.content.size
        return [line.text for line in break_lines(text, width - 2 * PAD, lambda part: font.width(part, size))]

    def _height(self, row: Sequence[Cell], fonts: Sequence[HouseFont], least: float) -> float:
        heights = [least, self.content.size * 1.4 + 2 * PAD]
        for cell, width, font in zip(row, self.widths, fonts, strict=True):
            if isinstance(cell, Strokes):
                heights.append(strokes_height(cell, width - 2 * PAD) + 2 * PAD)
            else:
                heights.append(len(self._lines(cell, width, font)) * self.content.size * 1.4 + 2 * PAD)
        return max(heights)

    def _row(self, row: Sequence[Cell], fonts: Sequence[HouseFont], height: float) -> None:
        x, top = LEFT, self.sheet.y
        self.sheet.canvas.setLineWidth(0.6)
        for number, (cell, width) in enumerate(zip(row, self.widths, strict=True)):
            self.sheet.canvas.rect(x, top - height, width, height, stroke=1, fill=0)
            if isinstance(cell, Strokes):
                draw_strokes(self.sheet, cell, (x + PAD, top - PAD), width - 2 * PAD)
            else:
                self._text(cell, number, (x, top, width, height), fonts[number])
            x += width
        self.sheet.down(height)

    def _text(self, text: str, number: int, place: tuple[float, float, float, float], font: HouseFont) -> None:
        x, top, width, height = place
        size, column = self.content.size, self.content.columns[number]
        is_head = font is self.head[number] and text == column.title
        lines = self._lines(text, width, font)
        y = top - (height - len(lines) * size * 1.4) / 2 - size * 1.06
        for line in lines:
            space = spread(line, size) if column.names and not is_head else 0.0
            wide = font.width(line, size) + space * (len(line) - 1)
            start = x + PAD if column.left and not is_head else x + (width - wide) / 2
            self.sheet.write((start, y), line, Letters(font, size, space))
            y -= size * 1.4
