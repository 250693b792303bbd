"""A sheet as an office keeps one by hand: a title over the table, who filled it in, the table, a closing line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from huanjie_desktop.exchange.book import new_book


@dataclass(frozen=True)
class PlainSheet:
    """What stands on the sheet. `groups` is an upper row of the heading: (first column, last column, words).

    A heading in `groups` is merged over its columns; every other heading is merged over both rows.
    """

    name: str
    title: str
    subtitle: str
    headings: Sequence[str]
    rows: Iterable[Sequence[object]]
    groups: Sequence[tuple[int, int, str]] = ()
    closing: Sequence[str] = ()
    widths: Sequence[int] = ()


def write_plain_sheet(path: Path, sheet: PlainSheet) -> int:
    """Write the sheet as .xlsx, every text as text, and return how many rows it has. Raises UserError."""
    with new_book(path) as book:
        return _fill(book, book.add_worksheet(sheet.name), sheet)


def _fill(book: Any, page: Any, sheet: PlainSheet) -> int:
    heading = book.add_format({"bold": True, "align": "center", "valign": "vcenter", "border": 1, "text_wrap": True})
    big = book.add_format({"bold": True, "align": "center", "font_size": 16})
    cell = book.add_format({"border": 1, "num_format": "@"})
    last = len(sheet.headings) - 1
    page.merge_range(0, 0, 0, last, sheet.title, big)
    page.write_string(1, 0, sheet.subtitle)
    first = _headings(page, sheet, heading)
    count = 0
    for count, row in enumerate(sheet.rows, start=1):
        page.write_row(first + count - 1, 0, row, cell)
    for line, words in enumerate(sheet.closing):
        page.write_string(first + count + line, 0, words)
    _for_paper(page, sheet, first)
    return count


def _headings(page: Any, sheet: PlainSheet, heading: Any) -> int:
    if not sheet.groups:
        page.write_row(2, 0, sheet.headings, heading)
        return 3
    grouped = {column for first, last, _ in sheet.groups for column in range(first, last + 1)}
    for first, last, words in sheet.groups:
        page.merge_range(2, first, 2, last, words, heading)
    for column, words in enumerate(sheet.headings):
        if column in grouped:
            page.write_string(3, column, words, heading)
        else:
            page.merge_range(2, column, 3, column, words, heading)
    return 4


def _for_paper(page: Any, sheet: PlainSheet, first: int) -> None:
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    page.freeze_panes(first, 0)
    page.repeat_rows(2, first - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
