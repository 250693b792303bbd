"""What is no readable spreadsheet is refused with the reason."""

import io
import zipfile
from pathlib import Path

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.exchange import sheet
from huanjie_desktop.exchange.roster_sheet import choose_sheet
from huanjie_desktop.exchange.sheet import read_workbook
from tests.sheets import HEADINGS, person, write_sheet

PASSWORD = "秘密123"


def zipped(name: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, "<x/>")
    return packed.getvalue()


def roster(tmp_path: Path) -> Path:
    return write_sheet(tmp_path / "名册.xlsx", [HEADINGS, person()])


def refusal(path: Path, password: str | None = None) -> str:
    with pytest.raises(UserError) as refused:
        choose_sheet(read_workbook(path, password))
    return refused.value.code


CONTENTS = {
    "sheet_empty": [b"", b"\n\n  "],
    "sheet_is_html": ["<html><td>姓名</td></html>".encode(), b"\xef\xbb\xbf<!DOCTYPE html><p>"],
    "sheet_is_xml": [b'<?xml version="1.0"?><Workbook/>'],
    "sheet_wrong_kind": [
        b"%PDF-1.7", b"\x89PNG\r\n", zipped("word/document.xml"), zipped("x.txt"), b"\x00\x01\x02" * 99,
    ],
    "sheet_broken": [
        zipped("xl/workbook.xml"), b"PK\x03\x04" + b"\x00" * 300, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 900,
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


def test_a_file_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    path = roster(tmp_path)

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert refusal(path) == "sheet_locked"


def test_a_disk_that_fails_is_told(tmp_path, monkeypatch):
    path = roster(tmp_path)

    def fail(self: Path) -> bytes:
        raise OSError(5, "input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert refusal(path) == "sheet_unreadable"


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path, monkeypatch):
    path = tmp_path / "名册.xlsx"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("it was read"))
    assert refusal(path) == "sheet_too_large"


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet, "MOST_UNPACKED", 1000)
    assert refusal(roster(tmp_path)) == "sheet_too_large"


def test_too_many_rows_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet, "MOST_ROWS", 1)
    assert refusal(roster(tmp_path)) == "sheet_too_many_rows"


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


def test_the_right_password_opens_the_sheet(locked):
    assert read_workbook(locked, PASSWORD).sheets[0].rows[0] == HEADINGS
