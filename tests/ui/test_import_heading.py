"""表和列: another sheet is chosen, another heading is pointed at, the choice is remembered, numbers stay masked."""

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from huanjie_desktop.services.roster import roster
from tests.sheets import id_number
from ui.pages.roster.import_dialog import ImportDialog

HEAD = ("姓名", "性别", "身份证号", "联系电话")
PERSON = ("何试七", "男", id_number(), "19900007001")
ODD = (("某某支部登记表",), ("甲栏", "乙栏", "丙栏"), ("吕试八", "女", "19900007002"))


@pytest.fixture
def book(tmp_path):
    def write(**sheets):
        made = openpyxl.Workbook()
        made.remove(made.active)
        for name, rows in sheets.items():
            page = made.create_sheet(name)
            for row in rows:
                page.append(row)
        made.save(tmp_path / "名册.xlsx")
        return tmp_path / "名册.xlsx"

    return write


@pytest.fixture
def read(qtbot, opened, wait_idle):
    """Open the wizard, choose a file and read it; answers with the dialog."""

    def begin(path):
        opened.view.go("roster")
        page = opened.view.page("roster")
        page.toolbar.branch.setCurrentIndex(1)
        qtbot.mouseClick(page.toolbar.bring, Qt.MouseButton.LeftButton)
        dialog = page.findChildren(ImportDialog)[-1]
        dialog.file.set_path(path)
        press(dialog)
        return dialog

    def press(dialog, name="importNext"):
        qtbot.mouseClick(dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
        wait_idle(opened)

    begin.press = press
    return begin


@pytest.fixture
def point(qtbot, opened, wait_idle):
    """Click a row of the sheet's beginning, counted from 0."""

    def click(dialog, row):
        table = dialog.columns.head.rows
        place = table.visualRect(table.model().index(row, 0)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        wait_idle(opened)

    return click


def names(dialog):
    return [row.draft.name for row in dialog.check.list.model.shown]


def cell(dialog, row, column):
    return dialog.columns.head.rows.item(row, column).text()


def test_the_sheets_are_listed_with_their_rows_and_another_one_can_be_chosen(qtbot, opened, book, read, wait_idle):
    dialog = read(book(名册=[HEAD, PERSON], 转出=[HEAD, ("吕试八", "女", "", ""), ("施试九", "男", "", "")]))
    chooser = dialog.columns.head.sheet
    assert [chooser.itemText(place) for place in range(chooser.count())] == ["名册（2 行）", "转出（3 行）"]
    assert names(dialog) == ["何试七"]
    qtbot.keyClick(chooser, Qt.Key.Key_Down)
    wait_idle(opened)
    assert names(dialog) == ["吕试八", "施试九"]
    assert "转出" in dialog.columns.words.text()


def test_a_sheet_without_a_known_heading_asks_to_point_at_it(opened, book, read):
    dialog = read(book(登记=ODD))
    assert opened.messages.told == []
    assert dialog._stack.currentIndex() == 1
    assert "请点一下" in dialog.columns.words.text()
    assert (dialog.next.isEnabled(), "请点一下" in dialog.next.toolTip()) == (False, True)


def test_an_unknown_heading_is_pointed_at_and_its_name_column_chosen(opened, book, read, point):
    dialog = read(book(登记=ODD))
    point(dialog, 1)
    assert "姓名" in dialog.next.toolTip()
    opened.messages.replies = ["A 列　甲栏"]
    read.press(dialog, "importChangeColumn")
    assert names(dialog) == ["吕试八"]
    assert dialog.next.isEnabled()


def test_pointing_at_another_row_makes_it_the_heading(book, read, point):
    dialog = read(book(名册=[HEAD, PERSON, (), ("姓名", "性别", "", ""), ("吕试八", "女", "", "")]))
    assert "表头在第1行" in dialog.columns.words.text()
    point(dialog, 3)
    assert "表头在第4行" in dialog.columns.words.text()
    assert names(dialog) == ["吕试八"]


def test_a_heading_can_be_taken_with_the_keyboard(qtbot, opened, book, read, wait_idle):
    dialog = read(book(名册=[HEAD, PERSON, (), ("姓名", "性别", "", ""), ("吕试八", "女", "", "")]))
    table = dialog.columns.head.rows
    table.setCurrentCell(3, 0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    wait_idle(opened)
    assert names(dialog) == ["吕试八"]


def test_numbers_in_the_beginning_of_a_sheet_are_masked(book, read):
    dialog = read(book(名册=[HEAD, PERSON]))
    assert (cell(dialog, 1, 2), cell(dialog, 1, 3)) == ("990108********" + id_number()[-4:], "199****7001")


def test_a_choice_that_was_imported_is_remembered_for_the_next_sheet(opened, book, read, point):
    dialog = read(book(登记=ODD))
    point(dialog, 1)
    opened.messages.replies = ["A 列　甲栏"]
    read.press(dialog, "importChangeColumn")
    read.press(dialog)
    dialog.check.accept.setChecked(True)
    read.press(dialog)
    assert [row.member.name for row in roster.members(opened.office)].count("吕试八") == 1
    dialog.close()
    again = read(book(十一月=[*ODD[1:2], ("施试九", "男", "")]))
    assert names(again) == ["施试九"]


def test_the_same_file_twice_adds_nobody_and_says_so(opened, book, read):
    for words in ("新增 1 人", "新增 0 人"):
        dialog = read(book(名册=[HEAD, PERSON]))
        read.press(dialog)
        dialog.check.accept.setChecked(True)
        read.press(dialog)
        assert words in dialog.done_step.words.text()
        dialog.close()
    assert "都已在名册中" in dialog.done_step.words.text()
    assert "没有变化 1 人" in dialog.done_step.words.text()
    assert not dialog.done_step.undo.isEnabled()


def test_a_wrong_number_is_masked_in_the_preview_and_its_cell_is_named(book, read):
    wrong = id_number()[:-1] + ("1" if id_number()[-1] != "1" else "2")
    dialog = read(book(名册=[HEAD, ("何试七", "男", wrong, "")]))
    read.press(dialog)
    shown = " ".join(dialog.check.list.model.index(0, place).data() for place in range(13))
    assert "名册!C2" in shown
    assert wrong not in shown
