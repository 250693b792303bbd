"""A zipped spreadsheet looked at before it is read: is it one, and would it fit into the memory?

The reader sets aside the whole rectangle up to the farthest cell at once; a stray cell in the last corner of a sheet
would end the program, not only the import.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO

from huanjie_desktop.base.trouble import UserError

MOST_ROWS = 200_000
MOST_UNPACKED = 400_000_000  # a roster of 24,118 rows and 20 columns unpacks to 17 million bytes
MOST_CELLS = 5_000_000
MOST_AREA = 10_000_000
_BLOCK = 1 << 18
_NEAR = 26  # columns of one letter are not looked at one by one
_BOOK_PARTS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
_MANIFEST = "META-INF/manifest.xml"  # of an .ods file
_OTHER_BOOKS = {"word/document.xml": "Word 文档", "ppt/presentation.xml": "演示文稿", "OFD.xml": "OFD 文件"}
_ROW = re.compile(rb'<row[^>]*? r="(\d+)"')
_FAR_CELL = re.compile(rb'<c r="([A-Z]{2,3})\d+"[^>/]*>')


@dataclass
class _Extent:
    """How far the filled cells of one sheet reach."""

    rows: int = 0
    columns: int = _NEAR
    cells: int = 0

    @property
    def reach(self) -> str:
        """The farthest row, and the farthest column when it is a far one."""
        return f"第{self.rows}行" + (f"第{self.columns}列" if self.columns > _NEAR else "")

    def grow(self, block: bytes) -> None:
        """Take in one block of a sheet's XML."""
        self.cells += block.count(b"<v>") + block.count(b"<is>")
        last = max(block.rfind(b"<v>"), block.rfind(b"<is>"))
        start = block.rfind(b"<row", 0, last) if last >= 0 else -1
        found = _ROW.match(block, start) if start >= 0 else None
        if found:
            self.rows = max(self.rows, int(found[1]))
        for letters in set(_FAR_CELL.findall(block)):
            self.columns = max(self.columns, _column(letters))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def refuse_odd_package(file: str, content: bytes) -> None:
    """Raise UserError for a zip file that is broken, no spreadsheet, or would unpack to more than fits."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = packed.infolist()
            _refuse_other_kinds(file, {entry.filename for entry in entries})
            _refuse_bombs(file, sum(entry.file_size for entry in entries))
            _refuse_encrypted(file, packed)
            for entry in entries:
                if entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml"):
                    with packed.open(entry) as sheet:
                        _refuse_too_much(file, _extent(sheet))
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError) as trouble:
        raise UserError("sheet_broken", file=file) from trouble


def _refuse_other_kinds(file: str, names: set[str]) -> None:
    if not names.intersection(_BOOK_PARTS):
        kind = next((words for part, words in _OTHER_BOOKS.items() if part in names), "压缩包")
        raise UserError("sheet_wrong_kind", file=file, kind=kind)


def _refuse_bombs(file: str, unpacked: int) -> None:
    if unpacked > MOST_UNPACKED:
        raise UserError("sheet_unpacks_too_large", file=file, megabytes=unpacked // 1_000_000)


def _refuse_encrypted(file: str, packed: zipfile.ZipFile) -> None:
    if _MANIFEST in packed.namelist() and b"encryption-data" in packed.read(_MANIFEST):
        raise UserError("sheet_password_odd", file=file)


def _extent(sheet: IO[bytes]) -> _Extent:
    extent = _Extent()
    while block := sheet.read(_BLOCK):
        extent.grow(block)
    return extent


def _refuse_too_much(file: str, extent: _Extent) -> None:
    if extent.rows > MOST_ROWS and extent.cells > MOST_ROWS:
        raise UserError("sheet_too_many_rows", file=file, rows=extent.rows, most=MOST_ROWS)
    if extent.cells > MOST_CELLS or extent.rows * extent.columns > MOST_AREA:
        raise UserError("sheet_too_spread", file=file, reach=extent.reach)
