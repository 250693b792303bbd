"""Counting by bundles: groups, two recorders per bundle, the comparison with its third look, through the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from huanjie_desktop.domain.election.count_plan import BundleState, CountPlan, SecondCount
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.plan import bundle_lines, plan_of, save_plan
from tests.ui.counting import count_file, open_hall
from tests.ui.meeting_office import dialog
from tests.ui.test_counting_course import settle
from ui.pages.counting.entry.count_view import Mode
from ui.pages.counting.stage import StepKey


@pytest.fixture
def hall(window, tmp_path, clock):
    return open_hall(window, *count_file(tmp_path, clock, returned=20))


def by_bundles(hall, size=10):
    """Choose the second pass by bundles before the first ballot."""
    save_plan(hall.window.office, CountPlan(hall.ready.round, SecondCount.BUNDLES, size))
    hall.page.count.drop()
    hall.page.refresh()
    return hall.page.count.bundles


def lines(hall):
    return bundle_lines(hall.window.office, hall.ready.round)


def enter(hall, *ballots):
    """Enter the bundle that comes next and go on."""
    hall.click("bundleEnter")
    for keys in ballots:
        hall.keys(keys)
    assert hall.view.mode in (Mode.FULL, Mode.CLOSED)
    hall.click("entryFinish")


def test_the_plan_is_chosen_at_the_sorting_and_kept_at_once(window, tmp_path, clock):
    hall = open_hall(window, *count_file(tmp_path, clock))
    hall.show(StepKey.SORT)
    box = hall.page.panels[StepKey.SORT].plan
    box.second.setCurrentIndex(box.second.findData(SecondCount.BUNDLES))
    box.second.activated.emit(box.second.currentIndex())
    assert plan_of(window.office, hall.ready.round).second is SecondCount.BUNDLES
    assert "按扎比对" in box.words.text()


def test_after_the_first_ballot_only_the_hall_screen_may_become_stricter(hall):
    hall.keys("1\n")
    hall.show(StepKey.SORT)
    box = hall.page.panels[StepKey.SORT].plan
    assert not box.second.isEnabled()
    assert "已经开始录入" in box.second.toolTip()
    assert box.privacy.isEnabled()


def test_few_ballots_shown_one_by_one_are_warned_of(window, tmp_path, clock):
    hall = open_hall(window, *count_file(tmp_path, clock, returned=9))
    hall.show(StepKey.SORT)
    found = hall.page.panels[StepKey.SORT].plan.problems.problems
    assert [one.code for one in found] == ["strokes_tell_single_ballots"]


def test_two_recorders_enter_every_bundle_and_the_count_is_closed(hall):
    panel = by_bundles(hall)
    assert hall.page.entry is None
    seen = []
    for _ in range(4):
        seen.append(panel.enter.text())
        enter(hall, *["123\n"] * 10)
    assert seen == [f"录入第 {bundle} 扎（第{who}录入人）" for bundle in (1, 2) for who in "一二"]
    assert panel.told.text().startswith("✔ 共 2 扎，录完 2 扎")
    hall.click("bundlesFinish")
    for name in ("close", "confirm", "report", "announce"):
        hall.click(f"{name}GateConfirm")
    assert hall.round.state is RoundState.ANNOUNCED


def test_a_difference_opens_the_comparison_and_the_paper_decides(hall):
    panel = by_bundles(hall)
    enter(hall, *["123\n"] * 10)
    enter(hall, *["123\n"] * 4, "124\n", *["123\n"] * 5)
    compare = dialog("compareDialog")
    shown = [compare.list.model.index(0, column).data() for column in range(3)]
    assert shown == ["第 5 张，两人录得不同", "张建北 ○　陈建北 空白", "张建北 空白　陈建北 ○"]
    compare.look.click()
    third = dialog("thirdLookDialog")
    assert not third.ok.isEnabled()
    third.whose.setCurrentIndex(0)
    third.ok.click()
    assert "完全相符" in compare.told.text()
    compare.leave.click()
    assert lines(hall)[0].looks == 0
    assert panel.enter.text() == "录入第 2 扎（第一录入人）"
    reasons = [
        one.reason for one in counting.ballot_versions(hall.window.office, hall.ready.round, 2) if one.number == 5
    ]
    assert reasons == ["", "第三次查看：录得不同"]


def test_neither_recorder_may_be_right(hall):
    by_bundles(hall)
    enter(hall, *["123\n"] * 10)
    enter(hall, *["123\n"] * 9, "124\n")
    dialog("compareDialog").look.click()
    third = dialog("thirdLookDialog")
    third.whose.setCurrentIndex(2)
    for box in third.reading.boxes[2:]:
        box.setCurrentIndex(1)
    third.reading.boxes[0].setCurrentIndex(0)
    third.ok.click()
    for recorder in (1, 2):
        last = counting.open_count(hall.window.office, hall.ready.round, recorder).ballots[10]
        assert "".join(last.marks.marks) == "O_XX"


def test_a_count_whose_recorders_differ_is_not_closed(hall):
    by_bundles(hall, 20)
    enter(hall, *["123\n"] * 20)
    enter(hall, *["123\n"] * 19, "124\n")
    dialog("compareDialog").leave.click()
    hall.show(StepKey.CHECK)
    box = hall.page.panels[StepKey.CHECK].close_box
    assert "bundle_differs" in [one.code for one in box.problems.problems]
    assert not box.gate.button.isEnabled()


def test_a_bundle_goes_to_one_group_and_comes_back_whole(hall):
    hall.click("countBundles")
    panel = hall.page.count.bundles
    panel.group.setCurrentText("东厅计票组")
    hall.click("bundleOut")
    assert (lines(hall)[0].bundle.group, lines(hall)[0].bundle.state) == ("东厅计票组", BundleState.OUT)
    assert not panel.out.isEnabled()
    assert "已经领走" in panel.out.toolTip()
    panel.papers.set_number(19)
    hall.click("bundleBack")
    assert hall.window.messages.told == ["bundle_papers_differ"]
    panel.papers.set_number(20)
    hall.click("bundleBack")
    assert lines(hall)[0].bundle.state is BundleState.BACK
    assert "不能再计一遍" in panel.out.toolTip()


def test_a_bundle_still_out_keeps_the_count_open(hall):
    hall.click("countBundles")
    hall.click("bundleOut")
    panel = hall.page.count.bundles
    assert "还在计票组：第 1 扎（第一计票组）" in panel.told.text()
    hall.show(StepKey.CHECK)
    assert "bundle_still_out" in [one.code for one in hall.page.panels[StepKey.CHECK].close_box.problems.problems]


def test_the_list_of_bundles_leads_back_to_the_whole_pile(hall):
    hall.keys("123\n" * 3)
    hall.click("countBundles")
    assert "3 / 20" in hall.page.count.bundles.list.model.index(0, 2).data()
    hall.click("bundlesPile")
    assert hall.page.entry.title.text() == "第 4 张 / 共 20"
    hall.keys("123\n" * 17)
    settle(hall)
    assert hall.round.state is RoundState.ANNOUNCED


def test_the_keys_stand_at_what_comes_next(hall):
    by_bundles(hall)
    QApplication.processEvents()
    assert hall.window.focusWidget().objectName() == "bundleEnter"


SIX = ("12\n", "13\n", "14\n", "23\n", "24\n", "34\n")


def key_in(hall, ballots):
    """Enter ballots of the bundle that comes next and go on, whether it is full or no paper is left."""
    hall.click("bundleEnter")
    for keys in ballots:
        hall.keys(keys)
    hall.click("entryFinish")


def test_a_first_recorder_who_skipped_one_is_found_by_the_second(hall):
    panel = by_bundles(hall, 6)
    key_in(hall, (*SIX[:2], *SIX[3:]))
    assert panel.enter.text() == "录入第 1 扎（第二录入人）"
    key_in(hall, SIX)
    compare = dialog("compareDialog")
    assert compare.list.model.index(0, 0).data() == "第 3 张，第一录入人漏录"
    compare.look.click()
    third = dialog("thirdLookDialog")
    third.whose.setCurrentIndex(0)
    third.ok.click()
    assert "请监票人第三次通读" in compare.told.text()
    assert panel.list.model.index(0, 4).data() == "○ 待通读"
    compare.read.click()
    assert "请再对最后一张原票：第 6 张 ○ 张建北、陈建北" in compare.told.text()
    compare.leave.click()
    assert (lines(hall)[0].first, lines(hall)[0].looks) == (6, 0)
    assert panel.list.model.index(0, 4).data() == "✔ 相符"


def test_a_bundle_that_does_not_stand_is_entered_anew_by_the_first_recorder(hall):
    panel = by_bundles(hall, 6)
    key_in(hall, (*SIX[:2], *SIX[3:]))
    key_in(hall, SIX)
    compare = dialog("compareDialog")
    compare.look.click()
    third = dialog("thirdLookDialog")
    third.whose.setCurrentIndex(0)
    third.ok.click()
    compare.anew.click()
    compare.leave.click()
    assert (lines(hall)[0].first, lines(hall)[0].second) == (0, 0)
    assert panel.enter.text() == "录入第 1 扎（第一录入人）"


def test_a_second_recorder_without_papers_goes_to_the_comparison(hall):
    by_bundles(hall, 6)
    key_in(hall, SIX)
    key_in(hall, SIX[1:])
    assert dialog("compareDialog").list.model.index(0, 0).data() == "第 1 张，第二录入人漏录"


def test_two_who_left_out_the_same_ballot_are_not_told_that_all_is_well(hall):
    panel = by_bundles(hall, 6)
    key_in(hall, SIX[1:])
    key_in(hall, SIX[1:])
    assert panel.list.model.index(0, 4).data() == "录入中"
    hall.click("bundleCompare")
    compare = dialog("compareDialog")
    assert compare.told.text().startswith("○ 两人都还少 1 张")


def test_a_ballot_entered_twice_may_be_one_the_other_left_out(hall):
    by_bundles(hall, 6)
    key_in(hall, ("12\n", *SIX[:5]))
    key_in(hall, SIX)
    compare = dialog("compareDialog")
    compare.look.click()
    third = dialog("thirdLookDialog")
    assert not third.ok.isEnabled()
    third.whose.setCurrentIndex(1)
    third.ok.click()
    assert hall.window.messages.told == ["look_bundle_full"]
    compare.look.click()
    again = dialog("thirdLookDialog")
    again.whose.setCurrentIndex(0)
    again.ok.click()
    assert lines(hall)[0].first == 5


def test_the_paper_may_be_void_as_a_whole(hall):
    by_bundles(hall, 6)
    key_in(hall, SIX)
    key_in(hall, (*SIX[:5], "33\n" * 2))
    dialog("compareDialog").look.click()
    third = dialog("thirdLookDialog")
    third.whose.setCurrentIndex(2)
    third.void.setCurrentIndex(1)
    third.ok.click()
    assert lines(hall)[0].looks == 0
    for recorder in (1, 2):
        last = counting.open_count(hall.window.office, hall.ready.round, recorder).ballots[6]
        assert not last.verdict.valid


def test_the_plan_is_chosen_by_keys_alone(window, tmp_path, clock):
    hall = open_hall(window, *count_file(tmp_path, clock))
    hall.show(StepKey.SORT)
    box = hall.page.panels[StepKey.SORT].plan.second
    box.setFocus()
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert plan_of(window.office, hall.ready.round).second is SecondCount.BUNDLES
