"""The table of every list: meaning, order, filter, copy, and the slow calls that never happen."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton

import ui
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.rows_view import RowsView

MODE = QAbstractItemModelTester.FailureReportingMode.Fatal


@dataclass(frozen=True)
class Item:
    name: str
    votes: int
    card: str = "990101********0021"


ITEMS = [Item("丙", 9), Item("甲", 10), Item("乙", 9)]
COLUMNS = [
    Column("姓名", lambda row: row.name),
    Column("票数", lambda row: f"{row.votes} 票", lambda row: row.votes),
    Column("身份证号", lambda row: row.card, as_text=True),
]


@pytest.fixture
def view(qtbot):
    made = RowsView(COLUMNS, "items", "名单", "还没有名单。")
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    made.set_rows(ITEMS)
    return made


def names(view):
    return [row.name for row in view.model.shown]


def click_header(qtbot, view, column):
    header = view.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + 10, 8)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_columns_and_rows_grow_with_the_letters_and_keep_their_proportion(view):
    view.table.setColumnWidth(1, 200)
    before = [view.table.columnWidth(place) for place in range(3)]
    height = view.table.verticalHeader().defaultSectionSize()
    font = view.table.font()
    font.setPointSize(font.pointSize() * 2)
    view.table.setFont(font)
    after = [view.table.columnWidth(place) for place in range(3)]
    assert [round(new / old) for new, old in zip(after, before, strict=True)] == [2, 2, 2]
    assert view.table.verticalHeader().defaultSectionSize() > height


def test_the_model_obeys_qts_rules(qapp):
    model = RowsModel(COLUMNS)
    tester = QAbstractItemModelTester(model, MODE)
    model.set_rows(ITEMS)
    model.sort_column(1, descending=True)
    model.set_filter(lambda row: row.votes == 9)
    model.set_rows([])
    assert tester.model() is model


def test_ten_votes_come_after_nine(view):
    view.model.sort_column(1)
    assert names(view) == ["丙", "乙", "甲"]


def test_a_header_click_sorts_then_reverses_then_restores(qtbot, view):
    seen = []
    for _click in range(3):
        click_header(qtbot, view, 1)
        seen.append(names(view))
    assert seen == [["丙", "乙", "甲"], ["甲", "丙", "乙"], ["丙", "甲", "乙"]]


def test_a_filter_is_told_and_one_click_clears_it(qtbot, view):
    view.set_filter(lambda row: row.votes == 9)
    assert view._banner_text.text() == "已筛选 2/3"
    with qtbot.waitSignal(view.filter_cleared):
        qtbot.mouseClick(view.findChild(QPushButton, "itemsClearFilter"), Qt.MouseButton.LeftButton)
    assert names(view) == ["丙", "甲", "乙"]
    assert not view._banner.isVisible()


def test_the_filter_stays_when_rows_are_read_again(view):
    view.set_filter(lambda row: row.votes == 9)
    view.set_rows([*ITEMS, Item("丁", 9)])
    assert names(view) == ["丙", "乙", "丁"]


def select(view, top, left, bottom, right):
    model = view.model
    selection = view.table.selectionModel()
    span = type(selection.selection())(model.index(top, left), model.index(bottom, right))
    selection.select(span, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def test_ctrl_c_copies_the_block_as_the_screen_shows_it(qtbot, view):
    select(view, 0, 1, 1, 2)
    qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "9 票\t990101********0021\n10 票\t990101********0021"
    assert data.html().count("mso-number-format") == 2


def test_ctrl_shift_c_copies_the_titles_too(qtbot, view):
    select(view, 0, 0, 0, 1)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view.table, Qt.Key.Key_C, both)
    assert QGuiApplication.clipboard().text() == "姓名\t票数\n丙\t9 票"


def test_enter_opens_the_row_under_the_cursor(qtbot, view):
    view.table.select_row(1)
    with qtbot.waitSignal(view.table.row_activated) as opened:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert opened.args == [1]


def test_an_empty_list_says_what_to_do(view):
    view.set_rows([])
    assert view.table._empty == "还没有名单。"
    assert view._count.text() == "共 0 行"


def test_column_widths_are_kept_for_the_user(qtbot, state):
    for expected in (None, 222):
        made = RowsView(COLUMNS, "kept", "名单", "", state)
        qtbot.addWidget(made)
        if expected is None:
            made.table.setColumnWidth(0, 222)
        else:
            assert made.table.columnWidth(0) == expected


def test_no_table_uses_the_three_calls_that_freeze():
    slow = re.compile(r"selectedIndexes\(|resize(Columns|Rows)ToContents\(|ResizeToContents|QSortFilterProxyModel")
    sources = Path(ui.__file__).parent.rglob("*.py")
    assert [path.name for path in sources if slow.search(path.read_text(encoding="utf-8"))] == []
