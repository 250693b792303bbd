"""The vote after a vote: the tied among themselves, the missing seats."""

from dataclasses import replace

import pytest

from huanjie_desktop.domain.election.contest import Post
from huanjie_desktop.domain.election.method import DirectVariant, ElectionMethod, FurtherCandidates
from huanjie_desktop.domain.election.next_vote import further_contest, further_problems, runoff_contest
from tests.domain.acceptance_rows import rows
from tests.rule_builders import codes, make_figures, make_outcome, make_rules

SIX = make_rules("ABCDEF", 5)
METHOD = ElectionMethod()


def test_the_tied_stand_for_the_seats_left_in_ballot_order():
    contest = runoff_contest(make_outcome([40, 38, 30, 33, 27, 27], SIX, G=27))
    assert (contest.post, contest.seats, contest.candidates) == (Post.RUNOFF, 1, ("E", "F", "G"))


@rows("F18")
@pytest.mark.parametrize(
    ("votes", "seats", "names"),
    [
        ([40, 38, 33, 30, 22, 20], 1, "EF"),
        ([40, 38, 33, 22, 20, 19], 2, "DEF"),
    ],
    ids=["F18", "two seats"],
)
def test_a_further_election_takes_the_next_in_votes_with_margin(votes, seats, names):
    contest = further_contest(make_outcome(votes, SIX), METHOD)
    assert (contest.post, contest.seats, "".join(contest.candidates)) == (Post.FURTHER, seats, names)
    assert not further_problems(contest, METHOD)


@rows("F17")
def test_with_nobody_elected_all_four_stand_again_for_three_seats():
    outcome = make_outcome([20, 18, 16, 15], make_rules("ABCD", 3), make_figures(44, 40))
    contest = further_contest(outcome, METHOD)
    assert (outcome.elected, outcome.next, contest.seats, "".join(contest.candidates)) == ((), "further", 3, "ABCD")
    assert not further_problems(contest, METHOD)
    assert codes(further_problems(replace(contest, candidates=tuple("ABC")), METHOD)) == ["further_needs_candidates"]


ALONE = [
    ("F31", Post.SECRETARY, METHOD, "A", []),
    ("first session", Post.FIRST_SESSION, METHOD, "A", []),
    ("F29", Post.SECRETARY, ElectionMethod(direct_variant=DirectVariant.V2), "A", ["further_needs_candidates"]),
]


@pytest.mark.parametrize(("post", "method", "names", "expected"), [r[1:] for r in ALONE], ids=[r[0] for r in ALONE])
def test_who_stood_alone_may_stand_alone_again_unless_the_vote_asks_for_a_margin(post, method, names, expected):
    rules = replace(make_rules("A", 1, post), method=method)
    contest = further_contest(make_outcome([3], rules, make_figures(6, 5)), method)
    assert "".join(contest.candidates) == names
    assert codes(further_problems(contest, method, post)) == expected


def test_a_further_vote_of_the_first_session_takes_only_the_next_in_votes():
    outcome = make_outcome([1], make_rules("A", 1, Post.FIRST_SESSION), make_figures(5, 5), B=2, C=2)
    assert further_contest(outcome, METHOD).candidates == ("B", "C")


def test_equal_votes_at_the_cut_stand_too():
    contest = further_contest(make_outcome([20, 10, 10, 5], make_rules("ABCD", 1)), METHOD)
    assert contest.candidates == ("A", "B", "C")


def test_a_new_proposal_begins_with_an_empty_list_and_needs_candidates():
    method = ElectionMethod(further_candidates=FurtherCandidates.NEW_PROPOSAL)
    contest = further_contest(make_outcome([40, 38, 33, 30, 22, 20], SIX), method)
    assert contest.candidates == ()
    assert codes(further_problems(contest, method)) == ["further_needs_candidates"]


def test_no_vote_follows_when_nothing_is_open():
    done = make_outcome([40, 38, 33, 30, 28, 20], SIX)
    with pytest.raises(ValueError, match="tied"):
        runoff_contest(done)
    with pytest.raises(ValueError, match="open"):
        further_contest(done, METHOD)
