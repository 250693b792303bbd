"""Parts of a paper: title, headings, paragraphs on the grid, signatures, the closing name and date."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from huanjie_desktop.documents.fonts import Role
from huanjie_desktop.documents.lines import Line, balanced_lines, break_lines
from huanjie_desktop.documents.page import (
    BLOCK_WIDTH,
    LEADING,
    LEFT,
    PITCH,
    RIGHT,
    SIZE_BODY,
    SIZE_TABLE,
    SIZE_TITLE,
    Letters,
    Sheet,
)
from huanjie_desktop.documents.true_type import HouseFont

GRID = PITCH - SIZE_BODY
RISE = 0.32


def title(sheet: Sheet, text: str) -> None:
    """Write the title (小标宋, 二号), centred, broken into lines of nearly equal length."""
    font = sheet.font(Role.TITLE, text)
    leading = SIZE_TITLE * 1.5
    for line in balanced_lines(text, BLOCK_WIDTH - 2 * SIZE_TITLE, lambda part: font.width(part, SIZE_TITLE)):
        _centred(sheet, line, font, SIZE_TITLE, leading)
    sheet.down(LEADING * 0.4)


def subtitle(sheet: Sheet, text: str) -> None:
    """Write a line under the title (楷体), centred."""
    _centred(sheet, text, sheet.font(Role.KAI, text), SIZE_BODY, LEADING)


def heading(sheet: Sheet, text: str, level: int = 1) -> None:
    """Write a heading (一、 黑体, （一） 楷体), indented by two characters, never alone at the foot of a page."""
    sheet.ensure(3 * LEADING)
    paragraph(sheet, text, Setting(role=Role.HEI if level == 1 else Role.KAI))


@dataclass(frozen=True)
class Setting:
    """How a paragraph is set: font, size and line pitch in points, space between characters, red for a warning."""

    role: Role = Role.BODY
    size: float = SIZE_BODY
    leading: float = LEADING
    space: float = GRID
    red: bool = False

    def letters(self, font: HouseFont, space: float) -> Letters:
        """Return the letters of one line."""
        return Letters(font, self.size, space, self.red)


BODY = Setting()
COMPACT = Setting(size=14, leading=21, space=0.0)
WARNING = replace(COMPACT, red=True)


def paragraph(sheet: Sheet, text: str, setting: Setting = BODY) -> None:
    """Write a paragraph, its first line indented by two characters, full lines flush on both sides.

    In the normal setting it stands on the grid of 28 characters. No single line is left alone on a page.
    """
    font = sheet.font(setting.role, text)

    def measure(part: str) -> float:
        return font.width(part, setting.size) + setting.space * len(part)

    indent = 2 * (setting.size + setting.space)
    lines = break_lines(text, BLOCK_WIDTH, measure, indent)
    for number, line in enumerate(lines):
        together = 2 if len(lines) > 1 and number in (0, len(lines) - 2) else 1
        sheet.ensure(together * setting.leading)
        _flush(sheet, line, LEFT + (indent if number == 0 else 0), setting.letters(font, setting.space))
        sheet.down(setting.leading)


def _flush(sheet: Sheet, line: Line, x: float, letters: Letters) -> None:
    """Write one line, spread to the right edge unless that would tear it apart or it ends the paragraph."""
    gaps = len(line.text) - 1
    if not line.last and gaps > 0:
        full = (RIGHT - x - letters.font.width(line.text, letters.size)) / gaps
        if full - letters.space < letters.size / 8:
            letters = replace(letters, space=full)
    leading = LEADING if letters.size == SIZE_BODY else COMPACT.leading
    sheet.write((x, _baseline(sheet, leading, letters.size)), line.text, letters)


def pairs(sheet: Sheet, items: Sequence[tuple[str, str]], columns: int = 2) -> None:
    """Write labelled facts in columns, one font size for all: 时间：…    地点：…"""
    wide = BLOCK_WIDTH / columns
    leading = SIZE_TABLE * 1.7
    for start in range(0, len(items), columns):
        sheet.ensure(leading)
        y = _baseline(sheet, leading, SIZE_TABLE)
        for number, (label, value) in enumerate(items[start : start + columns]):
            _pair(sheet, (LEFT + number * wide, y), label, value)
        sheet.down(leading)


def _pair(sheet: Sheet, at: tuple[float, float], label: str, value: str) -> None:
    words = f"{label}："
    bold = sheet.font(Role.HEI, words)
    sheet.write(at, words, Letters(bold, SIZE_TABLE))
    font = sheet.font(Role.BODY, value)
    sheet.write((at[0] + bold.width(words, SIZE_TABLE), at[1]), value, Letters(font, SIZE_TABLE))


def signatures(sheet: Sheet, labels: Sequence[str], columns: int = 2) -> None:
    """Leave places to sign: each label with a line, all together on one page."""
    rows = -(-len(labels) // columns)
    step = LEADING * 1.15
    sheet.ensure(rows * step + LEADING * 0.5)
    sheet.down(LEADING * 0.5)
    wide = BLOCK_WIDTH / columns
    for number, label in enumerate(labels):
        if number and number % columns == 0:
            sheet.down(step)
        x = LEFT + number % columns * wide
        _place_to_sign(sheet, x, wide, label)
    sheet.down(step)


def _place_to_sign(sheet: Sheet, x: float, wide: float, label: str) -> None:
    words = f"{label}："
    font = sheet.font(Role.BODY, words)
    y = _baseline(sheet, LEADING, SIZE_TABLE)
    sheet.write((x, y), words, Letters(font, SIZE_TABLE))
    start = x + font.width(words, SIZE_TABLE) + 2
    sheet.canvas.setLineWidth(0.5)
    sheet.canvas.line(start, y - 2.5, x + wide - 14, y - 2.5)


def closing(sheet: Sheet, name: str, date_text: str) -> None:
    """Write the name, two characters from the right, and the date, which begins two characters further right."""
    sheet.ensure(4 * LEADING)
    sheet.down(LEADING)
    font = sheet.font(Role.BODY, name + date_text)
    width = font.width(name, SIZE_BODY)
    date_width = font.width(date_text, SIZE_BODY)
    start = min(RIGHT - 2 * PITCH - width, RIGHT - date_width - 2 * PITCH)
    sheet.write((start, _baseline(sheet, LEADING, SIZE_BODY)), name, Letters(font, SIZE_BODY))
    sheet.down(LEADING)
    sheet.write((start + 2 * PITCH, _baseline(sheet, LEADING, SIZE_BODY)), date_text, Letters(font, SIZE_BODY))
    sheet.down(LEADING)


def name_lines(sheet: Sheet, names: Sequence[str], columns: int = 4) -> None:
    """Write a list of names in large letters, one font for all, two-character names spread over three places."""
    font = sheet.fonts.one_font(Role.NAMES, names)
    longest = max((font.width(name, SIZE_BODY) for name in names), default=0)
    columns = max(1, min(columns, int(BLOCK_WIDTH // (longest + 2 * PITCH))))
    wide = BLOCK_WIDTH / columns
    for start in range(0, len(names), columns):
        sheet.ensure(LEADING)
        y = _baseline(sheet, LEADING, SIZE_BODY)
        for number, name in enumerate(names[start : start + columns]):
            sheet.write((LEFT + 2 * PITCH + number * wide, y), name, Letters(font, SIZE_BODY, spread(name, SIZE_BODY)))
        sheet.down(LEADING)


def spread(name: str, size: float) -> float:
    """Return the space between the characters of a name: one character for two-character names, else none."""
    return size if len(name) == 2 else 0.0


def _centred(sheet: Sheet, text: str, font: HouseFont, size: float, leading: float) -> None:
    sheet.ensure(leading)
    x = LEFT + (BLOCK_WIDTH - font.width(text, size)) / 2
    sheet.write((x, _baseline(sheet, leading, size)), text, Letters(font, size))
    sheet.down(leading)


def _baseline(sheet: Sheet, leading: float, size: float) -> float:
    return sheet.y - leading / 2 - size * RISE
