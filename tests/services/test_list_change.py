"""A candidate dies or withdraws once ballots are issued (C11): decisions open the list, the vote is held again."""

from dataclasses import replace

import pytest

from huanjie_desktop.domain.election.meeting import ShowOfHands
from huanjie_desktop.domain.election.rounds import RoundKind, RoundState
from huanjie_desktop.domain.ids import BranchId, MemberId
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.services import ballots, candidates, meeting, outcome, rounds
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.list_change import Leaving, ListChange, change_findings, change_list, changeable
from huanjie_desktop.services.papers.make import draw_paper, paper_list
from huanjie_desktop.services.roster import roster
from tests.builders import (
    a_branch,
    an_election,
    confirmed,
    issued,
    marks,
    nominated,
    poll_for,
    ready_to_count,
)
from tests.documents.pdf import texts
from tests.refusals import code_of

FIVE = ("张建北", "陈建北", "刘建北", "孙建北", "林建北")
GONE = ListChange("张建北", Leaving.DIED, "街道党工委电话答复", (), ShowOfHands(20))
SHORT = [marks("OO__")] * 20


@pytest.fixture
def ready(office):
    return ready_to_count(office)


def codes(office, round_id, change):
    return [one.code for one in change_findings(office, round_id, change)]


def test_with_enough_candidates_left_the_vote_is_void_and_held_without_him(office):
    ready = ready_to_count(office, names=FIVE)
    change_list(office, ready.round, GONE)
    void = rounds.round_of(office, ready.round)
    assert void.state is RoundState.VOID
    assert "候选人张建北去世" in void.void_reason
    again = outcome.start_round(office, ready.poll, RoundKind.AGAIN).value
    assert set(rounds.round_of(office, again).names) == set(FIVE) - {"张建北"}
    issued(office, ready.election, again)
    assert len(confirmed(office, again, [marks("OOO_")] * 20).elected) == 3


def test_a_broken_margin_stops_the_vote_until_somebody_new_stands(office, ready):
    assert codes(office, ready.round, GONE) == ["margin_broken_on_day"]
    assert code_of(change_list, office, ready.round, GONE) == "margin_broken_on_day"
    assert rounds.round_of(office, ready.round).state is RoundState.ISSUED
    change_list(office, ready.round, replace(GONE, joins=("文建北",)))
    again = outcome.start_round(office, ready.poll, RoundKind.AGAIN).value
    assert rounds.round_of(office, again).names[0] == "文建北"
    issued(office, ready.election, again)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": "文建北"}, "change_names_nobody"),
        ({"answer": " "}, "superior_answer_missing"),
        ({"joins": ("路人甲",)}, "further_name_unfit"),
        ({"hands": None}, "hands_missing"),
        ({"hands": ShowOfHands(10, 10)}, "vote_not_adopted"),
    ],
)
def test_the_list_stays_closed_while_a_decision_is_missing(office, ready, change, code):
    wanted = replace(GONE, **{"joins": ("文建北",), **change})
    assert codes(office, ready.round, wanted) == [code]
    assert code_of(change_list, office, ready.round, wanted) == code
    assert "张建北" in candidates.candidate_list(office, ready.poll).names


def test_after_a_void_box_the_list_may_change_too(office, ready):
    counting.open_box(office, ready.round, counting.Opening(21, True, "李建北", void_confirmed=True))
    reason = rounds.round_of(office, ready.round).void_reason
    change_list(office, ready.round, replace(GONE, why=Leaving.WITHDREW, joins=("文建北",)))
    assert rounds.round_of(office, ready.round).void_reason == reason
    assert "张建北" not in outcome.offers(office, ready.round)[0].names


def test_a_signed_result_is_not_changed_any_more(office, ready):
    confirmed(office, ready.round, [marks("OOO_")] * 20)
    assert code_of(change_list, office, ready.round, replace(GONE, joins=("文建北",))) == "list_change_too_late"


