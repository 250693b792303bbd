"""One ballot from Enter to durable, against a bare SQLite commit with synchronous=FULL in the same run."""

import sqlite3
import time
from statistics import median

from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.counting import Opening
from tests.benchmarks.ratio import record
from tests.builders import marks, ready_to_count

BALLOTS = 70
ALLOWED_RATIO, ALLOWED_SECONDS = 1.5, 0.020


def bare_commits(path):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE ballot (number INTEGER PRIMARY KEY, marks TEXT)")
    times = []
    for number in range(BALLOTS):
        begin = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO ballot VALUES (?, ?)", (number, "OOO_"))
        connection.execute("COMMIT")
        times.append(time.perf_counter() - begin)
    connection.close()
    return median(times)


def entered_ballots(office):
    ready = ready_to_count(office, size=70)
    counting.open_box(office, ready.round, Opening(BALLOTS, True, "李建北"))
    count = counting.open_count(office, ready.round)
    times = []
    for _ in range(BALLOTS):
        begin = time.perf_counter()
        counting.enter_ballot(office, count, marks("OO_X", "文建北"))
        times.append(time.perf_counter() - begin)
    return times


def allowed(bare):
    """Return the bar in seconds: half as much again as the bare commit, and twenty milliseconds."""
    return ALLOWED_RATIO * bare + ALLOWED_SECONDS


def test_a_ballot_from_enter_to_durable(benchmark, office, tmp_path):
    bare = bare_commits(tmp_path / "bare.sqlite")
    ours = median(benchmark.pedantic(lambda: entered_ballots(office), rounds=1))
    words = f"{ours * 1000:.2f} ms / 1.5 bare FULL commits of {bare * 1000:.2f} ms and 20 ms"
    record(benchmark, "one ballot durable", ours / allowed(bare), 1.0, words)
