"""A whole count through the real window by keys only, the hall screen on a projector. Run by test_count_by_keys.py."""

from random import Random

import pytest
from PySide6.QtCore import Qt

from huanjie_desktop.domain.election.bundle_compare import LookKind
from huanjie_desktop.domain.election.count_plan import SecondCount
from huanjie_desktop.services import outcome, rounds
from huanjie_desktop.services.count import counting
from tests.builders import NAMES
from tests.hall.conftest import qapp, standard_letters, state, window  # noqa: F401 - fixtures
from tests.hall.counts import words
from tests.journeys.count_by_keys import Recorders
from tests.journeys.tired import Reader, seeded, voted
from tests.journeys.watchdog import watchdog  # noqa: F401 - the fixture
from tests.naive.verdict import verdict
from tests.ui.counting import StepTime, count_file, open_hall
from ui.pages.counting.entry.count_view import Mode
from ui.pages.counting.stage import StepKey
from ui.pages.counting.steady import steady

SEATS, STANDING, OTHERS = 5, NAMES[7:14], ("何建北", "文建北")
FROZEN, PAUSED, UNDONE, ASIDE = (20, 24), 40, 60, (30, 100)
Key = Qt.Key
pytestmark = pytest.mark.usefixtures("watchdog")


@pytest.fixture
def seated(window, tmp_path, clock, monkeypatch):  # noqa: F811 - the fixture
    """Let recorders sit down at a window in which so many ballots are cast."""
    monkeypatch.setattr(steady(), "now", StepTime())
    monkeypatch.setattr(steady(), "_last", float("-inf"))

    def sit(ballots):
        path, ready = count_file(tmp_path, clock, ballots, STANDING, SEATS)
        return Recorders(open_hall(window, path, ready), SEATS)

    return sit


def in_plain_words(one):
    """Return a ballot as the second set of rules reads it."""
    written = [{"name": other.name, "mark": str(other.sign)} for other in one.write_ins]
    return {"marks": "".join(one.marks), "write_ins": written, "void": one.void}


def true_verdict(names, pile):
    """Return what the papers say, by the rules written down a second time."""
    figures = dict.fromkeys(("due", "present", "issued", "returned"), len(pile))
    ballots = [in_plain_words(one) for one in pile]
    return verdict({"id": "", "candidates": list(names), "seats": SEATS, "ballots": ballots, **figures})


def true_result(names, pile):
    """Return the same in the words in which the window is asked."""
    found = true_verdict(names, pile)
    votes = {one["name"]: one["yes"] for one in found["candidates"]}
    return sorted(found["elected"]), votes, found["valid"], found["invalid"]


def result(desk):
    """Return what the window announced, in the same words."""
    office, round_id = desk.hall.window.office, desk.hall.ready.round
    tally = counting.open_count(office, round_id).state.tally
    votes = {name: one.yes for name, one in tally.votes.items()} | dict(tally.written_in)
    return sorted(outcome.outcome(office, round_id).elected), votes, tally.valid, tally.invalid


def hall_votes(desk):
    """Return what the meeting saw at the end."""
    return {line.name: line.votes for line in desk.screen.feed.count.lines}


def cast_for(desk, ballots, seed):
    names = rounds.round_of(desk.hall.window.office, desk.hall.ready.round).names
    return names, voted(names, SEATS, OTHERS, ballots, Random(seed))


def void_in(pile):
    return sum(one.void is not None for one in pile)


def interrupt(desk, number, paper):
    """Undo a ballot, pause, freeze the hall screen, each once on the way."""
    if number == UNDONE:
        desk.keys.pad("U")
        assert desk.view.number == number
        desk.ballot(paper)
        desk.ballot(paper)
    elif number == PAUSED:
        desk.keys.pad("P1")
        assert "计票暂停" in "".join(words(desk.screen))
        desk.keys.pad("P")
    elif number in FROZEN:
        desk.keys.press(Key.Key_F12)
    if number in range(*FROZEN):
        assert f"第 {FROZEN[0]} 张" in words(desk.screen)


