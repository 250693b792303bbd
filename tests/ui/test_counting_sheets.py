"""Paper 正 sheets against the entries: typed as they stand, each difference named, explained by the scrutineers."""

import pytest

from huanjie_desktop.domain.election.count_plan import CountPlan, SecondCount
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.services.count.plan import save_plan
from huanjie_desktop.services.count.sheets import explanations_of, sheets_of
from tests.ui.counting import count_file, open_hall
from tests.ui.meeting_office import dialog
from ui.pages.counting.stage import StepKey

NAMES = ("刘建北", "孙建北", "张建北", "陈建北")


@pytest.fixture
def hall(window, tmp_path, clock):
    hall = open_hall(window, *count_file(tmp_path, clock, returned=20))
    save_plan(window.office, CountPlan(hall.ready.round, SecondCount.SHEETS, 10))
    hall.keys("123\n" * 15 + "12-4\n" * 5)
    hall.click("entryFinish")
    return hall


def box(hall):
    return hall.page.panels[StepKey.CHECK].close_box


def fill(hall, **changed):
    """Type the right totals of the pile, with some figures changed."""
    right = {"刘建北": (20, 0, 0), "孙建北": (20, 0, 0), "张建北": (15, 0, 5), "陈建北": (0, 5, 15)}
    hall.click("sheetFill")
    sheet = dialog("sheetDialog")
    sheet.valid.set_number(20)
    sheet.invalid.set_number(0)
    for name, votes in {**right, **changed}.items():
        sheet.votes[name].set_votes(votes)
    return sheet


def test_the_count_stays_open_until_the_sheet_is_typed(hall):
    assert [one.code for one in box(hall).problems.problems] == ["sheets_missing"]
    assert not box(hall).gate.button.isEnabled()
    fill(hall).ok.click()
    assert sheets_of(hall.window.office, hall.ready.round)[0].votes["张建北"] == (15, 0, 5)
    assert box(hall).problems.problems == ()
    hall.click("closeGateConfirm")
    assert hall.round.state is RoundState.CHECKING


def test_an_empty_figure_is_not_zero(hall):
    sheet = fill(hall)
    assert "全部相符" in sheet.found.text()
    sheet.votes["张建北"].numbers[1].set_number(None)
    assert not sheet.ok.isEnabled()
    assert sheet.value() is None


def test_each_difference_is_named_while_it_is_typed(hall):
    sheet = fill(hall, 张建北=(14, 0, 6))
    assert sheet.found.text() == "○ 张建北 赞成：纸面 14，录入 15\n张建北 弃权：纸面 6，录入 5"
    assert sheet.ok.isEnabled()


def test_a_difference_is_closed_only_with_a_signed_explanation(hall):
    fill(hall, 张建北=(14, 0, 6)).ok.click()
    assert {one.code for one in box(hall).problems.problems} == {"sheet_differs"}
    assert not box(hall).gate.button.isEnabled()
    sheets = box(hall).sheets
    assert not sheets.explain.button.isEnabled()
    sheets.text.setText("纸面漏画一笔，监票人已看原票")
    hall.click("explainGateConfirm")
    assert explanations_of(hall.window.office, hall.ready.round)[-1].witnesses == "李建北"
    hall.click("closeGateConfirm")
    assert hall.round.state is RoundState.CHECKING


def test_a_sheet_is_typed_for_every_bundle(hall):
    sheets = box(hall).sheets
    assert [sheets.place.itemData(place) for place in range(sheets.place.count())] == [0, 1, 2]
    sheets.place.setCurrentIndex(2)
    sheet = fill(hall, 刘建北=(10, 0, 0), 孙建北=(10, 0, 0), 张建北=(5, 0, 5), 陈建北=(0, 5, 5))
    sheet.valid.set_number(10)
    assert "全部相符" in sheet.found.text()
    sheet.ok.click()
    assert list(sheets_of(hall.window.office, hall.ready.round)) == [2]


def test_a_written_in_name_without_votes_is_not_finished(hall):
    sheet = fill(hall)
    sheet.written[0].name.setText("文建北")
    assert not sheet.ok.isEnabled()
    sheet.written[0].number.set_number(1)
    assert "文建北 另选赞成：纸面 1，录入 0" in sheet.found.text()
