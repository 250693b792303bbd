"""The meeting: attendance, quorum, head counts, agenda, hands, exclusions, officers."""

import pytest

from huanjie_desktop.domain.election.meeting import ShowOfHands
from huanjie_desktop.domain.election.records import ItemState, Moment, Officer, OfficerRole, Presence
from huanjie_desktop.domain.election.rounds import RoundKind
from huanjie_desktop.domain.ids import BranchId, MemberId
from huanjie_desktop.domain.people.member import Member, MemberKind
from huanjie_desktop.domain.people.roster import Exclusion, ExclusionCase
from huanjie_desktop.services import agenda, exclusions, meeting, officers, outcome, voters
from tests.builders import (
    FOUR,
    a_branch,
    an_election,
    everybody_came,
    gates_passed,
    nominated,
    poll_for,
    ready_to_count,
)
from tests.refusals import code_of

PROBATIONARY = Member(MemberId(0), BranchId(0), "何预备", kind=MemberKind.PROBATIONARY)


@pytest.fixture
def hall(office):
    branch = a_branch(office, 50, [PROBATIONARY])
    return branch, an_election(office, branch)


@pytest.mark.parametrize(("absent", "ok", "missing"), [(10, True, 0), (11, False, 1)])
def test_four_fifths_of_fifty_are_forty(office, hall, absent, ok, missing):
    branch, election = hall
    for name in list(branch.members)[: 50 - absent]:
        meeting.mark(office, election, branch.members[name], Presence.PRESENT)
    view = meeting.quorum(office, election)
    assert (view.due, view.needed, view.ok, view.missing, view.unknown) == (50, 40, ok, missing, absent)


def test_a_probationary_member_is_ticked_but_never_counted(office, hall):
    branch, election = hall
    view = meeting.mark(office, election, branch.members["何预备"], Presence.PRESENT).value
    assert (view.due, view.present) == (50, 0)
    last = meeting.attendance_sheet(office, election)[-1]
    assert (last.name, last.counts, last.state) == ("何预备", False, Presence.PRESENT)


def test_the_sheet_is_searched_by_pinyin(office, hall):
    line = next(one for one in meeting.attendance_sheet(office, hall[1]) if one.name == "丁建北")
    assert "djb" in line.initials
    assert "dingjianbei" in line.pinyin.replace(" ", "")


def test_a_stranger_cannot_be_ticked(office, hall):
    other = a_branch(office, 1, name="第二支部")
    assert code_of(meeting.mark, office, hall[1], other.members["丁建北"], Presence.PRESENT) == "not_of_this_branch"


def test_both_counts_stay_and_the_later_one_decides(office, hall):
    branch, election = hall
    nominated(office, branch, poll_for(office, election), FOUR)
    everybody_came(office, branch, election, absent=8)
    round_id = outcome.start_round(office, poll_for(office, election), RoundKind.FIRST).value
    for name in list(branch.members)[:5]:
        meeting.mark(office, election, branch.members[name], Presence.LEAVE_SICK, "中途离会")
    meeting.count_now(office, election, Moment.BEFORE_BALLOTS, round_id)
    assert [one.present for one in meeting.head_counts(office, election)] == [43, 38]
    assert [one.code for one in meeting.recount_findings(office, election, round_id)] == ["quorum_not_reached"]


def test_whoever_is_not_ticked_counts_as_absent(office, hall):
    branch, election = hall
    meeting.mark(office, election, branch.members["丁建北"], Presence.LEAVE_AFFAIR, "出差")
    counted = meeting.count_now(office, election, Moment.FIRST).value
    assert (counted.present, counted.leave_affair, counted.absent) == (0, 1, 49)


@pytest.mark.parametrize(("yes", "codes"), [(25, ["vote_not_adopted"]), (26, [])])
def test_a_vote_by_hands_needs_more_than_half_of_those_due(office, hall, yes, codes):
    branch, election = hall
    everybody_came(office, branch, election)
    vote, found = meeting.hand_vote(office, election, 5, "大会议程", ShowOfHands(yes, 50 - yes, 0)).value
    assert [one.code for one in found] == codes
    assert meeting.passed(vote) is (yes == 26)


def test_more_hands_than_people_are_refused(office, hall):
    branch, election = hall
    everybody_came(office, branch, election, absent=10)
    assert code_of(meeting.hand_vote, office, election, 5, "议程", ShowOfHands(60, 0, 0)) == "hands_over_present"
    assert meeting.hand_votes(office, election) == ()


def test_an_item_is_begun_and_finished_with_its_times(office, hall):
    election = hall[1]
    agenda.start_item(office, election, 3)
    agenda.note_item(office, election, 3, "符合规定人数")
    agenda.finish_item(office, election, 3)
    line = agenda.agenda(office, election)[3]
    assert (line.entry.state, line.entry.note) == (ItemState.FINISHED, "符合规定人数")
    assert line.entry.started_at == line.entry.ended_at == office.clock.now()


