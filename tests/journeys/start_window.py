"""Starts the real window on the demonstration's office, on the present display, and keeps a picture of every tab.

    python tests/journeys/start_window.py FOLDER

FOLDER/demo holds the office file of `main.py demo`; the pictures go to FOLDER. Ends with 0 only when no tab is blank.
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ui.app import make_application
from ui.main_window import MainWindow
from ui.pages.registry import TABS
from ui.state import State

LEAST_COLOURS, PATIENCE = 24, 60.0


def colours(image: QImage) -> int:
    """Return how many different colours a picture has, looking at every third pixel."""
    return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})


def settle(application: QApplication, window: MainWindow) -> None:
    """Let jobs, layouts and paint events run until the window is at rest."""
    until = time.monotonic() + PATIENCE
    while True:
        for _ in range(10):
            application.processEvents()
        if not window.tasks.busy or time.monotonic() > until:
            return


def show_content(window: MainWindow, key: str) -> None:
    """Choose something on tabs that begin with a choice."""
    page = window.view.page(key)
    if key == "papers":
        page.list.select_where(lambda line: line.state.kind == "result_report")
    if key == "counting":
        page.choice.round.setCurrentIndex(0)
        page.choice.round.activated.emit(0)
        page.rail.buttons["count"].click()


def main(folder: Path) -> int:
    """Show every tab, store its picture, and say which are blank."""
    files = sorted((folder / "demo").glob("*.huanjie"))
    if not files:
        print(f"no office file in {folder / 'demo'}")
        return 2
    application = make_application()
    troubles: list[str] = []
    sys.excepthook = lambda *trouble: (troubles.append(str(trouble[1])), sys.__excepthook__(*trouble))
    with tempfile.TemporaryDirectory() as passing:
        window = MainWindow(State(QSettings(f"{passing}/window.ini", QSettings.Format.IniFormat)))
        window.resize(1280, 720)
        window.show()
        if not window.open_file(files[0]):
            return 1
        blank = [tab.key for tab in TABS if not picture(application, window, tab.key, folder)]
        window.close()
    for trouble in troubles:
        print(trouble)
    print("blank: " + ", ".join(blank) if blank else f"{len(TABS)} tabs shown on {application.platformName()}")
    return 1 if blank or troubles else 0


def picture(application: QApplication, window: MainWindow, key: str, folder: Path) -> bool:
    """Store the picture of a tab; tell whether there is something on its page."""
    window.view.go(key)
    show_content(window, key)
    settle(application, window)
    window.grab().save(str(folder / f"{key}.png"))
    return window.isVisible() and colours(window.view.page(key).grab().toImage()) >= LEAST_COLOURS


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
