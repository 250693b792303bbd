"""The import wizard with real spreadsheets, from the file to 撤消."""

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.roster import roster
from ui.pages.roster.import_dialog import ImportDialog
from ui.pages.roster.imports_dialog import ImportsDialog

HEAD = ("序号", "姓名", "性别", "民族", "出生年月", "入党时间", "联系电话")
GOOD = [
    (1, "何试七", "男", "汉族", "1985.7", "2008.7", "19900007001"),
    (2, "吕试八", "女", "回族", "1990年3月", "2015.7", ""),
]
BAD = [*GOOD, (3, "", "男", "汉族", "1985.13", "2008.7", "")]


@pytest.fixture
def sheet(tmp_path):
    def write(rows, name="名册.xlsx"):
        book = openpyxl.Workbook()
        book.active.append(("某某支部党员名册",))
        for row in (HEAD, *rows):
            book.active.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def dialog(qtbot, opened):
    opened.view.go("roster")
    page = opened.view.page("roster")
    page.toolbar.branch.setCurrentIndex(1)
    qtbot.mouseClick(page.toolbar.bring, Qt.MouseButton.LeftButton)
    return page.findChild(ImportDialog)


@pytest.fixture
def go_on(qtbot, opened, dialog, wait_idle):
    def press(name="importNext"):
        qtbot.mouseClick(dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
        wait_idle(opened)

    return press


@pytest.fixture
def choose(opened, dialog, go_on):
    def pick(path):
        opened.messages.replies = [path]
        go_on("importBrowse")

    return pick


def step(dialog):
    return dialog._stack.currentIndex()


def test_the_journey_from_file_to_stored_members(opened, dialog, sheet, choose, go_on):
    choose(sheet(GOOD))
    go_on()
    assert "表头在第2行" in dialog.columns.words.text()
    go_on()
    assert [row.draft.name for row in dialog.check.list.model.shown] == ["何试七", "吕试八"]
    dialog.check.accept.setChecked(True)
    go_on()
    assert "新增 2 人" in dialog.done_step.words.text()
    assert len(roster.members(opened.office)) == 8


def test_a_blank_after_the_import_closes_and_does_not_take_it_back(qtbot, opened, dialog, sheet, choose, go_on):
    choose(sheet(GOOD))
    for _step in range(3):
        go_on()
    assert dialog.focusWidget() is dialog.next
    before = len(roster.members(opened.office))
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    assert len(roster.members(opened.office)) == before


def test_nothing_is_stored_before_the_confirmation(opened, dialog, sheet, choose, go_on):
    choose(sheet(GOOD))
    go_on()
    go_on()
    dialog.close()
    assert len(roster.members(opened.office)) == 6


def test_an_import_is_taken_back_on_the_last_page(opened, dialog, sheet, choose, go_on):
    choose(sheet(GOOD))
    go_on()
    go_on()
    dialog.check.accept.setChecked(True)
    go_on()
    go_on("importUndo")
    assert "已撤消" in dialog.done_step.words.text()
    assert len(roster.members(opened.office)) == 6


def test_rows_with_errors_block_until_they_are_left_out(opened, dialog, sheet, choose, go_on):
    choose(sheet(BAD))
    go_on()
    go_on()
    dialog.check.accept.setChecked(True)
    assert not dialog.next.isEnabled()
    assert "错误" in dialog.next.toolTip()
    dialog.check.skip.setChecked(True)
    go_on()
    assert "未导入 1 人" in dialog.done_step.words.text()


def test_the_preview_is_filtered_by_kind_of_finding(dialog, sheet, choose, go_on):
    choose(sheet(BAD))
    go_on()
    go_on()
    go_on("importErrors")
    assert [row.number for row in dialog.check.list.model.shown] == [5]


def test_the_list_of_errors_is_exported(dialog, opened, sheet, choose, go_on, tmp_path):
    choose(sheet(BAD))
    go_on()
    go_on()
    opened.messages.replies = [tmp_path / "错误.xlsx"]
    go_on("importExportErrors")
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "错误.xlsx").active.values for cell in row]
    assert "1985.13" in cells


