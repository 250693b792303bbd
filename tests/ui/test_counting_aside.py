"""F5 lays a doubtful ballot aside: it is in no figure but 待定, and waits for the scrutineers."""

import pytest
from PySide6.QtCore import Qt

from huanjie_desktop.domain.election.ruling import Ruling
from huanjie_desktop.services.count import doubtful
from tests.builders import marks
from tests.ui.counting import count_file, open_hall
from ui.pages.counting.entry.ballots_dialog import ballot_lines
from ui.pages.counting.entry.count_view import Mode


@pytest.fixture
def hall(window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock, returned=20)
    return open_hall(window, path, ready)


def lay_aside(hall, keyed=""):
    hall.keys(keyed)
    hall.key(Qt.Key.Key_F5)
    hall.keys("\n")


def test_f5_and_enter_lay_the_ballot_aside(hall):
    lay_aside(hall)
    assert hall.view.hint == "第 1 张 放入待定，由监票人认定。"
    assert (hall.view.state.set_aside, hall.view.state.tally.returned, hall.view.number) == (1, 0, 2)
    assert hall.page.entry.last.text() == "上一张　第 1 张：待定，放在一边"


def test_figures_and_identity_name_what_waits(hall):
    lay_aside(hall)
    hall.keys("1\n")
    assert "待定\u00a01" in hall.page.entry.figures.text()
    assert "收回 20 = 有效 1 + 无效 0 + 待定 1 + 未唱 18" in hall.page.entry.identity.text()
    assert hall.page.entry.doubtful.text() == "待定票 1 张"


def test_what_was_keyed_goes_aside_too(hall):
    lay_aside(hall, "12")
    found = doubtful.queue(hall.window.office, hall.ready.round)
    assert [one.marks for one in found] == [marks("OO__")]


def test_f5_is_taken_back_with_backspace(hall):
    hall.keys("12")
    hall.key(Qt.Key.Key_F5)
    assert "放入待定" in hall.verdict
    hall.keys("<\n")
    assert (hall.view.state.set_aside, hall.view.state.tally.valid) == (0, 1)


def test_f7_takes_a_ballot_laid_aside_back(hall):
    lay_aside(hall)
    hall.key(Qt.Key.Key_F7)
    assert "原录：待定" in hall.view.hint
    assert (hall.view.state.set_aside, hall.view.number) == (0, 1)


def test_the_list_says_that_it_waits(hall):
    lay_aside(hall)
    assert [line.verdict for line in ballot_lines(hall.page._context, hall.view)] == ["待定"]


def test_while_correcting_nothing_is_laid_aside(hall):
    hall.keys("1\n")
    hall.view.correct(1, "看错候选人编号")
    hall.key(Qt.Key.Key_F5)
    assert "不能放入待定" in hall.view.hint
    assert not hall.view.draft.aside


def test_a_decision_of_the_scrutineers_is_read_anew(hall):
    lay_aside(hall)
    ruling = Ruling(marks("O___"), "sign_outside", "○画在方框外", 1, 0, ("李建北",))
    doubtful.decide(hall.window.office, hall.ready.round, 1, ruling)
    hall.view.reload()
    assert (hall.view.state.set_aside, hall.view.state.tally.valid) == (0, 1)
    assert hall.pad.board.rows[0].yes.text() == "1"


def test_a_full_count_with_doubtful_ballots_stays_open_to_them(hall):
    lay_aside(hall)
    hall.keys("1\n" * 19)
    assert hall.view.mode is Mode.FULL
    assert hall.page.entry.doubtful.isVisible()
