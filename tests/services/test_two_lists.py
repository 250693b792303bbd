"""Who loses a higher post may stand for a lower one only where the method says so; who wins it never does (V2)."""

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.election import PollPost
from huanjie_desktop.domain.election.method import DirectVariant, ElectionMethod
from huanjie_desktop.domain.election.records import Moment
from huanjie_desktop.domain.election.rounds import RoundKind
from huanjie_desktop.services import ballots, candidates, elections, meeting, outcome
from tests.builders import (
    DAY,
    a_branch,
    an_election,
    confirmed,
    everybody_came,
    gates_passed,
    issued,
    marks,
    nominated,
    poll_for,
    staffed,
)
from tests.rule_builders import codes

TWO = ("张建北", "陈建北")
FIVE = (*TWO, "刘建北", "孙建北", "林建北")


@pytest.fixture
def both(office):
    """A V2 election in which both candidates for secretary are on the members' list too."""
    branch = a_branch(office, 20)
    election = an_election(office, branch, DirectVariant.V2)
    polls = (poll_for(office, election, PollPost.SECRETARY), poll_for(office, election))
    for poll, names in zip(polls, (TWO, FIVE), strict=True):
        nominated(office, branch, poll, names)
    return branch, election, *polls


def allowed(office, election):
    method = ElectionMethod(direct_variant=DirectVariant.V2, losers_may_stand_lower=True)
    elections.change_method(office, election, method, "街道党工委批准的方案")


def test_two_lists_are_refused_until_the_method_allows_them(office, both):
    _, election, higher, lower = both
    assert codes(candidates.candidate_list(office, higher).problems) == []
    assert codes(candidates.candidate_list(office, lower).problems) == ["stands_for_higher_post"] * 2
    with pytest.raises(UserError, match="stands_for_higher_post"):
        candidates.fix_list(office, election, DAY, "党员讨论确定")
    allowed(office, election)
    assert codes(candidates.candidate_list(office, lower).problems) == []


def test_who_was_elected_secretary_leaves_the_members_list_and_its_ballots_are_designed_anew(office, both):
    branch, election, higher, lower = both
    allowed(office, election)
    gates_passed(office, election)
    everybody_came(office, branch, election)
    elections.adopt_method(office, election, DAY)
    staffed(office, branch, election, ("李建北", "吴建北"))
    first, second = (outcome.start_round(office, poll, RoundKind.FIRST).value for poll in (higher, lower))
    ballots.design(office, second)
    issued(office, election, first)
    assert confirmed(office, first, [marks("OX")] * 20).elected == (TWO[0],)
    assert TWO[0] not in candidates.candidate_list(office, lower).names
    meeting.count_now(office, election, Moment.BEFORE_BALLOTS, second)
    with pytest.raises(UserError, match="list_changed"):
        ballots.issue(office, second, ballots.Account(23, 20, 3))
    issued(office, election, second)
    assert TWO[1] in confirmed(office, second, [marks("OOOX")] * 20).contest.candidates
