"""Every step of the count: named controls, room on the smallest screen, reasons for what is disabled."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from huanjie_desktop.domain.election.count_plan import CountPlan, SecondCount
from huanjie_desktop.domain.ids import MemberId
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.services.count.plan import save_plan
from huanjie_desktop.services.office import open_office
from huanjie_desktop.services.roster import roster
from tests.ui.counting import count_file, open_hall
from tests.ui.test_every_control import controls
from ui.letters import apply_size
from ui.pages.counting.entry.ballots_dialog import BallotsDialog
from ui.pages.counting.entry.board import Board
from ui.pages.counting.entry.count_view import Mode
from ui.pages.counting.entry.draft import Draft
from ui.pages.counting.stage import StepKey
from ui.state import SIZES

WIDTH, HEIGHT = 1093, 614


@pytest.fixture
def hall(window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock, returned=20)
    return open_hall(window, path, ready)


@pytest.fixture
def low(hall):
    """The smallest screen at the usual letter size."""
    apply_size("标准")
    hall.window.resize(WIDTH, HEIGHT)
    hall.show(StepKey.COUNT)
    QApplication.processEvents()
    return hall.page.rail


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", list(StepKey))
def test_every_step_fits_the_smallest_screen(hall, key, size):
    apply_size(size)
    hall.window.resize(WIDTH, HEIGHT)
    hall.show(key)
    QApplication.processEvents()
    assert hall.window.minimumSizeHint().width() <= WIDTH
    assert hall.window.minimumSizeHint().height() <= HEIGHT
    assert (hall.window.width(), hall.window.height()) == (WIDTH, HEIGHT)


@pytest.mark.parametrize("key", list(StepKey))
def test_every_control_has_a_name_to_see_and_to_speak(hall, key):
    hall.show(key)
    for control in controls(hall.page):
        assert control.objectName(), control
        assert control.accessibleName(), control.objectName()


class Flashes(QObject):
    """Remembers what was shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched.objectName())
        return False


def test_no_part_of_the_tab_flashes_up_as_a_window(window, qapp, tmp_path, clock):
    path, ready = count_file(tmp_path, clock, returned=20)
    flashes = Flashes()
    qapp.installEventFilter(flashes)
    hall = open_hall(window, path, ready)
    for key in StepKey:
        hall.show(key)
    qapp.removeEventFilter(flashes)
    assert flashes.seen == []


@pytest.mark.parametrize("key", list(StepKey))
def test_a_disabled_button_says_why(hall, key):
    hall.show(key)
    disabled = [one for one in hall.page.findChildren(QAbstractButton) if one.isVisible() and not one.isEnabled()]
    assert all(one.toolTip() for one in disabled), [one.objectName() for one in disabled if not one.toolTip()]


@pytest.mark.parametrize("size", SIZES)
def test_the_list_of_ballots_fits_and_is_named(hall, size):
    apply_size(size)
    hall.keys("1\n")
    hall.click("entryList")
    dialog = hall.window.findChildren(BallotsDialog)[-1]
    assert dialog.minimumSizeHint().width() <= 1090
    assert dialog.minimumSizeHint().height() <= 600
    for control in controls(dialog):
        assert control.objectName(), control
        assert control.accessibleName(), control.objectName()


def test_a_reader_hears_the_votes_of_a_row(hall):
    hall.keys("1\n")
    assert "赞成1" in hall.pad.board.rows[0].accessibleName()


@pytest.fixture
def pair(window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock, returned=20)
    office = open_office(path, clock)
    save_plan(office, CountPlan(ready.round, SecondCount.TOGETHER))
    for name in ("章建北", "赵同名", "赵同名"):
        roster.save_member(office, Member(MemberId(0), ready.branch.id, name))
    office.close()
    hall = open_hall(window, path, ready)
    hall.window.resize(WIDTH, HEIGHT)
    return hall


def seen(hall):
    QApplication.processEvents()
    assert hall.window.minimumSizeHint().height() <= HEIGHT
    assert (hall.window.width(), hall.window.height()) == (WIDTH, HEIGHT)
    nameless = [one for one in controls(hall.page) if not (one.objectName() and one.accessibleName())]
    assert nameless == []


@pytest.mark.parametrize("size", SIZES)
def test_two_recorders_fit_the_smallest_screen_in_every_state(pair, size):
    apply_size(size)
    seen(pair)
    pair.click("similarGo")
    seen(pair)
    pair.keys("12-4\n12\n")
    assert pair.view.mode is Mode.DISPUTE
    seen(pair)
    pair.keys("2\n\n+")
    pair.page.entry.write_in.field.setText("赵同名")
    seen(pair)


LONG = ("买买提依明·阿布都克里木·吐尔逊江", "张建北", "陈建北", "刘建北")


def test_a_very_long_name_is_seen_whole_and_the_signs_stay_in_one_column(hall, qtbot):
    board = Board(Draft(LONG), 3)
    qtbot.addWidget(board)
    board.resize(700, 400)
    board.show()
    QApplication.processEvents()
    assert len({row.sign.x() for row in board.rows}) == 1
    longest = board.rows[0].name
    assert longest.height() >= longest.heightForWidth(longest.width())


def test_tab_leads_to_the_step_in_sight_and_the_arrows_to_its_neighbours(hall):
    hall.show(StepKey.CHECK)
    rail = hall.page.rail.buttons
    assert [key for key in StepKey if rail[key].focusPolicy() & Qt.FocusPolicy.TabFocus] == [StepKey.CHECK]
    rail[StepKey.CHECK].setFocus()
    QTest.keyClick(rail[StepKey.CHECK], Qt.Key.Key_Up)
    assert hall.page.key is StepKey.COUNT


def lines_seen(rail):
    """Return how many lines of the legend of keys are wholly in sight."""
    area, shown = rail.keys, rail.keys.viewport().rect()
    labels = [one for one in area.findChildren(QLabel) if one.property("role") == "key"]
    places = [QRect(one.mapTo(area.viewport(), QPoint(0, 0)), one.size()) for one in labels]
    return sum(shown.contains(place) for place in places)


def test_in_a_low_window_done_steps_fold_so_that_the_keys_are_seen(low, hall):
    assert low.folded.text() == "✔  前 8 步已完成"
    assert [key for key in StepKey if low.buttons[key].isVisible()] == list(StepKey)[8:]
    assert lines_seen(low) >= 8
    hall.click("countStepsFolded")
    assert all(step.isVisible() for step in low.buttons.values())
    assert not low.folded.isVisible()


def test_steps_unfolded_fold_again_at_the_next_look(low, hall):
    hall.click("countStepsFolded")
    hall.show(StepKey.SORT)
    assert low.buttons[StepKey.HEADS].isVisible()
    hall.show(StepKey.COUNT)
    assert not low.buttons[StepKey.HEADS].isVisible()
    hall.window.resize(WIDTH, 1000)
    QApplication.processEvents()
    assert low.buttons[StepKey.HEADS].isVisible()
