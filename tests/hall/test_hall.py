"""The hall screen beside the real window: it follows the count, pages turn on command, nothing leaks."""

from functools import partial

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from huanjie_desktop.domain.election.count_plan import CountPlan, Privacy, SecondCount
from huanjie_desktop.services import outcome
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.counting import Opening
from huanjie_desktop.services.count.plan import save_plan
from huanjie_desktop.services.office import open_office
from tests.builders import counted, marks
from tests.hall.counts import words
from tests.ui.counting import count_file, open_hall
from ui.hall.projector import FOUND, LOST
from ui.hall.scene import HallPage
from ui.hall.screens import ONLY_ONE, display_of
from ui.pages.counting.stage import StepKey

Key, Held = Qt.Key, Qt.KeyboardModifier
IDS_AND_PHONES = ("990", "199000", "138")


def lines(hall):
    return {line.name: line.votes for line in hall.feed.count.lines}


def figure(hall, name):
    shown = words(hall)
    return shown[shown.index(name) + 1]


def test_a_ballot_is_seen_at_once_and_only_after_enter(desk, hall):
    desk.keys("12")
    assert figure(hall, "已唱") == "0"
    desk.keys("\n")
    assert figure(hall, "已唱") == "1"
    assert sorted(lines(hall).values()) == [0, 0, 1, 1]
    assert "第 1 张" in words(hall)


def test_the_newest_strokes_stand_out_for_a_moment_only(desk, hall, qtbot):
    desk.keys("1\n")
    assert hall.projector.window.scene.content.lit
    qtbot.waitUntil(lambda: not hall.projector.window.scene.content.lit, timeout=2000)


def test_a_ballot_taken_back_and_a_correction_are_announced(desk, hall):
    desk.keys("1\n2\n")
    desk.key(Key.Key_F7)
    assert "撤回：第 2 张" in words(hall)
    desk.view.correct(1, "读错")
    desk.keys("3\n")
    assert "更正：第 1 张" in words(hall)
    desk.keys("4\n")
    assert not [one for one in words(hall) if "更正" in one or "撤回" in one]


def test_what_a_third_look_changed_is_seen_while_no_ballot_is_entered(desk, hall):
    desk.keys("1\n2\n")
    desk.page.count.show_bundles()
    office, round_id = desk.window.office, desk.ready.round
    count = counting.open_count(office, round_id)
    mend = partial(counting.correct_ballot, office, count, 1, marks("__O_"), "第三次查看")
    desk.window.view.context.tasks.now(mend)
    assert sorted(lines(hall).values()) == [0, 0, 1, 1]
    assert lines(hall)[desk.page.stage.round.names[2]] == 1
    assert hall.feed.view is None


def test_a_pause_is_shown_and_ends(desk, hall):
    desk.key(Key.Key_F9)
    assert "计票暂停" in words(hall)
    desk.key(Key.Key_F9)
    assert "计票暂停" not in words(hall)


def test_freezing_holds_the_picture_and_thawing_catches_up(desk, hall):
    desk.key(Key.Key_F12)
    desk.keys("1\n")
    assert figure(hall, "已唱") == "0"
    assert desk.view.state.entered == 1
    assert desk.page.hall.freeze.isChecked()
    desk.key(Key.Key_F12)
    assert figure(hall, "已唱") == "1"


def test_the_operator_sees_that_the_hall_is_frozen(desk, hall):
    desk.key(Key.Key_F12)
    assert desk.page.hall.state.text().endswith("大屏已冻结，会场看不到变化")
    desk.key(Key.Key_F12)
    assert "冻结" not in desk.page.hall.state.text()


def test_a_recess_without_an_end_says_nothing_of_its_time(desk, hall):
    hall.show_page(HallPage.COUNTDOWN)
    assert words(hall)[-1] == "会议休息"
    hall.count_down(10)
    assert words(hall)[-1] == "10:00"


def test_what_is_being_keyed_is_never_seen(desk, hall):
    desk.keys("1-2/3")
    before = words(hall)
    desk.keys("<")
    assert words(hall) == before
    assert not [one for one in before if "×" in one or "○" in one or "异形" in one]


def planned(desk, privacy):
    assert save_plan(desk.window.office, CountPlan(desk.ready.round, privacy=privacy, bundle_size=2))
    desk.view.plan = CountPlan(desk.ready.round, privacy=privacy, bundle_size=2)
    desk.view.changed.emit()


