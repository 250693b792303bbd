"""Bundles: entered in any order, handed out once, taken back whole, followed by a corrected number of ballots."""

from itertools import permutations

import pytest

from huanjie_desktop.domain.election.bundle_compare import LookKind
from huanjie_desktop.domain.election.count_plan import BundleState, CountPlan, Privacy, SecondCount
from huanjie_desktop.services.count import counting, plan
from huanjie_desktop.services.count.counting import Opening
from huanjie_desktop.storage import audit_log
from tests.builders import marks, opened_in_bundles, ready_to_count
from tests.refusals import code_of

PAPERS = ("OOO_", "OOXX", "O_X_", "____", "OOOO", "X_O_", "OO_X")


@pytest.fixture
def round_id(office):
    """Seven ballots in bundles of three, three and one."""
    return opened_in_bundles(office, 7, SecondCount.BUNDLES, 3)


def enter(office, round_id, bundle, recorder=1, papers=PAPERS):
    """Enter a bundle as it lies there."""
    count = counting.open_count(office, round_id, recorder, bundle)
    for number in count.numbers:
        counting.enter_ballot(office, count, marks(papers[number - 1]))
    return count


def recount(office, round_id, returned):
    return counting.recount_box(office, round_id, Opening(returned, True, "李建北"), "粘连")


@pytest.mark.parametrize("order", list(permutations((1, 2, 3))))
def test_the_order_of_bundles_does_not_change_a_figure(office, round_id, order):
    for bundle in order:
        enter(office, round_id, bundle)
    count = counting.open_count(office, round_id)
    assert [count.ballots[number].marks for number in range(1, 8)] == [marks(one) for one in PAPERS]
    assert [votes.yes for votes in count.tally.votes.values()] == [4, 3, 2, 0]
    assert (count.tally.valid, count.tally.invalid) == (6, 1)


def test_a_bundle_gives_its_own_numbers_and_knows_the_whole_tally(office, round_id):
    enter(office, round_id, 2)
    count = counting.open_count(office, round_id, bundle=1)
    assert (count.state.next_number, count.state.remaining, count.state.last, count.state.entered) == (1, 3, None, 3)
    state = counting.enter_ballot(office, count, marks("OOO_")).value.state
    assert (state.next_number, state.remaining, state.last.number, state.entered) == (2, 2, 1, 4)


def test_a_ballot_of_another_bundle_that_is_taken_back_leaves_the_place_in_this_one(office, round_id):
    enter(office, round_id, 2)
    count = counting.open_count(office, round_id, bundle=1)
    counting.enter_ballot(office, count, marks("OOO_"))
    counting.store(office, count.step(4, count.ballots[4].marks, "撤回", withdrawn=True))
    assert (count.state.entered, count.state.next_number, count.state.remaining) == (3, 2, 2)


def test_a_full_bundle_takes_no_ballot_and_no_other_bundle_is_taken_back(office, round_id):
    full = enter(office, round_id, 1)
    assert code_of(counting.enter_ballot, office, full, marks("OOO_")) == "bundle_entered"
    other = counting.open_count(office, round_id, bundle=2)
    assert code_of(counting.undo_last, office, other) == "nothing_to_undo"
    assert code_of(counting.open_count, office, round_id, 1, 4) == "bundle_missing"


def test_the_pile_goes_on_with_the_first_ballot_missing(office, round_id):
    enter(office, round_id, 2)
    count = counting.open_count(office, round_id)
    numbers = [counting.enter_ballot(office, count, marks("____")).value.number for _ in range(4)]
    assert (numbers, count.full) == ([1, 2, 3, 7], True)
    assert code_of(counting.enter_ballot, office, count, marks("____")) == "all_ballots_entered"


def test_undo_takes_the_highest_number_back_and_the_gap_is_entered_again(office, round_id):
    count = enter(office, round_id, 3)
    assert counting.undo_last(office, count).value.next_number == 7
    whole = counting.open_count(office, round_id)
    assert (whole.state.next_number, whole.state.last) == (1, None)


def test_a_bundle_skipped_by_the_second_recorder_names_one_ballot(office, round_id):
    enter(office, round_id, 1)
    second = counting.open_count(office, round_id, 2, 1)
    for place in (0, 2):
        counting.enter_ballot(office, second, marks(PAPERS[place]))
    (look,) = plan.compare_bundle(office, round_id, 1)
    assert (look.numbers, look.kind, look.recorder) == ((2,), LookKind.SKIPPED, 2)


