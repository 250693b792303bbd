"""New spreadsheets: opened, formatted, and written with the disk's refusals told."""

import errno
import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from huanjie_desktop.base.trouble import UserError


@contextmanager
def new_book(path: Path) -> Iterator[Any]:
    """Lend a new .xlsx whose texts stay texts: no formulas, no links. It is written when the block ends well.

    It bears its name only when it is whole. Raises UserError when the folder is missing or refuses, the disk is full,
    or the file is open elsewhere.
    """
    import xlsxwriter

    if not path.parent.is_dir():
        raise UserError("folder_missing", folder=str(path.parent))
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, options)
    yield book
    book.close()
    growing = path.with_name(f"{path.name}.未完成")
    try:
        growing.write_bytes(content.getbuffer())
        growing.replace(path)
    except OSError as trouble:
        with suppress(OSError):
            growing.unlink(missing_ok=True)
        code = "disk_full" if trouble.errno == errno.ENOSPC else "file_not_written"
        raise UserError(code, file=path.name) from trouble


class Formats:
    """The few cell formats of every sheet that the program writes. Texts and numbers of persons are text cells."""

    def __init__(self, book: Any) -> None:
        thin = {"border": 1, "border_color": "#BFBFBF", "valign": "vcenter", "font_size": 10}
        self.title = book.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"})
        heading = {**thin, "bold": True, "align": "center", "text_wrap": True}
        thin["text_wrap"] = True
        self.head = book.add_format({**heading, "bg_color": "#F2E6E4"})
        self.needed = book.add_format({**heading, "bg_color": "#E8C9C4"})
        self.cell = book.add_format({**thin, "num_format": "@"})
        self.day = book.add_format({**thin, "num_format": "yyyy-mm-dd", "align": "left"})
        self.number = book.add_format({**thin, "num_format": "0"})
        self.wrong = book.add_format({**thin, "num_format": "@", "bg_color": "#F8CBAD"})
        self.doubtful = book.add_format({**thin, "num_format": "@", "bg_color": "#FFF2CC"})
        self.note = book.add_format({"text_wrap": True, "valign": "top"})
