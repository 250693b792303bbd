"""党员名册 by keys and clicks."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QPushButton

from huanjie_desktop.domain.people.member import MembershipEnd
from huanjie_desktop.services.roster import roster
from huanjie_desktop.storage import audit_log
from ui.pages.roster.branch_dialog import BranchDialog
from ui.pages.roster.end_dialog import EndDialog
from ui.pages.roster.member_dialog import MemberDialog
from ui.targets import RosterList


@pytest.fixture
def page(opened):
    opened.view.go("roster")
    return opened.view.page("roster")


def press(qtbot, page, name):
    qtbot.mouseClick(page.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def typed(qtbot, field, text):
    """Type by keys, or insert as an input method does what no key gives."""
    if text.isascii():
        qtbot.keyClicks(field, text)
    else:
        QGuiApplication.sendEvent(field, committed(text))


def committed(text):
    event = QInputMethodEvent()
    event.setCommitString(text)
    return event


def names(page):
    return [row.member.name for row in page.list.model.shown]


def search(qtbot, page, text):
    page.filters.search.clear()
    typed(qtbot, page.filters.search, text)
    qtbot.waitUntil(lambda: page.list.model.filtered)
    return names(page)


@pytest.mark.parametrize(
    ("text", "found"),
    [("zsy", "曾试一"), ("曾试", "曾试一"), ("qiu", "仇试二"), ("shansh", "单试五"), ("4674", "单试五")],
)
def test_a_person_is_found_by_name_pinyin_initials_and_last_digits(qtbot, page, text, found):
    assert search(qtbot, page, text) == [found]


def test_ctrl_f_leads_to_the_search(qtbot, opened, page):
    qtbot.keyClick(page.list.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.filters.search.hasFocus()


def test_the_account_shows_who_counts(page):
    figures = [card.figure() for card in page.account.cards.values()]
    assert figures == ["6", "5", "1", "1", "0", "4"]


def test_a_figure_opens_its_list_and_pressed_again_shows_all(qtbot, page):
    press(qtbot, page, "accountNoRight")
    assert names(page) == ["丁试三"]
    press(qtbot, page, "accountNoRight")
    assert len(names(page)) == 6


def test_the_account_follows_the_branch(qtbot, page):
    page.toolbar.branch.setCurrentIndex(2)
    assert [card.figure() for card in page.account.cards.values()] == ["1", "1", "0", "0", "0", "1"]


def test_orders_by_pinyin_strokes_and_birth(page):
    found = {}
    for place in (1, 2, 4):
        page.filters.order.setCurrentIndex(place)
        found[place] = names(page)
    assert found[1][0] == "单试五" or found[1][0] == "丁试三"
    assert found[2][:3] == ["丁试三", "王试四", "仇试二"]
    assert found[4][-1] == "欧阳试六"


def test_numbers_are_masked_and_shown_for_one_person_only(qtbot, page, opened):
    page.list.table.select_row(0)
    press(qtbot, page, "rosterReveal")
    column = next(place for place, one in enumerate(page.list.model.columns) if one.title == "联系电话")
    texts = [page.list.model.index(row, column).data() for row in range(2)]
    assert texts == ["19900000670", "199****1671"]
    page.hide_numbers()
    assert page.list.model.index(0, column).data() == "199****0670"


def test_copied_numbers_are_masked(qtbot, page):
    page.list.table.selectAll()
    page.list.table.copy()
    assert "19900000670" not in QGuiApplication.clipboard().text()
    assert "199****0670" in QGuiApplication.clipboard().text()


def test_filters_narrow_and_the_banner_clears_them(qtbot, page):
    page.filters.kind.setCurrentIndex(2)
    assert names(page) == ["仇试二"]
    press(qtbot, page, "rosterTableClearFilter")
    assert len(names(page)) == 6
    assert page.filters.kind.currentIndex() == 0


def test_only_what_has_problems(page):
    page.filters.problems.setChecked(True)
    assert names(page) == ["欧阳试六"]


def test_a_member_is_added_by_keys(qtbot, page, opened, wait_idle):
    qtbot.keyClick(page.list.table, Qt.Key.Key_Insert)
    dialog = page.findChild(MemberDialog)
    assert not dialog.ok.isEnabled()
    typed(qtbot, dialog._texts["name"], "何试七")
    qtbot.keyClicks(dialog._dates["birth"], "1985.7")
    assert dialog.ok.isEnabled()
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    wait_idle(opened)
    assert page.list.current().member.birth.iso == "1985-07"
    assert len(names(page)) == 7


def test_an_edited_member_is_saved_and_stays_under_the_cursor(qtbot, page, opened, wait_idle):
    page.list.table.select_row(3)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    dialog = page.findChild(MemberDialog)
    dialog._texts["nation"].setText("回族")
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    wait_idle(opened)
    assert (page.list.current().member.name, page.list.current().member.nation) == ("王试四", "回族")


def test_a_date_that_is_none_keeps_the_form_from_saving(qtbot, page):
    page.list.table.select_row(0)
    press(qtbot, page, "rosterEdit")
    dialog = page.findChild(MemberDialog)
    dialog._dates["birth"].setText("1985.13")
    assert not dialog.ok.isEnabled()
    assert dialog.problem_list.isVisible()
    dialog.reject()


def test_enter_goes_to_the_next_field(qtbot, page):
    press(qtbot, page, "rosterAdd")
    dialog = page.findChild(MemberDialog)
    qtbot.keyClick(dialog._texts["name"], Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog._branch
    dialog.reject()


def test_an_ended_member_leaves_the_account_and_can_come_back(qtbot, page, opened, wait_idle):
    page.list.table.select_row(0)
    press(qtbot, page, "rosterEnd")
    qtbot.mouseClick(page.findChild(EndDialog).ok, Qt.MouseButton.LeftButton)
    wait_idle(opened)
    assert page.account.cards["accountAll"].figure() == "5"
    page.filters.ended.setChecked(True)
    assert names(page) == ["曾试一"]
    page.list.table.select_row(0)
    opened.messages.replies = [True]
    press(qtbot, page, "rosterEnd")
    wait_idle(opened)
    page.filters.ended.setChecked(False)
    assert len(names(page)) == 6


def test_the_case_of_an_end_is_stored(qtbot, page, opened, wait_idle):
    page.list.table.select_row(4)
    press(qtbot, page, "rosterEnd")
    dialog = page.findChild(EndDialog)
    dialog._end.setCurrentText(MembershipEnd.DIED.value)
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    wait_idle(opened)
    assert [row.member.ended for row in roster.members(opened.office, ended=True)] == [MembershipEnd.DIED]


def test_a_branch_is_added(qtbot, page, opened, wait_idle):
    press(qtbot, page, "rosterAddBranch")
    dialog = page.findChild(BranchDialog)
    dialog._community.setCurrentText("丙社区")
    typed(qtbot, dialog._name, "第二支部")
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    wait_idle(opened)
    assert page.toolbar.branch.currentText() == "丙社区 第二支部（0）"


def test_the_export_asks_about_numbers_and_tells_where_it_went(qtbot, page, opened, tmp_path, wait_idle):
    opened.messages.replies = ["脱敏（推荐）", tmp_path / "名册"]
    press(qtbot, page, "rosterExport")
    wait_idle(opened)
    assert (tmp_path / "名册.xlsx").is_file()
    assert "名册.xlsx" in opened.messages.notes[0]


def test_the_template_is_written(qtbot, page, opened, tmp_path, wait_idle):
    opened.messages.replies = [tmp_path / "模板.xlsx"]
    press(qtbot, page, "rosterTemplate")
    wait_idle(opened)
    assert (tmp_path / "模板.xlsx").stat().st_size > 1000


def test_another_tab_may_ask_for_a_list(opened, page):
    opened.view.go("roster", RosterList(None, "accountDue"))
    assert names(page) == ["曾试一", "王试四", "单试五", "欧阳试六"]


def test_without_a_current_row_the_buttons_say_why(page):
    page.filters.search.setText("没有这个人")
    page._filter()
    assert not page.toolbar.edit.isEnabled()
    assert page.toolbar.edit.toolTip() == "请先在表中选一名党员"


def test_numbers_in_the_form_are_masked_until_the_cursor_is_there_and_the_look_is_logged(qtbot, page, opened):
    page.list.table.select_row(0)
    press(qtbot, page, "rosterEdit")
    dialog = page.findChild(MemberDialog)
    field = dialog._numbers["phone"]
    assert field.text() == "199****0670"
    before = looks(opened.office)
    QGuiApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusIn))
    assert (field.text(), looks(opened.office)) == ("19900000670", before + 1)
    QGuiApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut))
    assert (field.text(), dialog.value().phone) == ("199****0670", "19900000670")
    dialog.reject()


def looks(office):
    with office.db.read() as session:
        return sum(entry.action == "查看完整证件号和电话" for entry in audit_log.entries(session))
