"""A thousand simulated ballots in each way of counting, read by people who slip: no count closes on a wrong one.

What no second count can find is left out, and counted: two people who misread a ballot in exactly the same way, and
slips whose figures cancel out where only totals are held against each other.
"""

import contextlib
from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot_design import Paper
from huanjie_desktop.domain.election.bundle_compare import LookKind
from huanjie_desktop.domain.election.count_plan import CountPlan, SecondCount
from huanjie_desktop.domain.election.counting import counted
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.domain.election.sheets import SheetTotals
from huanjie_desktop.services.ballot_look import BallotLook
from huanjie_desktop.services.count import counting, plan
from huanjie_desktop.services.count.closing import closing_findings
from huanjie_desktop.services.count.pair import enter_turn, open_pair, settle
from huanjie_desktop.services.count.read_through import confirm_read, to_read
from huanjie_desktop.services.count.third_look import Found, mend, readings
from huanjie_desktop.storage import ballot_store
from tests.builders import NAMES, ready_to_count
from tests.journeys.tired import Reader, Slip, voted

BALLOTS, SEATS, STANDING, OTHERS, RATE = 200, 5, NAMES[7:14], ("何建北", "文建北"), 0.03
SEEDS = range(1, 6)
pytestmark = pytest.mark.slow


def slips(size, dice):
    """Return what a tired person does wrong: at about three ballots in a hundred."""
    return {place: dice.choice(list(Slip)) for place in range(size - 1) if dice.random() < RATE}


@pytest.fixture
def count_of(office):
    """Return a vote with ballots in the box, counted this way, and the pile."""

    def made(second, seed):
        prepared = ready_to_count(office, size=28, names=STANDING, committee=SEATS, look=BallotLook(paper=Paper.A4))
        plan.save_plan(office, CountPlan(prepared.round, second))
        with office.db.write() as work:
            one = ballot_store.load_round(work, prepared.round)
            figures = dict.fromkeys(("due", "present", "printed", "issued", "returned"), BALLOTS)
            ballot_store.save_round(work, replace(one, **figures, spare=0, mixed=True, state=RoundState.COUNTING))
        dice = Random(seed)
        return prepared.round, voted(one.names, SEATS, OTHERS, BALLOTS, dice), dice

    return made


def tally_of(office, round_id, pile):
    """Return the tally of readings, without storing them."""
    session = counting.open_count(office, round_id)
    return tally_words(Counter(), [session.judge(one) for one in pile])


def tally_words(votes, verdicts):
    valid = [one for one in verdicts if one.valid]
    for one in valid:
        votes.update((*one.approved, *one.written_in))
    return votes, len(valid), len(verdicts) - len(valid)


def closed(office, round_id):
    """Close the count; answer its tally in the same words."""
    tally = counting.close_count(office, round_id).value
    votes = Counter({name: one.yes for name, one in tally.votes.items()}) + Counter(tally.written_in)
    return votes, tally.valid, tally.invalid


@pytest.mark.parametrize("seed", SEEDS)
def test_two_in_turn_leave_no_wrong_reading(office, count_of, seed):
    round_id, pile, dice = count_of(SecondCount.TOGETHER, seed)
    readers = [Reader(pile, slips(BALLOTS, dice), dice) for _ in range(2)]
    both = readers[0].slips.items() & readers[1].slips.items()
    pair, stopped, wrong, alike = open_pair(office, round_id), [], [], {}
    for number, paper in enumerate(pile, start=1):
        keyed = [one.read() for one in readers]
        answers = [enter_turn(office, pair, one).value for one in keyed]
        if keyed[0] == keyed[1] != paper:
            alike[number] = keyed[0]
        elif keyed != [paper, paper]:
            wrong.append(number)
        if answers[-1].dispute:
            stopped.append(number)
            settle(office, pair, paper, "李建北")
            for one in readers:
                one.at = number
    assert stopped == wrong
    assert len(wrong) > 5
    read = [alike.get(number, paper) for number, paper in enumerate(pile, start=1)]
    assert bool(alike) <= bool(both)
    assert closed(office, round_id) == tally_of(office, round_id, read)


def enter_bundle(office, round_id, recorder, number, keyed):
    session = counting.open_count(office, round_id, recorder, number)
    for one in keyed:
        counting.enter_ballot(office, session, one)


def seen(office, round_id, bundle, look, papers):
    """Return what the scrutineers find in the bundle about one look, as the dialog asks it."""
    first, last = look.numbers[0], look.numbers[-1] + (look.kind is LookKind.DOUBLED)
    own = papers[first - bundle.first : last - bundle.first + 1]
    if look.kind in (LookKind.SKIPPED, LookKind.DOUBLED):
        read = next(one for one in readings(office, round_id, bundle.number, look) if one)
        return Found(first, read if own == [read] * (last - first + 1) else None, "李建北")
    return Found(first, own[0], "李建北")


