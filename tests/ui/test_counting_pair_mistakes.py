"""A pile of sample ballots keyed by two recorders who slip now and then: every slip stops them at that very ballot."""

from random import Random

import pytest

from huanjie_desktop.domain.election.ballot import BallotMarks, Sign
from huanjie_desktop.domain.election.count_plan import CountPlan, SecondCount
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.plan import save_plan
from huanjie_desktop.services.office import open_office
from huanjie_desktop.services.sample.votes import Hall as Voters
from huanjie_desktop.services.sample.votes import cast
from tests.builders import FOUR, marks
from tests.ui.counting import count_file, open_hall
from tests.ui.keystrokes import cheapest
from ui.pages.counting.entry.count_view import Mode

BALLOTS = 60
OTHER = {Sign.APPROVE: Sign.REJECT, Sign.REJECT: Sign.EMPTY}


@pytest.fixture
def hall(window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock, size=BALLOTS, returned=BALLOTS)
    office = open_office(path, clock)
    save_plan(office, CountPlan(ready.round, SecondCount.TOGETHER))
    office.close()
    return open_hall(window, path, ready)


def papers(seed):
    """Return the pile; what needs another field than the number pad is left out here."""
    pile = cast(Voters(FOUR, 3, (), BALLOTS), Random(seed))
    return [BallotMarks(one.marks) for one in pile]


def slip(paper, dice):
    """Return a ballot as a recorder misreads it: one box wrong, or two names swapped."""
    signs, place = list(paper.marks), dice.randrange(4)
    if dice.random() < 0.5 and len(set(signs)) > 1:
        other = next(n for n, sign in enumerate(signs) if sign is not signs[place])
        signs[place], signs[other] = signs[other], signs[place]
    else:
        signs[place] = OTHER.get(signs[place], Sign.APPROVE)
    return BallotMarks(tuple(signs))


def keyed(hall, paper, wrong, who):
    """Key one ballot as both read it, `who` of them wrongly; tell whether they were stopped."""
    for recorder in (1, 2):
        hall.keys(cheapest(wrong if recorder == who else paper, 3, ()))
    return hall.view.mode is Mode.DISPUTE


@pytest.mark.parametrize("seed", [1, 2])
def test_every_slip_of_one_recorder_is_caught_at_its_ballot(hall, seed):
    dice, pile = Random(seed), papers(seed)
    slipped, stopped = [], []
    for number, paper in enumerate(pile, start=1):
        who = dice.choice((0, 0, 0, 1, 2))
        slipped += [number] if who else []
        if keyed(hall, paper, slip(paper, dice), who):
            stopped.append(hall.view.dispute.number)
            hall.keys(f"{3 - who}\n\n" if dice.random() < 0.5 else "3" + cheapest(paper, 3, ()).strip("\n") + "\n\n")
    assert len(slipped) > 10
    assert stopped == slipped
    assert [one.marks for one in hall.view.confirmed] == pile
    counting.close_count(hall.window.office, hall.ready.round)


def test_a_ballot_that_one_recorder_skips_stops_them_too(hall):
    first, second = marks("OOX_"), marks("O_OX")
    hall.keys(cheapest(first, 3, ()) + cheapest(second, 3, ()))
    assert hall.view.mode is Mode.DISPUTE
    assert hall.view.dispute.number == 1
