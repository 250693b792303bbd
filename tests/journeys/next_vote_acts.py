"""From a confirmed tie to the next vote running, at the real window: every act counted, with a person's pause if asked.

`python -m tests.journeys.next_vote_acts FOLDER SECONDS` pauses so long before each act and prints acts and minutes.
"""

import sys
import time
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from huanjie_desktop.base.clock import FixedClock
from huanjie_desktop.services import outcome
from huanjie_desktop.services.office import create_office
from tests.builders import counted, marks, ready_to_count
from tests.ui.meeting_office import dialog
from ui.main_window import MainWindow

TEN_THIRTY = datetime(2026, 10, 12, 10, 30, tzinfo=timezone(timedelta(hours=8)))
TIED = [marks("OOO_")] * 9 + [marks("OO_O")] * 9 + [marks("O_OO"), marks("_OOO")]
AFTER_HEADS = 4
"""Fields that stand right already, each passed by Enter: ballots to print, heading, paper, scrutineers."""


def tied_file(folder: Path) -> Path:
    """Make an office file whose vote is confirmed: two have the same votes for the last seat."""
    path = folder / "票数相等.huanjie"
    office = create_office(path, FixedClock(TEN_THIRTY))
    ready = ready_to_count(office)
    counted(office, ready.round, TIED)
    outcome.confirm_outcome(office, ready.round, "李建北")
    office.close()
    return path


@dataclass
class Hand:
    """One hand on mouse and keys; `pause` seconds before every act."""

    window: MainWindow
    pause: float = 0.0
    acts: int = 0

    def click(self, name: str) -> None:
        """Click the button of that name, in sight and enabled."""
        self._act()
        found = [one for one in QApplication.allWidgets() if one.objectName() == name and one.isVisible()]
        assert found, f"{name} is not to be seen"
        assert isinstance(found[0], QAbstractButton)
        assert found[0].isEnabled(), f"{name}: {found[0].toolTip()}"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def press(self, *keys: Qt.Key) -> None:
        """Press keys where the cursor stands, each one act."""
        for key in keys:
            self._act()
            QTest.keyClick(QGuiApplication.focusObject(), key)

    def rest(self) -> None:
        """Wait until the window has done its jobs."""
        waiting = QDeadlineTimer(20_000)
        QApplication.processEvents()
        while self.window.tasks.busy:
            assert not waiting.hasExpired(), "a job does not end"
            time.sleep(0.002)
            QApplication.processEvents()

    def _act(self) -> None:
        self.acts += 1
        QTest.qWait(int(1000 * self.pause))
        self.rest()
        if QApplication.activeWindow() is None:
            self.window.activateWindow()  # a desktop does so when a dialog goes; the bare screen of a test does not
            self.rest()


def print_to(path: Path) -> None:
    """Let the ballots shown go to a file in place of a printer, which asks for its own Enter."""
    shown: Any = dialog("ballotsMadeDialog")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    shown.choose_printer = lambda _parent, _title: printer


def vote_again(hand: Hand, folder: Path) -> None:
    """Report and announce, fill in the sheet by keys, print, and issue the ballots of the next vote."""
    hand.click("reportGateConfirm")
    hand.click("announceGateConfirm")
    hand.press(Qt.Key.Key_Space)
    hand.press(Qt.Key.Key_2, Qt.Key.Key_0, Qt.Key.Key_Return)
    hand.press(*[Qt.Key.Key_Return] * AFTER_HEADS)
    hand.press(Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Return)
    hand.rest()
    print_to(folder / "打印.pdf")
    hand.press(*[Qt.Key.Key_Space] * 3)


def main(folder: Path, pause: float) -> None:
    """Run it in a window of its own and say how long it took."""
    from ui.app import make_application
    from ui.messages import Messages
    from ui.state import State

    application = make_application()
    state = State(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
    state.set_folder(folder)
    window = MainWindow(state, Messages(state), FixedClock(TEN_THIRTY))
    window.resize(1366, 768)
    window.show()
    assert window.open_file(tied_file(folder))
    window.activateWindow()
    window.view.go("counting")
    hand, begin = Hand(window, pause), time.monotonic()
    vote_again(hand, folder)
    application.processEvents()
    print(f"{hand.acts} acts, {time.monotonic() - begin:.1f} s, {window.view.page('counting').stage.round.state}")
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
