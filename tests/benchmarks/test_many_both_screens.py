"""The last hundred of two thousand ballots against the first hundred, in the real window with the hall screen open.

Each from Enter to durable and both screens drawn, 24 names on a projector of 1920×1080. The ballots between are stored
by the same service without being drawn.
"""

import time
from dataclasses import replace
from statistics import median

from PySide6.QtWidgets import QApplication

from huanjie_desktop.services import rounds
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.office import open_office
from huanjie_desktop.storage import ballot_store
from tests.benchmarks.ratio import record
from tests.benchmarks.test_both_screens import an_open_window
from tests.builders import NAMES, marks
from tests.ui.counting import count_file

BALLOTS, COMPARED, ALLOWED_RATIO, NAMED = 2000, 100, 1.5, NAMES[14:38]
BETWEEN = ("O" * 5 + "_X" + "_" * 17, "_" * 6 + "OOXO" + "_" * 14, "X" * 24)


def large_file(tmp_path, clock):
    """Return an office in which two thousand voted, which is more than there are invented members."""
    path, ready = count_file(tmp_path, clock, size=70, names=NAMED, committee=7, returned=70)
    office = open_office(path, clock)
    many = dict.fromkeys(("due", "present", "issued", "returned"), BALLOTS)
    with office.db.write() as work:
        ballot_store.save_round(work, replace(rounds.round_of(office, ready.round), **many))
    office.close()
    return path, ready


def drawn_entries(desk, hall):
    times = []
    for _ in range(COMPARED):
        desk.keys("0102-0407")
        begun = time.perf_counter()
        desk.keys("\n")
        QApplication.processEvents()
        assert not desk.page.grab().isNull()
        assert not hall.projector.window.grab().isNull()
        times.append(time.perf_counter() - begun)
    return median(times)


def first_and_last(desk, hall):
    first = drawn_entries(desk, hall)
    for number in range(BALLOTS - 2 * COMPARED):
        counting.enter_ballot(desk.window.office, desk.view.session, marks(BETWEEN[number % 3]))
    desk.view.reload()
    return first, drawn_entries(desk, hall)


def test_the_last_of_two_thousand_ballots_is_drawn_as_quickly_as_the_first(benchmark, qtbot, tmp_path, clock):
    desk, hall = an_open_window(qtbot, tmp_path, clock, large_file(tmp_path, clock))
    first, last = benchmark.pedantic(lambda: first_and_last(desk, hall), rounds=1)
    assert hall.feed.count.called == BALLOTS
    words = f"last {COMPARED} {last * 1000:.1f} ms / first {COMPARED} {first * 1000:.1f} ms, both screens, 24 names"
    record(benchmark, "2,000 ballots on both screens", last / first, ALLOWED_RATIO, words)
    desk.window.close()