def test_a_round_followed_by_another_is_left_alone(office, ready):
    change_list(office, ready.round, replace(GONE, joins=("文建北",)))
    outcome.start_round(office, ready.poll, RoundKind.AGAIN)
    more = replace(GONE, name="陈建北", joins=("丁建北",))
    assert code_of(change_list, office, ready.round, more) == "list_change_too_late"


def further(office, ready):
    confirmed(office, ready.round, SHORT)
    second = outcome.start_round(office, ready.poll, RoundKind.FURTHER).value
    issued(office, ready.election, second)
    return second


def test_in_a_further_election_somebody_else_takes_the_place(office, ready):
    second = further(office, ready)
    gone, *left = rounds.round_of(office, second).names
    change_list(office, second, replace(GONE, name=gone, joins=("文建北",)))
    again = outcome.start_round(office, ready.poll, RoundKind.AGAIN).value
    assert rounds.round_of(office, again).names == ("文建北", *left)
    issued(office, ready.election, again)


def test_of_two_tied_one_is_left_and_that_is_for_the_superior(office, ready):
    tied = [marks("OOO_")] * 9 + [marks("OO_O")] * 9 + [marks("O_OO"), marks("_OOO")]
    confirmed(office, ready.round, tied)
    second = outcome.start_round(office, ready.poll, RoundKind.RUNOFF).value
    issued(office, ready.election, second)
    assert changeable(office, second).joinable == ()
    name = rounds.round_of(office, second).names[0]
    assert codes(office, second, replace(GONE, name=name)) == ["margin_broken_on_day"]


def test_the_minutes_tell_the_reason_the_answer_and_the_hands(office):
    ready = ready_to_count(office, names=FIVE)
    change_list(office, ready.round, replace(GONE, hands=ShowOfHands(18, 1, 1)))
    said = "".join(texts(draw_paper(office, ready.election, "minutes").pdf))
    assert "候选人张建北去世，从名单去掉；上级答复：街道党工委电话答复，大会表决通过" in said
    assert meeting.hand_votes(office, ready.election)[-1].yes == 18


def test_before_the_first_ballots_are_issued_the_list_is_changed_at_the_meeting(office):
    branch = a_branch(office)
    election = an_election(office, branch)
    poll = poll_for(office, election)
    nominated(office, branch, poll, FIVE)
    first = outcome.start_round(office, poll, RoundKind.FIRST).value
    assert code_of(change_list, office, first, GONE) == "list_change_too_late"


def test_a_later_vote_begun_with_his_name_is_void_before_its_ballots_are_issued(office):
    ready = ready_to_count(office, names=FIVE)
    outcome.void_round(office, ready.round, "停电，选票散落")
    second = outcome.start_round(office, ready.poll, RoundKind.AGAIN).value
    ballots.design(office, second)
    change_list(office, second, GONE)
    third = outcome.start_round(office, ready.poll, RoundKind.AGAIN).value
    assert set(rounds.round_of(office, third).names) == set(FIVE) - {"张建北"}
    issued(office, ready.election, third)
    confirmed(office, third, [marks("OOO_")] * 20)
    assert [one.title for one in paper_list(office, ready.election) if not one.ready] == []
    for kind in ("minutes", "agenda", "result_report"):
        draw_paper(office, ready.election, kind, third if kind == "result_report" else None)


def test_nobody_joins_under_a_name_that_fits_two_members(office):
    same = Member(MemberId(0), BranchId(0), "赵同名")
    ready = ready_to_count(office, extra=[same])
    roster.save_member(office, replace(same, branch_id=ready.branch.id))
    wanted = replace(GONE, joins=("赵同名",), hands=ShowOfHands(21))
    assert codes(office, ready.round, wanted) == ["candidate_namesakes"]
    assert code_of(change_list, office, ready.round, wanted) == "candidate_namesakes"
