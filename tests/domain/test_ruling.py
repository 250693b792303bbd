"""Rulings of the scrutineers: a majority of them, one ground, in writing; equal votes decide nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huanjie_desktop.domain.election.ballot import VoidReason, judge
from huanjie_desktop.domain.election.grounds import grounds_of
from huanjie_desktop.domain.election.method import DEFAULT_METHOD
from huanjie_desktop.domain.election.ruling import Ruling, ruling_problems, verdict_words
from tests.rule_builders import codes, make_ballot, make_rules

THREE = ("周守正", "郑明察", "钱照看")
GROUNDS = grounds_of(DEFAULT_METHOD)
PLAIN = make_ballot("OX__")


def problems(yes=2, no=0, named=THREE, appointed=THREE, ground="altered", marks=PLAIN, description="乙格有涂改"):
    ruling = Ruling(marks, ground, description, yes, no, named)
    return codes(ruling_problems(ruling, judge(marks, make_rules()), GROUNDS, appointed))


@pytest.mark.parametrize(("yes", "no", "named", "found"), [
    (3, 0, THREE, []),
    (2, 1, THREE, []),
    (2, 0, THREE, []),
    (1, 0, THREE, ["ruling_too_few_votes"]),
    (1, 1, THREE, ["ruling_tied"]),
    (1, 2, THREE, ["ruling_not_passed"]),
    (0, 2, THREE, ["ruling_not_passed"]),
    (0, 0, THREE, ["ruling_too_few_votes"]),
    (3, 1, THREE, ["ruling_votes_over_scrutineers"]),
    (2, 0, THREE[:1], ["ruling_votes_over_scrutineers"]),
    (2, 0, (THREE[0], THREE[0]), ["ruling_votes_over_scrutineers"]),
    (2, 0, THREE[:2], []),
    (-1, 3, THREE, ["figure_negative"]),
    (1, 0, (), ["ruling_without_scrutineers"]),
])  # fmt: skip
def test_a_ruling_needs_the_majority_of_the_scrutineers(yes, no, named, found):
    assert problems(yes, no, named) == found


def test_half_of_the_scrutineers_are_enough_to_vote():
    assert problems(1, 0, THREE[:1], THREE[:2]) == []
    assert problems(1, 0, THREE[:1], THREE[:1]) == []


def test_without_any_scrutineer_nothing_is_decided():
    assert problems(1, 0, ("周守正",), ()) == ["ruling_without_scrutineers"]


def test_a_ruling_by_somebody_else_is_refused():
    assert problems(2, 0, ("周守正", "路人甲")) == ["ruling_by_strangers"]


@given(st.integers(0, 9), st.integers(0, 9), st.integers(1, 9))
def test_only_more_for_than_against_by_at_least_half_passes(yes, no, size):
    named = tuple(f"监票{number}" for number in range(size))
    passes = yes > no and 2 * (yes + no) >= size and yes + no <= size
    assert (problems(yes, no, named, named) == []) is passes


@pytest.mark.parametrize(("ground", "marks", "description", "found"), [
    ("altered", PLAIN, " ", ["ruling_description_missing"]),
    ("no_such", PLAIN, "有涂改", ["ruling_ground_unknown"]),
    ("over_vote", PLAIN, "选了四人", ["ruling_ground_not_on_ballot"]),
    ("over_vote", make_ballot("OOOO"), "选了四人", []),
    ("identifying_mark", make_ballot("OX__", void=VoidReason.IDENTIFYING_MARK), "右下角有字", []),
    ("identifying_mark", PLAIN, "有一点墨迹，不是记号", []),
    ("identifying_mark", make_ballot("OX__", void=VoidReason.NO_SEAL), "右下角有字", ["ruling_void_not_by_ground"]),
    ("box_unreadable", make_ballot("OX__", void=VoidReason.OTHER_GROUND), "看不清", ["ruling_void_not_by_ground"]),
    ("torn", make_ballot("OX__", void=VoidReason.OTHER_GROUND), "只剩半张", []),
    ("torn", make_ballot("OX__", void=VoidReason.OVER_VOTE), "只剩半张", ["ruling_void_not_by_ground"]),
])  # fmt: skip
def test_a_ruling_rests_on_a_ground_that_fits(ground, marks, description, found):
    assert problems(ground=ground, marks=marks, description=description) == found


@pytest.mark.parametrize(("marks", "ground", "words"), [
    (make_ballot("OX__", "戊O"), "altered", "有效：赞成甲；不赞成乙；弃权丙、丁；另选戊"),
    (make_ballot("OX__", void=VoidReason.NO_SEAL), "no_seal", "整张无效：没有盖章"),
    (make_ballot("OOOO"), "altered", "整张无效：所选人数超过应选名额"),
    (make_ballot("____"), "torn", "有效：弃权甲、乙、丙、丁"),
])  # fmt: skip
def test_a_decision_says_in_words_how_the_ballot_counts(marks, ground, words):
    ruling = Ruling(marks, ground, "说明", 1, 0, THREE)
    assert verdict_words(ruling, judge(marks, make_rules()), GROUNDS) == words
