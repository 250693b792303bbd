"""The gates that scrutineers confirm: on the agenda for the first vote, in lines of their own for every later one."""

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.election import PollPost
from huanjie_desktop.domain.election.records import ItemState
from huanjie_desktop.domain.election.rounds import RoundKind
from huanjie_desktop.services import agenda, outcome
from huanjie_desktop.services.vote_steps import VoteStep, confirm_step, vote_steps
from tests.builders import confirmed, issued, marks, nominated, poll_for, ready_to_count


def note(office, election, item):
    return agenda.agenda(office, election)[item].entry.note


@pytest.fixture
def ready(office):
    return ready_to_count(office)


def test_a_gate_of_the_first_vote_finishes_its_item_with_time_and_name(office, ready, clock):
    confirm_step(office, ready.round, VoteStep.BOX_CLOSED, "李建北")
    entry = agenda.agenda(office, ready.election)[12].entry
    assert (entry.state, entry.ended_at, entry.note) == (ItemState.FINISHED, clock.now(), "监票人：李建北")
    assert vote_steps(office, ready.round).has(VoteStep.BOX_CLOSED)
    assert not vote_steps(office, ready.round).has(VoteStep.CAST)


def test_nobody_confirms_without_a_name(office, ready):
    with pytest.raises(UserError, match="witnesses_missing"):
        confirm_step(office, ready.round, VoteStep.CAST, "  ")
    assert not vote_steps(office, ready.round).confirmed


def test_the_gates_of_a_later_vote_are_its_own(office, ready):
    confirm_step(office, ready.round, VoteStep.BOX_CLOSED, "李建北")
    confirmed(office, ready.round, [marks("OO__")] * 20)
    later = outcome.start_round(office, ready.poll, RoundKind.FURTHER).value
    assert not vote_steps(office, later).has(VoteStep.BOX_CLOSED)
    confirm_step(office, later, VoteStep.BOX_CLOSED, "李建北")
    assert vote_steps(office, later).confirmed == {VoteStep.BOX_CLOSED}
    assert "委员选举第2轮票箱已当众检查、封闭（09:30，监票人：李建北）" in note(office, ready.election, 21)


def test_the_gates_of_the_first_session_stand_at_its_item(office, ready):
    confirmed(office, ready.round, [marks("OOO_")] * 20)
    session = poll_for(office, ready.election, PollPost.FIRST_SECRETARY)
    nominated(office, ready.branch, session, ["张建北"])
    held = outcome.start_round(office, session, RoundKind.FIRST).value
    confirm_step(office, held, VoteStep.CAST, "刘建北")
    assert vote_steps(office, held).has(VoteStep.CAST)
    assert "书记选举第1轮投票结束" in note(office, ready.election, 22)
    assert agenda.agenda(office, ready.election)[16].entry.state is ItemState.WAITING


def test_all_lines_of_a_vote_stay_in_the_order_confirmed(office, ready):
    confirmed(office, ready.round, [marks("OO__")] * 20)
    later = outcome.start_round(office, ready.poll, RoundKind.FURTHER).value
    issued(office, ready.election, later)
    for step in (VoteStep.BOX_CLOSED, VoteStep.CAST):
        confirm_step(office, later, step, "李建北")
    written = note(office, ready.election, 21)
    assert written.index("封闭") < written.index("投票结束")
