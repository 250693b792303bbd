"""The fixtures of the window; a second display only where the suite of two screens asks for it."""

import os

from tests.ui.conftest import (  # noqa: F401
    opened,
    people_file,
    qapp,
    standard_letters,
    state,
    wait_idle,
    window,
)

if "HALL_PLATFORM" in os.environ:
    os.environ["QT_QPA_PLATFORM"] = os.environ["HALL_PLATFORM"]
