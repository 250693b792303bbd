"""The hall screen when the projector repeats the operator's display. Run by test_two_displays.py."""

from PySide6.QtCore import Qt

from tests.hall.counts import words
from ui.hall.screens import MIRRORED


def test_mirrored_displays_are_told_and_only_a_rehearsal_is_shown(desk, hall):
    assert MIRRORED in desk.page.hall.state.text()
    assert not hall.projector.window.windowFlags() & Qt.WindowType.FramelessWindowHint


def test_the_rehearsal_does_not_take_the_keys(desk, hall):
    desk.keys("1\n")
    assert "第 1 张" in words(hall)
