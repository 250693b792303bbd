"""Steps and dialogs of 会议议程: named controls, Chinese words, room on the smallest screen at every letter size."""

import re

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QTextBrowser, QWidget

from huanjie_desktop.domain.election.records import OfficerRole
from huanjie_desktop.services import elections
from tests.ui.meeting_office import a_desk, dialog, with_list, with_meeting
from tests.ui.test_every_control import english, nameless, unguarded
from ui.letters import apply_size
from ui.pages.meeting.steps import TITLES

CODE = re.compile(r"R-\d|V[1-5]\b")
STEPS = [key for key, _title in TITLES]
OPENERS = {
    "electionDialog": lambda desk: desk.page.chooser.new.click(),
    "nominateDialog": lambda desk: desk.at("candidates").nominate.click(),
    "exclusionDialog": lambda desk: desk.at("exclusions").propose.click(),
    "officerDialog": lambda desk: desk.at("staff").adds[OfficerRole.TELLER].click(),
    "observerDialog": lambda desk: desk.at("attendance").observers.add.click(),
    "handsDialog": lambda desk: desk.at("method").adopt.click(),
}


@pytest.fixture
def desk(window, tmp_path):
    made = a_desk(window, tmp_path / "试验.huanjie")
    with_list(made)
    return made


@pytest.mark.parametrize("step", STEPS)
def test_every_control_of_a_step_is_named_and_chinese_and_guarded(desk, step):
    panel = desk.at(step)
    assert nameless(panel) == []
    assert english(panel) == []
    assert unguarded(panel) == []


@pytest.mark.parametrize("size", ["标准", "特大"])
@pytest.mark.parametrize("step", STEPS)
def test_a_step_fits_the_smallest_screen(desk, step, size):
    apply_size(size)
    desk.at(step)
    wish = desk.window.minimumSizeHint()
    assert (wish.width() <= 1093, wish.height() <= 590) == (True, True), wish


@pytest.mark.parametrize("name", OPENERS)
def test_a_dialog_is_named_and_fits_at_the_largest_letters(desk, name):
    apply_size("特大")
    OPENERS[name](desk)
    box = dialog(name)
    least = box.minimumSizeHint()
    assert nameless(box) == []
    assert english(box) == []
    assert max(box.width(), least.width()) <= 1090
    assert max(box.height(), least.height()) <= 600
    box.reject()


@pytest.mark.parametrize("step", STEPS)
def test_a_disabled_button_says_why(desk, step):
    from PySide6.QtWidgets import QPushButton

    panel = desk.at(step)
    silent = [one for one in panel.findChildren(QPushButton) if not one.isEnabled() and one.isVisible()]
    assert [one.objectName() for one in silent if not one.toolTip()] == []


def test_a_count_that_fails_does_not_disturb_the_rail(desk):
    with_meeting(desk, absent=10)
    panel = desk.at("attendance")
    assert "还差" in panel.board.verdict.text()
    assert "到会人数不足" in desk.page.rail.buttons["attendance"].toolTip()


def seen(widget):
    """Return every text of a widget that stands on the screen, without tooltips."""
    for one in widget.findChildren(QWidget):
        if isinstance(one, QTextBrowser):
            yield one.toPlainText()
        elif isinstance(one, QComboBox):
            yield from (one.itemText(place) for place in range(one.count()))
        elif isinstance(one, QLabel | QAbstractButton):
            yield one.text()


@pytest.mark.parametrize("step", STEPS)
def test_no_step_shows_the_number_of_a_rule_or_a_variant(window, tmp_path, step):
    desk = a_desk(window, tmp_path / "试验.huanjie")
    panel = desk.at(step)
    if step == "agenda":
        for row in range(24):
            panel.list.table.select_row(row)
            assert not [text for text in seen(panel) if CODE.search(text)]
    assert not [text for text in seen(desk.page) if CODE.search(text)]


def test_a_long_name_can_be_read_in_the_form_of_those_who_count(qtbot, window, tmp_path):
    OPENERS["officerDialog"](a_desk(window, tmp_path / "试验.huanjie"))
    field = dialog("officerDialog").findChild(QComboBox, "officerName")
    assert field.width() >= field.fontMetrics().horizontalAdvance("汉") * 16


def test_a_lone_button_is_as_wide_as_its_words(qtbot, window, tmp_path):
    desk = a_desk(window, tmp_path / "试验.huanjie")
    elections.delete_election(desk.office, desk.election, "试验")
    window.view.go("counting")
    start = window.view.page("counting").start
    assert start.go.isVisible()
    assert start.go.width() <= start.go.sizeHint().width() + 4
