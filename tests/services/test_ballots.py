"""Ballots: designed, printed behind the gates, issued to the voters present and to nobody else."""

import pytest

from huanjie_desktop.domain.election.ballot_design import Layout, Paper
from huanjie_desktop.domain.election.election import PollPost
from huanjie_desktop.domain.election.records import Moment, Presence
from huanjie_desktop.domain.election.rounds import RoundKind, RoundState
from huanjie_desktop.domain.problems import Severity
from huanjie_desktop.services import ballots, candidates, elections, meeting, officers, outcome, rounds
from huanjie_desktop.services.ballots import Account, BallotLook
from tests.builders import DAY, FOUR, a_branch, an_election, everybody_came, gates_passed, nominated, poll_for, staffed
from tests.refusals import code_of


@pytest.fixture
def drawn(office):
    """A round of 14 voters whose ballot is not designed yet."""
    branch = a_branch(office, 14)
    election = an_election(office, branch)
    poll = poll_for(office, election)
    nominated(office, branch, poll, FOUR)
    return branch, election, outcome.start_round(office, poll, RoundKind.FIRST).value


@pytest.fixture
def counted(office, drawn):
    """The same with the ballot designed, gates open and heads counted before ballots."""
    branch, election, round_id = drawn
    ballots.design(office, round_id)
    gates_passed(office, election)
    everybody_came(office, branch, election)
    elections.adopt_method(office, election, DAY)
    staffed(office, branch, election, ("李建北", "吴建北"))
    meeting.count_now(office, election, Moment.BEFORE_BALLOTS, round_id)
    return drawn


def test_the_geometry_is_kept_as_designed(office, drawn):
    made = ballots.design(office, drawn[2], BallotLook(Paper.A4, Layout.BESIDE)).value
    assert ballots.design_of(office, drawn[2]) == made
    assert made.title == "建北社区党支部委员会委员选票"


def test_a_preview_stores_nothing(office, drawn):
    assert ballots.preview(office, drawn[2]).paper is Paper.A5
    assert ballots.design_of(office, drawn[2]) is None


def test_the_name_of_the_ballot_follows_the_post():
    assert ballots.ballot_title("中共柳湾支部委员会", PollPost.COMMITTEE) == "中共柳湾支部委员会委员选票"
    assert ballots.ballot_title("柳湾党支部", PollPost.SECRETARY) == "柳湾党支部书记选票"


@pytest.mark.parametrize(("size", "copies"), [(14, 17), (40, 44), (69, 76)])
def test_a_tenth_but_at_least_three_are_spare(office, size, copies):
    branch = a_branch(office, size)
    poll = poll_for(office, an_election(office, branch))
    nominated(office, branch, poll, FOUR)
    assert ballots.default_copies(office, outcome.start_round(office, poll, RoundKind.FIRST).value) == copies


def test_final_ballots_wait_for_the_gates_and_samples_do_not(office, drawn, tmp_path):
    round_id = drawn[2]
    ballots.design(office, round_id)
    assert code_of(ballots.print_run, office, round_id, tmp_path / "选票.pdf") == "gates_closed"
    assert {one.code for one in ballots.print_findings(office, round_id)} >= {"request_not_approved", "list_not_fixed"}
    sample = ballots.print_run(office, round_id, tmp_path / "样票.pdf", sample=True).value
    assert sample.read_bytes().startswith(b"%PDF")
    assert rounds.round_of(office, round_id).printed is None


def test_printed_ballots_are_counted_and_never_overwritten(office, counted, tmp_path):
    first = ballots.print_run(office, counted[2], tmp_path / "选票.pdf").value
    second = ballots.print_run(office, counted[2], tmp_path / "选票.pdf", 2).value
    assert (first.name, second.name) == ("选票.pdf", "选票(2).pdf")
    assert rounds.round_of(office, counted[2]).printed == 19


def test_a_printed_ballot_is_not_designed_anew(office, counted, tmp_path):
    ballots.print_run(office, counted[2], tmp_path / "选票.pdf")
    assert code_of(ballots.design, office, counted[2]) == "ballots_printed"


@pytest.mark.parametrize(("copies", "code"), [(None, "ballot_not_designed"), (3, "ballot_not_designed")])
def test_nothing_is_printed_before_the_design(office, drawn, tmp_path, copies, code):
    assert code_of(ballots.print_run, office, drawn[2], tmp_path / "选票.pdf", copies) == code


def test_a_run_has_at_least_one_ballot(office, counted, tmp_path):
    assert code_of(ballots.print_run, office, counted[2], tmp_path / "选票.pdf", 0) == "copies_missing"


def test_a_folder_that_is_gone_is_told_and_nothing_counts_as_printed(office, counted, tmp_path):
    assert code_of(ballots.print_run, office, counted[2], tmp_path / "没有" / "选票.pdf") == "file_not_written"
    assert rounds.round_of(office, counted[2]).printed is None


def test_the_sample_has_the_same_geometry_under_another_code(office, drawn):
    made = ballots.design(office, drawn[2]).value
    sample = ballots.sample_of(made)
    assert (sample.boxes, sample.sample) == (made.boxes, True)
    assert [code.text.split(":")[2] for code in sample.codes] == ["sample"] * len(made.codes)


