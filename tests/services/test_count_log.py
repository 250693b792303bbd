"""操作日志 as the scrutineer asks it: whole or not, the mark on a paper, the command, the spreadsheet."""

import json
import sqlite3
from contextlib import closing

import pytest
from python_calamine import CalamineWorkbook

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.cli.front import run
from huanjie_desktop.domain.people.roster import ExclusionCase
from huanjie_desktop.services import people
from huanjie_desktop.services.count import count_log, counting
from huanjie_desktop.services.count.count_log import LogMark
from huanjie_desktop.storage import audit_log
from tests.builders import ready_to_count


@pytest.fixture
def path(office):
    for name in ("第一支部", "第二支部", "第三支部"):
        people.ensure_branch(office, "甲社区", name)
    return office.path


def lines(office):
    return count_log.verify_log(office).state.lines


def tamper(path, statement):
    with closing(sqlite3.connect(path)) as file:
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f"DROP TRIGGER {name}")
        file.execute(statement)
        file.commit()


def asked(capsys, path, *more):
    status = run(["verify-log", "--office", str(path), *more])
    return status, capsys.readouterr()


def test_a_whole_log_ends_with_nought_and_tells_both_ends_and_the_mark(office, path, capsys):
    status, told = asked(capsys, path)
    assert status == 0
    assert "第一条　第1条" in told.out
    assert f"最后一条　第{lines(office)}条" in told.out
    assert count_log.verify_log(office).head.text in told.out


def test_a_machine_reads_the_same(office, path, capsys):
    status, told = asked(capsys, path, "--json")
    answer = json.loads(told.out)
    assert (status, answer["whole"], answer["lines"], answer["line"]) == (0, True, lines(office), None)
    assert answer["head"] == count_log.verify_log(office).state.head


@pytest.mark.parametrize(("statement", "line", "words"), [
    ("UPDATE audit SET person = '别人' WHERE number = 2", 2, "第 2 条与前后对不上"),
    ("DELETE FROM audit WHERE number = 2", 2, "缺第 2 条"),
    ("DELETE FROM audit WHERE number > 2", 3, "从第 3 条起缺少末尾"),
    ("INSERT INTO audit SELECT 0, at, person, action, subject, detail, hash FROM audit WHERE number = 1", 0,
     "第 0 条不是程序写入的"),
])  # fmt: skip
def test_a_broken_log_ends_with_one_and_names_the_line(path, capsys, statement, line, words):
    tamper(path, statement)
    status, told = asked(capsys, path)
    assert (status, words in told.out, "报告总监票人" in told.out) == (1, True, True)
    assert json.loads(asked(capsys, path, "--json")[1].out)["line"] == line


@pytest.mark.parametrize("content", [None, b"", b"no office file"])
def test_what_cannot_be_read_ends_with_two(tmp_path, capsys, content):
    path = tmp_path / "别的.huanjie"
    if content is not None:
        path.write_bytes(content)
    status, told = asked(capsys, path)
    assert (status, told.out) == (2, "")
    assert "别的.huanjie" in told.err


def test_the_mark_of_a_paper_is_found_again(office, path, capsys):
    mark = count_log.verify_log(office).head
    people.ensure_branch(office, "甲社区", "后来的支部")
    status, told = asked(capsys, path, "--mark", mark.text)
    assert status == 0
    assert f"第{mark.number}条与纸上的校验码相同" in told.out


def test_a_log_shorter_than_the_paper_says_is_told_even_when_nothing_else_shows_it(office, path, capsys):
    mark = count_log.verify_log(office).head
    tamper(path, f"DELETE FROM audit WHERE number = {mark.number}")
    tamper(path, f"UPDATE setting SET value = '' WHERE key = 'log_head' AND {mark.number}")
    assert asked(capsys, path)[0] == 0
    status, told = asked(capsys, path, "--mark", mark.text)
    assert (status, f"日志只有 {mark.number - 1} 条" in told.out) == (1, True)


def test_another_log_than_the_paper_says_is_told(office, path, capsys):
    status, told = asked(capsys, path, "--mark", "第2条 0000 0000 0000 0000")
    assert (status, "第 2 条与纸上的校验码不同" in told.out) == (1, True)


@pytest.mark.parametrize("typed", ["第86条　3f2a 91bc 07de 55aa", "86 3F2A91BC07DE55AA", " 86：3f2a 91bc07de 55aa "])
def test_a_mark_is_read_however_it_is_copied(typed):
    assert count_log.read_mark(typed) == LogMark(86, "3f2a91bc07de55aa")


@pytest.mark.parametrize("typed", ["", "86", "86 3f2a", "第86条", "863f2a91bc07de55aa", "86 xyz"])
def test_what_is_no_mark_is_refused(typed):
    with pytest.raises(UserError) as refused:
        count_log.read_mark(typed)
    assert refused.value.code == "log_mark_odd"


def test_a_mark_reads_back_what_it_printed(office, path):
    head = count_log.verify_log(office).head
    assert count_log.read_mark(head.text) == head


def test_the_log_is_exported_with_its_mark_and_the_export_is_logged(office, path, tmp_path):
    found = count_log.log_lines(office)
    place = count_log.export_log(office, tmp_path / "日志.xlsx", found[:2]).value
    rows = CalamineWorkbook.from_path(str(place)).get_sheet_by_index(0).to_python()
    assert f"第{len(found)}条" in rows[0][0]
    assert [row[4] for row in rows[2:]] == [one.action for one in found[:2]]
    assert count_log.log_lines(office)[0].action == "导出操作日志"


def test_the_log_is_read_in_words_and_not_in_codes(office):
    ready = ready_to_count(office)
    counting.open_box(office, ready.round, counting.Opening(20, True, "李建北"))
    with office.db.write() as work:
        audit_log.record(work, office.act("提出不计入应到会人数", "", ExclusionCase.EX4))
    read = {line.action: line for line in count_log.log_lines(office)}
    assert read["开箱清点选票"].subject == "委员选举第1轮"
    assert read["新建选举"].detail == "党员大会选委员，第一次全体会议选书记、副书记"
    assert read["提出不计入应到会人数"].detail == "年老体弱卧床不起，或长期生病、生活不能自理"


def test_a_vote_that_is_gone_keeps_its_number(office):
    with office.db.write() as work:
        audit_log.record(work, office.act("开箱清点选票", "投票99"))
        audit_log.record(work, office.act("签到", "选举99"))
    assert [line.subject for line in count_log.log_lines(office)[:2]] == ["选举99", "投票99"]
