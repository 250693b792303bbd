"""The last hundred of two thousand ballots against the first hundred of the same count: each from Enter to durable."""

import time
from dataclasses import replace
from statistics import median

from huanjie_desktop.services import rounds
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.counting import Opening
from huanjie_desktop.storage import ballot_store
from tests.benchmarks.ratio import record
from tests.builders import marks, ready_to_count

BALLOTS, COMPARED = 2000, 100
ALLOWED_RATIO = 1.5


def large_vote(office):
    """Return a round in which two thousand voted, which is more than there are invented members."""
    ready = ready_to_count(office, size=14)
    counting.open_box(office, ready.round, Opening(14, True, "李建北"))
    many = {"due": BALLOTS, "present": BALLOTS, "issued": BALLOTS, "returned": BALLOTS}
    with office.db.write() as work:
        ballot_store.save_round(work, replace(rounds.round_of(office, ready.round), **many))
    return ready.round


def entered_ballots(office):
    count = counting.open_count(office, large_vote(office))
    times = []
    for number in range(BALLOTS):
        begin = time.perf_counter()
        counting.enter_ballot(office, count, marks("OO_X", "文建北") if number % 3 else marks("OOOO"))
        times.append(time.perf_counter() - begin)
    assert count.full
    return times


def test_the_last_of_two_thousand_ballots_is_as_quick_as_the_first(benchmark, office):
    times = benchmark.pedantic(lambda: entered_ballots(office), rounds=1)
    first, last = median(times[:COMPARED]), median(times[-COMPARED:])
    words = f"last {COMPARED} {last * 1000:.2f} ms / first {COMPARED} {first * 1000:.2f} ms"
    record(benchmark, "2,000 ballots, last to first", last / first, ALLOWED_RATIO, words)
