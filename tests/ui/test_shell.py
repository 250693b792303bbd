"""The window's shell by clicks and keys."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from huanjie_desktop.services import people
from ui.pages.registry import TABS


def press(qtbot, window, name):
    qtbot.mouseClick(window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_without_a_file_the_start_page_offers_three_ways(window):
    assert window.start.isVisible()
    for name in ("startNew", "startOpen", "startSample"):
        assert window.findChild(QPushButton, name).isVisible()


def test_a_new_file_is_made_where_the_clerk_says(qtbot, window, tmp_path):
    window.messages.replies = [tmp_path / "本单位"]
    press(qtbot, window, "startNew")
    assert (tmp_path / "本单位.huanjie").is_file()
    assert window.windowTitle() == "本单位 — 换届桌面"


def test_giving_up_the_chooser_changes_nothing(qtbot, window):
    window.messages.replies = [None]
    press(qtbot, window, "startNew")
    assert window.office is None


def test_an_opened_file_stands_first_among_the_recent_ones(opened, people_file):
    assert opened.state.recent()[0] == people_file


def test_a_missing_recent_file_is_told_and_forgotten(window, tmp_path):
    gone = tmp_path / "gone.huanjie"
    window.state.remember(gone)
    assert not window.open_file(gone)
    assert window.messages.told == ["office_missing"]
    assert gone not in window.state.recent()


def test_a_file_that_cannot_be_opened_leaves_the_present_one_open(opened, tmp_path, people_file):
    wrong = tmp_path / "wrong.huanjie"
    wrong.write_text("nothing")
    assert not opened.open_file(wrong)
    assert opened.office is not None
    assert opened.office.path == people_file


def test_ctrl_and_digit_show_the_tabs(qtbot, opened):
    for place, tab in enumerate(TABS, 1):
        qtbot.keyClick(opened, getattr(Qt.Key, f"Key_{place}"), Qt.KeyboardModifier.ControlModifier)
        assert opened.view.key == tab.key


def test_a_page_is_built_only_when_it_is_shown(opened):
    assert list(opened.view._built) == ["home"]


def test_a_change_reaches_the_page_in_sight_and_the_status_line(qtbot, opened):
    opened.view.go("home")
    opened.tasks.run(lambda: people.ensure_branch(opened.office, "丙社区", "第一支部"))
    qtbot.waitUntil(lambda: opened.view.page("home").cards[""].figure() == "3")
    assert opened._saved.text() == "已保存 09:30"


def test_a_page_out_of_sight_is_refreshed_when_it_is_shown_again(qtbot, opened, wait_idle):
    opened.view.go("ledger")
    opened.tasks.run(lambda: people.ensure_branch(opened.office, "丙社区", "第一支部"))
    wait_idle(opened)
    assert opened.view.page("home").cards[""].figure() == "2"
    opened.view.go("home")
    assert opened.view.page("home").cards[""].figure() == "3"


def test_a_figure_of_the_home_page_opens_its_list(qtbot, opened):
    press(qtbot, opened, "homeProbationary")
    shown = opened.view.page("roster").list.model.shown
    assert opened.view.key == "roster"
    assert [row.member.name for row in shown] == ["仇试二"]


def test_a_result_stays_in_sight_until_it_is_closed(qtbot, window):
    window.messages.note("名册已导出")
    assert window.notices.isVisible()
    press(qtbot, window, "noticeClose")
    assert not window.notices.isVisible()


def test_a_backup_is_made_and_told(qtbot, opened, tmp_path, wait_idle):
    opened.messages.replies = [tmp_path]
    opened.findChild(QAction, "actionBackup").trigger()
    wait_idle(opened)
    saved = list(Path(tmp_path).glob("*_备份_*.huanjie"))
    assert len(saved) == 1
    assert saved[0].name in opened.messages.notes[0]


def test_closing_the_file_leads_back_to_the_start_page(opened):
    opened.findChild(QAction, "actionClose").trigger()
    assert opened.office is None
    assert opened.start.isVisible()
    assert not opened.findChild(QAction, "actionBackup").isEnabled()


def test_a_second_start_raises_the_window_and_opens_its_file(window, people_file):
    window.raise_and_open(str(people_file))
    assert window.office.path == people_file


def test_the_letter_size_is_kept(qapp, window):
    window.findChild(QAction, "actionSize3").trigger()
    assert window.state.size() == "特大"
    assert qapp.font().pointSize() == 15