def test_a_web_page_named_xls_is_refused_with_a_reason(dialog, opened, choose, go_on, tmp_path):
    fake = tmp_path / "名册.xls"
    fake.write_text("<html><table><tr><td>姓名</td></tr></table></html>", encoding="utf-8")
    choose(fake)
    go_on()
    assert opened.messages.told == ["sheet_is_html"]
    assert step(dialog) == 0
    assert dialog.next.isEnabled()


def test_without_a_file_there_is_no_next_step(dialog):
    assert not dialog.next.isEnabled()
    assert dialog.next.toolTip() == "请先选择文件"


def test_the_record_of_imports_takes_one_back(qtbot, opened, dialog, sheet, choose, go_on, wait_idle):
    choose(sheet(GOOD))
    go_on()
    go_on()
    dialog.check.accept.setChecked(True)
    go_on()
    go_on()
    page = opened.view.page("roster")
    qtbot.mouseClick(page.toolbar.history, Qt.MouseButton.LeftButton)
    record = page.findChild(ImportsDialog)
    record.list.table.select_row(0)
    opened.messages.replies = [True]
    qtbot.mouseClick(record.undo, Qt.MouseButton.LeftButton)
    wait_idle(opened)
    assert len(roster.members(opened.office)) == 6
    assert record.list.model.index(0, 5).data() == "已撤消"


def test_a_column_is_chosen_by_hand_and_the_sheet_is_read_again(opened, dialog, sheet, choose, go_on):
    choose(sheet(GOOD))
    go_on()
    dialog.columns.list.select_where(lambda row: row.field == "phone2")
    opened.messages.replies = ["G 列　联系电话"]
    go_on("importChangeColumn")
    go_on()
    first = dialog.check.list.model.row(0).draft
    assert (first.phone, first.phone2) == ("", "19900007001")


def test_a_password_is_asked_for_and_used(opened, dialog, choose, go_on, monkeypatch, sheet):
    path, seen = sheet(GOOD), []
    real = roster.preview_source

    def locked(office, source, report=None):
        seen.append(source.password)
        if source.password != "geheim":
            raise UserError("sheet_encrypted", file=source.path.name)
        return real(office, source, report)

    monkeypatch.setattr(roster, "preview_source", locked)
    opened.messages.replies = [path, "geheim"]
    go_on("importBrowse")
    go_on()
    go_on("importBack")
    assert seen == [None, "geheim"]


def test_closing_the_wizard_while_it_reads_is_harmless(qtbot, opened, dialog, sheet, choose, wait_idle):
    choose(sheet(GOOD))
    qtbot.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    wait_idle(opened)
    assert len(roster.members(opened.office)) == 6


@pytest.mark.parametrize("stage", ["read", "store"])
def test_a_cancelled_import_is_noted_without_a_box_and_leaves_nothing(
    opened, dialog, sheet, choose, go_on, monkeypatch, stage
):
    choose(sheet(GOOD))
    if stage == "store":
        go_on()
        go_on()
        dialog.check.accept.setChecked(True)
    monkeypatch.setattr(opened.tasks, "report", lambda _done, _total: False)
    go_on()
    assert opened.messages.told == []
    assert "没有写入" in opened.messages.notes[-1]
    assert len(roster.members(opened.office)) == 6
    assert dialog.next.isEnabled()


def test_leaving_the_wizard_while_it_stores_stops_the_import(qtbot, opened, dialog, sheet, choose, go_on, monkeypatch):
    choose(sheet(GOOD))
    go_on()
    go_on()
    dialog.check.accept.setChecked(True)
    report = opened.tasks.report
    monkeypatch.setattr(
        opened.tasks, "report", lambda done, total: opened.tasks._cancelled.wait(5) and report(done, total)
    )
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(roster.members(opened.office)) == 6
    assert "没有写入" in opened.messages.notes[-1]


def test_what_was_stored_before_the_wizard_could_be_left_is_shown(
    qtbot, opened, dialog, sheet, choose, go_on, wait_idle
):
    choose(sheet(GOOD))
    go_on()
    go_on()
    dialog.check.accept.setChecked(True)
    opened.tasks.cancel = lambda: None  # the cancel comes too late
    qtbot.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    wait_idle(opened)
    assert "新增 2 人" in dialog.done_step.words.text()
