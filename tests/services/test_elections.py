"""Elections: planned, changed, their method adopted, approvals recorded."""

from dataclasses import replace

import pytest

from huanjie_desktop.domain.election.election import ElectionPlan, PollPost, Seats
from huanjie_desktop.domain.election.method import BaseName, DirectVariant, ElectionMethod, UnusualSign
from huanjie_desktop.domain.election.rounds import RoundKind
from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.services import ballots, candidates, elections, outcome, rail
from huanjie_desktop.storage import audit_log
from tests.builders import DAY, FOUR, a_branch, an_election, gates_passed, nominated, poll_for
from tests.refusals import code_of

STRICTER = ElectionMethod(unusual_sign=UnusualSign.APPROVE)


def audit(office):
    with office.db.read() as work:
        return audit_log.entries(work)


@pytest.mark.parametrize(
    ("variant", "posts"),
    [
        (DirectVariant.V1, [PollPost.COMMITTEE, PollPost.FIRST_SECRETARY, PollPost.FIRST_DEPUTY]),
        (DirectVariant.V2, [PollPost.SECRETARY, PollPost.DEPUTY, PollPost.COMMITTEE]),
        (DirectVariant.V3, [PollPost.COMMITTEE, PollPost.SECRETARY, PollPost.DEPUTY]),
        (DirectVariant.V4, [PollPost.COMMITTEE, PollPost.FIRST_SECRETARY, PollPost.FIRST_DEPUTY]),
    ],
)
def test_a_variant_brings_its_kinds_of_vote_in_order(office, variant, posts):
    branch = a_branch(office, 20)
    election = elections.create_election(office, ElectionPlan(branch.id, "换届", variant, Seats(3, 1, 1))).value
    assert [poll.post for poll in elections.polls(office, election)] == posts


def test_a_branch_without_committee_votes_for_its_secretary_only(office):
    election = an_election(office, a_branch(office, 6), DirectVariant.V5)
    assert [poll.post for poll in elections.polls(office, election)] == [PollPost.SECRETARY]


def test_the_newest_election_stands_first(office):
    branch = a_branch(office, 20)
    first, second = an_election(office, branch), an_election(office, branch)
    assert [one.id for one in elections.elections(office, branch.id)] == [second, first]


@pytest.mark.parametrize(
    ("size", "variant", "committee", "code"),
    [
        (6, DirectVariant.V1, 3, "committee_not_permitted"),
        (20, DirectVariant.V5, 0, "committee_obligatory"),
        (2, DirectVariant.V5, 0, "branch_needs_three"),
        (20, DirectVariant.V1, 2, "committee_below_three"),
    ],
)
def test_a_plan_against_the_size_of_the_branch_is_refused(office, size, variant, committee, code):
    branch = a_branch(office, size)
    plan = ElectionPlan(branch.id, "换届", variant, Seats(committee))
    assert code_of(elections.create_election, office, plan) == code


def test_an_even_committee_is_a_warning_only(office):
    election = an_election(office, a_branch(office, 20), committee=4)
    assert [one.code for one in elections.seat_findings(office, election)] == ["committee_even"]


@pytest.mark.parametrize(
    ("title", "seats", "code"), [(" ", Seats(3), "title_missing"), ("换届", Seats(0, 0), "seats_missing")]
)
def test_a_plan_without_title_or_seats_is_refused(office, title, seats, code):
    plan = ElectionPlan(a_branch(office, 20).id, title, DirectVariant.V1, seats)
    assert code_of(elections.create_election, office, plan) == code


def test_an_unknown_election_is_refused(office):
    assert code_of(elections.election, office, ElectionId(7)) == "election_missing"


def test_the_place_may_change_after_candidates_stand(office):
    branch = a_branch(office, 20)
    election = an_election(office, branch)
    nominated(office, branch, poll_for(office, election), FOUR)
    plan = replace(elections.election(office, election).plan, place="居民活动中心")
    elections.change_plan(office, election, plan)
    assert elections.election(office, election).place == "居民活动中心"


def test_seats_stay_once_candidates_stand(office):
    branch = a_branch(office, 20)
    election = an_election(office, branch)
    nominated(office, branch, poll_for(office, election), FOUR[:1])
    plan = replace(elections.election(office, election).plan, seats=Seats(5))
    assert code_of(elections.change_plan, office, election, plan) == "plan_frozen"


