"""The hall screen with a projector beside the operator's display. Run by test_two_displays.py."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog

from tests.hall.counts import words
from ui.hall import projector as projector_file
from ui.hall.scene import HallPage
from ui.hall.screens import MIRRORED, Display

OWN, BEAMER = QRect(0, 0, 1366, 768), QRect(1366, 0, 1920, 1080)


def test_the_hall_screen_fills_the_projector_without_a_frame(desk, hall):
    shown = hall.projector.window
    assert shown.geometry() == BEAMER
    assert shown.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert "Projector" in desk.page.hall.state.text()


def test_the_operators_window_stays_on_its_own_display_and_keeps_the_keys(desk, hall):
    assert OWN.contains(desk.window.geometry())
    desk.keys("12\n")
    assert desk.view.state.entered == 1
    assert "第 1 张" in words(hall)


def test_the_projector_is_remembered_by_name_and_size(desk, hall):
    assert desk.window.state.hall("screen") == "Projector 1920×1080"


def test_an_operator_on_the_projector_gets_the_other_display_for_the_hall(desk, hall):
    hall.projector.close()
    desk.window.setScreen(QApplication.screens()[1])
    desk.window.move(BEAMER.topLeft())
    QApplication.processEvents()
    hall.open()
    assert hall.projector.window.geometry() == OWN


def test_every_dialog_of_the_count_opens_beside_the_operator(desk, hall):
    desk.keys("1\n")
    desk.click("entryList")
    QApplication.processEvents()
    dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    assert dialogs
    assert not [one for one in dialogs if BEAMER.intersects(one.frameGeometry())]


def test_a_projector_unplugged_and_plugged_in_again_is_one_key_away(desk, hall):
    projector = QApplication.screens()[1]
    QApplication.instance().screenRemoved.emit(projector)
    assert not hall.projector.is_open
    desk.keys("1\n2\n")
    QApplication.instance().screenAdded.emit(projector)
    desk.key(Qt.Key.Key_F11)
    assert hall.projector.window.geometry() == BEAMER
    assert "第 2 张" in words(hall)


def test_a_projector_that_changes_its_size_is_filled_again(desk, hall):
    projector = QApplication.screens()[1]
    hall.projector.window.resize(1024, 768)
    projector.geometryChanged.emit(projector.geometry())
    assert hall.projector.window.geometry() == BEAMER


def test_switching_to_mirrored_hides_the_screen_and_says_what_to_do(desk, hall, monkeypatch):
    twins = [Display("Laptop", OWN), Display("Projector", OWN.adjusted(0, 0, -342, 0))]
    monkeypatch.setattr(projector_file, "_displays", lambda: twins)
    desk.keys("1\n")
    QApplication.screens()[1].geometryChanged.emit(OWN)
    assert not hall.projector.is_open
    assert MIRRORED in desk.page.hall.state.text()
    desk.keys("2\n")
    assert desk.view.state.entered == 2


def test_unplugging_another_display_changes_nothing(desk, hall):
    QApplication.instance().screenRemoved.emit(QApplication.screens()[0])
    assert hall.projector.is_open


@pytest.mark.parametrize("page", list(HallPage))
def test_every_page_is_painted_over_the_whole_projector(desk, hall, page):
    hall.show_page(page)
    image = hall.projector.window.grab().toImage()
    assert (image.width(), image.height()) == (1920, 1080)
    assert image.pixelColor(1919, 1079).name() == hall.theme.ground
