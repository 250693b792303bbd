"""单位设置 by clicks: opened once for a new file, may be skipped; street, clerk, area code, names of branches."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QPushButton

from huanjie_desktop.services import people, settings
from ui.office_dialog import OfficeDialog


def left(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def dialog(window):
    return window.findChildren(OfficeDialog)[-1]


@pytest.fixture
def fresh(qtbot, window, tmp_path):
    window.messages.replies = [tmp_path / "试验街道"]
    left(qtbot, window.findChild(QPushButton, "startNew"))
    return window


def write(form, name, text):
    field = form.findChild(QLineEdit, name)
    field.selectAll()
    field.insert(text)
    field.textEdited.emit(text)


def test_a_new_file_asks_for_the_office_and_keeps_the_answer(qtbot, fresh):
    form = dialog(fresh)
    write(form, "officeStreet", "试验街道")
    write(form, "officeClerk", "丁建北")
    left(qtbot, form.ok)
    kept = settings.settings(fresh.office)
    assert (kept.street, kept.clerk, fresh.office.person) == ("试验街道", "丁建北", "丁建北")


def test_the_question_may_be_skipped_and_comes_only_once(qtbot, fresh):
    form = dialog(fresh)
    later = form.findChild(QPushButton, "officeDialogCancel")
    assert later.text() == "以后再填"
    left(qtbot, later)
    qtbot.waitUntil(lambda: not fresh.findChildren(OfficeDialog))
    path = fresh.office.path
    fresh.close_file()
    assert fresh.open_file(path)
    assert fresh.findChildren(OfficeDialog) == []


def test_a_wrong_area_code_is_told_while_typing(qtbot, fresh):
    form = dialog(fresh)
    write(form, "officeArea", "28")
    assert not form.ok.isEnabled()
    assert [one.code for one in form.problem_list.problems] == ["area_code_odd"]


def test_the_menu_renames_a_branch_and_its_community_for_all_branches(qtbot, opened):
    people.ensure_branch(opened.office, "甲社区", "第二支部")
    opened.findChild(QAction, "actionSettings").trigger()
    form = dialog(opened)
    write(form, "officeCommunity", "丙社区")
    write(form, "officeBranchName", "一支部")
    write(form, "officeFullName", "中共试验街道丙社区第一支部委员会")
    left(qtbot, form.ok)
    found = [(one.community, one.name, one.full_name) for one in people.branches(opened.office)]
    assert found[0] == ("丙社区", "一支部", "中共试验街道丙社区第一支部委员会")
    assert ("丙社区", "第二支部") in [one[:2] for one in found]
    assert ("乙社区", "第一支部") in [one[:2] for one in found]


def test_names_typed_for_one_branch_stay_while_another_is_looked_at(qtbot, opened):
    opened.findChild(QAction, "actionSettings").trigger()
    form = dialog(opened)
    write(form, "officeBranchName", "一支部")
    form._branch.setCurrentIndex(1)
    write(form, "officeBranchName", "另一支部")
    form._branch.setCurrentIndex(0)
    assert form.findChild(QLineEdit, "officeBranchName").text() == "一支部"
    left(qtbot, form.ok)
    assert [one.name for one in people.branches(opened.office)] == ["一支部", "另一支部"]


def test_a_branch_needs_a_name(qtbot, opened):
    opened.findChild(QAction, "actionSettings").trigger()
    form = dialog(opened)
    write(form, "officeBranchName", "")
    assert not form.ok.isEnabled()
