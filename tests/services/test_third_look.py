"""第三次查看 of a bundle: whatever one recorder did wrong, the paper's reading stands for both, old versions stay."""

import contextlib
import random

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.bundle_compare import LookKind
from huanjie_desktop.domain.election.count_plan import CountPlan, SecondCount
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.counting import Opening
from huanjie_desktop.services.count.plan import compare_bundle, save_plan
from huanjie_desktop.services.count.third_look import Found, mend, readings
from tests.builders import marks, ready_to_count

SIGNS = ("OOO_", "OO_X", "O_XX", "OOXO", "X_OO", "__OO", "OXXO", "XXXX", "O___", "_O__")
PAPER = [marks(one) for one in SIGNS]


@pytest.fixture
def ready(office):
    made = ready_to_count(office)
    counting.open_box(office, made.round, Opening(20, True, "李建北"))
    save_plan(office, CountPlan(made.round, SecondCount.BUNDLES, 10))
    return made


def enter(office, ready, recorder, ballots):
    session = counting.open_count(office, ready.round, recorder, 1)
    for one in ballots:
        counting.enter_ballot(office, session, one)


def reading(office, ready, recorder):
    found = counting.open_count(office, ready.round, recorder, 1).ballots
    return [found[number].marks for number in sorted(found)]


def look_once(office, ready, looks, paper):
    """Take the first look that can be settled now and let the paper decide."""
    for look in sorted(looks, key=lambda one: one.kind is not LookKind.DOUBLED):
        number, seen = look.numbers[0], None
        if look.kind is LookKind.SKIPPED:
            own = readings(office, ready.round, 1, look)[2 - look.recorder]
            alike = [paper[one - 1 : one] == [own] for one in look.numbers]  # numbers behind the last paper are none
            seen = own if all(alike) else None
        elif look.kind is not LookKind.DOUBLED:
            seen = paper[number - 1]
        with contextlib.suppress(UserError):
            mend(office, ready.round, 1, look, Found(number, seen, "李建北"))
            return
    raise AssertionError("no look can be settled")


def settle(office, ready, paper):
    """Look at the paper until nothing differs."""
    for _ in range(20):
        looks = compare_bundle(office, ready.round, 1)
        if not looks:
            return
        look_once(office, ready, looks, paper)
    raise AssertionError("the readings never agree")


def test_a_wrong_key_is_corrected_at_the_recorder_who_pressed_it(office, ready):
    enter(office, ready, 1, PAPER)
    enter(office, ready, 2, [*PAPER[:4], marks("OO__"), *PAPER[5:]])
    (look,) = compare_bundle(office, ready.round, 1)
    assert (look.numbers, look.kind) == ((5,), LookKind.WRONG)
    assert readings(office, ready.round, 1, look) == (PAPER[4], marks("OO__"))
    assert mend(office, ready.round, 1, look, Found(5, PAPER[4], "李建北")).value == (2,)
    assert compare_bundle(office, ready.round, 1) == ()
    versions = [one.reason for one in counting.ballot_versions(office, ready.round, 2) if one.number == 5]
    assert versions == ["", "第三次查看：录得不同"]


def test_both_may_be_wrong(office, ready):
    enter(office, ready, 1, PAPER)
    enter(office, ready, 2, [marks("O__X"), *PAPER[1:]])
    (look,) = compare_bundle(office, ready.round, 1)
    assert mend(office, ready.round, 1, look, Found(1, marks("__O_"), "李建北")).value == (1, 2)
    assert reading(office, ready, 1)[0] == reading(office, ready, 2)[0] == marks("__O_")


def test_a_skipped_ballot_is_put_in_and_the_others_move_on(office, ready):
    enter(office, ready, 1, PAPER)
    enter(office, ready, 2, [*PAPER[:3], *PAPER[4:]])
    (look,) = compare_bundle(office, ready.round, 1)
    assert (look.numbers, look.kind, look.recorder) == ((4,), LookKind.SKIPPED, 2)
    assert readings(office, ready.round, 1, look) == (PAPER[3], None)
    mend(office, ready.round, 1, look, Found(4, PAPER[3], "李建北"))
    assert reading(office, ready, 2) == PAPER


def test_a_ballot_entered_twice_is_taken_out_and_the_missing_one_is_entered(office, ready):
    enter(office, ready, 1, PAPER)
    enter(office, ready, 2, [*PAPER[:6], PAPER[5], *PAPER[6:9]])
    settle(office, ready, PAPER)
    assert reading(office, ready, 2) == PAPER


def test_two_ballots_in_the_wrong_order_are_turned(office, ready):
    enter(office, ready, 1, [*PAPER[:2], PAPER[3], PAPER[2], *PAPER[4:]])
    enter(office, ready, 2, PAPER)
    (look,) = compare_bundle(office, ready.round, 1)
    assert look.kind is LookKind.SWAPPED
    assert mend(office, ready.round, 1, look, Found(3, PAPER[2], "李建北")).value == (1,)
    assert reading(office, ready, 1) == PAPER


@pytest.mark.parametrize("seed", range(12))
def test_whatever_went_wrong_the_looks_end_at_the_paper(office, ready, seed):
    chance = random.Random(seed)
    for recorder in (1, 2):
        read = list(PAPER)
        for _ in range(chance.randrange(1, 3)):
            place = chance.randrange(len(read))
            chance.choice(
                [
                    lambda read=read, place=place: read.pop(place),
                    lambda read=read, place=place: read.insert(place, read[place]),
                    lambda read=read, place=place: read.__setitem__(place, marks("____")),
                ]
            )()
        enter(office, ready, recorder, read[:10])
    settle(office, ready, PAPER)
    assert compare_bundle(office, ready.round, 1) == ()


@pytest.mark.parametrize(("number", "names", "code"), [(5, " ", "witnesses_missing"), (6, "李建北", "look_is_past")])
def test_nothing_is_changed_without_names_or_for_a_ballot_not_in_question(office, ready, number, names, code):
    enter(office, ready, 1, PAPER)
    enter(office, ready, 2, [*PAPER[:4], marks("OO__"), *PAPER[5:]])
    (look,) = compare_bundle(office, ready.round, 1)
    with pytest.raises(UserError, match=code):
        mend(office, ready.round, 1, look, Found(number, PAPER[4], names))
    assert compare_bundle(office, ready.round, 1) == (look,)


def test_a_ballot_that_is_not_in_the_bundle_is_taken_out(office, ready):
    enter(office, ready, 1, [*PAPER[:4], marks("____"), *PAPER[4:9]])
    enter(office, ready, 2, PAPER[:9])
    (look,) = compare_bundle(office, ready.round, 1)
    assert (look.numbers, look.kind, look.recorder) == ((5,), LookKind.SKIPPED, 2)
    assert mend(office, ready.round, 1, look, Found(5, None, "李建北")).value == (1,)
    assert reading(office, ready, 1) == reading(office, ready, 2) == PAPER[:9]


def test_a_full_bundle_takes_no_further_ballot(office, ready):
    enter(office, ready, 1, PAPER)
    enter(office, ready, 2, [*PAPER[:2], *PAPER[3:8], PAPER[7], *PAPER[8:]])
    looks = compare_bundle(office, ready.round, 1)
    skipped = next(one for one in looks if one.kind is LookKind.SKIPPED)
    with pytest.raises(UserError, match="look_bundle_full"):
        mend(office, ready.round, 1, skipped, Found(skipped.numbers[0], PAPER[2], "李建北"))
    settle(office, ready, PAPER)
    assert reading(office, ready, 2) == PAPER