def test_hidden_until_the_end_shows_only_how_far_the_calling_is(desk, hall):
    planned(desk, Privacy.END)
    desk.keys("1\n" * 19)
    assert (figure(hall, "已唱"), figure(hall, "有效")) == ("19", "—")
    assert "全部唱计完毕后显示得票" in words(hall)
    desk.keys("1\n")
    assert figure(hall, "有效") == "20"
    assert max(lines(hall).values()) == 20


def test_by_bundles_a_single_ballot_is_not_seen(desk, hall):
    planned(desk, Privacy.BUNDLE)
    desk.keys("1\n")
    assert (figure(hall, "已唱"), sum(lines(hall).values())) == ("1", 0)
    desk.keys("2\n")
    assert sum(lines(hall).values()) == 2


@pytest.mark.parametrize("place", range(1, 10))
def test_each_page_has_its_key_and_stays_until_the_next_command(desk, hall, place):
    QTest.keyClick(desk.pad, Key(int(Key.Key_0) + place), Held.AltModifier)
    page = list(HallPage)[place - 1]
    assert (hall.page, desk.page.hall.pages.currentText()) == (page, str(page))
    desk.keys("1\n")
    assert hall.page is page
    assert words(hall)


def test_letters_and_colours_change_live_and_are_remembered(desk, hall):
    before = hall.theme
    QTest.keyClick(desk.pad, Key.Key_Plus, Held.ControlModifier)
    QTest.keyClick(desk.pad, Key.Key_T, Held.ControlModifier)
    assert (hall.factor, hall.projector.window.factor) == (1.15, 1.15)
    assert hall.projector.window.theme is hall.theme is not before
    QTest.keyClick(desk.pad, Key.Key_Minus, Held.ControlModifier)
    assert hall.factor == 1.0
    assert desk.window.state.hall("theme") == hall.theme.name
    assert desk.view.draft.empty


def test_with_one_display_there_is_a_rehearsal_in_a_window_and_a_sentence(desk, hall):
    assert hall.projector.display is None
    assert ONLY_ONE in desk.page.hall.state.text()
    assert not hall.projector.window.windowFlags() & Qt.WindowType.FramelessWindowHint


def test_the_rehearsal_comes_up_small_in_the_lower_right_corner(desk, hall):
    room, place = desk.window.screen().availableGeometry(), hall.projector.window.geometry()
    assert place.width() <= 0.31 * room.width()
    assert place.height() <= 0.31 * room.height()
    assert (place.right(), place.bottom()) == (room.right() - 21, room.bottom() - 21)


def test_the_rehearsal_comes_up_where_the_clerk_put_it(desk, hall):
    wanted = QRect(30, 40, 200, 120)
    hall.projector.window.setGeometry(wanted)
    desk.key(Key.Key_F11)
    hall.projector.window.setGeometry(QRect(5, 5, 80, 60))
    desk.key(Key.Key_F11)
    assert hall.projector.window.geometry() == wanted


def test_a_rehearsal_kept_out_of_sight_comes_up_in_its_corner(desk, hall):
    corner = hall.projector.window.geometry()
    hall.projector.close()
    for kept in ("9000 9000 200 120", "10 10 -5 80", "乱写"):
        desk.window.state.set_hall("rehearsal", kept)
        hall.open()
        assert hall.projector.window.geometry() == corner
        hall.projector.window.hide()


def test_f11_shows_and_takes_away_and_the_keys_stay_with_the_operator(desk, hall):
    desk.key(Key.Key_F11)
    assert not hall.projector.is_open
    desk.key(Key.Key_F11)
    assert hall.projector.is_open
    QApplication.processEvents()
    desk.keys("1\n")
    assert figure(hall, "已唱") == "1"


def test_a_display_lost_in_mid_count_leaves_the_count_alone_and_one_key_returns(desk, hall):
    screen = desk.window.screen()
    hall.projector.display = display_of(screen)
    desk.keys("1\n")
    hall.projector.screen_gone(screen)
    assert not hall.projector.is_open
    assert LOST in desk.page.hall.state.text()
    desk.keys("2\n")
    hall.projector.screen_came(screen)
    assert FOUND in desk.page.hall.state.text()
    desk.key(Key.Key_F11)
    assert hall.projector.is_open
    assert figure(hall, "已唱") == "2"


def test_closing_the_rehearsal_closes_nothing_else(desk, hall):
    hall.projector.window.close()
    assert not hall.projector.is_open
    assert "没有打开" in desk.page.hall.state.text()
    desk.keys("1\n")
    assert desk.view.state.entered == 1


