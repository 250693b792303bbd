"""候选人有变 in the window: a candidate drops out once ballots are issued; decisions first, then new ballots."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from huanjie_desktop.domain.election.rounds import RoundState
from tests.ui.counting import count_file, open_hall
from tests.ui.meeting_office import dialog, write
from tests.ui.test_counting_course import settle
from tests.ui.test_every_control import english, nameless, unguarded
from ui.letters import apply_size
from ui.pages.counting.stage import StepKey
from ui.state import SIZES


@pytest.fixture
def hall(window, tmp_path, clock):
    hall = open_hall(window, *count_file(tmp_path, clock))
    window.messages._state.set_folder(tmp_path)
    return hall


def sheet(hall):
    hall.click("countListChange")
    return dialog("listChangeDialog")


def fill(form):
    form.name.setCurrentText("张建北")
    form.answer.setText("街道党工委电话答复")
    write(form.joins, "文")
    QTest.keyClick(form.joins, Qt.Key.Key_Return)
    QTest.keyClicks(form.yes, "20")


def test_a_candidate_who_dies_after_the_issue_is_replaced_and_the_vote_held_again(hall, wait_idle):
    form = sheet(hall)
    fill(form)
    form.ok.click()
    assert hall.round.state is RoundState.VOID
    assert "候选人张建北去世" in hall.page.panels[StepKey.OPEN].verdict.text()
    hall.click("nextVoteGuide")
    following = dialog("nextVoteDialog")
    assert following.names.text() == "应选 3 名，候选人：文建北、刘建北、孙建北、陈建北"
    QTest.keyClicks(following.heads, "20")
    following.looked.setChecked(True)
    following.ok.click()
    wait_idle(hall.window)
    dialog("ballotsMadeDialog").leave.click()
    hall.click("issueGateConfirm")
    assert (hall.round.state, hall.round.number) == (RoundState.ISSUED, 2)


def test_a_broken_margin_stands_in_the_sheet_until_somebody_is_added(hall):
    form = sheet(hall)
    fill(form)
    form.joins.back.click()
    assert not form.ok.isEnabled()
    assert "候选人剩3名，少于所需的4名" in form.problem_list.item(0).text()
    form.reject()
    assert hall.round.state is RoundState.ISSUED


def test_the_sheet_is_reached_only_while_ballots_are_out(hall):
    assert hall.page.rail.change.isVisible()
    hall.show(StepKey.BOX)
    assert not hall.page.rail.change.isVisible()


def test_a_settled_round_has_no_such_sheet(window, tmp_path, clock):
    hall = open_hall(window, *count_file(tmp_path, clock, returned=20))
    hall.keys("123\n" * 20)
    settle(hall)
    hall.show(StepKey.OPEN)
    assert not hall.page.rail.change.isVisible()


@pytest.mark.parametrize("size", SIZES)
def test_the_sheet_fits_the_smallest_screen_and_is_named(hall, size):
    apply_size(size)
    form = sheet(hall)
    least = form.minimumSizeHint()
    assert (form.width() <= 1090, form.height() <= 600) == (True, True), form.size()
    assert (least.width() <= 1090, least.height() <= 600) == (True, True), least
    assert (nameless(form), english(form), unguarded(form)) == ([], [], [])
    form.close()
    wish = hall.window.minimumSizeHint()
    assert (wish.width() <= 1093, wish.height() <= 590) == (True, True), wish
