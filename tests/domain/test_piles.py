"""The piles of 验票分拣 against the ballots returned and against what is entered."""

import pytest

from huanjie_desktop.domain.election.piles import Piles, entries_against_piles, piles_problems


@pytest.mark.parametrize(
    ("piles", "code"),
    [
        (Piles(17, 1, 2), None),
        (Piles(20, 0, 0), None),
        (Piles(17, 1, 1), "piles_do_not_add_up"),
        (Piles(18, 1, 2), "piles_do_not_add_up"),
        (Piles(21, -1, 0), "figure_negative"),
    ],
)
def test_piles_must_be_the_ballots_returned(piles, code):
    assert [one.code for one in piles_problems(piles, 20)] == ([code] if code else [])


@pytest.mark.parametrize(
    ("valid", "void", "fits"),
    [(0, 0, True), (17, 1, True), (19, 1, True), (17, 3, True), (20, 0, False), (16, 4, False)],
)
def test_doubtful_ballots_may_become_either_and_no_others(valid, void, fits):
    found = entries_against_piles(Piles(17, 1, 2), valid, void)
    assert [one.code for one in found] == ([] if fits else ["piles_differ"])
