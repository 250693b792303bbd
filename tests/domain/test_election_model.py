"""What an election consists of: the votes each variant brings, the states a round may pass through."""

from itertools import pairwise

import pytest

from huanjie_desktop.domain.election.election import (
    VARIANT_LABELS,
    Election,
    ElectionPlan,
    PollPost,
    Seats,
    has_committee,
    poll_posts,
)
from huanjie_desktop.domain.election.method import DirectVariant
from huanjie_desktop.domain.election.records import OfficerRole
from huanjie_desktop.domain.election.rounds import MOVES, RoundKind, RoundState, may_move
from huanjie_desktop.domain.ids import BranchId, ElectionId

ALL = Seats(5, 1, 1)


@pytest.mark.parametrize("variant", DirectVariant)
def test_a_post_without_seats_brings_no_vote(variant):
    assert poll_posts(variant, Seats(0, 0, 0)) == ()
    assert all(seats > 0 for _, seats in poll_posts(variant, ALL))


@pytest.mark.parametrize("variant", DirectVariant)
def test_every_variant_fills_secretary_and_deputy_and_has_a_label(variant):
    labels = [post.label for post, _ in poll_posts(variant, ALL)]
    assert {"书记", "副书记"} <= set(labels)
    assert ("委员" in labels) is has_committee(variant)
    assert VARIANT_LABELS[variant]


def test_only_the_committee_votes_in_its_first_session():
    assert [post for post in PollPost if post.in_first_session] == [PollPost.FIRST_SECRETARY, PollPost.FIRST_DEPUTY]


def test_only_committee_candidates_stand_by_strokes():
    assert [post for post in PollPost if not post.ordered_by_approval] == [PollPost.COMMITTEE]


def test_an_election_knows_its_plan():
    election = Election(ElectionId(1), BranchId(2), "换届", DirectVariant.V1, 5, 1, 1, place="礼堂")
    assert election.plan == ElectionPlan(BranchId(2), "换届", DirectVariant.V1, ALL, None, "礼堂")


def test_a_round_goes_forward_and_never_comes_back_from_the_announcement():
    course = [RoundState.PREPARED, RoundState.ISSUED, RoundState.COUNTING, RoundState.CHECKING, RoundState.CONFIRMED]
    course.append(RoundState.ANNOUNCED)
    assert all(may_move(now, then) for now, then in pairwise(course))
    assert not MOVES[RoundState.ANNOUNCED]
    assert not MOVES[RoundState.VOID]


@pytest.mark.parametrize("state", [state for state in RoundState if MOVES[state]])
def test_every_open_round_may_be_voided_and_no_state_leads_to_itself(state):
    assert may_move(state, RoundState.VOID)
    assert not may_move(state, state)


def test_every_state_and_kind_is_named():
    assert set(MOVES) == set(RoundState)
    assert len({kind.label for kind in RoundKind}) == len(RoundKind)


def test_head_scrutineer_and_scrutineer_are_bound_by_the_same_rule():
    assert [role for role in OfficerRole if role.scrutinises] == [OfficerRole.HEAD_SCRUTINEER, OfficerRole.SCRUTINEER]
