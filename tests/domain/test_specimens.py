"""The deck of specimens: its known result is that of the plain second reading, and every rule has its ballot."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huanjie_desktop.domain.election.ballot import BallotRules, VoidReason
from huanjie_desktop.domain.election.contest import Contest, Post
from huanjie_desktop.domain.election.method import (
    ChosenCounts,
    Contradiction,
    ElectionMethod,
    UnusualSign,
    WithoutSign,
    method_to_mapping,
)
from huanjie_desktop.domain.election.specimens import DeckOrder, make_deck
from tests.naive.paper import read_ballot
from tests.naive.verdict import DEFAULTS, counted

NAMES = tuple("甲乙丙丁戊己庚辛壬癸子丑")
OTHERS = ("陈另选", "李另选", "王另选")
STRANGER, TWIN = "钱外人", "孙同名"


def order(size=4, seats=3, cells=3, method=None, post=Post.COMMITTEE, seal=True):
    contest = Contest(post, seats, NAMES[:size], frozenset({STRANGER}), frozenset({TWIN}))
    return DeckOrder(BallotRules(contest, method or ElectionMethod()), cells, seal, OTHERS, STRANGER, TWIN)


def naive_case(wanted):
    contest = wanted.rules.contest
    return {"post": contest.post.value, "seats": contest.seats, "candidates": list(contest.candidates),
            "ineligible": [STRANGER], "ambiguous": [TWIN]}  # fmt: skip


def naive_ballot(marks):
    written = [{"name": one.name, "mark": one.sign.value} for one in marks.write_ins]
    void = {"void": marks.void.value} if marks.void else {}
    return {"marks": "".join(marks.marks), "write_ins": written, **void}


def naive_method(method):
    return DEFAULTS | {key: value for key, value in method_to_mapping(method).items() if key in DEFAULTS}


METHODS = st.builds(
    ElectionMethod, chosen_counts=st.sampled_from(ChosenCounts), writein_needs_rejection=st.booleans(),
    writein_not_more_than_rejections=st.booleans(), writein_without_sign=st.sampled_from(WithoutSign),
    unusual_sign=st.sampled_from(UnusualSign), contradiction=st.sampled_from(Contradiction),
)  # fmt: skip
ORDERS = st.builds(
    order, st.integers(1, 12), st.integers(1, 7), st.integers(0, 4), METHODS,
    st.sampled_from([Post.COMMITTEE, Post.SECRETARY, Post.FIRST_SESSION, Post.RUNOFF, Post.FURTHER]),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(ORDERS)
def test_the_known_result_is_that_of_the_plain_second_reading(wanted):
    deck, case, method = make_deck(wanted), naive_case(wanted), naive_method(wanted.rules.method)
    for one in deck.specimens:
        paper = read_ballot(naive_ballot(one.marks), case, method)
        verdict = one.verdict
        words = (verdict.approved, verdict.rejected, verdict.abstained, verdict.written_in)
        plain = paper and tuple(tuple(paper[key]) for key in ("yes", "no", "abstain", "others"))
        assert plain == (words if verdict.valid else None), one.tries
    plain = counted({**case, "ballots": [naive_ballot(one.marks) for one in deck.specimens]}, method)
    assert (deck.tally.valid, deck.tally.invalid) == (plain["valid"], plain["invalid"])
    assert {name: vars(votes) for name, votes in deck.tally.votes.items()} == plain["votes"]
    assert dict(deck.tally.written_in) == plain["written_in"]


@settings(max_examples=200, deadline=None)
@given(ORDERS)
def test_two_names_exchanged_change_the_figures(wanted):
    figures = [tuple(vars(votes).values()) for votes in make_deck(wanted).tally.votes.values()]
    assert len(set(figures)) == len(figures)


def remarks(deck):
    return {problem.code for one in deck.specimens for problem in one.verdict.remarks}


def test_every_ground_of_a_void_ballot_and_every_remark_has_its_specimen():
    plain = make_deck(order())
    assert {one.verdict.void_reason for one in plain.specimens} == {
        None, VoidReason.OVER_VOTE, VoidReason.IDENTIFYING_MARK, VoidReason.NO_SEAL, VoidReason.NOT_ISSUED,
        VoidReason.OTHER_GROUND,
    }  # fmt: skip
    assert remarks(plain) >= {
        "box_contradiction", "box_unusual_sign", "box_unreadable", "write_in_unreadable", "write_in_without_sign",
        "write_in_sign_void", "write_in_twice", "write_in_already_approved", "write_in_contradicts_box",
        "write_in_ineligible", "write_in_ambiguous", "write_in_needs_rejection",
    }  # fmt: skip
    strict = ElectionMethod(contradiction=Contradiction.BALLOT, writein_without_sign=WithoutSign.VOID_BALLOT)
    void = {one.verdict.void_reason for one in make_deck(order(method=strict)).specimens}
    assert {VoidReason.CONTRADICTION, VoidReason.WRITE_IN_WITHOUT_SIGN} <= void
    assert "write_in_over_rejections" in remarks(make_deck(order(method=ElectionMethod(
        writein_not_more_than_rejections=True))))  # fmt: skip


def test_a_paper_without_write_in_cells_gets_no_write_in_and_one_without_seal_no_missing_seal():
    deck = make_deck(order(cells=0, seal=False))
    assert not any(one.marks.write_ins for one in deck.specimens)
    assert VoidReason.NO_SEAL not in {one.marks.void for one in deck.specimens}


@pytest.mark.parametrize(("size", "seats"), list(product(range(2, 9), range(1, 6))))
def test_a_deck_has_some_thirty_ballots_numbered_from_one(size, seats):
    deck = make_deck(order(size, seats))
    assert [one.number for one in deck.specimens] == list(range(1, len(deck.specimens) + 1))
    assert 20 <= len(deck.specimens) <= 40
    assert deck.tally.returned == len(deck.specimens)


def test_no_specimen_stands_twice_in_a_deck():
    deck = make_deck(order())
    assert len({(one.marks, one.tries) for one in deck.specimens}) == len(deck.specimens)