def test_the_agenda_has_24_items_and_no_other(office, hall):
    assert len(agenda.agenda(office, hall[1])) == 24
    assert code_of(agenda.start_item, office, hall[1], 24) == "agenda_item_missing"


def test_an_item_may_be_left_out(office, hall):
    agenda.leave_out_item(office, hall[1], 2, "无不计入应到会人数的党员")
    assert agenda.agenda(office, hall[1])[2].entry.state is ItemState.LEFT_OUT


def test_guests_are_recorded_and_not_counted(office, hall):
    meeting.add_observer(office, hall[1], "街道组织办工作人员", "上级指导")
    assert [one.role for one in meeting.observers(office, hall[1])] == ["上级指导"]
    assert meeting.quorum(office, hall[1]).present == 0
    assert code_of(meeting.add_observer, office, hall[1], " ") == "name_missing"


def proposed(office, hall, names):
    branch, election = hall
    for name in names:
        exclusions.propose_exclusion(office, election, Exclusion(branch.members[name], ExclusionCase.EX4, asked=True))
    return branch, election


def test_three_of_four_proposals_leave_the_figure_three_lower(office, hall):
    branch, election = proposed(office, hall, FOUR)
    exclusions.record_superior_agreement(office, election, {branch.members[name] for name in FOUR[:3]})
    everybody_came(office, branch, election, absent=5)
    assert exclusions.decide_exclusions(office, election, ShowOfHands(40, 2, 3)).value.due == 47
    passed = {line.name: line.exclusion.takes_effect for line in exclusions.exclusions(office, election)}
    assert passed == dict(zip(FOUR, (True, True, True, False), strict=True))


def test_half_of_those_due_do_not_exclude_anybody(office, hall):
    branch, election = proposed(office, hall, FOUR[:1])
    exclusions.record_superior_agreement(office, election, {branch.members[FOUR[0]]})
    everybody_came(office, branch, election)
    assert exclusions.decide_exclusions(office, election, ShowOfHands(25, 20, 5)).value.due == 50


def test_nothing_is_put_to_the_vote_without_the_superior(office, hall):
    _, election = proposed(office, hall, FOUR[:1])
    assert code_of(exclusions.decide_exclusions, office, election, ShowOfHands(40)) == "no_exclusion_agreed"


def test_a_proposal_is_taken_back(office, hall):
    branch, election = proposed(office, hall, FOUR[:1])
    exclusions.drop_exclusion(office, election, branch.members[FOUR[0]])
    assert exclusions.exclusions(office, election) == ()


def test_those_due_are_fixed_once_ballots_are_issued(office):
    ready = ready_to_count(office)
    exclusion = Exclusion(ready.branch.members["林建北"], ExclusionCase.EX4)
    assert code_of(exclusions.propose_exclusion, office, ready.election, exclusion) == "due_is_fixed"
    assert voters.voters(office, ready.election).due == 20


def named(office, branch, election, role, name):
    return officers.name_officer(office, election, Officer(0, election, role, name, branch.members.get(name)))


@pytest.mark.parametrize(
    ("role", "name", "code"),
    [
        (OfficerRole.SCRUTINEER, FOUR[0], "scrutineer_is_candidate"),
        (OfficerRole.TELLER, FOUR[0], "teller_is_candidate"),
        (OfficerRole.SCRUTINEER, "何预备", "scrutineer_is_no_voter"),
        (OfficerRole.TELLER, " ", "name_missing"),
    ],
)
def test_barred_persons_do_not_count_ballots(office, hall, role, name, code):
    branch, election = hall
    nominated(office, branch, poll_for(office, election), FOUR)
    assert code_of(named, office, branch, election, role, name) == code


def test_a_second_head_scrutineer_is_refused_and_a_replaced_one_makes_room(office, hall):
    branch, election = hall
    named(office, branch, election, OfficerRole.HEAD_SCRUTINEER, "李建北")
    again = (office, branch, election, OfficerRole.HEAD_SCRUTINEER, "吴建北")
    assert code_of(named, *again) == "head_scrutineer_twice"
    officers.replace_officer(office, election, officers.officers(office, election)[0].id, "身体不适")
    named(*again)
    assert [one.name for one in officers.officers(office, election)] == ["吴建北"]


def test_a_scrutineer_who_becomes_a_candidate_is_found(office, hall):
    branch, election = hall
    named(office, branch, election, OfficerRole.HEAD_SCRUTINEER, FOUR[0])
    named(office, branch, election, OfficerRole.TELLER, "吴建北")
    nominated(office, branch, poll_for(office, election), FOUR)
    gates_passed(office, election)
    assert [one.code for one in officers.check_officers(office, election)] == ["scrutineer_is_candidate"]
