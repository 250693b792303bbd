"""Other people's spreadsheets as typed cells: .xlsx .xls .et .ods .xlsb by calamine, .csv .txt by our own reader.

The file is read into memory at once, so that it may stay open in WPS. The kind is told by the content, not the name.
"""

import hashlib
import io
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.exchange import text_sheet
from huanjie_desktop.exchange.package import MOST_ROWS, refuse_odd_package

Cell = str | int | float | bool | date | datetime | time | timedelta
Corner = tuple[int, int]

MOST_BYTES = 60_000_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_KINDS = {
    b"%PDF": "PDF",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"{\\rtf": "RTF 文档",
    b"\x1f\x8b": "压缩包",
    b"Rar!": "压缩包",
    b"7z\xbc\xaf": "压缩包",
}
_HTML = (b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<style", b"<div", b"mime-version:")
_OLD_KINDS = {"WordDocument": "Word 文档", "PowerPoint Document": "演示文稿"}


@dataclass(frozen=True)
class Sheet:
    """One sheet: rows of cells from A1 on, empty cells as "", merged cells filled. `merged` keeps their corners."""

    name: str
    rows: list[list[Cell]]
    merged: tuple[tuple[Corner, Corner], ...] = ()


@dataclass(frozen=True)
class Workbook:
    """The visible sheets of a file; `digest` is the SHA-256 of the file as it lay on the disk."""

    file: str
    digest: str
    sheets: tuple[Sheet, ...]


def read_workbook(path: Path, password: str | None = None) -> Workbook:
    """Read a spreadsheet.

    Raises UserError when it is missing, locked, too large, empty, encrypted, broken or of another kind.
    """
    content = _content(path)
    digest = hashlib.sha256(content).hexdigest()
    if content.startswith((_ZIP, _OLE)):
        sheets = _office_sheets(path, content, password)
    else:
        _refuse_other_kinds(path, content)
        sheets = (Sheet(path.stem, [list(row) for row in text_sheet.read_rows(path, content, MOST_ROWS)]),)
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    if not filled:
        raise UserError("sheet_no_rows", file=path.name)
    for sheet in filled:
        if len(sheet.rows) > MOST_ROWS:
            raise UserError("sheet_too_many_rows", file=path.name, rows=len(sheet.rows), most=MOST_ROWS)
    return Workbook(path.name, digest, filled)


def _content(path: Path) -> bytes:
    if path.name.startswith("~$"):
        raise UserError("sheet_lock_file", file=path.name)
    try:
        if not path.is_file():
            raise UserError("sheet_missing", file=path.name)
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise _too_large(path, size)
        content = path.read_bytes()
    except PermissionError as trouble:
        raise UserError("sheet_locked", file=path.name) from trouble
    except OSError as trouble:
        raise UserError("sheet_unreadable", file=path.name) from trouble
    if not content.strip(b"\x00\r\n\t "):
        raise UserError("sheet_empty", file=path.name)
    return content


def _too_large(path: Path, size: int) -> UserError:
    return UserError("sheet_too_large", file=path.name, megabytes=size // 1_000_000, most=MOST_BYTES // 1_000_000)


def _refuse_other_kinds(path: Path, content: bytes) -> None:
    for start, kind in _OTHER_KINDS.items():
        if content.startswith(start):
            raise UserError("sheet_wrong_kind", file=path.name, kind=kind)
    head = content[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith(_HTML) or b"<html" in head:
        raise UserError("sheet_is_html", file=path.name)
    if head.startswith(b"<?xml"):
        raise UserError("sheet_is_xml", file=path.name)


def _office_sheets(path: Path, content: bytes, password: str | None) -> tuple[Sheet, ...]:
    if content.startswith(_OLE):
        content = _opened(path, content, password)
    if content.startswith(_ZIP):
        refuse_odd_package(path.name, content)
    try:
        return _calamine_sheets(path, content)
    except UserError as trouble:
        if trouble.code == "sheet_encrypted" and password:
            raise UserError("sheet_password_odd", file=path.name) from trouble
        raise


def _opened(path: Path, content: bytes, password: str | None) -> bytes:
    """Return the content without its password; other old files pass through."""
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError

    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(content))
        if not file.is_encrypted():
            return content
        if not password:
            raise UserError("sheet_encrypted", file=path.name)
        file.load_key(password=password)
        plain = io.BytesIO()
        file.decrypt(plain)
    except (InvalidKeyError, DecryptionError) as trouble:
        raise UserError("sheet_wrong_password", file=path.name) from trouble
    except (FileFormatError, OSError, KeyError, ValueError):
        return content
    return plain.getvalue()


def _broken(path: Path, content: bytes) -> UserError:
    """Return why a file of an office program could not be read: it is of another of these programs, or damaged."""
    for part, kind in _OLD_KINDS.items():
        if part.encode("utf-16-le") in content:
            return UserError("sheet_wrong_kind", file=path.name, kind=kind)
    return UserError("sheet_broken", file=path.name)


def _calamine_sheets(path: Path, content: bytes) -> tuple[Sheet, ...]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            shown = [
                about.name
                for about in book.sheets_metadata
                if about.typ == SheetTypeEnum.WorkSheet and about.visible == SheetVisibleEnum.Visible
            ]
            return tuple(_sheet(book.get_sheet_by_name(name)) for name in shown)
    except PasswordError as trouble:
        raise UserError("sheet_encrypted", file=path.name) from trouble
    except (CalamineError, OSError, ValueError) as trouble:
        raise _broken(path, content) from trouble
    except BaseException as trouble:
        if type(trouble).__name__ != "PanicException":  # the Rust library gave up on a damaged file
            raise
        raise _broken(path, content) from trouble


def _sheet(found: object) -> Sheet:
    left = [""] * found.start[1] if found.start else []  # type: ignore[attr-defined]
    # row by row: `to_python` would hold up the window for the time of all rows
    rows: list[list[Cell]] = [left + row for row in found.iter_rows()]  # type: ignore[attr-defined]
    ranges = tuple(found.merged_cell_ranges or ())  # type: ignore[attr-defined]
    for (top, left), (bottom, right) in ranges:
        _fill(rows, (top, left), (bottom, right))
    return Sheet(found.name, rows, ranges)  # type: ignore[attr-defined]


def _fill(rows: list[list[Cell]], start: Corner, end: Corner) -> None:
    if start[0] >= len(rows) or start[1] >= len(rows[start[0]]):
        return
    value = rows[start[0]][start[1]]
    for row in rows[start[0] : end[0] + 1]:
        for column in range(start[1], min(end[1] + 1, len(row))):
            row[column] = value
