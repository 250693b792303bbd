"""Two recorders in turn: stopped at the very ballot, every version kept, every state found again from the file."""

import pytest

from huanjie_desktop.domain.election.ballot import VoidReason
from huanjie_desktop.domain.election.count_plan import CountPlan, SecondCount
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.services import outcome
from huanjie_desktop.services.count import counting, doubtful, plan
from huanjie_desktop.services.count.compare import THIRD_LOOK
from huanjie_desktop.services.count.counting import Opening
from huanjie_desktop.services.count.pair import (
    correct_pair,
    enter_turn,
    open_pair,
    set_aside_pair,
    settle,
    undo_pair,
)
from huanjie_desktop.storage import audit_log
from tests.builders import marks, ready_to_count
from tests.refusals import code_of

ONE, TWO, THREE = marks("OOO_"), marks("OO_X", "文建北"), marks("OXO_")


@pytest.fixture
def ready(office):
    prepared = ready_to_count(office, size=14)
    plan.save_plan(office, CountPlan(prepared.round, SecondCount.TOGETHER, bundle_size=2))
    counting.open_box(office, prepared.round, Opening(4, True, "李建北"))
    return prepared


@pytest.fixture
def pair(office, ready):
    return open_pair(office, ready.round)


def both(office, pair, *ballots):
    for one in ballots:
        enter_turn(office, pair, one)
        enter_turn(office, pair, one)


def read(office, pair, recorder):
    versions = counting.ballot_versions(office, pair.first.round.id, recorder)
    return [(one.number, one.version, one.marks, one.reason, one.withdrawn) for one in versions]


def standing(pair):
    return (pair.number, pair.turn, pair.dispute and pair.dispute.number, pair.state.entered)


def test_a_ballot_counts_when_the_second_has_entered_the_same(office, pair):
    first = enter_turn(office, pair, ONE).value
    assert (first.number, first.turn, first.agreed, first.dispute) == (1, 1, None, None)
    assert standing(pair) == (1, 2, None, 0)
    second = enter_turn(office, pair, ONE).value
    assert (second.number, second.turn, second.dispute) == (1, 2, None)
    assert second.agreed.approved == pair.first.round.names[:3]
    assert standing(pair) == (2, 1, None, 1)
    assert [one.number for one in pair.confirmed] == [1]


def test_a_difference_stops_both_at_that_ballot(office, pair):
    both(office, pair, ONE)
    enter_turn(office, pair, TWO)
    answer = enter_turn(office, pair, THREE).value
    assert answer.agreed is None
    assert (answer.dispute.number, answer.dispute.first, answer.dispute.second) == (2, TWO, THREE)
    assert {one.name for one in answer.dispute.differences} >= {"文建北"}
    assert standing(pair) == (2, 2, 2, 1)
    assert code_of(enter_turn, office, pair, ONE) == "pair_in_dispute"


@pytest.mark.parametrize(("third", "changed"), [(TWO, (2,)), (THREE, (1,)), (ONE, (1, 2))])
def test_the_third_look_writes_a_version_for_whoever_was_wrong(office, pair, third, changed):
    enter_turn(office, pair, TWO)
    enter_turn(office, pair, THREE)
    answer = settle(office, pair, third, "李建北、吴建北").value
    assert (answer.number, answer.agreed.valid, answer.dispute) == (1, True, None)
    for recorder, own in ((1, TWO), (2, THREE)):
        later = [(1, 2, third, THIRD_LOOK, False)] if recorder in changed else []
        assert read(office, pair, recorder) == [(1, 1, own, "", False), *later]
    assert standing(pair) == (2, 1, None, 1)


def test_the_third_look_is_logged_with_its_witnesses_and_without_the_ballot(office, pair):
    enter_turn(office, pair, TWO)
    enter_turn(office, pair, THREE)
    settle(office, pair, TWO, " 李建北 ")
    with office.db.read() as work:
        last = audit_log.entries(work)[-1]
    assert (last.action, last.detail) == ("两人录入不一致，查看原票", "李建北")


def test_a_third_look_needs_a_dispute_and_somebody_who_looked(office, pair):
    assert code_of(settle, office, pair, ONE, "李建北") == "pair_not_in_dispute"
    enter_turn(office, pair, TWO)
    enter_turn(office, pair, THREE)
    assert code_of(settle, office, pair, ONE, " ") == "pair_witnesses_missing"
    assert standing(pair) == (1, 2, 1, 0)


def test_write_ins_in_another_order_are_the_same_ballot(office, pair):
    enter_turn(office, pair, marks("O_XX", "文建北", "何建北"))
    assert enter_turn(office, pair, marks("O_XX", "何建北", "文建北")).value.agreed.valid


def test_a_void_ballot_is_a_difference_too(office, pair):
    enter_turn(office, pair, ONE)
    answer = enter_turn(office, pair, marks("OOO_", void=VoidReason.NO_SEAL)).value
    assert [one.place for one in answer.dispute.differences] == ["整票认定"]


@pytest.mark.parametrize(("entries", "after"), [
    ([ONE], (1, 1, None, 0)),
    ([ONE, TWO], (1, 1, None, 0)),
    ([ONE, ONE], (1, 1, None, 0)),
    ([ONE, ONE, TWO], (2, 1, None, 1)),
    ([ONE, ONE, TWO, THREE], (2, 1, None, 1)),
    ([ONE, ONE, TWO, TWO], (2, 1, None, 1)),
])  # fmt: skip
def test_undo_takes_back_the_open_ballot_else_the_last_agreed_one(office, ready, pair, entries, after):
    for one in entries:
        enter_turn(office, pair, one)
    assert undo_pair(office, pair).value == pair.state
    assert standing(pair) == after
    assert standing(open_pair(office, ready.round)) == after
    both(office, pair, THREE)
    assert pair.confirmed[-1].marks == THREE


