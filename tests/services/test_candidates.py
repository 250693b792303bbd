"""Candidates: proposed, ordered, withdrawn, fixed."""

from dataclasses import replace
from itertools import permutations

import pytest

from huanjie_desktop.domain.election.election import PollPost, Source
from huanjie_desktop.domain.election.meeting import ShowOfHands
from huanjie_desktop.domain.election.method import DirectVariant
from huanjie_desktop.domain.election.rounds import RoundKind
from huanjie_desktop.domain.ids import BranchId, MemberId
from huanjie_desktop.domain.people.member import Member, MemberKind, Rights, Sex
from huanjie_desktop.services import candidates, elections, outcome
from huanjie_desktop.services.count.write_ins import note_same_names
from huanjie_desktop.services.roster import roster
from tests.builders import DAY, FOUR, a_branch, an_election, everybody_came, nominated, poll_for, ready_to_count
from tests.refusals import code_of

NOBODY = MemberId(0)
PROBATIONARY = Member(NOBODY, BranchId(0), "何预备", kind=MemberKind.PROBATIONARY)
WATCHED = Member(NOBODY, BranchId(0), "何察看", rights=Rights.ON_PROBATION)


@pytest.fixture
def ready(office):
    branch = a_branch(office, 20, [PROBATIONARY, WATCHED])
    election = an_election(office, branch)
    return branch, election, poll_for(office, election)


def test_six_names_for_five_seats_stand_by_strokes_whatever_the_order_of_entry(office):
    branch = a_branch(office, 20)
    for names in list(permutations(("王建北", "文建北", "丁建北", "张建北")))[::7]:
        poll = poll_for(office, an_election(office, branch))
        nominated(office, branch, poll, names)
        assert candidates.candidate_list(office, poll).names == ("丁建北", "王建北", "文建北", "张建北")


def test_three_for_three_seats_are_too_few(office, ready):
    branch, election, poll = ready
    nominated(office, branch, poll, FOUR[:3])
    listed = candidates.candidate_list(office, poll)
    assert [one.code for one in listed.problems] == ["too_few_candidates"]
    assert code_of(candidates.fix_list, office, election, DAY, "酝酿") == "too_few_candidates"
    assert code_of(outcome.start_round, office, poll, RoundKind.FIRST) == "too_few_candidates"


@pytest.mark.parametrize(
    ("name", "code"), [("何预备", "candidate_is_probationary"), ("何察看", "candidate_without_right")]
)
def test_a_person_without_the_right_to_be_elected_is_refused(office, ready, name, code):
    branch, _, poll = ready
    assert code_of(candidates.nominate, office, poll, branch.members[name]) == code


def test_a_member_of_another_branch_is_refused(office, ready):
    other = a_branch(office, 1, name="第二支部")
    assert code_of(candidates.nominate, office, ready[2], other.members["丁建北"]) == "not_of_this_branch"


def test_nobody_is_proposed_twice(office, ready):
    branch, _, poll = ready
    nominated(office, branch, poll, FOUR[:1])
    assert code_of(candidates.nominate, office, poll, branch.members[FOUR[0]]) == "nominated_already"


def test_who_withdrew_may_be_proposed_again(office, ready):
    branch, _, poll = ready
    first = candidates.nominate(office, poll, branch.members[FOUR[0]], Source.SELF).value
    candidates.withdraw(office, first, "本人申请")
    assert candidates.candidate_list(office, poll).withdrawn[0].withdrawn_reason == "本人申请"
    again = candidates.nominate(office, poll, branch.members[FOUR[0]], Source.MEMBERS).value
    assert (again, candidates.candidate_list(office, poll).names) == (first, FOUR[:1])


def test_a_withdrawal_needs_its_reason(office, ready):
    branch, _, poll = ready
    first = candidates.nominate(office, poll, branch.members[FOUR[0]]).value
    assert code_of(candidates.withdraw, office, first, "") == "reason_missing"


def test_secretary_candidates_stand_in_the_order_of_approval(office):
    branch = a_branch(office, 6)
    election = an_election(office, branch, DirectVariant.V5)
    poll = poll_for(office, election, PollPost.SECRETARY)
    nominated(office, branch, poll, ("何建北", "王建北"))
    assert candidates.candidate_list(office, poll).names == ("何建北", "王建北")
    ids = tuple(one.id for one in candidates.candidate_list(office, poll).standing)
    candidates.order(office, poll, ids[::-1])
    assert candidates.candidate_list(office, poll).names == ("王建北", "何建北")
    assert code_of(candidates.order, office, poll, ids[:1]) == "order_incomplete"


def test_a_list_fixed_by_hands_needs_more_than_half(office, ready):
    branch, election, poll = ready
    nominated(office, branch, poll, FOUR)
    everybody_came(office, branch, election)
    assert candidates.fix_list(office, election, DAY, "", ShowOfHands(10, 8, 2)).value is False
    assert elections.election(office, election).list_fixed_on is None
    assert candidates.fix_list(office, election, DAY, "", ShowOfHands(11, 7, 2)).value is True


def test_the_list_is_frozen_once_ballots_are_printed(office):
    ready = ready_to_count(office)
    member = ready.branch.members["林建北"]
    assert code_of(candidates.nominate, office, ready.poll, member) == "list_frozen"


def test_the_secretary_is_proposed_from_the_committee_only(office, ready):
    branch, election, _ = ready
    session = poll_for(office, election, PollPost.FIRST_SECRETARY)
    assert code_of(candidates.nominate, office, session, branch.members["林建北"]) == "proposed_not_in_committee"


def test_every_member_is_listed_with_what_speaks_against_him(office, ready):
    against = {
        member.name: [one.code for one in found] for member, found in candidates.eligible_members(office, ready[2])
    }
    assert against["何预备"] == ["candidate_is_probationary"]
    assert against["张建北"] == []


def test_a_presentation_is_kept(office, ready):
    branch, _, poll = ready
    first = candidates.nominate(office, poll, branch.members[FOUR[0]]).value
    candidates.present_candidate(office, first, "简历、优点和不足")
    assert candidates.candidate_list(office, poll).standing[0].presentation == "简历、优点和不足"


MAN = Member(NOBODY, BranchId(0), "赵同名", Sex.MALE)


def with_namesake(office, **other):
    """Return the poll, the election and the member who shall stand beside a namesake."""
    branch = a_branch(office, 20, [MAN])
    roster.save_member(office, replace(MAN, branch_id=branch.id, sex=Sex.FEMALE, **other))
    election = an_election(office, branch)
    return poll_for(office, election), election, branch.members["赵同名"]


def test_one_of_two_members_of_one_name_stands_only_with_his_note(office):
    poll, election, man = with_namesake(office)
    found = candidates.namesakes(office, poll, man)
    assert [(one.code, one.values["listed"]) for one in found] == [("candidate_namesakes", "男；女")]
    assert code_of(candidates.nominate, office, poll, man) == "candidate_namesakes"
    note_same_names(office, election, "赵同名")
    candidates.nominate(office, poll, man)
    assert candidates.candidate_list(office, poll).names == ("赵同名（男）",)


@pytest.mark.parametrize("other", [{"kind": MemberKind.PROBATIONARY}, {"rights": Rights.SUSPENDED}])
def test_a_namesake_who_cannot_be_elected_is_no_hindrance(office, other):
    poll, _, man = with_namesake(office, **other)
    candidates.nominate(office, poll, man)
    assert candidates.candidate_list(office, poll).names == ("赵同名",)
