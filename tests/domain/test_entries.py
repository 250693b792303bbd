"""Two recorders: every difference is named."""

import pytest

from huanjie_desktop.domain.election.ballot import VoidReason
from huanjie_desktop.domain.election.entries import Place, compare_ballots, compare_entries, entry_problems
from tests.rule_builders import codes, make_ballot

NAMES = "甲乙丙"
CASES = [
    (make_ballot("OX_"), make_ballot("OX_"), []),
    (make_ballot("OX_"), make_ballot("OXX"), [(Place.BOX, "丙", "_", "X")]),
    (make_ballot("OX_", "戊O"), make_ballot("OX_"), [(Place.WRITE_IN, "戊", "戊 O", "")]),
    (make_ballot("OX_"), make_ballot("OX_", "戊O"), [(Place.WRITE_IN, "戊", "", "戊 O")]),
    (make_ballot("OX_", "戊O", "己O"), make_ballot("OX_", "己O", "戊O"), []),
    (make_ballot("OX_"), make_ballot("OX_", void=VoidReason.NO_SEAL), [(Place.VOID, "", "", "no_seal")]),
]


@pytest.mark.parametrize(("first", "second", "expected"), CASES)
def test_the_box_the_write_in_or_the_decision_is_named(first, second, expected):
    found = compare_ballots(7, first, second, NAMES)
    assert [(d.place, d.name, d.first, d.second) for d in found] == expected
    assert all(d.ballot == 7 for d in found)


def test_a_ballot_only_one_recorder_has_is_a_difference():
    found = compare_entries({1: make_ballot("OX_"), 2: make_ballot("___")}, {1: make_ballot("OX_")}, NAMES)
    assert [(d.ballot, d.place, d.first, d.second) for d in found] == [(2, Place.BALLOT, "已录", "未录")]


def test_a_difference_keeps_the_count_open():
    found = compare_entries({1: make_ballot("OX_")}, {1: make_ballot("XX_")}, NAMES)
    assert codes(entry_problems(found)) == ["entries_differ"]