def test_there_is_nothing_to_undo_before_the_first(office, pair):
    assert code_of(undo_pair, office, pair) == "nothing_to_undo"


def test_an_earlier_ballot_is_corrected_for_both(office, pair):
    both(office, pair, ONE, TWO)
    enter_turn(office, pair, ONE)
    state = correct_pair(office, pair, 1, THREE, "听错").value
    assert (state.entered, pair.confirmed[0].marks) == (2, THREE)
    assert [read(office, pair, recorder)[1][1:4] for recorder in (1, 2)] == [(2, THREE, "听错")] * 2
    assert standing(pair) == (3, 2, None, 2)


def test_the_half_entered_ballot_is_corrected_for_the_one_who_entered_it(office, pair):
    enter_turn(office, pair, ONE)
    correct_pair(office, pair, 1, TWO, "看错")
    assert standing(pair) == (1, 2, None, 0)
    assert read(office, pair, 2) == []
    assert enter_turn(office, pair, TWO).value.agreed.valid


@pytest.mark.parametrize(("number", "reason", "code"), [
    (1, " ", "reason_missing"), (4, "看错", "ballot_missing"), (2, "看错", "pair_in_dispute"),
    (1, "看错", "ballot_is_set_aside"),
])  # fmt: skip
def test_a_correction_is_refused(office, pair, number, reason, code):
    set_aside_pair(office, pair, ONE)
    enter_turn(office, pair, TWO)
    enter_turn(office, pair, THREE)
    assert code_of(correct_pair, office, pair, number, ONE, reason) == code


@pytest.mark.parametrize("entries", [[], [ONE], [ONE, TWO]])
def test_a_doubtful_ballot_is_laid_aside_for_both_in_every_state(office, ready, pair, entries):
    for one in entries:
        enter_turn(office, pair, one)
    answer = set_aside_pair(office, pair, THREE).value
    assert (answer.number, answer.dispute) == (1, None)
    for one in (pair, open_pair(office, ready.round)):
        assert (one.number, one.turn, one.state.set_aside, one.state.entered) == (2, 1, 1, 1)
        assert (one.state.tally.returned, one.confirmed[0].set_aside) == (0, True)
    kept = [*entries, THREE, THREE][:2] if entries else [THREE, THREE]
    assert [one.ballots[1].marks for one in pair.both] == kept


def test_what_only_one_of_them_laid_aside_is_a_difference(office, ready):
    doubtful.set_aside(office, counting.open_count(office, ready.round), ONE)
    counting.enter_ballot(office, counting.open_count(office, ready.round, 2), ONE)
    pair = open_pair(office, ready.round)
    assert [(one.first, one.second) for one in pair.dispute.differences] == [("待定", "已录")]
    settle(office, pair, ONE, "李建北")
    assert (standing(pair), pair.state.set_aside) == ((2, 1, None, 1), 0)
    assert [len(read(office, pair, recorder)) for recorder in (1, 2)] == [2, 1]


def test_all_entered_by_both_closes_the_count(office, ready, pair):
    both(office, pair, ONE, TWO)
    enter_turn(office, pair, ONE)
    enter_turn(office, pair, TWO)
    settle(office, pair, TWO, "李建北")
    enter_turn(office, pair, THREE)
    assert code_of(counting.close_count, office, ready.round) == "second_count_incomplete"
    enter_turn(office, pair, THREE)
    assert code_of(enter_turn, office, pair, ONE) == "all_ballots_entered"
    assert code_of(set_aside_pair, office, pair, ONE) == "all_ballots_entered"
    assert counting.differences(office, ready.round) == ()
    tally = counting.close_count(office, ready.round).value
    assert tally == pair.state.tally
    assert outcome.outcome(office, ready.round).valid == 4


def test_a_closed_count_takes_no_turn(office, ready, pair):
    both(office, pair, ONE, TWO, THREE, ONE)
    counting.close_count(office, ready.round)
    assert code_of(undo_pair, office, pair) == "count_not_open"
    assert open_pair(office, ready.round).first.round.state is RoundState.CHECKING


def test_a_bundle_is_entered_by_both_with_its_own_numbers(office, ready):
    second = open_pair(office, ready.round, bundle=2)
    both(office, second, ONE)
    enter_turn(office, second, TWO)
    assert enter_turn(office, second, THREE).value.dispute.number == 4
    first = open_pair(office, ready.round, bundle=1)
    assert (standing(first), [one.number for one in first.confirmed]) == ((1, 1, None, 1), [3])
    both(office, first, ONE, ONE)
    assert code_of(enter_turn, office, first, ONE) == "bundle_entered"
    settle(office, open_pair(office, ready.round, bundle=2), TWO, "李建北")
    assert counting.close_count(office, ready.round).value.valid == 4


def test_another_dispute_in_the_pile_does_not_stop_this_bundle(office, ready):
    later, first = open_pair(office, ready.round, bundle=2), open_pair(office, ready.round, bundle=1)
    enter_turn(office, later, ONE)
    enter_turn(office, later, TWO)
    both(office, first, ONE, ONE)
    assert (first.dispute, open_pair(office, ready.round, bundle=1).dispute) == (None, None)
    assert open_pair(office, ready.round).dispute.number == 3
