"""One ballot from Enter to durable, against a bare SQLite commit with synchronous=FULL in the same run."""

import sqlite3
import time
from statistics import median

import pytest

from huanjie_desktop.services import counting
from huanjie_desktop.services.counting import Opening
from tests.builders import marks, ready_to_count

BALLOTS = 70


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
    return median(times)


@pytest.mark.benchmark
def test_a_ballot_is_durable_within_half_as_much_again_and_twenty_milliseconds(office, tmp_path):
    bare, ours = bare_commits(tmp_path / "bare.sqlite"), entered_ballots(office)
    print(f"\nbare FULL commit {bare * 1000:.2f} ms, one ballot {ours * 1000:.2f} ms")
    assert ours <= 1.5 * bare + 0.020
