"""One ballot in the real window, from Enter to durable and painted, against a bare SQLite FULL commit in the same run.

Painted means: waiting layouts and paint events are done, and the whole tab has been drawn once more into an image.
"""

import time
from statistics import median

from PySide6.QtWidgets import QApplication

from tests.benchmarks.ratio import record
from tests.benchmarks.test_one_ballot import BALLOTS, allowed, bare_commits
from tests.ui.conftest import Answers
from tests.ui.counting import count_file, open_hall


def painted_entries(hall):
    times = []
    for _ in range(BALLOTS):
        hall.keys("12-4")
        begun = time.perf_counter()
        hall.keys("\n")
        QApplication.processEvents()
        assert not hall.page.grab().isNull()
        times.append(time.perf_counter() - begun)
    return times


def test_enter_to_durable_and_painted(benchmark, qtbot, tmp_path, clock):
    from PySide6.QtCore import QSettings

    from ui.app import make_application
    from ui.main_window import MainWindow
    from ui.state import State

    make_application()
    state = State(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    window = MainWindow(state, Answers(state), clock)
    qtbot.addWidget(window)
    window.resize(1093, 614)
    window.show()
    path, ready = count_file(tmp_path, clock, size=70, returned=70)
    hall = open_hall(window, path, ready)
    bare = bare_commits(tmp_path / "bare.sqlite")
    ours = benchmark.pedantic(lambda: painted_entries(hall), rounds=1)
    found = median(ours)
    assert hall.view.state.entered == BALLOTS
    words = f"{found * 1000:.2f} ms / 1.5 bare FULL commits of {bare * 1000:.2f} ms and 20 ms"
    record(benchmark, "one ballot painted", found / allowed(bare), 1.0, words)
    window.close()
