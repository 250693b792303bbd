"""The members' meeting elects the secretary itself: before the committee (V2), or from the committee (V3)."""

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot_design import Paper
from huanjie_desktop.domain.election.election import ElectionPlan, PollPost, Seats
from huanjie_desktop.domain.election.method import DirectVariant
from huanjie_desktop.domain.election.rounds import RoundKind
from huanjie_desktop.services import candidates, elections, outcome
from huanjie_desktop.services.all_papers import make_all_papers
from huanjie_desktop.services.ballots import BallotLook
from tests.builders import (
    DAY,
    a_branch,
    confirmed,
    everybody_came,
    gates_passed,
    issued,
    marks,
    nominated,
    poll_for,
    staffed,
)

FOUR = ("任建北", "宋建北", "林建北", "欧建北")


class Meeting:
    """One branch of twenty with a direct election; every vote takes one line."""

    def __init__(self, office, variant, deputies=0):
        self.office, self.branch = office, a_branch(office, 20)
        seats = Seats(3, 1, deputies)
        plan = ElectionPlan(self.branch.id, "支部换届选举", variant, seats, DAY, "社区礼堂", "丁建北", "王建北")
        self.election = elections.create_election(office, plan).value

    def nominate(self, post, *names):
        nominated(self.office, self.branch, poll_for(self.office, self.election, post), names)

    def open(self):
        gates_passed(self.office, self.election)
        everybody_came(self.office, self.branch, self.election)
        elections.adopt_method(self.office, self.election, DAY)
        staffed(self.office, self.branch, self.election, ("李建北", "吴建北"))

    def vote(self, post, *ballots):
        poll = poll_for(self.office, self.election, post)
        round_id = outcome.start_round(self.office, poll, RoundKind.FIRST).value
        issued(self.office, self.election, round_id, look=BallotLook(Paper.A4))
        return confirmed(self.office, round_id, [one for group in ballots for one in group])

    @property
    def elected(self):
        return {one.name: one.post for one in outcome.elected(self.office, self.election)}


def test_secretary_deputy_and_members_are_elected_one_after_the_other(office, tmp_path):
    held = Meeting(office, DirectVariant.V2, deputies=1)
    held.nominate(PollPost.SECRETARY, "张建北", "陈建北")
    held.nominate(PollPost.DEPUTY, "刘建北", "孙建北")
    held.nominate(PollPost.COMMITTEE, *FOUR)
    held.open()
    assert held.vote(PollPost.SECRETARY, [marks("OX")] * 20).elected == ("张建北",)
    assert held.vote(PollPost.DEPUTY, [marks("OX")] * 11, [marks("XX", "张建北")] * 9).elected == ("刘建北",)
    held.vote(PollPost.COMMITTEE, [marks("OOO_")] * 20)
    assert len(held.elected) == 5
    assert make_all_papers(office, held.election, tmp_path).missing == {}


def test_who_is_secretary_already_gains_nothing_as_deputy(office):
    held = Meeting(office, DirectVariant.V2, deputies=1)
    held.nominate(PollPost.SECRETARY, "张建北", "陈建北")
    held.nominate(PollPost.DEPUTY, "刘建北", "孙建北")
    held.nominate(PollPost.COMMITTEE, *FOUR)
    held.open()
    held.vote(PollPost.SECRETARY, [marks("OX")] * 20)
    assert held.vote(PollPost.DEPUTY, [marks("OX")] * 8, [marks("XX", "张建北")] * 12).elected == ()


def test_the_secretary_is_elected_from_the_new_committee_by_all_members(office, tmp_path):
    held = Meeting(office, DirectVariant.V3)
    held.nominate(PollPost.COMMITTEE, *FOUR)
    held.open()
    held.vote(PollPost.COMMITTEE, [marks("OOO_")] * 20)
    with pytest.raises(UserError):
        held.nominate(PollPost.SECRETARY, "欧建北")
    held.nominate(PollPost.SECRETARY, "宋建北")
    assert candidates.candidate_list(office, poll_for(office, held.election, PollPost.SECRETARY)).names == ("宋建北",)
    found = held.vote(PollPost.SECRETARY, [marks("O")] * 11, [marks("X", "欧建北")] * 9)
    assert (found.elected, found.valid) == (("宋建北",), 20)
    assert make_all_papers(office, held.election, tmp_path).missing == {}
