"""首页: branches by end of term, what is due when, and how a missing day is entered; by keys and clicks."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from huanjie_desktop.domain.election.method import DirectVariant
from huanjie_desktop.services import people, terms
from tests.builders import a_branch, an_election
from ui.letters import apply_size
from ui.office_dialog import OfficeDialog
from ui.pages.home.branch_rows import branch_columns, term_tip, term_words
from ui.widgets.rows_model import INKS

TITLES = [column.title for column in branch_columns()]
DAYS = {"丁支部": date(2024, 1, 1), "甲支部": None, "乙支部": date(2022, 1, 12), "丙支部": date(2021, 10, 2)}


def left(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.fixture
def home(window, tmp_path, wait_idle, qtbot):
    from huanjie_desktop.services.office import create_office

    office = create_office(tmp_path / "任期.huanjie", window.clock)
    for name, day in DAYS.items():
        branch = people.ensure_branch(office, "建北社区", name).value
        if day:
            terms.record_last_election(office, branch, day)
    office.close()
    assert window.open_file(tmp_path / "任期.huanjie")
    page = window.view.page("home")
    qtbot.waitUntil(lambda: all(row.term for row in page.list.model.shown))
    return page


def states(page):
    return {row.branch.name: term_words(row) for row in page.list.model.shown}


def cell(page, name, title, role=Qt.ItemDataRole.DisplayRole):
    row = next(place for place, row in enumerate(page.list.model.shown) if row.branch.name == name)
    return page.list.model.data(page.list.model.index(row, TITLES.index(title)), role)


def dialog(window):
    return window.findChildren(OfficeDialog)[-1]


def test_branches_stand_by_end_of_term_with_their_state_in_words(home):
    assert list(states(home).items()) == [
        ("丙支部", "✖ 超期未换届 10 天"),
        ("乙支部", "⚠ 应请示，还有92天"),
        ("丁支部", "✔ 正常"),
        ("甲支部", "⚠ 未填上次换届日期"),
    ]


def test_the_deadlines_stand_beside_the_end_of_term(home):
    titles = ("任期届满", "提醒日期", "请示期限")
    assert [cell(home, "乙支部", title) for title in titles] == ["2027.01.12", "2026.07.12", "2026.09.12"]
    assert [cell(home, "甲支部", title) for title in titles] == ["", "", ""]


def test_overdue_is_red_and_normal_is_not(home):
    ink = Qt.ItemDataRole.ForegroundRole
    assert cell(home, "丙支部", "任期状态", ink) == INKS["error"]
    assert cell(home, "甲支部", "任期状态", ink) == INKS["warning"]
    assert cell(home, "丁支部", "任期状态", ink) is None


def test_sorting_by_end_of_term_keeps_the_unknown_last(home):
    home.list.model.sort_column(TITLES.index("任期届满"))
    assert [row.branch.name for row in home.list.model.shown] == ["丙支部", "乙支部", "丁支部", "甲支部"]


def test_a_missing_day_is_entered_from_the_list(qtbot, window, home):
    home.list.select_where(lambda row: row.branch.name == "甲支部")
    left(qtbot, home.last)
    form = dialog(home)
    day = form.findChild(QLineEdit, "officeElectedOn")
    assert form.findChild(QComboBox, "officeBranch").currentText() == "建北社区 甲支部"
    assert form.focusWidget() is day
    qtbot.keyClicks(day, "2023.10.2")
    form.findChild(QComboBox, "officeTermYears").setCurrentText("3 年")
    left(qtbot, form.ok)
    qtbot.waitUntil(lambda: states(home).get("甲支部") == "✖ 超期未换届 10 天")


def test_a_day_to_come_and_a_month_alone_cannot_be_saved(qtbot, home):
    left(qtbot, home.last)
    form = dialog(home)
    day = form.findChild(QLineEdit, "officeElectedOn")
    day.setText("2026.10.13")
    assert [problem.code for problem in form.problem_list.problems] == ["day_in_future"]
    day.setText("2026.10")
    assert [problem.code for problem in form.problem_list.problems] == ["day_incomplete"]
    assert not form.ok.isEnabled()
    form.reject()


def test_days_of_several_branches_are_entered_in_one_go(qtbot, window, home):
    left(qtbot, home.last)
    form = dialog(home)
    choice, day = form.findChild(QComboBox, "officeBranch"), form.findChild(QLineEdit, "officeElectedOn")
    for place, typed in ((1, "2022.3.1"), (0, "2022.3.2")):
        choice.setCurrentIndex(place)
        day.setText(typed)
    choice.setCurrentIndex(1)
    assert day.text() == "2022.03.01"
    left(qtbot, form.ok)
    kept = {one.name: one.elected_on for one in people.branches(window.office)}
    assert (kept["甲支部"], kept["丁支部"], kept["丙支部"]) == ("2022-03-01", "2022-03-02", "2021-10-02")


def test_looking_at_the_settings_changes_no_day(qtbot, window, home):
    before = people.branches(window.office)
    left(qtbot, home.last)
    form = dialog(home)
    for place in (3, 1, 0):
        form.findChild(QComboBox, "officeBranch").setCurrentIndex(place)
    assert form.value().elected == ()
    left(qtbot, form.ok)
    assert people.branches(window.office) == before


def test_a_wrong_day_is_emptied_again(qtbot, window, home):
    home.list.select_where(lambda row: row.branch.name == "丁支部")
    left(qtbot, home.last)
    form = dialog(home)
    form.findChild(QLineEdit, "officeElectedOn").clear()
    left(qtbot, form.ok)
    qtbot.waitUntil(lambda: states(home).get("丁支部") == "⚠ 未填上次换届日期")


def test_an_election_under_way_tells_its_deadlines(qtbot, window, home):
    branch = a_branch(window.office, 6, name="戊支部")
    an_election(window.office, branch, DirectVariant.V5)
    home.refresh()
    qtbot.waitUntil(lambda: any(row.term and row.term.planned for row in home.list.model.shown))
    row = next(row for row in home.list.model.shown if row.branch.name == "戊支部")
    assert "候选人请示不晚于 2026.09.12" in term_tip(row)
    assert "通知党员不晚于 2026.10.05" in term_tip(row)


@pytest.mark.parametrize("size", ["标准", "特大"])
def test_the_page_with_terms_fits_the_smallest_screen(window, home, size):
    apply_size(size)
    wish = window.minimumSizeHint()
    assert (wish.width() <= 1093, wish.height() <= 590) == (True, True), wish
