"""Keys that work everywhere: Enter on a button, F1 in a dialog, Ctrl+P; and where Enter must not work."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog

from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.services import rounds
from tests.ui.counting import count_file, open_hall
from tests.ui.meeting_office import a_desk, dialog
from ui.help_window import ManualWindow
from ui.widgets.controls import button, named, on_purpose

Key = Qt.Key


def press_enter(control, held=False):
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", held)
    QApplication.sendEvent(control, event)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_enter_and_space_press_the_button_that_has_the_focus(qtbot, key):
    made, pressed = button("some", "登记"), []
    qtbot.addWidget(made)
    made.clicked.connect(lambda: pressed.append(1))
    qtbot.keyClick(made, key)
    assert pressed == [1]


def test_a_held_enter_presses_once(qtbot):
    made, pressed = button("some", "登记"), []
    qtbot.addWidget(made)
    made.clicked.connect(lambda: pressed.append(1))
    for held in (False, True, True):
        press_enter(made, held)
    assert pressed == [1]


def test_a_disabled_button_stays_unpressed(qtbot):
    made, pressed = button("some", "登记"), []
    qtbot.addWidget(made)
    made.clicked.connect(lambda: pressed.append(1))
    made.setEnabled(False)
    press_enter(made)
    assert pressed == []


def test_a_tick_box_answers_to_space_only(qtbot):
    box = named(QCheckBox("混合"), "box", "混合")
    qtbot.addWidget(box)
    qtbot.keyClick(box, Key.Key_Return)
    assert not box.isChecked()
    qtbot.keyClick(box, Key.Key_Space)
    assert box.isChecked()


def test_a_button_on_purpose_leaves_enter_alone(qtbot):
    made, pressed = button("some", "确认"), []
    qtbot.addWidget(made)
    on_purpose(made)
    made.clicked.connect(lambda: pressed.append(1))
    qtbot.keyClick(made, Key.Key_Return)
    assert pressed == []
    qtbot.keyClick(made, Key.Key_Space)
    assert pressed == [1]


def test_a_gate_of_the_count_is_confirmed_by_space_not_by_enter(qtbot, window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock, returned=1)
    hall = open_hall(window, path, ready)
    hall.keys("1\n")
    qtbot.keyClick(hall.page.entry.finish, Key.Key_Return)
    gate = hall.page.panels["check"].close_gate.button
    assert not gate.isVisible()
    qtbot.keyClick(hall.page.entry.finish, Key.Key_Space)
    qtbot.keyClick(gate, Key.Key_Enter)
    assert rounds.round_of(window.office, ready.round).state is RoundState.COUNTING
    qtbot.keyClick(gate, Key.Key_Space)
    assert rounds.round_of(window.office, ready.round).state is RoundState.CHECKING


def test_f1_in_a_dialog_opens_the_page_of_its_tab(qtbot, window, tmp_path):
    desk = a_desk(window, tmp_path / "试验.huanjie")
    qtbot.mouseClick(desk.at("plan").change, Qt.MouseButton.LeftButton)
    form = dialog("electionDialog")
    qtbot.waitUntil(form.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_F1)
    shown = form.findChild(ManualWindow)
    assert shown.text.document().firstBlock().text() == "会议议程"
    assert not isinstance(QApplication.activeModalWidget(), ManualWindow)
    assert isinstance(form, QDialog)


def control_and(qtbot, window, key):
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize(("step", "paper"), [("attendance", "sign_in"), ("method", "election_method")])
def test_ctrl_p_at_a_step_leads_to_its_paper(qtbot, window, tmp_path, step, paper):
    desk = a_desk(window, tmp_path / "试验.huanjie")
    desk.at(step)
    control_and(qtbot, window, Key.Key_P)
    assert window.view.key == "papers"
    assert window.view.page("papers").current().kind == paper


def test_ctrl_p_prints_the_paper_in_sight(qtbot, window, tmp_path, wait_idle):
    a_desk(window, tmp_path / "试验.huanjie")
    window.view.go("papers")
    page, asked = window.view.page("papers"), []
    page.choose_printer = lambda _parent, title: asked.append(title)
    page.list.select_where(lambda line: line.state.kind == "agenda")
    wait_idle(window)
    control_and(qtbot, window, Key.Key_P)
    assert asked == ["会议议程和主持词"]


def test_ctrl_p_without_a_paper_says_where_papers_are(qtbot, opened):
    control_and(qtbot, opened, Key.Key_P)
    assert "资料文书" in opened.messages.notes[-1]


def test_ctrl_s_says_that_all_is_saved(qtbot, opened):
    control_and(qtbot, opened, Key.Key_S)
    assert "已自动保存" in opened.messages.notes[-1]
