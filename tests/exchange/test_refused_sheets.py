"""What is no readable spreadsheet is refused with the reason."""

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.exchange import package, sheet
from huanjie_desktop.exchange.roster_sheet import choose_sheet
from huanjie_desktop.exchange.sheet import read_workbook
from tests.faults import disk_says_no, nobody
from tests.sheets import HEADINGS, person, write_sheet

PASSWORD = "秘密123"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOOK = "xl/workbook.xml"


def zipped(*names: str, **parts: bytes) -> bytes:
    """Make a zip file with empty parts, and with `sheet` as its first worksheet."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, "<x/>")
        for content in parts.values():
            archive.writestr("xl/worksheets/sheet1.xml", content)
    return packed.getvalue()


def sheet_xml(*cells: str) -> bytes:
    """Make the XML of a sheet with one filled cell in each of these places."""
    rows = "".join(
        f'<row r="{cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}"><c r="{cell}"><v>1</v></c></row>' for cell in cells
    )
    return f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()


def roster(tmp_path: Path) -> Path:
    return write_sheet(tmp_path / "名册.xlsx", [HEADINGS, person()])


def refusal(path: Path, password: str | None = None) -> str:
    with pytest.raises(UserError) as refused:
        choose_sheet(read_workbook(path, password))
    return refused.value.code


CONTENTS = {
    "sheet_empty": [b"", b"\n\n  "],
    "sheet_is_html": [
        "<html><td>姓名</td></html>".encode(), b"\xef\xbb\xbf<!DOCTYPE html><p>", b"MIME-Version: 1.0\r\n",
    ],
    "sheet_is_xml": [b'<?xml version="1.0"?><Workbook/>'],
    "sheet_wrong_kind": [
        b"%PDF-1.7", b"\x89PNG\r\n", zipped("word/document.xml"), zipped("x.txt"), b"\x00\x01\x02" * 99,
        b"{\\rtf1 x}", OLE + b"\x00" * 900 + "WordDocument".encode("utf-16-le"),
    ],
    "sheet_broken": [
        zipped("xl/workbook.xml"), b"PK\x03\x04" + b"\x00" * 300, OLE + b"\x00" * 900,
    ],
    "sheet_too_spread": [
        zipped(BOOK, sheet=sheet_xml("A1", "XFD1048576")), zipped(BOOK, sheet=sheet_xml("A1", "B1048576")),
    ],
    "roster_no_heading": ["户名,门牌\n甲,1\n".encode(), "姓名\n赵安安\n".encode()],
}  # fmt: skip
CASES = [(code, content) for code, contents in CONTENTS.items() for content in contents]


@pytest.mark.parametrize(("code", "content"), CASES, ids=[f"{code}-{number}" for number, (code, _) in enumerate(CASES)])
def test_a_file_of_another_kind_is_refused(tmp_path, code, content):
    path = tmp_path / "名册.xls"
    path.write_bytes(content)
    assert refusal(path) == code


def test_a_missing_file_is_refused(tmp_path):
    assert refusal(tmp_path / "没有.xlsx") == "sheet_missing"


def test_the_lock_file_of_an_open_sheet_is_refused(tmp_path):
    assert refusal(tmp_path / "~$名册.xlsx") == "sheet_lock_file"


SAYS_NO = {
    "sheet_locked": PermissionError(13, "used by another process"),  # what Windows answers for a file open elsewhere
    "sheet_unreadable": OSError(5, "input/output error"),
}


@pytest.mark.parametrize(("code", "trouble"), SAYS_NO.items())
@pytest.mark.parametrize("act", ["is_file", "stat", "read_bytes"])
def test_a_file_that_the_disk_withholds_is_refused(tmp_path, monkeypatch, act, code, trouble):
    path = roster(tmp_path)
    disk_says_no(monkeypatch, Path, act, trouble)
    assert refusal(path) == code


def test_a_file_without_permission_is_refused(tmp_path):
    path = roster(tmp_path)
    path.chmod(0)
    with nobody(tmp_path):
        assert refusal(path) == "sheet_locked"


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path, monkeypatch):
    path = tmp_path / "名册.xlsx"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("it was read"))
    assert refusal(path) == "sheet_too_large"


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused_without_unpacking_it(tmp_path):
    path = tmp_path / "名册.xlsx"
    path.write_bytes(zipped(BOOK, sheet=b" " * (package.MOST_UNPACKED + 1)))
    assert path.stat().st_size < 1_000_000
    tracemalloc.start()
    assert refusal(path) == "sheet_unpacks_too_large"
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_sheet_with_too_many_filled_cells_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(package, "MOST_CELLS", 10)
    assert refusal(roster(tmp_path)) == "sheet_too_spread"


def test_a_sheet_of_a_million_rows_is_refused_before_the_reader_sees_it(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet, "_calamine_sheets", lambda *_: pytest.fail("it was read"))
    path = tmp_path / "名册.xlsx"
    path.write_bytes(zipped(BOOK, sheet=sheet_xml(*(f"A{row}" for row in range(1, package.MOST_ROWS + 500)))))
    assert refusal(path) == "sheet_too_many_rows"


def test_a_text_file_of_a_million_lines_is_refused(tmp_path):
    path = tmp_path / "名册.csv"
    path.write_bytes("姓名,性别\n".encode() + b"a,b\n" * 1_000_000)
    assert refusal(path) == "sheet_too_many_rows"


def test_too_many_rows_of_an_old_sheet_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet, "MOST_ROWS", 1)
    assert refusal(roster(tmp_path)) == "sheet_too_many_rows"


def test_formatted_but_empty_rows_do_not_count(tmp_path):
    import xlsxwriter

    path = tmp_path / "名册.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page, frame = book.add_worksheet("名册"), book.add_format({"border": 1})
        page.write_row(0, 0, HEADINGS)
        page.write_row(1, 0, person())
        for row in range(2, package.MOST_ROWS + 10):
            page.write_blank(row, 0, None, frame)
    assert len(read_workbook(path).sheets[0].rows) == 2


def test_a_cut_file_is_refused(tmp_path):
    path = roster(tmp_path)
    path.write_bytes(path.read_bytes()[:-300])
    assert refusal(path) == "sheet_broken"


def test_an_empty_workbook_is_refused(tmp_path):
    assert refusal(write_sheet(tmp_path / "空.xlsx", [])) == "sheet_no_rows"


@pytest.fixture
def locked(tmp_path):
    from msoffcrypto.format.ooxml import OOXMLFile

    path = tmp_path / "加密.xlsx"
    with roster(tmp_path).open("rb") as plain, path.open("wb") as target:
        OOXMLFile(plain).encrypt(PASSWORD, target)
    return path


def test_an_encrypted_sheet_asks_for_its_password(locked):
    assert refusal(locked) == "sheet_encrypted"


def test_a_wrong_password_is_refused(locked):
    assert refusal(locked, "不对") == "sheet_wrong_password"


def test_a_password_that_cannot_be_undone_is_not_asked_for_again(tmp_path):
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
        "</manifest:manifest>"
    )
    path = tmp_path / "名册.ods"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", b"\x8f\x01")
        packed.writestr("META-INF/manifest.xml", manifest)
    assert refusal(path) == refusal(path, PASSWORD) == "sheet_password_odd"


def test_the_right_password_opens_the_sheet(locked):
    assert read_workbook(locked, PASSWORD).sheets[0].rows[0] == HEADINGS
