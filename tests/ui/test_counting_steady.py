"""A gate is passed on purpose: not by a held Space, not by a double click, not by a slip of a digit."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.services.vote_steps import VoteStep
from tests.ui.counting import count_file, open_hall
from ui.pages.counting.panel import Gate
from ui.pages.counting.stage import StepKey
from ui.pages.counting.steady import steady


@pytest.fixture
def hall(window, tmp_path, clock, monkeypatch):
    path, ready = count_file(tmp_path, clock)
    monkeypatch.setattr(steady(), "_last", float("-inf"))
    return open_hall(window, path, ready)


def test_a_held_space_passes_one_gate(qtbot, monkeypatch):
    gates = [Gate(name, name, "确认") for name in ("one", "two")]
    passed, times = [], iter([10.0, 10.66, 10.7, 11.4, 12.9])
    monkeypatch.setattr(steady(), "now", lambda: next(times))
    monkeypatch.setattr(steady(), "_last", float("-inf"))
    for gate in gates:
        qtbot.addWidget(gate)
        gate.button.clicked.connect(lambda _on, gate=gate: passed.append(gate.objectName()))
    for gate in (gates[0], gates[1], gates[1], gates[1], gates[1]):
        QTest.keyClick(gate.button, Qt.Key.Key_Space)
    assert passed == ["one", "two"]


def test_the_second_half_of_a_double_click_passes_nothing(qtbot):
    gate, passed = Gate("one", "一", "确认"), []
    qtbot.addWidget(gate)
    gate.button.clicked.connect(lambda: passed.append(1))
    QTest.mouseClick(gate.button, Qt.MouseButton.LeftButton)
    place, left = QPointF(5, 5), Qt.MouseButton.LeftButton
    second = QMouseEvent(QEvent.Type.MouseButtonDblClick, place, place, left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(gate.button, second)
    QTest.mouseRelease(gate.button, left)
    assert passed == [1]


@pytest.mark.parametrize(("answer", "then"), [(False, RoundState.ISSUED), (True, RoundState.VOID)])
def test_a_whole_vote_is_not_void_by_a_slip_of_a_digit(hall, answer, then):
    hall.click("castGateConfirm")
    panel = hall.page.panels[StepKey.OPEN]
    panel.returned.set_number(200)
    hall.window.messages.replies.append(answer)
    hall.click("openGateConfirm")
    assert "收回 200 张，多于投票人数 20" in hall.window.messages.asked[-1]
    assert hall.round.state is then
    assert panel.stage.steps.has(VoteStep.OPENED) is answer


def test_long_names_of_scrutineers_are_seen_from_their_beginning(hall):
    field = hall.page.panels[StepKey.CAST].witnesses
    field.setModified(False)
    field.offer("买买提依明·阿布都克里木、李建北")
    assert field.cursorPosition() == 0
    assert field.minimumWidth() >= field.fontMetrics().horizontalAdvance("买买提依明·阿布都克里木、李建北")