def test_seats_may_change_before(office):
    election = an_election(office, a_branch(office, 20))
    elections.change_plan(office, election, replace(elections.election(office, election).plan, seats=Seats(5, 1, 1)))
    assert [poll.seats for poll in elections.polls(office, election)] == [5, 1, 1]


def test_a_changed_parameter_is_logged_with_person_time_and_reason(office):
    election = an_election(office, a_branch(office, 20))
    elections.change_method(office, election, STRICTER, "党员大会酝酿意见")
    last = audit(office)[-1]
    assert (last.person, last.at) == ("经办人", "2026-10-12T09:30:00+08:00")
    assert "abstain→approve" in last.detail
    assert "党员大会酝酿意见" in last.detail


@pytest.mark.parametrize(
    ("method", "reason", "code"),
    [
        (STRICTER, " ", "method_change_needs_reason"),
        (ElectionMethod(win_base=BaseName.PRESENT), "依据", "method_base_needs_reason"),
    ],
)
def test_a_change_without_its_reason_is_refused(office, method, reason, code):
    election = an_election(office, a_branch(office, 20))
    assert code_of(elections.change_method, office, election, method, reason) == code


def test_nothing_changes_after_the_method_is_adopted(office):
    election = an_election(office, a_branch(office, 20))
    elections.adopt_method(office, election, DAY)
    assert code_of(elections.change_method, office, election, STRICTER, "理由") == "method_is_adopted"
    assert code_of(elections.adopt_method, office, election, DAY) == "method_frozen"


def test_an_approval_without_a_file_number_is_refused(office):
    election = an_election(office, a_branch(office, 20))
    assert code_of(elections.record_request_approval, office, election, "  ", DAY) == "file_no_missing"
    assert code_of(elections.record_list_approval, office, election, "", DAY) == "file_no_missing"


def test_the_gates_open_one_by_one(office):
    branch = a_branch(office, 20)
    election = an_election(office, branch)
    poll = poll_for(office, election)
    assert [gate.passed for gate in candidates.gates(office, poll)] == [False, False, False, False, True]
    nominated(office, branch, poll, FOUR)
    gates_passed(office, election)
    assert all(gate.passed for gate in candidates.gates(office, poll))


def test_the_rail_says_what_is_on_now_and_what_is_missing(office):
    election = an_election(office, a_branch(office, 20))
    steps = {step.key: step for step in rail.rail(office, election)}
    assert steps["plan"].state is rail.StepState.FINISHED
    assert steps["request"].state is rail.StepState.CURRENT
    assert [one.code for one in steps["request"].missing] == ["request_not_approved"]
    assert steps["announce"].state is rail.StepState.WAITING


def test_a_failed_write_leaves_nothing_behind(office, monkeypatch):
    branch = a_branch(office, 20)
    before = len(audit(office))
    monkeypatch.setattr(audit_log, "_last", lambda session: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        an_election(office, branch)
    monkeypatch.undo()
    assert (elections.elections(office), len(audit(office))) == ((), before)


def test_the_method_stays_as_the_printed_ballots_explain_it(office, tmp_path):
    branch = a_branch(office, 20)
    election = an_election(office, branch)
    poll = poll_for(office, election)
    nominated(office, branch, poll, FOUR)
    gates_passed(office, election)
    round_id = outcome.start_round(office, poll, RoundKind.FIRST).value
    ballots.design(office, round_id)
    ballots.print_run(office, round_id, tmp_path / "选票.pdf")
    assert code_of(elections.change_method, office, election, STRICTER, "理由") == "method_on_printed_ballots"
    plan = replace(elections.election(office, election).plan, meeting_on=DAY.replace(day=13))
    assert code_of(elections.change_plan, office, election, plan) == "ballots_printed"


def test_the_variant_stays_once_the_method_is_adopted(office):
    election = an_election(office, a_branch(office, 20))
    elections.adopt_method(office, election, DAY)
    plan = replace(elections.election(office, election).plan, variant=DirectVariant.V2)
    assert code_of(elections.change_plan, office, election, plan) == "method_frozen"
