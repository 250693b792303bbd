"""第一次全体会议: chair and staff out of the new committee."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from huanjie_desktop.domain.election.election import PollPost
from huanjie_desktop.domain.election.method import DirectVariant
from huanjie_desktop.domain.election.rounds import RoundKind
from huanjie_desktop.services import elections, officers, outcome
from tests.builders import confirmed, issued, marks, nominated, poll_for
from tests.ui.meeting_office import a_desk, dialog, with_gates, with_meeting


def left(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.fixture
def desk(window, tmp_path):
    return a_desk(window, tmp_path / "试验.huanjie")


def with_committee(desk):
    """Let the meeting elect 张, 陈 and 刘."""
    with_gates(desk)
    with_meeting(desk)
    names = outcome.start_round(desk.office, poll_for(desk.office, desk.election), RoundKind.FIRST).value
    present = issued(desk.office, desk.election, names)
    confirmed(desk.office, names, [marks("OOO_")] * present)
    return desk.at("session")


def test_before_the_committee_is_elected_nothing_can_be_named(desk):
    panel = desk.at("session")
    assert "还没有选出" in panel.members.text()
    assert not panel.scrutineer.isEnabled()
    assert "还没有选出" in panel.scrutineer.toolTip()


def test_a_branch_without_committee_has_no_such_step(window, tmp_path):
    desk = a_desk(window, tmp_path / "小.huanjie", full=6, variant=DirectVariant.V5)
    assert desk.page.rail.buttons["session"].isHidden()


def test_a_new_member_presides(desk):
    panel = with_committee(desk)
    name = panel.chair.itemText(1)
    panel.chair.setCurrentIndex(1)
    panel.chair.activated.emit(1)
    assert elections.election(desk.office, desk.election).session_chair == name
    assert f"由 {name} 主持" in panel.state.text()


def test_the_proposed_secretary_may_not_scrutinise_his_own_vote(qtbot, desk):
    panel = with_committee(desk)
    proposed, other = panel.chair.itemText(1), panel.chair.itemText(2)
    nominated(desk.office, desk.branch, poll_for(desk.office, desk.election, PollPost.FIRST_SECRETARY), [proposed])
    desk.page.refresh()
    left(qtbot, panel.scrutineer)
    form = dialog("officerDialog")
    form.findChild(QComboBox, "officerName").setCurrentText(proposed)
    assert not form.ok.isEnabled()
    form.findChild(QComboBox, "officerName").setCurrentText(other)
    left(qtbot, form.ok)
    poll = poll_for(desk.office, desk.election, PollPost.FIRST_SECRETARY)
    assert [one.name for one in officers.officers(desk.office, desk.election, poll)] == [other]


def test_control_and_page_keys_turn_the_steps(qtbot, desk):
    desk.at("plan").change.setFocus()
    qtbot.keyClick(desk.page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert desk.page.step == "method"
    qtbot.keyClick(desk.page, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert desk.page.step == "plan"
