"""Every page and dialog: named controls, no English, wheel guard, room on the smallest screen at every letter size."""

import re

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from huanjie_desktop.domain.ids import BranchId, MemberId
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.services import people
from huanjie_desktop.services.settings import Settings
from huanjie_desktop.services.update.prepare import Offer, Ready
from tests.builders import a_branch, an_election
from tests.services.update import packages
from ui.about_window import show_about
from ui.crash import CrashWindow
from ui.help_window import show_keys
from ui.letters import apply_size
from ui.log_dialog import LogDialog
from ui.menus import KEYS
from ui.office_dialog import OfficeDialog
from ui.pages.counting.before.practice_dialog import PracticeDialog
from ui.pages.counting.before.preflight_dialog import PreflightDialog
from ui.pages.registry import TABS
from ui.pages.roster.branch_dialog import BranchDialog
from ui.pages.roster.end_dialog import EndDialog
from ui.pages.roster.import_dialog import ImportDialog
from ui.pages.roster.imports_dialog import ImportsDialog
from ui.pages.roster.member_dialog import MemberDialog
from ui.update_dialog import InstallDialog, UpdateDialog
from ui.upgraded import show_changes

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QAbstractSpinBox, QPlainTextEdit, QTextEdit)
INSIDE_OTHERS = (QComboBox, QAbstractSpinBox, QLineEdit, QAbstractItemView)
ENGLISH = re.compile(r"[A-Za-z]{4,}")
ALLOWED = ("Enter", "Excel", "Ctrl", "huanjie", "Shift", "Insert")
DIALOGS = (
    "office",
    "first",
    "member",
    "end",
    "branch",
    "import",
    "imports",
    "crash",
    "about",
    "keys",
    "log",
    "preflight",
    "practice",
    "update",
    "install",
    "news",
)
KEYS_OF_TABS = [tab.key for tab in TABS]


def an_offer(path):
    return Offer(path, packages.MANIFEST, packages.HERE)


def make(kind, window, log):
    parent, context = window, window.view.context
    today = context.office.clock.today()
    makers = {
        "office": lambda: OfficeDialog(parent, Settings(), people.branches(context.office), today),
        "first": lambda: OfficeDialog(parent, Settings(), [], today, True),
        "member": lambda: MemberDialog(parent, Member(MemberId(0), BranchId(1), ""), [], lambda _m: [], 2026),
        "end": lambda: EndDialog(parent, "曾试一", PartialDate(2026, 10, 12)),
        "branch": lambda: BranchDialog(parent, ["甲社区"]),
        "import": lambda: ImportDialog(parent, context, [], None),
        "imports": lambda: ImportsDialog(parent, context),
        "crash": lambda: CrashWindow("", log, parent),
        "about": lambda: show_about(parent, context.office),
        "update": lambda: UpdateDialog(parent, an_offer(log), "试验街道.huanjie"),
        "install": lambda: InstallDialog(parent, Ready(log, log, an_offer(log)), context.messages),
        "news": lambda: show_changes(parent),
        "keys": lambda: show_keys(parent, KEYS),
        "log": lambda: LogDialog(parent, context.office, context.tasks, context.messages),
        "preflight": lambda: PreflightDialog(parent, context, an_election(context.office, a_branch(context.office))),
        "practice": lambda: PracticeDialog(parent, True, 570),
    }
    made = makers[kind]()
    made.show()
    return made


def controls(root: QWidget):
    for widget in root.findChildren(QWidget):
        if isinstance(widget, CONTROLS) and not isinstance(widget, QHeaderView):
            if widget.objectName().startswith("qt_") or widget.inherits("QTableCornerButton"):
                continue
            if not isinstance(widget.parentWidget(), INSIDE_OTHERS) and not inside_popup(widget):
                yield widget


def inside_popup(widget):
    return any(widget.parent() and parent.inherits("QComboBoxPrivateContainer") for parent in parents(widget))


def parents(widget):
    while widget := widget.parentWidget():
        yield widget


def nameless(root):
    return [repr(one) for one in controls(root) if not one.objectName() or not spoken(one)]


def spoken(widget):
    return widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())


def english(root):
    texts = [one.text() for one in root.findChildren(QAbstractButton)]
    texts += [one.toolTip() for one in root.findChildren(QWidget)]
    return [text for text in texts for word in ENGLISH.findall(text) if word not in ALLOWED]


def unguarded(root):
    return [one.objectName() for one in controls(root) if isinstance(one, QComboBox | QAbstractSpinBox) and turns(one)]


def turns(field):
    """Tell whether the wheel over a field without focus would reach it."""
    nowhere = QPointF(1, 1)
    up, no = QPoint(0, 120), Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(nowhere, nowhere, QPoint(), up, Qt.MouseButton.NoButton, no, Qt.ScrollPhase.NoScrollPhase, False)
    field.clearFocus()
    before = field.currentIndex() if isinstance(field, QComboBox) else field.text()
    QApplication.sendEvent(field, turn)
    return turn.isAccepted() or before != (field.currentIndex() if isinstance(field, QComboBox) else field.text())


@pytest.mark.parametrize("key", KEYS_OF_TABS)
def test_every_control_of_a_page_is_named_and_chinese_and_guarded(opened, key):
    opened.view.go(key)
    page = opened.view.page(key)
    assert nameless(page) == []
    assert english(page) == []
    assert unguarded(page) == []


@pytest.mark.parametrize("kind", DIALOGS)
def test_every_control_of_a_dialog_is_named_and_chinese_and_guarded(opened, kind, tmp_path):
    dialog = make(kind, opened, tmp_path / "log")
    assert nameless(dialog) == []
    assert english(dialog) == []
    assert unguarded(dialog) == []
    dialog.close()


@pytest.mark.parametrize("size", ["小", "标准", "大", "特大"])
@pytest.mark.parametrize("key", KEYS_OF_TABS)
def test_a_page_fits_the_smallest_screen_at_every_letter_size(opened, key, size):
    apply_size(size)
    opened.view.go(key)
    wish = opened.minimumSizeHint()
    assert (wish.width() <= 1093, wish.height() <= 590) == (True, True), (key, wish)


@pytest.mark.parametrize("kind", DIALOGS)
def test_a_dialog_fits_the_smallest_screen_at_the_largest_letters(opened, kind, tmp_path):
    apply_size("特大")
    dialog = make(kind, opened, tmp_path / "log")
    least = dialog.minimumSizeHint()
    assert dialog.width() <= 1090
    assert dialog.height() <= 600
    assert least.width() <= 1090
    assert least.height() <= 600
    dialog.close()


def test_qts_own_buttons_are_chinese(qapp):
    from PySide6.QtWidgets import QDialogButtonBox, QMessageBox

    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    asked = QMessageBox()
    asked.setStandardButtons(QMessageBox.StandardButton.Yes)
    texts = [one.text().replace("&", "") for one in [*box.buttons(), *asked.buttons()]]
    assert not any(ENGLISH.search(text) for text in texts), texts


def test_escape_closes_a_dialog(qtbot, opened, tmp_path):
    dialog = make("branch", opened, tmp_path)
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert isinstance(dialog, QDialog)