def test_the_list_of_bundles_tells_how_far_each_is(office, round_id):
    enter(office, round_id, 1)
    enter(office, round_id, 2)
    enter(office, round_id, 2, 2, (*PAPERS[:4], "O___", *PAPERS[5:]))
    told = [(one.first, one.second, one.looks, one.entered) for one in plan.bundle_lines(office, round_id)]
    assert told == [(3, 0, None, True), (3, 3, 1, True), (0, 0, None, False)]


def test_a_bundle_is_handed_out_once_and_taken_back_whole(office, round_id):
    plan.hand_out(office, round_id, 1, " 一组 ")
    assert code_of(plan.hand_out, office, round_id, 1, "二组") == "bundle_is_out"
    assert code_of(plan.take_back, office, round_id, 1, 2) == "bundle_papers_differ"
    assert code_of(plan.take_back, office, round_id, 2, 3) == "bundle_not_out"
    assert plan.take_back(office, round_id, 1, 3).value.state is BundleState.BACK
    assert code_of(plan.hand_out, office, round_id, 1, "一组") == "bundle_counted_already"
    plan.hand_out(office, round_id, 1, "二组")
    plan.take_back(office, round_id, 1, 3)
    assert code_of(plan.hand_out, office, round_id, 1, "三组") == "bundle_counted_already"


def test_a_bundle_with_an_open_point_goes_out_again(office, round_id):
    for group in ("一组", "二组"):
        plan.hand_out(office, round_id, 3, group)
        plan.take_back(office, round_id, 3, 1)
    enter(office, round_id, 3)
    enter(office, round_id, 3, 2, [*PAPERS[:6], "____"])
    assert plan.hand_out(office, round_id, 3, "一组").value.groups == ("一组", "二组", "一组")


def test_handing_out_and_taking_back_stand_in_the_log(office, round_id):
    plan.hand_out(office, round_id, 2, "一组")
    plan.take_back(office, round_id, 2, 3)
    with office.db.read() as work:
        told = [(one.action, one.detail) for one in audit_log.entries(work)][-2:]
    assert told == [("发放计票扎", "第2扎 一组"), ("收回计票扎", "第2扎 3张")]


def test_a_ballot_more_goes_to_the_last_bundle_or_to_a_new_one(office, round_id):
    recount(office, round_id, 8)
    assert [len(one.bundle.numbers) for one in plan.bundle_lines(office, round_id)] == [3, 3, 2]
    plan.hand_out(office, round_id, 3, "一组")
    recount(office, round_id, 9)
    assert [len(one.bundle.numbers) for one in plan.bundle_lines(office, round_id)] == [3, 3, 2, 1]
    assert code_of(recount, office, round_id, 7) == "bundle_would_be_cut"


def test_no_bundle_already_entered_is_cut(office, round_id):
    enter(office, round_id, 3)
    assert code_of(recount, office, round_id, 6) == "returned_under_number"
    assert code_of(recount, office, round_id, 0) == "returned_under_entered"
    recount(office, round_id, 9)
    assert counting.open_count(office, round_id, bundle=3).state.next_number == 8


def test_the_plan_is_fixed_by_the_first_ballot_but_the_hall_may_see_less(office, round_id):
    assert plan.plan_of(office, round_id).second is SecondCount.BUNDLES
    enter(office, round_id, 3)
    assert code_of(plan.save_plan, office, CountPlan(round_id)) == "plan_is_fixed"
    stricter = CountPlan(round_id, SecondCount.BUNDLES, 3, Privacy.END)
    plan.save_plan(office, stricter)
    assert plan.plan_of(office, round_id) == stricter


def test_another_size_of_bundles_cuts_the_pile_anew(office, round_id):
    plan.save_plan(office, CountPlan(round_id, SecondCount.SHEETS, 5))
    assert [len(one.bundle.numbers) for one in plan.bundle_lines(office, round_id)] == [5, 2]
    assert code_of(plan.save_plan, office, CountPlan(round_id, bundle_size=0)) == "bundle_size_unfit"


def test_a_small_vote_is_warned_of_before_the_plan_is_confirmed(office):
    few = opened_in_bundles(office, 9, SecondCount.NONE, 20)
    assert [one.code for one in plan.plan_findings(office, CountPlan(few))] == ["strokes_tell_single_ballots"]
    assert plan.plan_findings(office, CountPlan(few, privacy=Privacy.END)) == ()


def test_before_the_box_is_open_a_plan_is_judged_by_the_ballots_issued(office):
    ready = ready_to_count(office, size=14)
    assert plan.plan_findings(office, CountPlan(ready.round)) == ()
    assert plan.bundle_lines(office, ready.round) == ()