def key_in_turn(desk, pile, readers):
    """Key a pile by two who slip; answer at which ballots they were stopped, and at which one of them was wrong."""
    stopped, wrong = [], []
    for number, paper in enumerate(pile, start=1):
        keyed = [one.read() for one in readers]
        if number in ASIDE:
            desk.lay_aside(paper)
        else:
            wrong += [number] * (keyed != [paper, paper])
            for one in keyed:
                desk.ballot(one)
        if desk.view.mode is Mode.DISPUTE:
            stopped.append(desk.view.dispute.number)
            desk.settle(paper)
        if number in ASIDE or number in stopped:
            for one in readers:
                one.at = number
        interrupt(desk, number, paper)
    return stopped, wrong


def test_two_recorders_in_turn(seated):
    desk, dice = seated(150), Random(2)
    names, pile = cast_for(desk, 150, 1)
    readers = [Reader(pile, seeded(150, 3, dice), dice) for _ in range(2)]
    desk.open_the_count(150, void_in(pile), SecondCount.TOGETHER)
    desk.show_hall()
    stopped, wrong = key_in_turn(desk, pile, readers)
    assert stopped == wrong
    assert len(wrong) > 15
    desk.keys.press(Key.Key_Tab)
    desk.decide_doubtful("有涂改")
    true = true_result(names, pile)
    assert hall_votes(desk) == true[1]
    desk.keys.space("entryFinish")
    desk.settle_result()
    assert result(desk) == true


def test_bundles_read_by_two(seated):
    desk, dice = seated(60), Random(3)
    names, pile = cast_for(desk, 60, 2)
    desk.open_the_count(60, void_in(pile), SecondCount.BUNDLES)
    desk.show_hall()
    found = []
    for first in range(0, 60, 20):
        papers, slips = pile[first : first + 20], sorted(seeded(20, 1, dice).items())
        for own in (slips[::2], slips[1::2]):
            desk.bundle(Reader(papers, dict(own), dice).read_all())
        found += desk.mend(pile)
        desk.finish_bundle(first // 20 + 1, papers)
    assert set(found) >= {LookKind.WRONG, LookKind.SKIPPED}
    desk.keys.space("bundlesFinish")
    true = true_result(names, pile)
    assert hall_votes(desk) == true[1]
    desk.settle_result()
    assert result(desk) == true


def foot_of_the_sheet(names, pile):
    """Return what others added up on paper."""
    true = true_verdict(names, pile)
    printed = [one for one in true["candidates"] if not one["written_in"]]
    votes = [(one["yes"], one["no"], one["abstain"]) for one in printed]
    written = {one["name"]: one["yes"] for one in true["candidates"] if one["written_in"]}
    return true["valid"], true["invalid"], votes, written


def test_entries_held_against_a_paper_sheet(seated):
    desk, dice = seated(60), Random(4)
    names, pile = cast_for(desk, 60, 3)
    desk.open_the_count(60, void_in(pile), SecondCount.SHEETS)
    desk.show_hall()
    keyed = Reader(pile, seeded(60, 1, dice), dice).read_all()
    for one in keyed:
        desk.ballot(one)
    desk.keys.space("entryFinish")
    desk.sheet(*foot_of_the_sheet(names, pile))
    close = desk.hall.page.panels[StepKey.CHECK].close_box
    assert "sheet_differs" in [one.code for one in close.problems.problems]
    assert not close.gate.button.isEnabled()
    desk.at_step(StepKey.COUNT)
    for number, paper in enumerate(pile, start=1):
        if keyed[number - 1] != paper:
            desk.correct(number, paper)
    assert hall_votes(desk) == true_result(names, pile)[1]
    desk.at_step(StepKey.CHECK)
    desk.settle_result()
    assert result(desk) == true_result(names, pile)
