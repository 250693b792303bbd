"""Whole elections through the services, from an empty office to the announced result."""

from huanjie_desktop.domain.election.election import PollPost
from huanjie_desktop.domain.election.method import DirectVariant
from huanjie_desktop.domain.election.result import NextStep
from huanjie_desktop.domain.election.rounds import RoundKind, RoundState
from huanjie_desktop.services import ballots, candidates, elections, first_session, outcome, rail, rounds
from huanjie_desktop.services.all_papers import make_all_papers
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.papers.kinds import PAPER_NAMES
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
    ready_to_count,
    staffed,
)


def papers_for(rounds):
    """Return how many papers an election with so many counted rounds has."""
    return sum(rounds if one.of_round else 1 for one in PAPER_NAMES)


def every_paper(office, election, folder):
    """Make all papers; answers with how many, and fails for a paper that is not ready."""
    made = make_all_papers(office, election, folder)
    assert made.missing == {}
    return len(made.written)


def test_a_committee_then_its_secretary(office, tmp_path):
    ready = ready_to_count(office)
    found = confirmed(office, ready.round, [marks("OOO_")] * 15 + [marks("OO_X", "文建北")] * 5)
    assert found.elected == ("刘建北", "孙建北", "张建北")
    session = poll_for(office, ready.election, PollPost.FIRST_SECRETARY)
    nominated(office, ready.branch, session, ["张建北"])
    round_id = outcome.start_round(office, session, RoundKind.FIRST).value
    issued(office, ready.election, round_id, present=3)
    assert confirmed(office, round_id, [marks("O")] * 3).next is NextStep.DONE
    chosen = [(one.post, one.name) for one in outcome.elected(office, ready.election)]
    assert chosen[-1] == (PollPost.FIRST_SECRETARY, "张建北")
    assert len(chosen) == 4
    first_session.set_chair(office, ready.election, "孙建北")
    assert every_paper(office, ready.election, tmp_path) == papers_for(2)
    assert all(
        step.state is rail.StepState.FINISHED or step.key == "staff" for step in rail.rail(office, ready.election)
    )


def test_a_branch_without_committee_elects_its_secretary(office, tmp_path):
    branch = a_branch(office, 6)
    election = an_election(office, branch, DirectVariant.V5)
    poll = poll_for(office, election, PollPost.SECRETARY)
    nominated(office, branch, poll, ["何建北"])
    gates_passed(office, election)
    everybody_came(office, branch, election, absent=1)
    elections.adopt_method(office, election, DAY)
    staffed(office, branch, election, ("李建北", "吴建北"))
    round_id = outcome.start_round(office, poll, RoundKind.FIRST).value
    issued(office, election, round_id)
    found = confirmed(office, round_id, [marks("O")] * 4 + [marks("X")])
    assert (found.base.needed, found.elected, found.next) == (4, ("何建北",), NextStep.DONE)
    assert every_paper(office, election, tmp_path) == papers_for(1)


def test_too_many_papers_make_the_round_void_and_it_is_held_again(office):
    ready = ready_to_count(office)
    opening = counting.Opening(ready.voters + 1, True, "李建北", void_confirmed=True)
    assert counting.open_box(office, ready.round, opening).value.state is RoundState.VOID
    assert outcome.outcome(office, ready.round).next is NextStep.VOTE_AGAIN
    again = outcome.start_round(office, ready.poll, RoundKind.AGAIN).value
    issued(office, ready.election, again)
    assert len(confirmed(office, again, [marks("OOO_")] * 20).elected) == 3
    first, second = rounds.rounds(office, ready.poll)
    assert first.void_reason
    assert (second.number, second.names) == (2, first.names)


def test_a_written_in_member_wins(office):
    ready = ready_to_count(office)
    found = confirmed(office, ready.round, [marks("OO_X", "文建北")] * 12 + [marks("OO__")] * 8)
    assert set(found.elected) == {"刘建北", "孙建北", "文建北"}
    assert "written_in_elected" in {problem.code for problem in found.problems}


def test_a_tie_is_decided_between_the_tied_only(office):
    ready = ready_to_count(office)
    ties = [marks("OOO_")] * 9 + [marks("OO_O")] * 9 + [marks("O_OO"), marks("_OOO")]
    found = confirmed(office, ready.round, ties)
    assert found.next is NextStep.RUNOFF
    second = outcome.start_round(office, ready.poll, RoundKind.RUNOFF).value
    assert set(rounds.round_of(office, second).names) == set(found.tied)
    assert ballots.write_in_cells(ballots.preview(office, second)) == 0
    issued(office, ready.election, second)
    names = rounds.round_of(office, second).names
    ballots_of = marks("O" * found.tied_seats + "X" * (len(names) - found.tied_seats))
    assert confirmed(office, second, [ballots_of] * 20).next is NextStep.DONE
    assert len(outcome.elected(office, ready.election)) == 3


def test_a_missing_seat_is_filled_by_a_further_election(office):
    ready = ready_to_count(office)
    found = confirmed(office, ready.round, [marks("OO__")] * 20)
    assert found.next is NextStep.FURTHER
    offer = outcome.offers(office, ready.round)[0]
    assert (offer.kind, offer.seats, len(offer.names)) == (RoundKind.FURTHER, 1, 2)
    further = outcome.start_round(office, ready.poll, RoundKind.FURTHER).value
    issued(office, ready.election, further)
    assert confirmed(office, further, [marks("OX")] * 20).next is NextStep.DONE
    assert len(outcome.elected(office, ready.election)) == 3


def test_fewer_seats_are_agreed_to_where_four_of_five_are_elected(office):
    names = ("张建北", "陈建北", "刘建北", "孙建北", "林建北", "欧建北")
    ready = ready_to_count(office, names=names, committee=5)
    counted_out = [marks("OOOO__")] * 20
    confirmed_to_check = confirmed(office, ready.round, counted_out)
    assert confirmed_to_check.next is NextStep.FURTHER_OR_REDUCE
    assert [offer.kind for offer in outcome.offers(office, ready.round)] == [RoundKind.FURTHER, None]
    assert outcome.record_consent(office, ready.round, 10).value.next is NextStep.REDUCED


def test_a_candidate_who_withdrew_is_not_on_the_ballot(office):
    branch = a_branch(office, 20)
    election = an_election(office, branch)
    poll = poll_for(office, election)
    nominated(office, branch, poll, ["张建北", "陈建北", "刘建北", "孙建北", "林建北"])
    leaving = candidates.candidate_list(office, poll).standing[0]
    candidates.withdraw(office, leaving.id, "本人申请")
    listed = candidates.candidate_list(office, poll)
    assert leaving.name not in listed.names
    assert (listed.margin, listed.least, listed.problems) == ("33.3%", 4, ())
