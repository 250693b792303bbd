"""The log as a spreadsheet: one line, one row, all of it text."""

from collections.abc import Sequence
from pathlib import Path

from huanjie_desktop.exchange.book import Formats, new_book

HEADINGS = (("号", 7), ("日期", 12), ("时间", 10), ("经办人", 12), ("操作", 20), ("对象", 28), ("说明", 48))


def write_log(path: Path, title: str, rows: Sequence[tuple[int, str, str, str, str, str, str]]) -> None:
    """Write lines of the log under a title. Raises UserError when the file cannot be written."""
    with new_book(path) as book:
        formats = Formats(book)
        sheet = book.add_worksheet("操作日志")
        sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, title, formats.title)
        sheet.set_row(0, 30)
        for column, (heading, width) in enumerate(HEADINGS):
            sheet.set_column(column, column, width)
            sheet.write_string(1, column, heading, formats.head)
        for place, row in enumerate(rows, start=2):
            sheet.write_number(place, 0, row[0], formats.number)
            for column, text in enumerate(row[1:], start=1):
                sheet.write_string(place, column, str(text), formats.cell)
        sheet.freeze_panes(2, 1)
        sheet.autofilter(1, 0, max(1, len(rows) + 1), len(HEADINGS) - 1)
        sheet.repeat_rows(0, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