def mend_bundle(office, round_id, bundle, papers):
    """Look at papers until the two readings agree; answer how often, and 1 when the whole bundle was read anew."""
    for turn in range(60):
        looks = plan.compare_bundle(office, round_id, bundle.number)
        if not looks:
            return turn, 0
        for look in sorted(looks, key=lambda one: one.kind is not LookKind.DOUBLED):
            with contextlib.suppress(UserError):
                mend(office, round_id, bundle.number, look, seen(office, round_id, bundle, look, papers))
                break
        else:
            return turn + 1, read_anew(office, round_id, bundle, papers)
    raise AssertionError("the readings never agree")


def read_anew(office, round_id, bundle, papers):
    """Both slipped so that the papers do not tell which ballot is where: both read the bundle from its top."""
    for recorder in (1, 2):
        session = counting.open_count(office, round_id, recorder, bundle.number)
        for number in (one for one in bundle.numbers if one in session.ballots):
            counting.correct_ballot(office, session, number, papers[number - bundle.first], "整扎重录")
    return 1


def reading_of(office, round_id, bundle, recorder=1):
    found = counting.open_count(office, round_id, recorder, bundle.number).ballots
    return [found[number].marks for number in bundle.numbers if number in found]


def enter_rest(office, round_id, bundle, papers):
    """Who took a ballot out that was entered twice has a paper left in hand."""
    for recorder in (1, 2):
        have = len(reading_of(office, round_id, bundle, recorder))
        enter_bundle(office, round_id, recorder, bundle.number, papers[have:])


def count_bundle(office, round_id, bundle, papers, keyed):
    """Enter both readings and mend them; answer whether anything was looked at, and how often all was read anew."""
    for recorder, one in enumerate(keyed, start=1):
        enter_bundle(office, round_id, recorder, bundle.number, one)
    turns, anew = mend_bundle(office, round_id, bundle, papers)
    enter_rest(office, round_id, bundle, papers)
    anew += mend_bundle(office, round_id, bundle, papers)[1]
    if to_read(office, round_id, bundle.number):
        if reading_of(office, round_id, bundle) != papers:
            anew += read_anew(office, round_id, bundle, papers)
        confirm_read(office, round_id, bundle.number, "李建北")
    return turns > 0, anew


@pytest.mark.parametrize("seed", SEEDS)
def test_two_readings_of_every_bundle_leave_no_wrong_reading(office, count_of, seed):
    round_id, pile, dice = count_of(SecondCount.BUNDLES, seed)
    read, looked, unequal, anew, excluded = [], [], [], 0, False
    for line in plan.bundle_lines(office, round_id):
        bundle, papers = line.bundle, pile[line.bundle.first - 1 : line.bundle.last]
        readers = [Reader(papers, slips(len(papers), dice), dice) for _ in range(2)]
        alike = bool(readers[0].slips.items() & readers[1].slips.items())
        keyed = [one.read_all() for one in readers]
        seen_now, anew_now = count_bundle(office, round_id, bundle, papers, keyed)
        looked += [bundle.number] * seen_now
        unequal += [bundle.number] * (keyed[0] != keyed[1])
        read += reading_of(office, round_id, bundle)
        anew += anew_now
        excluded |= alike and read[-len(papers) :] != papers
    assert looked == unequal
    assert anew <= 5
    assert closed(office, round_id) == tally_of(office, round_id, read)
    assert excluded or read == pile


def totals_of(office, round_id, pile):
    """Return what the foot of a paper sheet says of a pile, added up by others."""
    session = counting.open_count(office, round_id)
    verdicts = [session.judge(one) for one in pile]
    found = counted(session.round.names, ((one, 1) for one in verdicts))
    votes = {name: (one.yes, one.no, one.abstain) for name, one in found.votes.items()}
    return SheetTotals(found.valid, found.invalid, votes, dict(found.written_in))


def codes(office, round_id):
    return {one.code for one in closing_findings(office, round_id)}


@pytest.mark.parametrize("seed", SEEDS)
def test_sheets_hold_up_a_count_until_its_totals_are_right(office, count_of, seed):
    round_id, pile, dice = count_of(SecondCount.SHEETS, seed)
    keyed = Reader(pile, slips(BALLOTS, dice), dice).read_all()
    session = counting.open_count(office, round_id)
    for one in keyed:
        counting.enter_ballot(office, session, one)
    true = totals_of(office, round_id, pile)
    assert codes(office, round_id) == {"sheets_missing"}
    plan.save_sheet(office, round_id, 0, true)
    wrong = [number for number, paper in enumerate(pile, start=1) if keyed[number - 1] != paper]
    for some in ([], wrong[::2], wrong[1::2]):
        for number in some:
            counting.correct_ballot(office, session, number, pile[number - 1], "与正字票不符，查看原票")
        now = totals_of(office, round_id, [session.ballots[number].marks for number in range(1, BALLOTS + 1)])
        assert codes(office, round_id) == ({"sheet_differs"} if now != true else set())
    assert closed(office, round_id) == tally_of(office, round_id, pile)
