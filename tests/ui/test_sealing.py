"""封存 at the announcement: tick every thing, copy to the stick, close the bag, open the list."""

import pytest

from huanjie_desktop.services import outcome
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.sealing import seal_of
from huanjie_desktop.services.office import open_office
from huanjie_desktop.services.vote_steps import VoteStep, confirm_step
from tests.builders import marks
from tests.ui.counting import count_file, open_hall
from tests.ui.test_every_control import english, nameless, unguarded
from ui.letters import apply_size
from ui.pages.counting.after.seal_dialog import SealDialog
from ui.pages.counting.stage import StepKey
from ui.targets import RoundTarget


@pytest.fixture
def hall(window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock, returned=20)
    office = open_office(path, clock)
    count = counting.open_count(office, ready.round)
    for _ in range(20):
        counting.enter_ballot(office, count, marks("OOO_"))
    counting.close_count(office, ready.round)
    outcome.confirm_outcome(office, ready.round)
    confirm_step(office, ready.round, VoteStep.REPORTED, "李建北")
    outcome.announce(office, ready.round)
    office.close()
    made = open_hall(window, path, ready)
    window.view.go("counting", RoundTarget(ready.election, ready.round))
    made.show(StepKey.ANNOUNCE)
    return made


@pytest.fixture
def dialog(hall):
    hall.click("sealGateConfirm")
    return hall.window.findChild(SealDialog)


def test_the_bag_is_closed_when_all_is_ticked_and_copied(qtbot, hall, dialog, tmp_path):
    (tmp_path / "U盘").mkdir()
    hall.window.messages.replies = [tmp_path / "U盘"]
    dialog.copy.click()
    qtbot.waitUntil(lambda: "SHA-256" in dialog.copied.text())
    for tick in dialog._ticks:
        tick.setChecked(True)
    assert dialog.ok.isEnabled()
    dialog.ok.click()
    closed = seal_of(hall.window.office, hall.ready.round)
    assert closed.copy.sha256[:16] in dialog.copied.text()
    assert f"在文件夹：{tmp_path / 'U盘'}" in dialog.copied.text()
    assert "已封存" in hall.page.panels[StepKey.ANNOUNCE].seal.words.text()


def test_one_thing_not_ticked_keeps_the_bag_open(dialog):
    for tick in dialog._ticks[1:]:
        tick.setChecked(True)
    assert not dialog.ok.isEnabled()


def test_a_stick_that_is_not_there_is_told(qtbot, hall, dialog, tmp_path):
    hall.window.messages.replies = [tmp_path / "拔掉了"]
    dialog.copy.click()
    qtbot.waitUntil(lambda: hall.window.messages.told == ["folder_missing"])
    assert dialog.copied.text() == "还没有复制"


def test_the_list_opens_among_the_papers(hall):
    hall.click("sealList")
    assert hall.window.view.key == "papers"
    assert hall.window.view.page("papers").current().kind == "sealed_list"


def test_every_control_of_the_dialog_is_named_and_chinese(dialog):
    assert (nameless(dialog), english(dialog), unguarded(dialog)) == ([], [], [])


def test_the_dialog_fits_the_smallest_screen_at_the_largest_letters(hall):
    apply_size("特大")
    hall.click("sealGateConfirm")
    found = hall.window.findChild(SealDialog)
    assert (found.width() <= 1090, found.height() <= 600) == (True, True)
    assert found.minimumSizeHint().height() <= 600


def test_the_recount_opens_from_the_report(hall):
    hall.show(StepKey.REPORT)
    hall.click("reportRecount")
    assert hall.window.view.page("papers").current().kind == "recount"
