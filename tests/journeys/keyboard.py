"""Hands that have a keyboard only: Tab to a control, Space, arrows, letters; what they see is what has the keys."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QTableView, QWidget

from tests.ui.counting import KEYS, PAD
from tests.ui.meeting_office import write

Key, Held = Qt.Key, Qt.KeyboardModifier
MOST_TABS = 150
FUNCTION = {"V": Key.Key_F8, "A": Key.Key_F5, "U": Key.Key_F7, "P": Key.Key_F9}
LETTERS = {chr(code): Key(code - 32) for code in range(ord("a"), ord("z") + 1)}


def focus() -> QWidget:
    """Return what has the keys."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the keys"
    return found


def dialogs() -> list[QWidget]:
    """Return the dialogs in sight, the last opened last."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


@dataclass
class Keyboard:
    """Presses keys at whatever has them, and lets the window follow before the next one; `pressed` counts them."""

    window: QWidget
    pressed: int = field(default=0)

    def press(self, key: Key, held: Held = Held.NoModifier, quick: bool = False) -> None:
        """Press one key; after a quick one the next follows before anything is drawn."""
        self.pressed += 1
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        if not quick:
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # as the running program does

    def pad(self, text: str) -> None:
        """Press keys of the number pad; V A U P stand for F8 F5 F7 F9, letters for themselves."""
        for letter in text:
            if letter in FUNCTION:
                self.press(FUNCTION[letter])
            elif letter in LETTERS:
                self.press(LETTERS[letter])
            else:
                self.press(KEYS[letter], PAD, quick=letter.isdigit())

    def go(self, name: str) -> Any:
        """Go to a control by Tab, and return it."""
        for _ in range(MOST_TABS):
            if focus().objectName() == name:
                return focus()
            self.press(Key.Key_Tab)
        raise AssertionError(f"{name} cannot be reached by Tab; the keys are at {focus().objectName()}")

    def space(self, name: str) -> None:
        """Go to a button and press it."""
        button, open_now = self.go(name), dialogs()
        assert button.isEnabled(), f"{name}: {button.toolTip()}"
        self.press(Key.Key_Space)
        if QApplication.focusWidget() is None and len(dialogs()) < len(open_now):
            (dialogs() or [self.window])[-1].activateWindow()  # as every desktop does; the platform of tests does not
            QApplication.processEvents()

    def number(self, name: str, number: int) -> None:
        """Go to a field and type a number over what stands there."""
        self.go(name)
        self.press(Key.Key_A, Held.ControlModifier)
        self.pad(str(number))

    def words(self, name: str, text: str) -> None:
        """Go to a field and let an input method hand over a text."""
        write(self.go(name), text)

    def choose(self, name: str, words: str) -> None:
        """Go to a list of choices and move to the first that contains these words."""
        box = self.go(name)
        assert isinstance(box, QComboBox)
        wanted = next(place for place in range(box.count()) if words in box.itemText(place))
        for _ in range(box.count()):
            if box.currentIndex() == wanted:
                return
            self.press(Key.Key_Down if box.currentIndex() < wanted else Key.Key_Up)

    def row(self, name: str, wanted: int) -> None:
        """Go to a table and move to a row."""
        table = self.go(name)
        assert isinstance(table, QTableView)
        if table.currentIndex().row() < 0:
            self.press(Key.Key_Home, Held.ControlModifier)
        for _ in range(table.model().rowCount()):
            if table.currentIndex().row() == wanted:
                return
            self.press(Key.Key_Down if table.currentIndex().row() < wanted else Key.Key_Up)
