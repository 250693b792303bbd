"""What guards one recorder guards two as well, in a dispute and at the third look too: bounces, held keys, letters."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from huanjie_desktop.domain.election.count_plan import CountPlan, SecondCount
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.plan import save_plan
from huanjie_desktop.services.office import open_office
from tests.ui.counting import PAD, count_file, open_hall
from ui.pages.counting.entry.count_view import Mode

PLANS = {"one": SecondCount.NONE, "two": SecondCount.TOGETHER}
BEGUN = {"one": "1", "second": "12\n1", "dispute": "12\n1\n", "third look": "12\n1\n31", "chosen": "12\n1\n2"}


@pytest.fixture(params=list(BEGUN))
def hall(request, window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock, returned=20)
    office = open_office(path, clock)
    save_plan(office, CountPlan(ready.round, PLANS.get(request.param, SecondCount.TOGETHER)))
    office.close()
    hall = open_hall(window, path, ready)
    hall.keys(BEGUN[request.param])
    return hall


def state(hall):
    """Return all that a key might have changed by mistake."""
    view = hall.view
    stored = [len(counting.ballot_versions(hall.window.office, hall.ready.round, one)) for one in (1, 2)]
    return view.mode, view.number, view.turn, view.draft.marks, getattr(view, "choice", 0), stored


@pytest.mark.parametrize("key", [Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Clear, Qt.Key.Key_Delete])
def test_numlock_off_is_told_and_nothing_happens(hall, key):
    before = state(hall)
    hall.key(key, PAD)
    assert "NumLock" in hall.view.hint
    assert state(hall) == before


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Z, Qt.Key.Key_Space, Qt.Key.Key_F2])
def test_letters_do_nothing(hall, key):
    before = state(hall)
    hall.key(key)
    assert state(hall) == before


def test_a_held_key_counts_once(hall):
    hall.keys("4")
    before = state(hall)
    for key in (Qt.Key.Key_4, Qt.Key.Key_3, Qt.Key.Key_Enter, Qt.Key.Key_F5, Qt.Key.Key_F7, Qt.Key.Key_Asterisk):
        held = QKeyEvent(QEvent.Type.KeyPress, key, PAD, "", True)
        QApplication.sendEvent(hall.pad, held)
    assert state(hall) == before


def test_bouncing_enters_store_no_more_than_one(hall):
    before = state(hall)[-1]
    hall.keys("\n")
    hall.time.step = 0.05
    hall.keys("\n" * 30)
    assert sum(state(hall)[-1]) - sum(before) in (0, 1)


def test_input_methods_are_off(hall):
    assert not hall.pad.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_pause_takes_no_key_and_changes_nothing(hall):
    before = state(hall)
    hall.key(Qt.Key.Key_F9)
    assert hall.view.paused
    hall.keys("123\n\n")
    assert hall.view.mode is Mode.PAUSED
    hall.key(Qt.Key.Key_F9)
    assert state(hall) == before
