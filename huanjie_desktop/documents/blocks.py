"""Parts of a paper: title, headings, paragraphs on the grid, signatures, the closing name and date."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from huanjie_desktop.documents.fonts import Role
from huanjie_desktop.documents.lines import Line, break_lines
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
from huanjie_desktop.domain.election.title_lines import title_lines

GRID = PITCH - SIZE_BODY
RISE = 0.32
SIGN = LEADING * 1.1
CLOSING = 3 * LEADING
MOST_SPREAD = 10


def title(sheet: Sheet, text: str) -> None:
    """Write the title (小标宋, 二号), centred, in lines broken by sense."""
    font = sheet.font(Role.TITLE, text)

    def measure(part: str) -> int:
        return ceil(font.width(part, SIZE_TITLE))

    for line in title_lines(text, int(BLOCK_WIDTH - 2 * SIZE_TITLE), measure):
        _centred(sheet, line, font, (SIZE_TITLE, SIZE_TITLE * 1.5))
    sheet.down(LEADING * 0.4)


def subtitle(sheet: Sheet, text: str) -> None:
    """Write a line under the title (楷体), centred; a long one is broken at its full-width space."""
    font = sheet.font(Role.KAI, text)
    fits = font.width(text, SIZE_BODY) <= BLOCK_WIDTH
    for line in [text] if fits else text.split("　"):
        _centred(sheet, line, font, (SIZE_BODY, LEADING))


def heading(sheet: Sheet, text: str, level: int = 1) -> None:
    """Write a heading (一、 黑体, （一） 楷体), indented by two characters, on the page of what follows it."""
    caption(sheet, text, Setting(role=Role.HEI if level == 1 else Role.KAI))


def caption(sheet: Sheet, text: str, setting: "Setting | None" = None) -> None:
    """Write a paragraph that stands on the page of what follows it: a table or a text."""
    chosen = setting or BODY
    lines = _broken(text, sheet.font(chosen.role, text), chosen)
    sheet.hold(len(lines) * chosen.leading, lambda: paragraph(sheet, text, chosen))


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


def paragraph(sheet: Sheet, text: str, setting: Setting = BODY, lead: str = "", keep: float = 0.0) -> None:
    """Write a paragraph, its first line indented by two characters, full lines flush on both sides.

    In the normal setting it stands on the grid of 28 characters. No single line is left alone on a page. `lead` are
    the first words, set in 黑体; `keep` is the height of what must follow on the page of the last lines.
    """
    font = sheet.font(setting.role, text)
    wider = _wider_lead(sheet, lead, font, setting)
    lines = _broken(lead + text, font, setting, wider)
    for number, line in enumerate(lines):
        together = 2 if len(lines) > 1 and number in (0, len(lines) - 2) else 1
        sheet.ensure(together * setting.leading + (keep if number >= len(lines) - 2 else 0.0))
        first = number == 0
        _flush(sheet, line, setting, font, (lead, wider) if first else None)
        sheet.down(setting.leading)


def _indent(setting: Setting) -> float:
    return 2 * (setting.size + setting.space)


def _broken(text: str, font: HouseFont, setting: Setting, wider: float = 0.0) -> tuple[Line, ...]:
    def measure(part: str) -> float:
        return font.width(part, setting.size) + setting.space * len(part)

    return break_lines(text, BLOCK_WIDTH, measure, _indent(setting) + wider)


def _wider_lead(sheet: Sheet, lead: str, font: HouseFont, setting: Setting) -> float:
    """Return by how much the first words are wider in 黑体: a middle dot is, an ideograph is not."""
    if not lead:
        return 0.0
    return sheet.font(Role.HEI, lead).width(lead, setting.size) - font.width(lead, setting.size)


def _flush(sheet: Sheet, line: Line, setting: Setting, font: HouseFont, first: tuple[str, float] | None) -> None:
    """Write one line, spread to the right edge unless that would tear it apart or it ends the paragraph.

    The first line of a paragraph is indented; its lead, which may be "", comes with what it is wider in 黑体.
    """
    lead, wider = first or ("", 0.0)
    x = LEFT if first is None else LEFT + _indent(setting)
    letters, gaps = setting.letters(font, setting.space), len(line.text) - 1
    if not line.last and gaps > 0:
        full = (RIGHT - x - wider - font.width(line.text, letters.size)) / gaps
        if full - letters.space < letters.size / MOST_SPREAD:
            letters = replace(letters, space=full)
    y, words = _baseline(sheet, setting.leading, letters.size), line.text
    if lead:
        bold = sheet.font(Role.HEI, lead)
        sheet.write((x, y), lead, replace(letters, font=bold))
        x += bold.width(lead, letters.size) + letters.space * len(lead)
        words = words.removeprefix(lead)
    sheet.write((x, y), words, letters)


def fitted(sheet: Sheet, texts: Sequence[str], setting: Setting, leadings: tuple[float, float]) -> Setting:
    """Return the setting with the line pitch at which all paragraphs fit on this page, between least and most.

    When they do not fit at the least pitch the setting stays as it is.
    """
    least, most = leadings
    count = sum(len(_broken(text, sheet.font(setting.role, text), setting)) for text in texts)
    pitch = min(most, sheet.room / max(1, count))
    return replace(setting, leading=pitch) if pitch >= least else setting


def height_of(sheet: Sheet, texts: Sequence[str], setting: Setting) -> float:
    """Return the height in points that these paragraphs take."""
    return sum(len(_broken(text, sheet.font(setting.role, text), setting)) for text in texts) * setting.leading


def notice(sheet: Sheet, head: str, text: str) -> None:
    """Write a warning nobody can overlook: a red frame over the whole width, its heading large and red."""
    setting = Setting(role=Role.HEI, size=14, leading=21, space=0.0, red=True)
    inside = BLOCK_WIDTH - 2 * SIZE_BODY
    font, bold = sheet.font(Role.HEI, text), sheet.font(Role.HEI, head)
    lines = break_lines(text, inside, lambda part: font.width(part, setting.size))
    height = SIZE_TITLE * 1.6 + len(lines) * setting.leading + SIZE_BODY
    sheet.ensure(height + SIZE_TABLE)
    sheet.frame_red(height)
    sheet.down(SIZE_BODY / 2)
    _centred(sheet, head, bold, (SIZE_TITLE, SIZE_TITLE * 1.6), red=True)
    for line in lines:
        y = _baseline(sheet, setting.leading, setting.size)
        sheet.write((LEFT + SIZE_BODY, y), line.text, setting.letters(font, 0.0))
        sheet.down(setting.leading)
    sheet.down(SIZE_BODY / 2 + SIZE_TABLE)


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
    sheet.ensure(signatures_height(labels, columns))
    sheet.down(LEADING * 0.5)
    wide = BLOCK_WIDTH / columns
    for number, label in enumerate(labels):
        if number and number % columns == 0:
            sheet.down(SIGN)
        x = LEFT + number % columns * wide
        _place_to_sign(sheet, x, wide, label)
    sheet.down(SIGN)


def signatures_height(labels: Sequence[str], columns: int = 2) -> float:
    """Return the height that places to sign take."""
    return -(-len(labels) // columns) * SIGN + LEADING * 0.5


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
    sheet.ensure(CLOSING)
    sheet.down(LEADING)
    font = sheet.font(Role.BODY, name + date_text)
    width = font.width(name, SIZE_BODY)
    date_width = font.width(date_text, SIZE_BODY)
    start = min(RIGHT - 2 * PITCH - width, RIGHT - date_width - 2 * PITCH)
    sheet.write((start, _baseline(sheet, LEADING, SIZE_BODY)), name, Letters(font, SIZE_BODY))
    sheet.down(LEADING)
    sheet.write((start + 2 * PITCH, _baseline(sheet, LEADING, SIZE_BODY)), date_text, Letters(font, SIZE_BODY))
    sheet.down(LEADING)


def name_lines(sheet: Sheet, names: Sequence[str], columns: int = 4, keep: float = 0.0) -> None:
    """Write a list of names in large letters, one font for all, two-character names spread over three places.

    `keep` is the height of what must follow on the page of the last names.
    """
    font = sheet.fonts.one_font(Role.NAMES, names)
    longest = max((font.width(name, SIZE_BODY) for name in names), default=0)
    columns = max(1, min(columns, int(BLOCK_WIDTH // (longest + 2 * PITCH))))
    wide = BLOCK_WIDTH / columns
    for start in range(0, len(names), columns):
        sheet.ensure(LEADING + (keep if start + columns >= len(names) else 0.0))
        y = _baseline(sheet, LEADING, SIZE_BODY)
        for number, name in enumerate(names[start : start + columns]):
            sheet.write((LEFT + 2 * PITCH + number * wide, y), name, Letters(font, SIZE_BODY, spread(name, SIZE_BODY)))
        sheet.down(LEADING)


def spread(name: str, size: float) -> float:
    """Return the space between the characters of a name: one character for two-character names, else none."""
    return size if len(name) == 2 else 0.0


def _centred(sheet: Sheet, text: str, font: HouseFont, sizes: tuple[float, float], red: bool = False) -> None:
    size, leading = sizes
    sheet.ensure(leading)
    x = LEFT + (BLOCK_WIDTH - font.width(text, size)) / 2
    sheet.write((x, _baseline(sheet, leading, size)), text, Letters(font, size, red=red))
    sheet.down(leading)


def _baseline(sheet: Sheet, leading: float, size: float) -> float:
    return sheet.y - leading / 2 - size * RISE
