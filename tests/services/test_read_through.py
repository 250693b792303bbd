"""第三次通读: a bundle in which more than one plain slip was found is read against all its papers before it ends."""

import contextlib
from random import Random

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.bundle_compare import LookKind
from huanjie_desktop.domain.election.count_plan import CountPlan, SecondCount
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.counting import Opening
from huanjie_desktop.services.count.plan import bundle_lines, compare_bundle, save_plan
from huanjie_desktop.services.count.read_through import confirm_read, enter_anew, to_read
from huanjie_desktop.services.count.third_look import Found, mend, readings
from huanjie_desktop.storage import audit_log
from tests.builders import marks, ready_to_count
from tests.refusals import code_of

KINDS = [marks(one) for one in ("OOO_", "OO_X", "O_XX", "____")]
SIZE = 10
PAPER = [KINDS[one] for one in (0, 0, 1, 2, 1, 3, 3, 0, 2, 1)]


@pytest.fixture
def round_id(office):
    made = ready_to_count(office)
    counting.open_box(office, made.round, Opening(SIZE, True, "李建北"))
    save_plan(office, CountPlan(made.round, SecondCount.BUNDLES, SIZE))
    return made.round


def enter(office, round_id, recorder, ballots):
    session = counting.open_count(office, round_id, recorder, 1)
    counting.store(office, *(session.step(number, one) for number, one in enumerate(ballots, start=1)))


def reading(office, round_id, recorder):
    found = counting.open_count(office, round_id, recorder, 1).ballots
    return [found[number].marks for number in sorted(found)]


def codes(office, round_id):
    return [one.code for one in counting.closing_findings(office, round_id)]


def look(office, round_id, number, seen):
    mend(office, round_id, 1, compare_bundle(office, round_id, 1)[0], Found(number, seen, "李建北"))


def test_one_wrong_key_needs_one_look_and_no_more(office, round_id):
    enter(office, round_id, 1, PAPER)
    enter(office, round_id, 2, [*PAPER[:4], KINDS[3], *PAPER[5:]])
    look(office, round_id, 5, PAPER[4])
    assert not to_read(office, round_id, 1)
    assert codes(office, round_id) == []


def test_a_paper_that_reads_like_neither_recorder_has_the_bundle_read_through(office, round_id):
    enter(office, round_id, 1, PAPER)
    enter(office, round_id, 2, [*PAPER[:4], KINDS[3], *PAPER[5:]])
    look(office, round_id, 5, KINDS[0])
    assert to_read(office, round_id, 1)
    assert codes(office, round_id) == ["bundle_not_read"]


def test_two_looks_in_one_bundle_keep_the_count_open_until_it_is_read_through(office, round_id):
    enter(office, round_id, 1, PAPER)
    enter(office, round_id, 2, [KINDS[3], *PAPER[1:8], KINDS[3], PAPER[9]])
    assert code_of(confirm_read, office, round_id, 1, "李建北") == "bundle_not_equal"
    look(office, round_id, 1, PAPER[0])
    look(office, round_id, 9, PAPER[8])
    assert bundle_lines(office, round_id)[0].to_read
    assert code_of(counting.close_count, office, round_id) == "bundle_not_read"
    assert code_of(confirm_read, office, round_id, 1, " ") == "witnesses_missing"
    assert confirm_read(office, round_id, 1, "李建北").value == SIZE
    assert not bundle_lines(office, round_id)[0].to_read
    assert counting.close_count(office, round_id).value.returned == SIZE


def test_a_bundle_that_does_not_stand_is_entered_anew_by_both_and_every_version_stays(office, round_id):
    for recorder in (1, 2):
        enter(office, round_id, recorder, PAPER[::-1])
    assert enter_anew(office, round_id, 1, "李建北").value == 2 * SIZE
    assert reading(office, round_id, 1) == reading(office, round_id, 2) == []
    for recorder in (1, 2):
        session = counting.open_count(office, round_id, recorder, 1)
        for one in PAPER:
            counting.enter_ballot(office, session, one)
        kept = [one for one in counting.ballot_versions(office, round_id, recorder) if one.number == 1]
        assert [one.reason for one in kept] == ["", "第三次通读：整扎重录", ""]
    assert codes(office, round_id) == []


def test_the_log_names_the_bundle_and_who_read_never_a_ballot(office, round_id):
    for recorder in (1, 2):
        enter(office, round_id, recorder, PAPER)
    confirm_read(office, round_id, 1, "李建北")
    with office.db.read() as work:
        last = audit_log.entries(work)[-1]
    assert (last.action, last.detail) == ("第三次通读", "第1扎 逐张相符：李建北")


def keyed(pile, slips, dice):
    """Return what one recorder keys of a pile, and whether the hand was empty when the bundle was full."""
    read = []
    for place, paper in enumerate(pile):
        kind = slips.get(place)
        if kind != "skip":
            read.append(dice.choice([one for one in KINDS if one != paper]) if kind == "wrong" else paper)
        if kind == "double":
            read.append(paper)
        if kind == "swap":
            read[-2:] = read[-2:][::-1]
    return read[: len(pile)], len(read) == len(pile)


def settled(office, round_id, pile):
    """Let the papers decide look by look; tell whether both readings agree in the end."""
    for _ in range(30):
        found = compare_bundle(office, round_id, 1)
        if not found:
            return True
        for one in sorted(found, key=lambda one: one.kind is not LookKind.DOUBLED):
            first, last = one.numbers[0], one.numbers[-1] + (one.kind is LookKind.DOUBLED)
            seen = pile[first - 1] if first <= len(pile) else None
            if one.kind in (LookKind.SKIPPED, LookKind.DOUBLED):
                own = next((read for read in readings(office, round_id, 1, one) if read), None)
                seen = own if pile[first - 1 : last] == [own] * (last - first + 1) else None
            before = compare_bundle(office, round_id, 1)
            with contextlib.suppress(UserError):
                mend(office, round_id, 1, one, Found(first, seen, "李建北"))
            if compare_bundle(office, round_id, 1) != before:
                break
        else:
            return False
    return False


def count_bundle(office, round_id, dice):
    """Count one bundle with up to two slips of each recorder on different papers; answer what stands in the end."""
    pile = [dice.choice(KINDS) for _ in range(SIZE)]
    places = dice.sample(range(SIZE), 4)
    kinds = [{place: dice.choice(("wrong", "skip", "double", "swap")) for place in own[: dice.randrange(3)]}
             for own in (places[:2], places[2:])]
    enter_anew(office, round_id, 1, "李建北")
    hands = []
    for recorder, slips in enumerate(kinds, start=1):
        read, empty = keyed(pile, slips, dice)
        enter(office, round_id, recorder, read)
        hands.append(empty)
    agreed = settled(office, round_id, pile) and len(reading(office, round_id, 1)) == SIZE
    right = reading(office, round_id, 1) == pile
    unread = to_read(office, round_id, 1)
    if agreed and unread and right:
        confirm_read(office, round_id, 1, "李建北")
    elif not agreed or unread or not all(hands):
        enter_anew(office, round_id, 1, "李建北")
        for recorder in (1, 2):
            enter(office, round_id, recorder, pile)
    assert codes(office, round_id) == []
    return pile


@pytest.mark.parametrize("seed", range(4))
def test_no_bundle_with_up_to_two_slips_of_each_recorder_ends_wrong(office, round_id, seed):
    dice = Random(seed)
    for _ in range(12):
        pile = count_bundle(office, round_id, dice)
        assert reading(office, round_id, 1) == reading(office, round_id, 2) == pile
