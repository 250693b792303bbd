"""操作日志 in the window: the answer of the check above the lines, filter, comparison with a paper, export."""

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from huanjie_desktop.services.count import count_log
from ui.log_dialog import LogDialog


@pytest.fixture
def log(qtbot, opened, wait_idle):
    opened.findChild(QAction, "actionLog").trigger()
    dialog = opened.findChild(LogDialog)
    qtbot.waitUntil(lambda: "正在" not in dialog.proof.text())
    return dialog


def press(qtbot, dialog, control):
    qtbot.mouseClick(control, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "正在" not in dialog.proof.text())


def test_the_log_opens_with_the_answer_of_its_check_and_the_newest_line_first(log, opened):
    proof = count_log.verify_log(opened.office)
    assert log.proof.text().startswith("✔ 完整")
    assert proof.head.text in log.proof.text()
    assert log.list.model.row(0).number == proof.state.lines


def test_a_word_filters_the_lines(log):
    log.words.setText("新增党支部")
    assert {row.action for row in log.list.model.shown} == {"新增党支部"}
    log.list.clear_filter()
    assert log.words.text() == ""
    assert not log.list.model.filtered


def test_a_line_changed_meanwhile_is_named_and_selected(qtbot, log, opened):
    with closing(sqlite3.connect(opened.office.path)) as file:
        file.execute("DROP TRIGGER audit_no_update")
        file.execute("UPDATE audit SET detail = '别的' WHERE number = 3")
        file.commit()
    press(qtbot, log, log.check)
    assert "第 3 条" in log.proof.text()
    assert log.list.current().number == 3


def test_the_mark_of_a_paper_is_compared(qtbot, log, opened):
    head = count_log.verify_log(opened.office).head
    opened.messages.replies = [head.text, "第2条 0000 0000 0000", "乱写"]
    press(qtbot, log, log.compare)
    assert "与纸上的校验码相同" in log.proof.text()
    press(qtbot, log, log.compare)
    assert "第 2 条与纸上的校验码不同" in log.proof.text()
    press(qtbot, log, log.compare)
    assert opened.messages.told == ["log_mark_odd"]


def test_what_is_shown_is_exported(qtbot, log, opened, tmp_path):
    log.words.setText("新增党支部")
    opened.messages.replies = [tmp_path / "日志"]
    qtbot.mouseClick(log.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened.messages.notes))
    assert (tmp_path / "日志.xlsx").is_file()


def test_without_a_file_there_is_no_log(window):
    assert not window.findChild(QAction, "actionLog").isEnabled()
