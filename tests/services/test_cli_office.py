"""The commands that work on an office file, called as a person calls them."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from huanjie_desktop.base.clock import FixedClock
from huanjie_desktop.cli.front import run
from huanjie_desktop.services import people
from huanjie_desktop.services.office import create_office, open_office
from huanjie_desktop.services.roster import roster
from huanjie_desktop.services.sample.people import id_number
from tests.conftest import CHINA

HEADINGS = ("序号", "姓名", "性别", "公民身份号码", "出生日期", "入党时间", "党员类别", "联系电话", "特长")
GOOD = (1, "王芷禾", "女", "", "1985.07", "2008年7月1日", "正式党员", "19900000001", "书法")


@pytest.fixture
def office_file(tmp_path):
    path = tmp_path / "街道.huanjie"
    office = create_office(path, FixedClock(datetime(2026, 10, 12, 9, 30, tzinfo=CHINA)))
    people.ensure_branch(office, "麦陌社区", "第一支部")
    office.close()
    return path


def sheet(path, *rows):
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("名册")
        page.write_row(0, 0, HEADINGS)
        for number, row in enumerate(rows, start=1):
            page.write_row(number, 0, row)
    return path


def imported(office_file, path, *more):
    return run(["import-roster", str(path), "--office", str(office_file), "--branch", "第一支部", "--json", *more])


def names_in(office_file):
    office = open_office(office_file)
    try:
        return [row.member.name for row in roster.members(office)]
    finally:
        office.close()


def test_a_roster_is_imported_and_the_report_can_be_read_by_a_machine(office_file, tmp_path, capsys):
    assert imported(office_file, sheet(tmp_path / "名册.xlsx", GOOD)) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["stored"]["added"] == 1
    assert report["unmapped"] == ["特长"]
    assert names_in(office_file) == ["王芷禾"]


def test_check_stores_nothing(office_file, tmp_path, capsys):
    assert imported(office_file, sheet(tmp_path / "名册.xlsx", GOOD), "--check") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["stored"], report["rows"]) == (None, 1)
    assert names_in(office_file) == []


def test_the_same_file_twice_adds_nobody(office_file, tmp_path, capsys):
    path = sheet(tmp_path / "名册.xlsx", GOOD)
    assert imported(office_file, path) == 0
    capsys.readouterr()
    assert imported(office_file, path) == 0
    stored = json.loads(capsys.readouterr().out)["stored"]
    assert (stored["added"], stored["same"]) == (0, 1)


def test_a_row_with_an_error_blocks_all_and_is_named_by_cell(office_file, tmp_path, capsys):
    bad = (2, "李沅", "女", 990103198507010012, "1985.13", "2008.7", "正式党员", "", "")
    assert imported(office_file, sheet(tmp_path / "名册.xlsx", GOOD, bad)) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    cells = {(one["sheet"], one["column"], one["row"]) for one in findings if one["severity"] == "error"}
    assert {("名册", "D", 3), ("名册", "E", 3)} <= cells
    assert all(one["sentence"].endswith("。") and one["code"] for one in findings)
    assert names_in(office_file) == []


def test_rows_with_errors_may_be_left_out(office_file, tmp_path, capsys):
    bad = (2, "李沅", "女", "", "1985.13", "2008.7", "正式党员", "", "")
    assert imported(office_file, sheet(tmp_path / "名册.xlsx", GOOD, bad), "--skip-errors") == 1
    assert json.loads(capsys.readouterr().out)["stored"]["skipped"] == 1
    assert names_in(office_file) == ["王芷禾"]


def test_a_corrected_number_is_told_with_both_forms(office_file, tmp_path, capsys):
    whole = id_number("990103", datetime(1985, 7, 1, tzinfo=CHINA).date(), 2)
    short = whole[:6] + whole[8:17]
    row = (1, "王芷禾", "女", short, "1985-07-01", "2008.7", "正式党员", "", "")
    assert imported(office_file, sheet(tmp_path / "名册.xlsx", row), "--check") == 0
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert any(short in one["sentence"] and whole in one["sentence"] for one in findings)


@pytest.mark.parametrize(("name", "content"), [
    ("网页.xls", b"<html><table><tr><td>\xe5\xa7\x93\xe5\x90\x8d</td></tr></table></html>"),
    ("空.xlsx", b""), ("坏.xlsx", b"PK\x03\x04 broken"), ("说明.docx", b"PK"), ("图.xlsx", b"\x89PNG\r\n\x1a\n"),
])  # fmt: skip
def test_what_is_no_roster_ends_with_two_and_one_sentence(name, content, office_file, tmp_path, capsys):
    (tmp_path / name).write_bytes(content)
    assert imported(office_file, tmp_path / name) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert name in err
    assert "Traceback" not in err


def test_a_roster_that_is_not_there_ends_with_two(office_file, tmp_path, capsys):
    assert imported(office_file, tmp_path / "没有.xlsx") == 2
    assert "没有.xlsx" in capsys.readouterr().err


def test_an_unknown_branch_is_named_with_those_there_are(office_file, tmp_path, capsys):
    path = sheet(tmp_path / "名册.xlsx", GOOD)
    assert run(["import-roster", str(path), "--office", str(office_file), "--branch", "第九支部"]) == 2
    assert "麦陌社区第一支部" in capsys.readouterr().err


def test_a_new_branch_is_added_when_its_community_is_named(office_file, tmp_path, capsys):
    path = sheet(tmp_path / "名册.xlsx", GOOD)
    given = ["--branch", "第二支部", "--community", "麦陌社区"]
    assert run(["import-roster", str(path), "--office", str(office_file), *given]) == 0
    assert "新增 1" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, b"", b"no database at all", b"SQLite format 3\x00" + b"\xff" * 4000])
def test_what_is_no_office_file_ends_with_two(content, tmp_path, capsys):
    path = tmp_path / "街道.huanjie"
    if content is not None:
        path.write_bytes(content)
    assert imported(path, sheet(tmp_path / "名册.xlsx", GOOD)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "街道.huanjie" in err


def test_selfcheck_answers_with_every_check(office_file, capsys):
    assert run(["selfcheck", "--office", str(office_file), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["ok"]
    assert {"python", "parts", "strokes", "disk", "office"} <= {one["key"] for one in answer["checks"]}
    assert sum(one["key"].startswith("font:") for one in answer["checks"]) == 4


def test_selfcheck_notices_a_log_that_was_tampered_with(office_file, capsys):
    import sqlite3

    with sqlite3.connect(office_file) as file:
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"):
            file.execute(f"DROP TRIGGER {name}")
        file.execute("UPDATE audit SET person = '别人' WHERE number = 1")
    file.close()
    assert run(["selfcheck", "--office", str(office_file)]) == 1
    assert "日志从第 1 条起被改动" in capsys.readouterr().out


def test_selfcheck_says_what_is_wrong_with_a_damaged_file(office_file, capsys):
    office_file.write_bytes(office_file.read_bytes()[:9000])
    assert run(["selfcheck", "--office", str(office_file)]) == 1
    out, err = capsys.readouterr()
    assert "异常" in out
    assert "Traceback" not in out + err


def test_an_unknown_election_is_named_with_status_two(office_file, tmp_path, capsys):
    out = tmp_path / "文书"
    assert run(["papers", "--office", str(office_file), "--election", "7", "--out", str(out)]) == 2
    assert "编号为 7" in capsys.readouterr().err
    assert not out.exists()


def test_a_bug_is_told_in_one_line_with_the_log(office_file, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("HUANJIE_LOG", str(tmp_path / "日志"))
    monkeypatch.setattr("huanjie_desktop.services.selfcheck.FONTS", (7,))
    assert run(["selfcheck"]) == 1
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert str(tmp_path / "日志") in err
    assert "Traceback" in (tmp_path / "日志" / "huanjie.log").read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_kept_elsewhere_without_a_traceback(tmp_path, capsys, monkeypatch):
    (tmp_path / "日志").write_text("a file is in the way")
    monkeypatch.setenv("HUANJIE_LOG", str(tmp_path / "日志"))
    monkeypatch.setattr("tempfile.mkdtemp", lambda prefix: str(tmp_path))
    monkeypatch.setattr("huanjie_desktop.services.selfcheck.FONTS", (7,))
    assert run(["selfcheck"]) == 1
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert "Traceback" in (tmp_path / "huanjie.log").read_text(encoding="utf-8")


def test_selfcheck_names_a_lost_table(office_file, capsys):
    with closing(sqlite3.connect(office_file)) as connection:
        connection.execute("DROP TABLE import_run")
    assert run(["selfcheck", "--office", str(office_file)]) == 1
    assert "缺少数据表 import_run" in capsys.readouterr().out


def test_a_finding_on_the_screen_masks_the_number_and_names_the_cell(office_file, tmp_path, capsys):
    wrong = "990103198507010029"
    row = (1, "王芷禾", "女", wrong, "", "2008.7", "正式党员", "", "")
    path = sheet(tmp_path / "名册.xlsx", row)
    assert run(["import-roster", str(path), "--office", str(office_file), "--branch", "第一支部"]) == 1
    out = capsys.readouterr().out
    assert "名册!D2" in out
    assert "990103********0029" in out
    assert wrong not in out


def test_a_full_folder_stops_the_demonstration_before_it_begins(tmp_path, capsys):
    kept = Path(shutil.copy(__file__, tmp_path / "旧文件"))
    assert run(["demo", "--out", str(tmp_path)]) == 1
    assert "已有文件" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [kept.name]
