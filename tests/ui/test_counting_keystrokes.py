"""How many keys ballots cost, counted on every ballot of the sample office's elections; the keys really make them."""

from random import Random
from statistics import mean

import pytest

from huanjie_desktop.domain.election.ballot import BallotMarks, Sign, VoidReason
from huanjie_desktop.services.sample.votes import cast
from tests.builders import marks
from tests.ui.keystrokes import cheapest, made_by, usual_halls
from ui.pages.counting.entry.write_in_bar import NameHint

MEMBERS = [NameHint("庚建北", "gengjianbei", "gjb"), NameHint("高建北", "gaojianbei", "gjb")]
SIX = tuple("甲乙丙丁戊己")


@pytest.mark.parametrize(
    ("signs", "keys"),
    [
        ("OOOOOO", "*\n\n"),
        ("OOOOO_", "*6\n"),
        ("OOOOOX", "06\n"),
        ("OOOO_X", "*5-6\n"),
        ("OOOOXX", "056\n"),
        ("O_____", "1\n"),
        ("______", "\n\n"),
        ("OOOOOV", "*/6\n"),
        ("O____B", "1/6/6/6\n"),
    ],
)
def test_the_cheapest_keys_of_a_ballot(signs, keys):
    found = cheapest(marks(signs), 5, MEMBERS)
    assert (len(found), made_by(found, SIX)) == (len(keys), marks(signs))


@pytest.mark.parametrize("names", [1, 5, 9, 12])
def test_to_approve_all_costs_two_keys(names):
    assert len(cheapest(BallotMarks((Sign.APPROVE,) * names), names, MEMBERS)) == 2


def test_a_void_ballot_costs_three_keys():
    assert cheapest(marks("O_____", void=VoidReason.NO_SEAL), 5, MEMBERS) == "V2\n"


def test_the_average_ballot_of_the_sample_elections_costs_at_most_four_keys():
    costs = []
    for seed, hall in enumerate(usual_halls()):
        costs += [len(cheapest(one, hall.seats, MEMBERS)) for one in cast(hall, Random(seed))]
    assert len(costs) == 768
    assert mean(costs) <= 4


def test_the_keys_make_every_ballot_of_the_sample_elections():
    for seed, hall in enumerate(usual_halls()):
        for one in cast(hall, Random(seed)):
            if one.void is None:
                keys = cheapest(one, hall.seats, MEMBERS)
                assert made_by(keys, hall.names).marks == one.marks, keys
