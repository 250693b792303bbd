"""The result: confirmed, announced, and what may follow."""

import pytest

from huanjie_desktop.domain.election.election import PollPost
from huanjie_desktop.domain.election.method import DirectVariant
from huanjie_desktop.domain.election.rounds import RoundKind, RoundState
from huanjie_desktop.services import candidates, elections, first_session, outcome, rounds
from huanjie_desktop.services.count import counting
from tests.builders import (
    DAY,
    a_branch,
    an_election,
    confirmed,
    counted,
    everybody_came,
    gates_passed,
    issued,
    marks,
    nominated,
    poll_for,
    ready_to_count,
    staffed,
)
from tests.refusals import code_of

ALL = [marks("OOO_")] * 14


@pytest.fixture
def ready(office):
    return ready_to_count(office, size=14)


def test_there_is_no_result_before_the_count_is_closed(office, ready):
    assert code_of(outcome.outcome, office, ready.round) == "figure_missing"
    counting.open_box(office, ready.round, counting.Opening(14, True, "李建北"))
    assert code_of(outcome.outcome, office, ready.round) == "count_not_closed"
    assert code_of(outcome.confirm_outcome, office, ready.round) == "round_state"


def test_nothing_is_announced_before_it_is_confirmed(office, ready):
    counted(office, ready.round, ALL)
    assert code_of(outcome.announce, office, ready.round) == "round_state"
    assert outcome.elected(office, ready.election) == ()


def test_the_elected_stand_by_strokes_and_not_by_votes(office, ready):
    confirmed(office, ready.round, [marks("OOO_")] * 9 + [marks("_OO_")] * 5)
    assert [(one.name, one.yes) for one in outcome.elected(office, ready.election)] == [
        ("刘建北", 9),
        ("孙建北", 14),
        ("张建北", 14),
    ]


def test_a_round_that_decided_everything_is_followed_by_none(office, ready):
    confirmed(office, ready.round, ALL)
    assert outcome.offers(office, ready.round) == ()
    for kind in (RoundKind.RUNOFF, RoundKind.FURTHER, RoundKind.AGAIN):
        assert code_of(outcome.start_round, office, ready.poll, kind) == "round_not_offered"
    assert code_of(outcome.start_round, office, ready.poll, RoundKind.FIRST) == "round_begun"


def test_a_further_election_waits_for_the_confirmed_result(office, ready):
    counted(office, ready.round, [marks("OO__")] * 14)
    assert code_of(outcome.start_round, office, ready.poll, RoundKind.FURTHER) == "round_state"


def test_a_round_is_voided_with_its_reason_only(office, ready):
    assert code_of(outcome.void_round, office, ready.round, " ") == "reason_missing"
    outcome.void_round(office, ready.round, "票箱被损坏")
    assert rounds.round_of(office, ready.round).void_reason == "票箱被损坏"
    assert [one.kind for one in outcome.offers(office, ready.round)] == [RoundKind.AGAIN]
    again = outcome.start_round(office, ready.poll, RoundKind.AGAIN).value
    assert rounds.round_of(office, again).kind is RoundKind.AGAIN
    assert code_of(outcome.outcome, office, ready.round) == "figure_missing"


def test_an_announced_round_is_not_voided(office, ready):
    confirmed(office, ready.round, ALL)
    assert code_of(outcome.void_round, office, ready.round, "有疑问") == "round_state"


def test_a_runoff_held_again_is_still_a_runoff(office, ready):
    confirmed(office, ready.round, [marks("OOO_")] * 6 + [marks("OO_O")] * 6 + [marks("O_OO"), marks("_OOO")] * 1)
    second = outcome.start_round(office, ready.poll, RoundKind.RUNOFF).value
    outcome.void_round(office, second, "停电，选票散落")
    third = outcome.start_round(office, ready.poll, RoundKind.AGAIN).value
    issued(office, ready.election, third)
    found = confirmed(office, third, [marks("O_")] * 5 + [marks("__")] * 9)
    assert (found.contest.post.value, len(found.elected)) == ("runoff", 1)


def test_fewer_seats_are_not_offered_where_too_few_remain(office, ready):
    confirmed(office, ready.round, [marks("OO__")] * 14)
    assert code_of(outcome.record_consent, office, ready.round, 14) == "reduction_not_offered"


def test_too_many_hands_for_fewer_seats_are_refused(office):
    names = ("张建北", "陈建北", "刘建北", "孙建北", "林建北", "欧建北")
    ready = ready_to_count(office, size=14, names=names, committee=5)
    confirmed(office, ready.round, [marks("OOOO__")] * 14)
    assert code_of(outcome.record_consent, office, ready.round, 15) == "consent_impossible"
    assert outcome.record_consent(office, ready.round, 6).value.next.value == "further"


def test_the_first_session_waits_for_the_committee(office, ready):
    session = poll_for(office, ready.election, PollPost.FIRST_SECRETARY)
    assert code_of(outcome.start_round, office, session, RoundKind.FIRST) == "too_few_candidates"
    assert first_session.committee(office, ready.election) == ()


def test_two_of_a_committee_of_three_are_no_session(office, ready):
    confirmed(office, ready.round, ALL)
    session = poll_for(office, ready.election, PollPost.FIRST_SECRETARY)
    nominated(office, ready.branch, session, ["张建北"])
    round_id = outcome.start_round(office, session, RoundKind.FIRST).value
    assert first_session.session_findings(office, round_id) == ()
    _, found = first_session.count_session(office, round_id, 2).value
    assert [one.code for one in found] == ["quorum_not_reached"]
    assert code_of(first_session.count_session, office, round_id, 4) == "figure_negative"
    assert code_of(first_session.count_session, office, ready.round, 3) == "not_first_session"


def test_only_a_newly_elected_member_presides_over_the_session(office, ready):
    confirmed(office, ready.round, ALL)
    assert code_of(first_session.set_chair, office, ready.election, "丁建北") == "proposed_not_in_committee"
    first_session.set_chair(office, ready.election, "孙建北")
    assert elections.election(office, ready.election).session_chair == "孙建北"


def test_a_written_in_name_outside_the_committee_has_no_effect_in_its_session(office, ready):
    confirmed(office, ready.round, ALL)
    session = poll_for(office, ready.election, PollPost.FIRST_SECRETARY)
    nominated(office, ready.branch, session, ["张建北"])
    round_id = outcome.start_round(office, session, RoundKind.FIRST).value
    issued(office, ready.election, round_id, present=3)
    found = confirmed(office, round_id, [marks("X", "丁建北"), marks("X", "刘建北"), marks("X", "刘建北")])
    assert found.elected == ("刘建北",)
    assert [one.name for one in found.people] == ["张建北", "刘建北"]


def test_two_bases_that_differ_are_told(office):
    branch = a_branch(office, 6)
    election = an_election(office, branch, DirectVariant.V5)
    poll = poll_for(office, election, PollPost.SECRETARY)
    nominated(office, branch, poll, ["丁建北"])
    gates_passed(office, election)
    everybody_came(office, branch, election, absent=1)
    elections.adopt_method(office, election, DAY)
    staffed(office, branch, election, ("李建北", "吴建北"))
    round_id = outcome.start_round(office, poll, RoundKind.FIRST).value
    issued(office, election, round_id)
    found = confirmed(office, round_id, [marks("O")] * 3 + [marks("X")] * 2)
    assert (found.elected, found.differs_under_present) == ((), True)
    assert candidates.candidate_list(office, poll).names == ("丁建北",)
    assert rounds.round_of(office, round_id).state is RoundState.ANNOUNCED
