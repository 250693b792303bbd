"""A thousand simulated ballots of two recorders, seeded mistakes of every kind: none is left when the count closes."""

from dataclasses import replace
from random import Random

import pytest

from huanjie_desktop.domain.election.ballot_design import Paper
from huanjie_desktop.domain.election.count_plan import CountPlan, SecondCount
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.services import counting
from huanjie_desktop.services.ballot_look import BallotLook
from huanjie_desktop.services.count import plan
from huanjie_desktop.services.count.pair import enter_turn, open_pair, settle
from huanjie_desktop.storage import ballot_store
from tests.builders import NAMES, marks, ready_to_count

BALLOTS, SEATS, STANDING = 1000, 5, NAMES[7:14]
SEED = 20261012
pytestmark = pytest.mark.slow


def papers(random):
    """Return what stands on the papers, as signs."""
    return ["".join(random.choices("OX_", (5, 1, 2), k=len(STANDING))) for _ in range(BALLOTS)]


def wrong_key(random, pile, number):
    place = random.randrange(len(STANDING))
    other = random.choice([sign for sign in "OX_" if sign != pile[number][place]])
    return pile[number][:place] + other + pile[number][place + 1 :]


def swapped_names(random, pile, number):
    signs = list(pile[number])
    one, two = random.sample(range(len(signs)), 2)
    signs[one], signs[two] = signs[two], signs[one]
    return "".join(signs)


def skipped_ballot(random, pile, number):
    return pile[min(number + 1, BALLOTS - 1)]


def doubled_ballot(random, pile, number):
    return pile[max(number - 1, 0)]


KINDS = (wrong_key, swapped_names, skipped_ballot, doubled_ballot)


def seeded(random, pile):
    """Return what one recorder keys instead of the paper: place in the pile → (recorder, signs)."""
    places = random.sample(range(BALLOTS), 120)
    return {
        place: (random.choice((1, 2)), KINDS[turn % len(KINDS)](random, pile, place))
        for turn, place in enumerate(places)
    }


@pytest.fixture
def voted(office):
    """A vote with a thousand ballots in the box."""
    prepared = ready_to_count(office, size=28, names=STANDING, committee=SEATS, look=BallotLook(paper=Paper.A4))
    plan.save_plan(office, CountPlan(prepared.round, SecondCount.TOGETHER))
    with office.db.write() as work:
        figures = dict.fromkeys(("due", "present", "printed", "issued", "returned"), BALLOTS)
        one = ballot_store.load_round(work, prepared.round)
        ballot_store.save_round(work, replace(one, **figures, spare=0, mixed=True, state=RoundState.COUNTING))
    return prepared.round


def test_of_a_thousand_ballots_no_seeded_mistake_is_left(office, voted):
    random = Random(SEED)
    pile = papers(random)
    slips, stopped, pair = seeded(random, pile), [], open_pair(office, voted)
    for place, paper in enumerate(pile):
        who, signs = slips.get(place, (0, ""))
        answers = [enter_turn(office, pair, marks(signs if who == turn else paper)).value for turn in (1, 2)]
        if answers[-1].dispute:
            stopped.append(place)
            settle(office, pair, marks(paper), "李建北")
    wrong = sorted(place for place, (_, signs) in slips.items() if signs != pile[place])
    assert len(wrong) > 60
    assert stopped == wrong
    tally = counting.close_count(office, voted).value
    valid = [paper for paper in pile if paper.count("O") <= SEATS]
    assert (tally.valid, tally.invalid) == (len(valid), BALLOTS - len(valid))
    assert [votes.yes for votes in tally.votes.values()] == [sum(paper[at] == "O" for paper in valid)
                                                             for at in range(len(STANDING))]  # fmt: skip
