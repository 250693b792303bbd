"""Keys for a ballot by the cheapest way: all approved, the elections of the sample office, the demonstration."""

from random import Random
from statistics import mean

import pytest

from huanjie_desktop.domain.election.ballot import BallotMarks, Sign
from huanjie_desktop.services import elections, rounds
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.write_ins import writable_names
from huanjie_desktop.services.demo import run_demo
from huanjie_desktop.services.office import open_office
from huanjie_desktop.services.sample.votes import cast
from tests.benchmarks.ratio import record
from tests.ui.keystrokes import cheapest, usual_halls
from ui.pages.counting.entry.write_in_bar import NameHint

BAR = 4.0
OTHER = [NameHint("庚建北", "gengjianbei", "gjb")]


def test_keys_for_a_ballot_that_approves_all(benchmark):
    ballot = BallotMarks((Sign.APPROVE,) * 5)
    keys = benchmark(cheapest, ballot, 5, OTHER)
    record(benchmark, "keys, all approved", len(keys), 2.0, "keys for a ballot that approves all")


def test_keys_for_the_average_ballot_of_the_sample_elections(benchmark):
    halls = [(hall, cast(hall, Random(seed))) for seed, hall in enumerate(usual_halls())]
    costs = benchmark.pedantic(
        lambda: [len(cheapest(one, hall.seats, OTHER)) for hall, pile in halls for one in pile], rounds=1
    )
    words = f"keys on average of {len(costs)} ballots, least margin"
    record(benchmark, "keys, sample elections", mean(costs), BAR, words)


@pytest.mark.slow
def test_keys_for_the_average_ballot_of_the_demonstration(benchmark, tmp_path, clock):
    held = run_demo(tmp_path / "演示", None, 1, lambda _line: None)
    office = open_office(held.office_file, clock)
    hints = [NameHint(one.name, one.pinyin, one.initials) for one in writable_names(office, held.election_id)]
    voted = [one for poll in elections.polls(office, held.election_id) for one in rounds.rounds(office, poll.id)]
    piles = [(one.seats, counting.open_count(office, one.id).ballots.values()) for one in voted]
    office.close()
    costs = benchmark.pedantic(
        lambda: [len(cheapest(one.marks, seats, hints)) for seats, pile in piles for one in pile], rounds=1
    )
    record(benchmark, "keys, demonstration", mean(costs), BAR, f"keys on average of {len(costs)} ballots, margin 40 %")
