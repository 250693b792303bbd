"""Two recorders in turn by keys only: whose turn it is, what the second may not see, how a difference is settled."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from huanjie_desktop.domain.election.count_plan import CountPlan, SecondCount
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.plan import save_plan
from huanjie_desktop.services.office import open_office
from huanjie_desktop.storage import audit_log
from tests.ui.counting import count_file, open_hall
from tests.ui.test_counting_controls import Flashes
from ui.pages.counting.entry.ballots_dialog import ballot_lines
from ui.pages.counting.entry.count_view import Mode


@pytest.fixture
def hall(window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock, returned=20)
    office = open_office(path, clock)
    save_plan(office, CountPlan(ready.round, SecondCount.TOGETHER))
    office.close()
    return open_hall(window, path, ready)


def strokes(hall):
    return [row.yes.text() for row in hall.pad.board.rows]


def versions(hall, recorder):
    return counting.ballot_versions(hall.window.office, hall.ready.round, recorder)


def differ(hall):
    """Let the recorders differ about the first ballot: the second left one box out."""
    hall.keys("12-4\n12\n")


def test_the_screen_says_in_large_words_whose_turn_it_is(hall):
    assert hall.pad.turn.text() == "轮到　第一录入人　录第 1 张"
    assert hall.pad.turn.property("turn") == "1"
    hall.keys("123\n")
    assert hall.pad.turn.text() == "轮到　第二录入人　录第 1 张"
    assert hall.pad.turn.property("turn") == "2"
    hall.keys("123\n")
    assert hall.pad.turn.text() == "轮到　第一录入人　录第 2 张"


def test_the_second_sees_nothing_of_what_the_first_keyed(hall):
    hall.keys("12-4\n")
    assert strokes(hall) == ["0", "0", "0", "0"]
    assert [row.sign.text() for row in hall.pad.board.rows] == ["–"] * 4
    assert hall.page.entry.last.text() == "上一张　还没有录入"
    assert "○" not in hall.view.hint + hall.verdict
    assert ballot_lines(hall.page._context, hall.view) == []
    assert hall.view.confirmed == ()


def test_a_ballot_counts_when_both_keyed_it_alike(hall):
    hall.keys("12-4\n12-4\n")
    assert strokes(hall) == ["1", "1", "0", "0"]
    assert "第 1 张" in hall.page.entry.last.text()
    assert hall.view.hint == "第 1 张两人一致。"
    assert [one.number for one in hall.view.confirmed] == [1]


def test_a_difference_stops_both_at_that_very_ballot(hall):
    heard = []
    hall.view.refused.connect(lambda: heard.append(1))
    differ(hall)
    assert hall.view.mode is Mode.DISPUTE
    assert heard
    assert hall.pad.place.currentWidget() is hall.pad.dispute
    assert "第 1 张两人录的不一样　请监票人看原票" in hall.pad.dispute.title.text()
    assert hall.pad.dispute.accessibleName() == "4 陈建北：×，–"
    assert hall.view.state.entered == 0


def test_the_boxes_that_differ_are_marked_with_sign_and_word(hall):
    differ(hall)
    grid = hall.pad.dispute.grid
    marked = [row for row in range(1, 5) if grid.itemAtPosition(row, 3).widget().text() == "✖ 不一样"]
    assert marked == [4]


@pytest.mark.parametrize(("key", "signs"), [("1", "OO_X"), ("2", "OO__")])
def test_one_of_the_two_readings_holds_after_two_enters(hall, key, signs):
    differ(hall)
    hall.keys(key + "\n")
    assert hall.view.mode is Mode.DISPUTE
    hall.keys("\n")
    assert "".join(hall.view.confirmed[0].marks.marks) == signs
    assert hall.view.turn == 1
    assert hall.view.number == 2


def test_the_third_look_decides_and_all_readings_stay(hall):
    differ(hall)
    hall.keys("3")
    assert hall.pad.turn.text() == "第三次查看：照原票录入"
    hall.keys("1-3-4\n")
    assert hall.view.state.entered == 0
    hall.keys("\n")
    assert "".join(hall.view.confirmed[0].marks.marks) == "O_XX"
    assert ["".join(one.marks.marks) for one in versions(hall, 1)] == ["OO_X", "O_XX"]
    assert ["".join(one.marks.marks) for one in versions(hall, 2)] == ["OO__", "O_XX"]


def test_the_log_names_the_scrutineers_who_looked(hall):
    differ(hall)
    hall.keys("1\n\n")
    with hall.window.office.db.read() as work:
        found = [one for one in audit_log.entries(work) if "查看原票" in one.action]
    assert [one.detail for one in found] == ["李建北"]


def test_who_keys_on_without_looking_up_decides_nothing(hall):
    differ(hall)
    hall.keys("12\n4\n")
    assert hall.view.mode is Mode.DISPUTE
    assert [len(versions(hall, recorder)) for recorder in (1, 2)] == [1, 1]


def test_esc_leaves_the_third_look_undecided(hall):
    differ(hall)
    hall.keys("31")
    hall.key(Qt.Key.Key_Escape)
    assert hall.view.mode is Mode.DISPUTE


def test_f7_takes_the_half_entered_ballot_back(hall):
    hall.keys("12\n")
    hall.key(Qt.Key.Key_F7)
    assert hall.view.turn == 1
    assert "第一录入人重新录入" in hall.view.hint
    assert versions(hall, 1)[-1].withdrawn


def test_f7_in_a_dispute_lets_both_key_again(hall):
    differ(hall)
    hall.key(Qt.Key.Key_F7)
    assert (hall.view.mode, hall.view.turn, hall.view.number) == (Mode.ENTRY, 1, 1)


def test_f7_after_an_agreed_ballot_takes_it_from_both(hall):
    hall.keys("12\n12\n")
    hall.key(Qt.Key.Key_F7)
    assert hall.view.number == 1
    assert hall.view.note == "撤回：第 1 张"
    assert versions(hall, 1)[-1].withdrawn
    assert versions(hall, 2)[-1].withdrawn


def test_a_doubtful_ballot_is_laid_aside_for_both_at_once(hall):
    hall.key(Qt.Key.Key_F5)
    hall.keys("\n")
    assert (hall.view.number, hall.view.turn, hall.view.state.set_aside) == (2, 1, 1)
    assert hall.hint == "第 1 张 放入待定，两人都不用再录，由监票人认定。"


def test_a_dispute_may_be_laid_aside(hall):
    differ(hall)
    hall.key(Qt.Key.Key_F5)
    hall.keys("\n\n")
    assert (hall.view.number, hall.view.state.set_aside) == (2, 1)


def test_a_double_enter_never_passes_the_turn_twice(hall):
    hall.keys("1\n")
    hall.time.step = 0.1
    hall.keys("\n\n")
    assert hall.view.turn == 2
    assert versions(hall, 2) == ()


@pytest.mark.parametrize("turns", ["12\n", "12\n12\n", "12-4\n12\n"])
def test_after_a_power_cut_turn_and_dispute_are_found_again(hall, turns):
    hall.keys(turns)
    before = (hall.view.mode, hall.view.turn, hall.view.number, strokes(hall))
    hall.page.count.drop()
    hall.page.refresh()
    assert (hall.view.mode, hall.view.turn, hall.view.number, strokes(hall)) == before


def test_twenty_ballots_of_both_fill_the_count(hall):
    hall.keys("12\n12\n" * 20)
    assert hall.view.mode is Mode.FULL
    assert hall.page.entry.finish.isEnabled()
    assert hall.page.entry.title.text() == "已唱 20 张 / 共 20"


def test_whose_turn_it_is_never_flashes_up_as_a_window_that_takes_the_keys(hall, qapp):
    flashes = Flashes()
    qapp.installEventFilter(flashes)
    hall.page.count.drop()
    hall.page.refresh()
    differ(hall)
    qapp.processEvents()
    qapp.removeEventFilter(flashes)
    assert flashes.seen == []


def test_the_two_readings_are_drawn_once_for_each_difference(hall):
    parts = []
    for signs in ("12-4", "1", "34"):
        hall.keys(f"{signs}\n2\n")
        parts.append(len(hall.pad.dispute.findChildren(QLabel)))
        hall.keys("1")
        parts.append(len(hall.pad.dispute.findChildren(QLabel)))
        hall.keys("\n\n")
    assert len(set(parts)) == 1
