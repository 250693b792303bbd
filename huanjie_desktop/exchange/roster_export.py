"""The roster as an .xlsx that prints well and imports again without a difference."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from huanjie_desktop.domain.people.draft import LABELS
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.exchange.book import Formats, new_book

SHEET = "党员名册"
WIDTHS = {
    "community": 10,
    "branch": 11,
    "name": 10,
    "sex": 5,
    "nation": 9,
    "birth": 11,
    "id_number": 19,
    "education": 7,
    "joined": 11,
    "full_since": 11,
    "kind": 10,
    "rights": 10,
    "relation": 17,
    "relation_since": 11,
    "phone": 13,
    "phone2": 13,
    "work": 15,
    "native_place": 8,
    "address": 20,
    "present_address": 20,
    "out_of_contact_since": 11,
    "note": 6,
    "strokes": 8,
    "remarks": 12,
    "key": 16,
}
_LINE_POINTS = 14
_HIDDEN_WHEN_EMPTY = ("phone2", "out_of_contact_since", "note", "strokes")
_HIDDEN_WHEN_ALL_ALIKE = ("community", "branch")  # a roster of one branch names it in the title
_FIRST = 2  # the row of the first member, counted from 0: a title and the heading stand above


@dataclass(frozen=True)
class RosterLine:
    """One member with the names of his branch and community. `shown` replaces values that may not be shown in full."""

    member: Member
    branch: str
    community: str
    key: str
    shown: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RosterPaper:
    """A roster to be written. `masked` adds a word to the title."""

    title: str
    lines: tuple[RosterLine, ...]
    on: date
    masked: bool


def write_roster(path: Path, paper: RosterPaper) -> None:
    """Write a roster with its statistics on a second sheet. Raises UserError when the file cannot be written."""
    from huanjie_desktop.exchange.roster_statistics import write_statistics

    with new_book(path) as book:
        formats = Formats(book)
        sheet = book.add_worksheet(SHEET)
        _head(sheet, formats, paper)
        for number, line in enumerate(paper.lines):
            _write_line(sheet, formats, number, line)
        _lay_out(sheet, paper)
        if paper.lines:
            people = [(line.community + line.branch, line.member) for line in paper.lines]
            write_statistics(book, formats, people, paper.on)


def _head(sheet: Any, formats: Formats, paper: RosterPaper) -> None:
    shown = [*WIDTHS][:-1]
    title = f"{paper.title}{'（脱敏）' if paper.masked else ''}"
    sheet.merge_range(0, 0, 0, len(shown), title, formats.title)
    sheet.set_row(0, 30)
    sheet.set_row(1, 30)
    sheet.write_string(1, 0, "序号", formats.head)
    for column, name in enumerate(WIDTHS, start=1):
        sheet.write_string(1, column, LABELS[name], formats.head)


def _write_line(sheet: Any, formats: Formats, number: int, line: RosterLine) -> None:
    row, lines = _FIRST + number, 1
    sheet.write_number(row, 0, number + 1, formats.cell)
    for column, name in enumerate(WIDTHS, start=1):
        value = _value(line, name)
        if isinstance(value, PartialDate) and value.day:
            sheet.write_datetime(row, column, date(value.year, value.month, value.day), formats.day)
        elif value:
            text = _text(value)
            lines = max(lines, _lines(text, WIDTHS[name]) if name != "key" else 1)
            sheet.write_string(row, column, text, formats.cell)
        else:
            sheet.write_blank(row, column, None, formats.cell)
    sheet.set_row(row, _LINE_POINTS * lines + 3)


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column; a Han character is two wide."""
    return -(-(len(text) + sum(char > "\u2e7f" for char in text)) // max(width - 1, 1))


def _value(line: RosterLine, name: str) -> object:
    if name in line.shown:
        return line.shown[name]
    if name in ("branch", "community", "key"):
        return getattr(line, name)
    return getattr(line.member, name)


def _text(value: object) -> str:
    return value.chinese if isinstance(value, PartialDate) else str(value)


def _is_hidden(paper: RosterPaper, name: str) -> bool:
    """Tell whether a column is kept out of sight: the key, and what would only cost width on the page."""
    values = {str(_value(line, name) or "") for line in paper.lines}
    return (
        name == "key"
        or (name in _HIDDEN_WHEN_EMPTY and values <= {""})
        or (name in _HIDDEN_WHEN_ALL_ALIKE and len(values) == 1)
    )


def _lay_out(sheet: Any, paper: RosterPaper) -> None:
    last, columns = _FIRST + len(paper.lines) - 1, len(WIDTHS)
    sheet.set_column(0, 0, 5)
    for column, (name, width) in enumerate(WIDTHS.items(), start=1):
        sheet.set_column(column, column, width, None, {"hidden": _is_hidden(paper, name)})
    sheet.freeze_panes(_FIRST, 4)
    sheet.autofilter(1, 0, max(last, 1), columns)
    sheet.repeat_rows(0, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L制表日期：{paper.on.isoformat()}&C第 &P 页 共 &N 页")
