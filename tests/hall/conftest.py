"""The fixtures of the window; a second display only where the suite of two screens asks for it."""

import os

import pytest

from tests.ui.conftest import (  # noqa: F401
    opened,
    people_file,
    qapp,
    standard_letters,
    state,
    wait_idle,
    window,
)
from tests.ui.counting import count_file, open_hall
from ui.hall.scene import HallPage

if "HALL_PLATFORM" in os.environ:
    os.environ["QT_QPA_PLATFORM"] = os.environ["HALL_PLATFORM"]


@pytest.fixture
def desk(window, tmp_path, clock):  # noqa: F811
    path, ready = count_file(tmp_path, clock, returned=20)
    return open_hall(window, path, ready)


@pytest.fixture
def hall(desk, qtbot):
    found = desk.window.view.context.hall
    found.open()
    found.show_page(HallPage.COUNT)
    qtbot.waitUntil(desk.pad.hasFocus, timeout=2000)
    return found
