"""签到 by keys: find by a few letters, Enter, the quorum lives."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from huanjie_desktop.domain.election.records import Moment, Presence
from huanjie_desktop.services import meeting
from huanjie_desktop.services.roster import roster
from tests.ui.meeting_office import PROBATIONARY, a_desk, dialog, names_of, write


@pytest.fixture
def desk(window, tmp_path):
    return a_desk(window, tmp_path / "试验.huanjie")


@pytest.fixture
def panel(desk):
    return desk.at("attendance")


def left(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def typed(qtbot, panel, text, key=Qt.Key.Key_Return):
    panel.list.search.setFocus()
    qtbot.keyClicks(panel.list.search, text)
    qtbot.keyClick(panel.list.search, key)


def state_of(desk, name):
    return next(one.state for one in meeting.attendance_sheet(desk.office, desk.election) if one.name == name)


def figure(panel, name):
    return int(panel.board.figures[name].text())


def test_initials_and_enter_tick_a_member_and_empty_the_field(qtbot, desk, panel):
    typed(qtbot, panel, "zjb")
    assert state_of(desk, "张建北") is Presence.PRESENT
    assert panel.list.search.text() == ""
    assert panel.list.search.hasFocus()
    assert (figure(panel, "quorumPresent"), figure(panel, "quorumUnknown")) == (1, 19)


def test_a_character_of_the_name_finds_too(qtbot, desk, panel):
    write(panel.list.search, "陈建")
    qtbot.keyClick(panel.list.search, Qt.Key.Key_Return)
    assert state_of(desk, "陈建北") is Presence.PRESENT


def test_the_last_digits_of_the_phone_find_a_member(qtbot, desk, panel):
    from dataclasses import replace

    member = roster.member(desk.office, desk.branch.members["林建北"])
    roster.save_member(desk.office, replace(member, phone="19900005521"))
    desk.page.refresh()
    typed(qtbot, panel, "5521")
    assert state_of(desk, "林建北") is Presence.PRESENT


def test_an_open_member_is_hit_before_one_already_ticked(qtbot, desk, panel):
    for _ in range(2):
        typed(qtbot, panel, "wjb")
    assert {state_of(desk, name) for name in ("王建北", "文建北", "吴建北")} >= {Presence.PRESENT, Presence.UNKNOWN}
    assert figure(panel, "quorumPresent") == 2


def test_enter_once_too_often_ticks_nobody(qtbot, desk, panel):
    typed(qtbot, panel, "zjb")
    qtbot.keyClick(panel.list.search, Qt.Key.Key_Return)
    qtbot.keyClick(panel.list.search, Qt.Key.Key_Return)
    assert figure(panel, "quorumPresent") == 1


def test_down_and_enter_tick_one_after_the_other(qtbot, desk, panel):
    panel.list.search.setFocus()
    qtbot.keyClick(panel.list.search, Qt.Key.Key_Down)
    for _ in range(3):
        qtbot.keyClick(panel.list.search, Qt.Key.Key_Return)
    assert figure(panel, "quorumPresent") == 3


@pytest.mark.parametrize(
    ("key", "mark", "name"),
    [
        (Qt.Key.Key_F6, Presence.LEAVE_AFFAIR, "quorumAffair"),
        (Qt.Key.Key_F7, Presence.LEAVE_SICK, "quorumSick"),
        (Qt.Key.Key_F8, Presence.ABSENT, "quorumAbsent"),
    ],
)
def test_leave_is_one_key(qtbot, desk, panel, key, mark, name):
    typed(qtbot, panel, "zjb", key)
    assert state_of(desk, "张建北") is mark
    assert figure(panel, name) == 1
    assert figure(panel, "quorumDue") == 20


def test_f9_takes_the_last_tick_back(qtbot, desk, panel):
    typed(qtbot, panel, "zjb")
    qtbot.keyClick(panel.list.search, Qt.Key.Key_F9)
    assert state_of(desk, "张建北") is Presence.UNKNOWN


def test_a_stranger_is_told_and_nobody_is_ticked(qtbot, desk, panel):
    typed(qtbot, panel, "xyz")
    assert "没有找到" in panel.list.told.text()
    assert figure(panel, "quorumPresent") == 0


def test_the_sixteenth_of_twenty_makes_the_meeting_valid(qtbot, desk, panel):
    panel.list.search.setFocus()
    qtbot.keyClick(panel.list.search, Qt.Key.Key_Down)
    for _ in range(15):
        qtbot.keyClick(panel.list.search, Qt.Key.Key_Return)
    assert "还差 1 人" in panel.board.verdict.text()
    qtbot.keyClick(panel.list.search, Qt.Key.Key_Return)
    assert "符合规定人数" in panel.board.verdict.text()


def test_a_probationary_member_sits_apart_and_is_not_counted(qtbot, desk, panel):
    assert PROBATIONARY not in names_of(panel.list.rows, lambda line: line.name)
    place = names_of(panel.observers.rows, lambda seat: seat[0]).index(PROBATIONARY)
    panel.observers.rows.table.select_row(place)
    panel.observers.rows.table.setFocus()
    qtbot.keyClick(panel.observers.rows.table, Qt.Key.Key_Return)
    assert state_of(desk, PROBATIONARY) is Presence.PRESENT
    assert figure(panel, "quorumPresent") == 0


def test_a_guest_is_added_and_not_counted(qtbot, desk, panel):
    left(qtbot, panel.observers.add)
    form = dialog("observerDialog")
    assert not form.ok.isEnabled()
    write(form.findChild(object, "observerName"), "上级来人")
    left(qtbot, form.ok)
    assert [guest.name for guest in meeting.observers(desk.office, desk.election)] == ["上级来人"]
    assert figure(panel, "quorumPresent") == 0


def test_the_reason_of_a_leave_is_kept(qtbot, desk, panel):
    typed(qtbot, panel, "zjb", Qt.Key.Key_F6)
    panel.list.rows.select_where(lambda line: line.name == "张建北")
    desk.answers.replies.append("外地探亲")
    left(qtbot, panel.list.reason)
    line = next(one for one in meeting.attendance_sheet(desk.office, desk.election) if one.name == "张建北")
    assert (line.state, line.note) == (Presence.LEAVE_AFFAIR, "外地探亲")


def test_the_first_count_is_kept_with_its_figures(qtbot, desk, panel):
    assert not panel.first.isEnabled()
    assert "还没有人签到" in panel.first.toolTip()
    typed(qtbot, panel, "zjb")
    left(qtbot, panel.first)
    counted = meeting.last_count(meeting.head_counts(desk.office, desk.election), Moment.FIRST)
    assert (counted.due, counted.present, counted.absent) == (20, 1, 19)
    assert "应到 20，实到 1" in panel.counts.text()


def test_the_count_before_ballots_waits_for_a_designed_ballot(qtbot, desk, panel):
    typed(qtbot, panel, "zjb")
    left(qtbot, panel.first)
    assert not panel.again.isEnabled()
    assert "选票" in panel.again.toolTip()


def test_a_guest_entered_by_mistake_is_taken_out(qtbot, desk):
    meeting.add_observer(desk.office, desk.election, "上级来人")
    panel = desk.at("attendance")
    assert not panel.observers.remove.isEnabled()
    assert panel.observers.rows.select_where(lambda seat: seat[0] == "上级来人")
    left(qtbot, panel.observers.remove)
    assert meeting.observers(desk.office, desk.election) == ()
    assert panel.observers.rows.select_where(lambda seat: seat[0] == PROBATIONARY)
    assert not panel.observers.remove.isEnabled()


def keys(qtbot, *pressed):
    """Press keys wherever the cursor stands."""
    for key in pressed:
        qtbot.keyClick(QApplication.focusWidget(), key)


def test_the_cursor_stands_in_the_field_whichever_way_the_panel_is_shown(qtbot, desk):
    field = desk.page.panel("attendance").list.search
    left(qtbot, desk.page.rail.buttons["attendance"])
    qtbot.waitUntil(field.hasFocus)
    desk.window.view.go("home")
    qtbot.keyClick(desk.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(field.hasFocus)


def test_down_goes_through_the_list_and_enter_ticks(qtbot, desk):
    panel = desk.page.panel("attendance")
    left(qtbot, desk.page.rail.buttons["attendance"])
    qtbot.waitUntil(panel.list.search.hasFocus)
    first, second, third = (line.name for line in panel.list.rows.model.shown[:3])
    keys(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert (state_of(desk, first), state_of(desk, second)) == (Presence.UNKNOWN, Presence.PRESENT)
    keys(qtbot, Qt.Key.Key_Return)
    assert state_of(desk, third) is Presence.PRESENT