@pytest.mark.parametrize(
    ("account", "code"),
    [
        (Account(17, 15, 2), "issue_too_many"),
        (Account(17, 13, 4), "issue_too_few"),
        (Account(17, 14, 2), "papers_do_not_add_up"),
        (Account(17, 14, 3, 4), "destroyed_over_spare"),
    ],
)
def test_papers_that_are_not_the_voters_are_stopped(office, counted, account, code):
    assert code in {one.code for one in ballots.account_findings(office, counted[2], account)}
    assert code_of(ballots.issue, office, counted[2], account) == code
    assert rounds.round_of(office, counted[2]).state is RoundState.PREPARED


def test_other_papers_than_were_printed_are_pointed_out(office, counted, tmp_path):
    ballots.print_run(office, counted[2], tmp_path / "选票.pdf", 17)
    assert ballots.account_findings(office, counted[2], Account(17, 14, 3)) == ()
    found = ballots.account_findings(office, counted[2], Account(170, 14, 156))
    assert [(one.code, one.severity) for one in found] == [("printed_otherwise", Severity.WARNING)]
    assert ballots.issue(office, counted[2], Account(18, 14, 4)).value.printed == 18


def test_issuing_fixes_those_due_and_those_present(office, counted):
    issued = ballots.issue(office, counted[2], Account(17, 14, 3, 1)).value
    assert (issued.state, issued.due, issued.present, issued.destroyed) == (RoundState.ISSUED, 14, 14, 1)


def test_an_account_may_be_corrected_before_the_box_is_opened(office, counted):
    ballots.issue(office, counted[2], Account(17, 14, 3))
    assert ballots.issue(office, counted[2], Account(18, 14, 4)).value.printed == 18


def test_a_candidate_who_leaves_on_the_day_and_breaks_the_margin_stops_the_ballots(office):
    branch = a_branch(office, 14)
    election = an_election(office, branch)
    poll = poll_for(office, election)
    nominated(office, branch, poll, FOUR)
    gates_passed(office, election)
    everybody_came(office, branch, election)
    elections.adopt_method(office, election, DAY)
    staffed(office, branch, election, ("李建北", "吴建北"))
    round_id = outcome.start_round(office, poll, RoundKind.FIRST).value
    candidates.withdraw(office, candidates.candidate_list(office, poll).standing[0].id, "本人申请")
    ballots.design(office, round_id)
    meeting.count_now(office, election, Moment.BEFORE_BALLOTS, round_id)
    assert code_of(ballots.issue, office, round_id, Account(17, 14, 3)) == "gates_closed"
    nominated(office, branch, poll, ["欧建北"])
    ballots.design(office, round_id)
    assert ballots.issue(office, round_id, Account(17, 14, 3)).value.names[-1] == "欧建北"


def test_ballots_wait_for_the_count_of_heads(office, drawn):
    branch, election, _ = drawn
    ballots.design(office, drawn[2])
    elections.adopt_method(office, election, DAY)
    staffed(office, branch, election, ("李建北", "吴建北"))
    assert code_of(ballots.issue, office, drawn[2], Account(17, 14, 3)) == "count_before_ballots_missing"


def test_ballots_are_not_issued_without_quorum(office, counted):
    branch, election, round_id = counted
    for name in list(branch.members)[:3]:
        meeting.mark(office, election, branch.members[name], Presence.LEAVE_SICK)
    meeting.count_now(office, election, Moment.BEFORE_BALLOTS, round_id)
    assert code_of(ballots.issue, office, round_id, Account(17, 11, 6)) == "quorum_not_reached"


def test_ballots_wait_for_the_method(office, drawn):
    ballots.design(office, drawn[2])
    assert code_of(ballots.issue, office, drawn[2], Account(17, 14, 3)) == "method_not_adopted"


def test_ballots_wait_for_somebody_who_scrutinises(office, counted):
    _, election, round_id = counted
    head = officers.officers(office, election)[0]
    officers.replace_officer(office, election, head.id, "身体不适")
    assert code_of(ballots.issue, office, round_id, Account(17, 14, 3)) == "no_scrutineer"


def test_a_changed_list_is_designed_before_it_is_printed(office, counted, tmp_path):
    branch, election, round_id = counted
    nominated(office, branch, poll_for(office, election), ["林建北"])
    assert code_of(ballots.print_run, office, round_id, tmp_path / "选票.pdf") == "list_changed"
    ballots.design(office, round_id)
    assert "林建北" in rounds.round_of(office, round_id).names
    assert ballots.print_run(office, round_id, tmp_path / "选票.pdf").value.is_file()


def test_ballots_thrown_away_free_list_and_method(office, counted, tmp_path):
    _, election, round_id = counted
    poll = poll_for(office, election)
    ballots.print_run(office, round_id, tmp_path / "选票.pdf")
    standing = candidates.candidate_list(office, poll).standing[0]
    assert code_of(candidates.withdraw, office, standing.id, "本人申请") == "list_frozen"
    assert code_of(ballots.discard_run, office, round_id, "") == "reason_missing"
    ballots.discard_run(office, round_id, "候选人退出")
    candidates.withdraw(office, standing.id, "本人申请")
    assert (rounds.round_of(office, round_id).printed, ballots.design_of(office, round_id)) == (None, None)


def test_printed_ballots_are_drawn_again_byte_for_byte_without_counting_more(office, counted, tmp_path):
    round_id = counted[2]
    assert code_of(ballots.final_run, office, round_id) == "ballots_not_printed"
    first = ballots.print_run(office, round_id, tmp_path / "选票.pdf").value
    again = ballots.save_run(office, round_id, tmp_path / "选票.pdf").value
    assert again != first
    assert again.read_bytes() == first.read_bytes() == ballots.final_run(office, round_id)
    assert rounds.round_of(office, round_id).printed == 17
