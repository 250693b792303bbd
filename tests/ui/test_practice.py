"""演练 in the window: another file in its place, a red frame, a pile to key from, a score, and back again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from huanjie_desktop.domain.election.ballot import Sign
from huanjie_desktop.services.count import counting, practice, resume
from huanjie_desktop.services.office import open_office
from tests.ui.counting import Hall, StepTime, count_file, open_hall
from tests.ui.test_every_control import english, nameless
from ui.letters import apply_size
from ui.pages.counting.before.practice_dialog import PracticeDialog
from ui.pages.counting.before.practice_table import PracticeTable
from ui.pages.counting.page import Page
from ui.pages.counting.stage import StepKey

SIGN_KEYS = {
    Sign.APPROVE: "",
    Sign.REJECT: "-",
    Sign.EMPTY: None,
    Sign.OTHER: "/",
    Sign.UNREADABLE: "//",
    Sign.BOTH: "///",
}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HUANJIE_PRACTICE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def hall(window, tmp_path, clock):
    path, ready = count_file(tmp_path, clock, returned=20)
    return open_hall(window, path, ready)


def begin(qtbot, hall: Hall, ballots=10, invented=False) -> PracticeTable:
    """Go into practice as a clerk does: the button, the dialog, 开始演练."""
    hall.click("practiceOpen")
    dialog = hall.window.findChild(PracticeDialog)
    dialog._ballots.set_number(ballots)
    dialog._seed.set_number(7)
    if invented:
        dialog._on.setCurrentIndex(dialog._on.count() - 1)
    dialog.ok.click()
    qtbot.waitUntil(lambda: hall.window.office.practice, timeout=20_000)
    table = hall.page.table
    assert table is not None
    return table


def enter(hall: Hall, marks) -> None:
    """Key a ballot as it lies on the table."""
    if marks.void:
        hall.key(Qt.Key.Key_F8)
        hall.keys("1")
    else:
        for place, sign in enumerate(marks.marks, 1):
            key = SIGN_KEYS[sign]
            if key is not None:
                hall.keys("".join(f"/{place}" for _ in key) if key.startswith("/") else f"{key}{place}")
        for written in marks.write_ins:
            hall.view.write_in(written.name, written.sign)
    number = hall.view.number
    hall.keys("\n")
    if hall.view.number == number and hall.view.armed:
        hall.keys("\n")


def test_practice_takes_the_place_of_the_real_file_and_says_so(qtbot, hall):
    begin(qtbot, hall)
    window = hall.window
    assert window.windowTitle().startswith("【演练】")
    assert window.practising.sign.isVisible()
    assert window.centralWidget().property("practice") == "true"
    assert hall.page.key is StepKey.COUNT
    assert window.office.path not in window.state.recent()


def test_nothing_tells_of_practice_in_the_real_file(hall):
    assert "演练" not in hall.window.windowTitle()
    assert not hall.window.practising.sign.isVisible()
    assert hall.page.table is None


def test_the_ballot_on_the_table_is_the_one_that_is_keyed(qtbot, hall):
    table = begin(qtbot, hall)
    assert table.picture.number == hall.view.number == 1
    enter(hall, table._practice.papers[0])
    assert table.picture.number == hall.view.number == 2
    hall.key(Qt.Key.Key_F7)
    assert table.picture.number == 1


def test_a_whole_pile_keyed_as_it_is_scores_in_full(qtbot, hall):
    table = begin(qtbot, hall)
    table.now = StepTime()
    for marks in table._practice.papers:
        enter(hall, marks)
    words = table.words.text()
    assert words.startswith("录对 10/10，用键 ")
    assert table.picture.number == 0


def test_the_score_counts_keys_and_names_what_was_missed(qtbot, hall):
    table = begin(qtbot, hall)
    hall.key(Qt.Key.Key_Shift)
    hall.keys("1\n")
    assert table.keys == 2
    hall.click("practiceScore")
    first = table._practice.papers[0]
    expected = "录对 1/1" if first.marks == (Sign.APPROVE, *[Sign.EMPTY] * 3) else "录对 0/1"
    assert table.words.text().startswith(expected)
    assert ("第 1 张票上是" in table.words.text()) == (expected == "录对 0/1")


def test_ending_practice_shows_the_real_file_at_the_same_round(qtbot, hall, folder):
    path, before = hall.window.office.path, hall.page.choice.round_id()
    begin(qtbot, hall, invented=True)
    hall.click("practiceEnd")
    assert hall.window.office.path == path
    assert not hall.window.office.practice
    assert hall.window.view.key == "counting"
    assert hall.page.choice.round_id() == before
    assert list(folder.iterdir()) == []


def test_a_practice_leaves_the_real_ballots_as_they_were(qtbot, hall, clock):
    hall.keys("123\n")
    path, round_id = hall.window.office.path, hall.ready.round
    before = counting.ballot_versions(hall.window.office, round_id)
    begin(qtbot, hall)
    hall.keys("4\n")
    hall.click("practiceEnd")
    hall.window.close_file()
    again = open_office(path, clock)
    assert counting.ballot_versions(again, round_id) == before
    again.close()


def test_closing_the_window_in_practice_leaves_nothing(qtbot, hall, folder):
    begin(qtbot, hall)
    hall.window.close()
    assert list(folder.iterdir()) == []


def test_an_office_without_an_election_practises_on_an_invented_branch(qtbot, opened):
    opened.view.go("counting")
    page = opened.view.page("counting")
    assert isinstance(page, Page)
    page.before.practise.click()
    dialog = opened.findChild(PracticeDialog)
    assert dialog._on.count() == 1
    dialog.ok.click()
    qtbot.waitUntil(lambda: opened.office.practice, timeout=20_000)
    assert practice.practice_of(opened.office).source == ""


def test_too_small_a_pile_cannot_be_begun(hall):
    hall.click("practiceOpen")
    dialog = hall.window.findChild(PracticeDialog)
    dialog._ballots.set_number(4)
    assert not dialog.ok.isEnabled()
    dialog.reject()


def test_practice_is_not_copied_to_the_stick(qtbot, hall, tmp_path):
    begin(qtbot, hall)
    assert not hall.page.copies.isVisible()
    hall.window.messages.replies.append(tmp_path)
    hall.window.menus._backup()
    qtbot.waitUntil(lambda: not hall.window.tasks.busy)
    assert hall.window.messages.told == ["practice_backup"]


def test_inside_practice_there_is_only_the_way_out(qtbot, hall):
    begin(qtbot, hall)
    before = hall.page.before
    assert [one.isVisible() for one in (before.check, before.practise, before.over)] == [False, False, True]


def test_while_ballots_are_keyed_the_table_stands_where_the_rail_stood(qtbot, hall):
    table = begin(qtbot, hall)
    assert (table.isVisible(), hall.page.rail.isVisible()) == (True, False)
    hall.show(StepKey.SORT)
    assert (table.isVisible(), hall.page.rail.isVisible()) == (False, True)


def test_after_the_score_the_keys_go_back_to_the_count(qtbot, hall):
    begin(qtbot, hall)
    hall.click("practiceScore")
    assert hall.window.focusWidget() is hall.pad


def test_the_sign_in_the_status_bar_is_words(hall):
    assert isinstance(hall.window.practising.sign, QLabel)
    assert "正式计票不会动" in hall.window.practising.sign.text()


def reds(window) -> int:
    """Count the red points of 40 at the left edge of the hall screen."""
    image = window.grab().toImage()
    points = [image.pixelColor(1, image.height() // 2 + at) for at in range(40)]
    return sum(point.red() > 150 and point.green() < 80 for point in points)


def test_the_hall_screen_says_that_it_is_practice(qtbot, hall):
    context = hall.window.view.context
    context.hall.open()
    assert reds(context.hall.projector.window) == 0
    begin(qtbot, hall)
    context = hall.window.view.context
    context.hall.open()
    assert context.hall.projector.window.scene.practice
    assert reds(context.hall.projector.window) == 40


@pytest.mark.parametrize("size", ["小", "标准", "大", "特大"])
def test_practice_fits_the_smallest_screen_at_every_letter_size(qtbot, hall, size):
    apply_size(size)
    table = begin(qtbot, hall)
    hall.keys("1\n")
    hall.click("practiceScore")
    wish = hall.window.minimumSizeHint()
    assert (wish.width() <= 1093, wish.height() <= 590) == (True, True), wish
    assert (nameless(table), english(table)) == ([], [])


def test_practice_in_the_middle_of_a_count_is_no_interrupted_count(qtbot, hall):
    hall.keys("12\n")
    begin(qtbot, hall)
    assert hall.page.copies.isHidden()
    assert resume.interrupted(hall.window.office) is None
