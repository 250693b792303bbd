"""开场检查 in the window: each line says what to do, persons confirm by name, the result is kept."""

from dataclasses import dataclass

import numpy
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from huanjie_desktop.services.count import preflight
from huanjie_desktop.services.count.preflight import FactState, Keypad
from huanjie_desktop.services.count.safe_copies import CopyPlace
from tests.documents.pdf import picture
from tests.ui.counting import PAD, count_file, open_hall
from ui.pages.counting.before.preflight_dialog import PreflightDialog
from ui.pages.counting.before.preflight_seen import look_around


@dataclass
class Screen:
    """A screen as far as the check looks at it."""

    label: str
    area: QRect

    def name(self):
        return self.label

    def geometry(self):
        return self.area

    def devicePixelRatio(self):
        return 1.0


@pytest.fixture
def hall(window, tmp_path, clock):
    return open_hall(window, *count_file(tmp_path, clock))


@pytest.fixture
def dialog(hall):
    hall.click("preflightOpen")
    return hall.window.findChild(PreflightDialog)


def state(dialog, key):
    return next(fact.state for fact in dialog.facts if fact.key == key)


def test_every_line_that_is_not_well_says_what_to_do(dialog):
    for fact in dialog.facts:
        words = dialog.lines[fact.key].words.text()
        assert fact.found in words
        assert (fact.todo in words) is (fact.state is not FactState.GOOD or not fact.todo)


def test_a_person_confirms_what_no_machine_can_see(dialog):
    line = dialog.lines["sleep"]
    assert line.confirm.isVisible()
    line.confirm.click()
    assert state(dialog, "sleep") is FactState.GOOD
    assert "经办人 确认" in line.words.text()
    assert not line.confirm.isVisible()


def test_nobody_confirms_without_a_name(dialog):
    dialog.who.setText("  ")
    assert not dialog.lines["sleep"].confirm.isEnabled()
    assert "姓名" in dialog.lines["sleep"].confirm.toolTip()


def test_the_spare_operator_is_named(dialog):
    line = dialog.lines["spare"]
    assert not line.confirm.isEnabled()
    dialog.spare.setText("丁后备")
    line.confirm.click()
    assert line.words.text() == "由人检查（丁后备）"


def test_a_digit_of_the_number_pad_makes_its_line_well(dialog):
    dialog.lines["keypad"].act.click()
    QTest.keyClick(dialog.keypad, Qt.Key.Key_5, PAD)
    assert state(dialog, "keypad") is FactState.GOOD


def test_without_numlock_the_line_says_so(dialog):
    dialog.lines["keypad"].act.click()
    QTest.keyClick(dialog.keypad, Qt.Key.Key_Home, PAD)
    assert "NumLock" in dialog.lines["keypad"].words.text()
    assert state(dialog, "keypad") is FactState.BAD


def test_a_digit_of_the_upper_row_proves_nothing(dialog):
    QTest.keyClick(dialog.keypad, Qt.Key.Key_5)
    assert state(dialog, "keypad") is FactState.BAD


def test_the_keypad_is_tried_without_an_input_method(dialog):
    assert not dialog.keypad.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_the_place_for_copies_is_chosen_here(hall, dialog, tmp_path):
    hall.window.messages.replies.append(tmp_path)
    dialog.lines["stick"].act.click()
    assert hall.window.state.copy_place() == CopyPlace(tmp_path, False)
    assert "同一块磁盘" in dialog.lines["stick"].words.text()


def test_the_test_page_goes_to_the_printer_at_its_true_size(qtbot, hall, dialog, tmp_path):
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "测试页.pdf"))
    dialog.choose_printer = lambda _parent, _title: printer
    dialog.lines["printer"].act.click()
    qtbot.waitUntil(lambda: not hall.window.tasks.busy)
    assert (tmp_path / "测试页.pdf").stat().st_size > 0


def test_the_test_page_has_two_rulers_of_100_mm(hall):
    page = preflight.printer_page(hall.window.office, hall.ready.election)
    dark = numpy.array(picture(page, 254)) < 160  # 10 dots a millimetre
    across = dark[698:703, 390:1420].any(axis=0).nonzero()[0]
    down = dark[690:1720, 398:403].any(axis=1).nonzero()[0]
    assert 390 + across[-1] == pytest.approx(400 + 1000, abs=4)
    assert 690 + down[-1] == pytest.approx(700 + 1000, abs=4)


def test_the_result_is_kept_and_told(hall, dialog):
    dialog.lines["sleep"].confirm.click()
    dialog.save.click()
    kept = preflight.last_preflight(hall.window.office, hall.ready.election)
    assert next(fact.by for fact in kept.facts if fact.key == "sleep") == "经办人"
    assert "未通过" in hall.window.messages.notes[-1]


def test_the_button_tells_how_the_check_of_today_went(hall, dialog):
    dialog.lines["sleep"].confirm.click()
    dialog.save.click()
    left = len(preflight.last_preflight(hall.window.office, hall.ready.election).left)
    assert hall.page.before.check.text() == f"开场检查 ⚠ 剩{left}项"


def test_what_was_confirmed_today_stays_confirmed(hall, dialog):
    dialog.lines["sleep"].confirm.click()
    dialog.save.click()
    hall.click("preflightOpen")
    again = hall.window.findChildren(PreflightDialog)[-1]
    assert state(again, "sleep") is FactState.GOOD


def test_enter_does_not_close_the_check(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_one_screen_is_seen_as_one(qapp):
    seen = look_around(Keypad.UNTRIED, None, False)
    assert len(seen.screens) == 1
    assert not seen.mirrored


@pytest.mark.parametrize(("second", "mirrored"), [(QRect(0, 0, 800, 600), True), (QRect(1366, 0, 800, 600), False)])
def test_two_screens_at_one_place_repeat_each_other(monkeypatch, second, mirrored):
    screens = [Screen("本机", QRect(0, 0, 1366, 768)), Screen("投影", second)]
    monkeypatch.setattr(QGuiApplication, "screens", staticmethod(lambda: screens))
    seen = look_around(Keypad.UNTRIED, None, False)
    assert (seen.screens[1], seen.mirrored) == ("投影（800×600）", mirrored)


def test_without_an_election_there_is_nothing_to_check(opened):
    opened.view.go("counting")
    check = opened.view.page("counting").before.check
    assert not check.isEnabled()
    assert "选举" in check.toolTip()


def test_the_sheet_to_sign_is_one_button_away(hall, dialog):
    dialog.sheet.click()
    assert hall.window.view.key == "papers"
    assert hall.window.view.page("papers").current().kind == "readiness"
