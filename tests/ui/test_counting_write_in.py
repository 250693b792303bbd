"""另选他人: the small field, its completion, and what it means for the ballot."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from huanjie_desktop.domain.election.ballot import Sign, WriteIn
from tests.ui.counting import count_file, open_hall
from ui.pages.counting.entry.count_view import Mode
from ui.pages.counting.entry.write_in_bar import NameHint, matching

HINTS = [
    NameHint("文建北", "wenjianbei", "wjb"),
    NameHint("王建北", "wangjianbei", "wjb"),
    NameHint("单明远", "shanmingyuan", "smy dmy"),
    NameHint("赵同名（一组）", "zhaotongming", "ztm"),
    NameHint("阿依努尔·买合木提江", "ayinuer", "ayne"),
]


@pytest.fixture
def hall(window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock, returned=20)
    return open_hall(window, path, ready)


def commit(field, text):
    """Let an input method hand over a text."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def write(hall, text, *keys):
    hall.keys("+")
    field = hall.page.entry.write_in.field
    commit(field, text)
    for key in (*keys, Qt.Key.Key_Return):
        QTest.keyClick(field, key)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("wjb", ["文建北", "王建北"]),
        ("wen", ["文建北"]),
        ("王", ["王建北"]),
        ("dmy", ["单明远"]),
        ("赵同名(一", ["赵同名（一组）"]),
        ("阿依努尔买", ["阿依努尔·买合木提江"]),
        ("阿依努尔•买", ["阿依努尔·买合木提江"]),
        ("", []),
        ("·", []),
        ("xyz", []),
    ],
)
def test_names_are_found_by_characters_pinyin_and_initials(text, found):
    assert matching(HINTS, text) == found


def test_a_written_in_member_counts_after_a_rejection(hall):
    hall.keys("12-4")
    write(hall, "文建北")
    assert hall.view.mode is Mode.ENTRY
    assert "○ 3 人" in hall.verdict
    hall.keys("\n")
    assert hall.view.state.tally.written_in == {"文建北": 1}
    assert hall.pad.board.others["文建北"].yes.text() == "1"


def test_pinyin_initials_and_arrows_choose_the_member(hall):
    hall.keys("12-4")
    write(hall, "wenj")
    assert hall.view.draft.marks.write_ins == (WriteIn("文建北"),)


def test_without_a_rejection_the_verdict_says_why_it_does_not_count(hall):
    hall.keys("12")
    write(hall, "文建北")
    assert "没有对候选人画×" in hall.verdict


def test_a_stranger_is_recorded_without_effect(hall):
    hall.keys("12-4")
    write(hall, "无名氏")
    hall.keys("\n")
    assert hall.view.state.tally.written_in == {}
    assert "无名氏" in hall.page.entry.last.text()


def test_letters_that_fit_nobody_are_not_taken(hall):
    hall.keys("-4")
    write(hall, "zzz")
    assert hall.view.mode is Mode.WRITE_IN
    assert "请改用汉字" in hall.page.entry.write_in.note.text()


def test_a_name_without_a_sign(hall):
    hall.keys("12-4+")
    bar = hall.page.entry.write_in
    bar.sign.setCurrentIndex(bar.sign.findData(Sign.EMPTY))
    commit(bar.field, "文建北")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert "没有画○" in hall.verdict


def test_esc_gives_the_keys_back(hall):
    hall.keys("1+")
    QTest.keyClick(hall.page.entry.write_in.field, Qt.Key.Key_Escape)
    assert hall.view.mode is Mode.ENTRY
    hall.keys("<")
    assert hall.view.draft.empty


def test_an_unreadable_name_is_one_button(hall):
    hall.keys("12-4+")
    hall.click("writeInUnreadable")
    assert "姓名无法辨认" in hall.verdict


def test_a_written_in_name_is_taken_back_with_backspace(hall):
    hall.keys("12-4")
    write(hall, "文建北")
    hall.keys("<")
    assert hall.view.draft.marks.write_ins == ()


def test_the_enter_that_adds_a_name_does_not_complete_the_ballot_when_held(hall):
    hall.keys("12-4")
    hall.time.step = 0.04
    write(hall, "文建北")
    hall.keys("\n\n\n")
    assert hall.view.state.entered == 0
    hall.time.step = 1.0
    hall.keys("\n")
    assert hall.view.state.tally.written_in == {"文建北": 1}
