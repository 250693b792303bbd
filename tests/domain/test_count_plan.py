"""How a round is counted: bundles, groups, what the hall may see, what may still be changed."""

from dataclasses import replace

import pytest

from huanjie_desktop.domain.election.count_plan import (
    Bundle,
    BundleState,
    CountPlan,
    Privacy,
    SecondCount,
    bundles_of,
    change_problems,
    cut_problems,
    hand_out_problems,
    plan_problems,
    privacy_problems,
    regrown,
)
from huanjie_desktop.domain.ids import RoundId
from tests.rule_builders import codes

PLAN = CountPlan(RoundId(1))
OUT, BACK, WAITING = BundleState.OUT, BundleState.BACK, BundleState.WAITING


def edges(bundles):
    return [(one.first, one.last) for one in bundles]


@pytest.mark.parametrize(
    ("returned", "size", "expected"),
    [
        (0, 20, []),
        (1, 20, [(1, 1)]),
        (20, 20, [(1, 20)]),
        (21, 20, [(1, 20), (21, 21)]),
        (37, 10, [(1, 10), (11, 20), (21, 30), (31, 37)]),
        (3, 1, [(1, 1), (2, 2), (3, 3)]),
    ],
)
def test_the_pile_is_cut_into_bundles_and_the_last_may_be_smaller(returned, size, expected):
    assert edges(bundles_of(returned, size)) == expected


@pytest.mark.parametrize(
    ("states", "returned", "expected"),
    [
        ((WAITING, WAITING), 38, [(1, 20), (21, 38)]),
        ((WAITING, WAITING), 41, [(1, 20), (21, 40), (41, 41)]),
        ((WAITING, BACK), 38, [(1, 20), (21, 37), (38, 38)]),
        ((OUT, OUT), 59, [(1, 20), (21, 37), (38, 57), (58, 59)]),
        ((BACK, WAITING), 36, [(1, 20), (21, 36)]),
        ((BACK, WAITING), 20, [(1, 20)]),
    ],
)
def test_bundles_follow_a_recount_and_one_handed_out_stays(states, returned, expected):
    stored = [replace(one, state=state) for one, state in zip(bundles_of(37, 20), states, strict=True)]
    assert cut_problems(stored, returned) == ()
    assert edges(regrown(stored, returned, 20)) == expected


@pytest.mark.parametrize(
    ("state", "expected"), [(WAITING, []), (OUT, ["bundle_would_be_cut"]), (BACK, ["bundle_would_be_cut"])]
)
def test_papers_are_not_counted_out_of_a_bundle_handed_out(state, expected):
    assert codes(cut_problems([Bundle(2, 21, 37, "一组", state)], 36)) == expected


@pytest.mark.parametrize(
    ("privacy", "size", "returned", "expected"),
    [
        (Privacy.LIVE, 20, 9, ["strokes_tell_single_ballots"]),
        (Privacy.LIVE, 20, 10, []),
        (Privacy.LIVE, 20, 0, []),
        (Privacy.BUNDLE, 20, 45, []),
        (Privacy.BUNDLE, 20, 8, ["bundle_tells_single_ballots"]),
        (Privacy.BUNDLE, 20, 50, []),
        (Privacy.BUNDLE, 20, 0, []),
        (Privacy.BUNDLE, 5, 50, ["bundle_tells_single_ballots"]),
        (Privacy.END, 20, 5, []),
    ],
)
def test_few_ballots_at_a_time_are_warned_of(privacy, size, returned, expected):
    assert codes(privacy_problems(replace(PLAN, privacy=privacy, bundle_size=size), returned)) == expected


@pytest.mark.parametrize(
    ("size", "expected"), [(0, ["bundle_size_unfit"]), (1, []), (100, []), (101, ["bundle_size_unfit"])]
)
def test_a_bundle_is_what_a_hand_can_hold(size, expected):
    assert codes(plan_problems(replace(PLAN, bundle_size=size))) == expected


SHEETS, END = {"second": SecondCount.SHEETS}, {"privacy": Privacy.END}


@pytest.mark.parametrize(
    ("change", "entered", "state", "expected"),
    [
        (SHEETS, False, WAITING, []),
        (SHEETS, True, WAITING, ["plan_is_fixed"]),
        ({"bundle_size": 10}, True, WAITING, ["plan_is_fixed"]),
        ({"bundle_size": 10}, False, WAITING, []),
        ({"bundle_size": 10}, False, OUT, ["bundles_handed_out"]),
        (SHEETS, False, OUT, []),
        (END, True, OUT, []),
        ({"privacy": Privacy.LIVE}, True, WAITING, ["privacy_only_stricter"]),
        ({"privacy": Privacy.LIVE}, False, WAITING, []),
    ],
)
def test_after_the_first_ballot_only_the_hall_may_see_less(change, entered, state, expected):
    before = replace(PLAN, privacy=Privacy.BUNDLE)
    assert codes(change_problems(before, replace(before, **change), entered, [Bundle(1, 1, 9, "", state)])) == expected


@pytest.mark.parametrize(
    ("had", "state", "group", "times", "open_points", "expected"),
    [
        ("", WAITING, "一组", 1, False, []),
        ("", WAITING, "", 1, False, ["group_missing"]),
        ("", WAITING, "一组、二组", 1, False, ["group_missing"]),
        ("一组", OUT, "二组", 2, True, ["bundle_is_out"]),
        ("一组", BACK, "二组", 1, False, ["bundle_counted_already"]),
        ("一组", BACK, "二组", 2, False, []),
        ("一组", BACK, "一组", 2, False, ["bundle_counted_already"]),
        ("一组、二组", BACK, "三组", 2, False, ["bundle_counted_already"]),
        ("一组", BACK, "二组", 1, True, []),
        ("一组", BACK, "一组", 1, True, []),
    ],
)
def test_no_bundle_is_counted_twice_unless_a_point_is_open(had, state, group, times, open_points, expected):
    assert codes(hand_out_problems(Bundle(3, 41, 60, had, state), group, times, open_points)) == expected


def test_a_bundle_knows_every_group_that_had_it():
    bundle = Bundle(1, 1, 20).given_to("一组").given_to("二组").given_to("二组")
    assert (bundle.groups, bundle.holder, bundle.state) == (("一组", "二组"), "二组", OUT)
    assert (Bundle(1, 1, 20).groups, Bundle(1, 1, 20).holder) == ((), "")
