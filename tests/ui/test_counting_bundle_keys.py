"""The second pass by bundles: the second recorder keys one bundle, blind to the first, and stops at its end."""

from dataclasses import dataclass

import pytest
from PySide6.QtTest import QTest

from huanjie_desktop.domain.election.count_plan import CountPlan, SecondCount
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.plan import save_plan
from tests.builders import marks
from tests.ui.counting import KEYS, PAD, StepTime, count_file
from ui.pages.counting.entry.count_view import Mode
from ui.pages.counting.entry.entry_panel import EntryPanel


@dataclass
class Desk:
    """The panel of the second recorder on the second bundle of five."""

    panel: EntryPanel
    round_id: int

    def keys(self, text):
        for letter in text:
            QTest.keyClick(self.panel.pad, KEYS[letter], PAD)


@pytest.fixture
def desk(window, qtbot, tmp_path, clock):
    path, ready = count_file(tmp_path, clock, returned=20)
    assert window.open_file(path)
    save_plan(window.office, CountPlan(ready.round, SecondCount.BUNDLES, 5))
    first = counting.open_count(window.office, ready.round)
    for _ in range(20):
        counting.enter_ballot(window.office, first, marks("OO_X"))
    panel = EntryPanel(window.view.context, ready.election, ready.round, 2, 2)
    panel.view.now = StepTime()
    qtbot.addWidget(panel)
    panel.show()
    return Desk(panel, ready.round)


def test_the_second_recorder_begins_at_the_first_ballot_of_the_bundle(desk):
    assert desk.panel.title.text() == "第 6 张　第 2 扎（6–10）"


def test_nothing_of_the_first_entry_is_to_be_seen(desk):
    assert [row.yes.text() for row in desk.panel.pad.board.rows] == ["0"] * 4
    assert desk.panel.last.text() == "上一张　还没有录入"
    assert "已唱\u00a00" in desk.panel.figures.text()


def test_the_bundle_ends_by_itself(desk):
    desk.keys("12\n" * 5)
    assert desk.panel.view.mode is Mode.FULL
    assert desk.panel.title.text() == "第 2 扎 5 张已录完，请比对"
    assert desk.panel.pad.hint.text().startswith("手里应当没有票了。还有票，就是录重了一张")
    assert "第 2 扎 5 张已录完，请比对" in desk.panel.pad.verdict.text()
    desk.keys("1\n")
    assert desk.panel.view.state.entered == 5


def test_the_button_at_the_end_leads_to_the_comparison(desk, qtbot):
    desk.keys("12\n" * 5)
    assert desk.panel.finish.text() == "本扎录完，去比对"
    with qtbot.waitSignal(desk.panel.finished):
        desk.panel.finish.click()


def test_the_hall_goes_on_seeing_the_first_entry(desk):
    desk.keys("12\n")
    shown = desk.panel.view.confirmed
    assert len(shown) == 20
    assert {"".join(one.marks.marks) for one in shown} == {"OO_X"}
