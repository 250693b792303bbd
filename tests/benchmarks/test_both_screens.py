"""Enter to durable and both screens painted, 24 names on a projector of 1920×1080; and the 2,000th ballot as the first.

Painted means: waiting events are done, and operator's tab and hall screen have each been drawn once more into an image.
"""

import time
from statistics import median

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from huanjie_desktop.domain.election.count_plan import CountPlan
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services.count.hall import Strokes, hall_count
from tests.benchmarks.ratio import record
from tests.builders import NAMES
from tests.hall.counts import ballots, session
from tests.ui.conftest import Answers
from tests.ui.counting import count_file, open_hall
from ui.app import make_application
from ui.hall.scene import HallPage
from ui.main_window import MainWindow
from ui.state import State

ENTRIES, SECONDS, MANY = 40, 0.100, 2000


def an_open_hall(qtbot, tmp_path, clock):
    made = count_file(tmp_path, clock, size=70, names=NAMES[14:38], committee=7, returned=70)
    return an_open_window(qtbot, tmp_path, clock, made)


def an_open_window(qtbot, tmp_path, clock, made):
    """Open the window on an office, and the hall screen beside it."""
    make_application()
    state = State(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    window = MainWindow(state, Answers(state), clock)
    qtbot.addWidget(window)
    window.resize(1093, 614)
    window.show()
    desk = open_hall(window, *made)
    hall = window.view.context.hall
    hall.open()
    hall.show_page(HallPage.COUNT)
    hall.projector.window.resize(1920, 1080)
    return desk, hall


def painted_entries(desk, hall):
    times = []
    for _ in range(ENTRIES):
        desk.keys("0102-0407")
        begun = time.perf_counter()
        desk.keys("\n")
        QApplication.processEvents()
        assert not desk.page.grab().isNull()
        assert not hall.projector.window.grab().isNull()
        times.append(time.perf_counter() - begun)
    return times


def test_enter_to_durable_and_both_screens_painted(benchmark, qtbot, tmp_path, clock):
    desk, hall = an_open_hall(qtbot, tmp_path, clock)
    found = median(benchmark.pedantic(lambda: painted_entries(desk, hall), rounds=1))
    assert hall.feed.count.called == ENTRIES
    record(benchmark, "both screens painted", found / SECONDS, 1.0, f"{found * 1000:.1f} ms / 100 ms, 24 names")
    desk.window.close()


def followed(count, counted):
    """Return the seconds that each ballot costs on its way to the hall."""
    plan, kept, times = CountPlan(RoundId(1)), Strokes(), []
    for called in range(1, len(counted) + 1):
        shown = tuple(counted[:called])
        begun = time.perf_counter()
        hall_count(shown, count, plan, kept=kept)
        times.append(time.perf_counter() - begun)
    return times


def test_the_two_thousandth_ballot_costs_the_hall_little_more_than_the_first(benchmark):
    count = session(returned=MANY)
    counted = ballots(count, *["OO__", "O_O_", "_OXO", "X___"] * (MANY // 4))
    times = benchmark.pedantic(lambda: followed(count, counted), rounds=1)
    last = median(times[-100:])
    words = f"{last * 1e6:.0f} µs at 2,000 ballots (first hundred {median(times[:100]) * 1e6:.0f} µs) / 1 ms"
    record(benchmark, "2,000th ballot to the hall", last / 0.001, 1.0, words)