def test_the_result_is_hidden_until_confirmed_and_released(window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock)
    desk = open_hall(window, path, ready)
    hall = window.view.context.hall
    hall.open()
    hall.show_page(HallPage.RESULT)
    hall.release()
    assert "结果尚未宣布" in words(hall)
    counted(window.office, ready.round, [marks("OO__")] * 20)
    window.tasks.now(lambda: outcome.confirm_outcome(window.office, ready.round))
    assert "结果尚未宣布" in words(hall)
    desk.page.hall.release.click()
    assert "委员当选名单" in words(hall)
    assert set(outcome.outcome(window.office, ready.round).elected) <= set(words(hall))
    window.tasks.now(lambda: counting.reopen(window.office, ready.round, "复核"))
    assert "结果尚未宣布" in words(hall)


def test_no_dialog_opens_on_the_hall_screen(desk, hall):
    desk.keys("1\n")
    desk.click("entryList")
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    assert shown
    assert all(one.parentWidget().window() is desk.window for one in shown)
    assert not hall.projector.window.findChildren(QDialog)


@pytest.mark.parametrize("page", list(HallPage))
def test_no_page_shows_an_identity_number_or_a_phone(desk, hall, page):
    hall.show_page(page)
    assert not [one for one in words(hall) for part in IDS_AND_PHONES if part in one]


def test_a_recess_is_counted_down_and_never_goes_below_nothing(hall):
    hall.now = lambda: 100.0
    hall.count_down(10)
    assert "10:00" in words(hall)
    hall.now = lambda: 5000.0
    hall._show()
    assert "00:00" in words(hall)


def test_another_round_takes_the_release_and_the_figures_away(desk, hall):
    desk.keys("1\n")
    hall.released = True
    hall.show_round(None)
    assert (hall.released, hall.feed.count) == (False, None)
    assert "尚未开始计票" in words(hall)


def test_leaving_the_count_keeps_the_figures_in_sight(desk, hall):
    desk.keys("1\n" * 20)
    desk.click("entryFinish")
    assert figure(hall, "已唱") == "20"
    desk.show(StepKey.COUNT)
    assert figure(hall, "已唱") == "20"


def test_the_bar_says_why_a_button_is_off(desk):
    bar = desk.page.hall
    assert not bar.release.isEnabled()
    assert bar.release.toolTip() == "监票人确认结果以后才能公布"
    assert bar.freeze.toolTip() == "大屏没有打开"


def test_closing_the_file_takes_the_hall_screen_away(desk, hall):
    shown = hall.projector.window
    desk.window.close_file()
    assert hall.projector.window is None
    assert not shown.isVisible()


def test_an_election_that_was_deleted_leaves_a_waiting_hall(desk, hall):
    hall.place = type(hall.place)(hall.place.election + 99, None, None)
    for page in HallPage:
        hall.show_page(page)
        assert hall.projector.is_open


def test_opening_the_box_again_is_followed(desk, hall):
    desk.keys("1\n")
    corrected = Opening(19, True, "李建北")
    desk.window.tasks.now(lambda: counting.recount_box(desk.window.office, desk.ready.round, corrected, "粘连"))
    assert hall.projector.is_open


def test_of_two_recorders_the_hall_sees_a_ballot_only_when_both_agree(window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock, returned=20)
    office = open_office(path, clock)
    save_plan(office, CountPlan(ready.round, second=SecondCount.TOGETHER))
    office.close()
    desk = open_hall(window, path, ready)
    hall = window.view.context.hall
    hall.open()
    hall.show_page(HallPage.COUNT)
    desk.keys("12\n")
    assert (figure(hall, "已唱"), sum(lines(hall).values())) == ("0", 0)
    desk.keys("12\n")
    assert (figure(hall, "已唱"), sum(lines(hall).values())) == ("1", 2)
    desk.keys("1\n2\n")
    assert (figure(hall, "已唱"), sum(lines(hall).values())) == ("1", 2)


def test_a_ballot_set_aside_is_counted_as_waiting_and_for_nobody(desk, hall):
    hall.projector.window.resize(1366, 768)
    desk.keys("1")
    desk.key(Key.Key_F5)
    desk.keys("\n")
    assert (figure(hall, "已唱"), figure(hall, "待定"), sum(lines(hall).values())) == ("1", "1", 0)
