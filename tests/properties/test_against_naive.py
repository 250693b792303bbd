"""The program and a second, naive reading of the rules agree about random elections."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huanjie_desktop.services.tally.cases import tally_case
from tests.naive.cases import random_case
from tests.naive.verdict import verdict

CASES = 6_000
ENDINGS = {
    "refused": 300, "adjourn": 300, "vote_again": 300, "done": 500, "runoff": 80, "further": 500,
    "further_or_reduce": 20, "reduced": 8, "ask_superior": 200,
}  # fmt: skip


def said_by_program(case):
    """Return what the naive verdict states: everything but the problems."""
    said = tally_case(json.dumps(case))
    said.pop("problems")
    return said


@pytest.mark.parametrize("first", range(0, CASES, 200))
def test_the_program_decides_as_the_naive_reading_does(first):
    for number in range(first, first + 200):
        case = random_case(number)
        assert said_by_program(case) == verdict(case), case


@settings(max_examples=300)
@given(st.integers(CASES, 10**9))
def test_the_program_decides_as_the_naive_reading_does_for_any_number(number):
    case = random_case(number)
    assert said_by_program(case) == verdict(case), case


def test_the_random_elections_end_in_every_way_and_often_on_the_line():
    verdicts = [verdict(random_case(number)) for number in range(CASES)]
    endings = [one.get("next", one["status"]) for one in verdicts]
    assert {ending: endings.count(ending) >= least for ending, least in ENDINGS.items()} == dict.fromkeys(ENDINGS, True)
    halves = [one for one in verdicts if one.get("base") and any(
        2 * person["yes"] == one["base"]["value"] for person in one["candidates"])]  # fmt: skip
    assert len(halves) > 500
    assert sum(one.get("differs_under_present", False) for one in verdicts) > 100
    assert sum(5 * case["present"] == 4 * case["due"] > 0 for case in map(random_case, range(CASES))) > 300
