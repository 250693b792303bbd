"""The pages of the hall screen say what is read out to the meeting anyway, and the result only once it is confirmed."""

import dataclasses
import re

import pytest

from huanjie_desktop.domain.election.records import ItemState
from huanjie_desktop.services import agenda, outcome, rounds
from huanjie_desktop.services.count import counting, hall_pages
from huanjie_desktop.services.count.hall_pages import HallPlace
from tests.builders import FOUR, a_branch, an_election, counted, marks, poll_for, ready_to_count

SIX = ["OO__"] * 12 + ["O_O_"] * 8


@pytest.fixture
def ready(office):
    return ready_to_count(office)


@pytest.fixture
def place(ready):
    return HallPlace(ready.election, ready.poll, ready.round)


def test_the_title_names_the_election_and_the_kind_of_vote(office, place):
    assert hall_pages.hall_title(office, place) == "建北社区党支部换届选举　委员选举"
    assert hall_pages.hall_title(office, HallPlace(place.election)) == "建北社区党支部换届选举"


def test_the_banner_is_that_of_the_meeting(office, place):
    found = hall_pages.opening(office, place)
    assert found.title == "建北社区党支部换届选举党员大会"
    assert found.where == "2026年10月12日　社区礼堂"


def test_the_agenda_shows_what_is_going_on(office, place):
    agenda.start_item(office, place.election, 6)
    agenda.leave_out_item(office, place.election, 23)
    found = {item.title: item.state for item in hall_pages.opening(office, place).items}
    assert found["听取并通过工作报告"] is ItemState.RUNNING
    assert "新任书记发言" not in found


def test_the_quorum_is_the_one_counted_before_the_ballots(office, place):
    found = hall_pages.quorum(office, place)
    assert (found.due, found.present, found.away, found.needed, found.good) == (20, 20, 0, 16, True)


def test_before_anybody_came_the_quorum_says_how_many_are_missing(office):
    branch = a_branch(office, 20)
    found = hall_pages.quorum(office, HallPlace(an_election(office, branch)))
    assert (found.present, found.good, found.words) == (0, False, "还差 16 人，尚不能选举")


def test_candidates_stand_in_ballot_order(office, place, ready):
    found = hall_pages.candidate_list(office, place)
    assert found.names == rounds.round_of(office, ready.round).names
    assert sorted(found.names) == sorted(FOUR)
    assert found.words == "应选 3 人　候选人 4 人　按姓氏笔画为序"


def test_candidates_are_shown_before_a_round_is_begun(office):
    election = an_election(office, a_branch(office, 20))
    found = hall_pages.candidate_list(office, HallPlace(election, poll_for(office, election)))
    assert (found.title, found.names) == ("委员候选人", ())


def test_without_a_kind_of_vote_there_are_no_candidates_and_no_rules(office, place):
    bare = HallPlace(place.election)
    assert hall_pages.candidate_list(office, bare).names == ()
    assert hall_pages.marking(office, bare).lines == ()


def test_the_rules_of_marking_are_those_of_the_judge(office, place):
    found = hall_pages.marking(office, place)
    assert "所选不超过 3 人有效，多于 3 人整张无效" in found.lines
    assert found.write_ins


def test_the_result_is_not_told_before_it_is_confirmed(office, place, ready):
    assert hall_pages.result(office, place) is None
    counted(office, ready.round, [marks(one) for one in SIX])
    assert hall_pages.result(office, place) is None
    outcome.confirm_outcome(office, ready.round)
    found = hall_pages.result(office, place)
    assert found.names == outcome.outcome(office, ready.round).elected
    assert found.words == "应选 3 人，当选 2 人"


def test_the_result_has_no_votes(office, place, ready):
    counted(office, ready.round, [marks(one) for one in SIX])
    outcome.confirm_outcome(office, ready.round)
    found = hall_pages.result(office, place)
    assert not re.search(r"\d+ ?票", f"{found.title}{found.words}{''.join(found.names)}")


def test_nobody_elected_is_said_plainly(office, place, ready):
    counted(office, ready.round, [marks("____")] * 20)
    outcome.confirm_outcome(office, ready.round)
    assert hall_pages.result(office, place).words == "本轮没有人当选委员"


def test_an_opened_count_hides_the_result_again(office, place, ready):
    counted(office, ready.round, [marks(one) for one in SIX])
    outcome.confirm_outcome(office, ready.round)
    counting.reopen(office, ready.round, "复核")
    assert hall_pages.result(office, place) is None


def test_the_names_of_scrutineers_and_tellers_are_shown(office, place):
    found = hall_pages.staff(office, place)
    assert (found.scrutineers, found.tellers) == (("李建北",), ("吴建北",))


def test_no_page_has_a_place_for_personal_data():
    kinds = [kind for name, kind in vars(hall_pages).items() if name.startswith("Hall") and name != "HallPlace"]
    fields = {one.name for kind in kinds for one in dataclasses.fields(kind)}
    assert len(kinds) == 7
    assert not fields & {"id_number", "phone", "member_id", "birth", "signed", "marks", "yes", "votes"}
