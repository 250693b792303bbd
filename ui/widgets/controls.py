"""Names for controls, the guard against the mouse wheel, and the shipped icons."""

import re
from functools import cache
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)

from huanjie_desktop.base.resource_files import resource_path
from ui.widgets.big_label import BigLabel

Control = TypeVar("Control", bound=QWidget)

INK = "#3b4149"
ACCENT = "#b3261e"
FAINT = "#5a616a"
WHITE = "#ffffff"


class _WheelGuard(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


@cache
def _wheel_guard() -> _WheelGuard:
    return _WheelGuard()


class _EnterKey(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and isinstance(watched, QAbstractButton)
        ):
            if not event.isAutoRepeat() and not watched.property("onPurpose"):
                watched.click()
            return True
        return False


@cache
def _enter_key() -> _EnterKey:
    return _EnterKey()


def named(control: Control, name: str, spoken: str = "", tip: str = "") -> Control:
    """Give a control its stable object name, the name a screen reader speaks, and a tooltip; return it.

    Choice and number fields also lose the habit of changing under the mouse wheel while they have no focus; Enter
    presses a button as Space does.
    """
    control.setObjectName(name)
    if spoken:
        control.setAccessibleName(spoken)
    if tip:
        control.setToolTip(tip)
        control.setAccessibleDescription(tip)
    if isinstance(control, QComboBox | QAbstractSpinBox):
        control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        control.installEventFilter(_wheel_guard())
    elif isinstance(control, QAbstractButton) and not isinstance(control, QCheckBox | QRadioButton):
        control.installEventFilter(_enter_key())
    return control


def on_purpose(control: QAbstractButton) -> None:
    """Let a button answer to Space or a click only: at the count Enter comes too easily."""
    control.setProperty("onPurpose", True)


def button(name: str, text: str, icon_name: str = "", tip: str = "", kind: str = "") -> QPushButton:
    """Make a push button; `kind` "primary" is the one red button of a screen, "quiet" has no frame."""
    made = named(QPushButton(text), name, text.replace("&", ""), tip)
    if icon_name:
        made.setIcon(icon(icon_name, WHITE if kind == "primary" else INK))
    if kind:
        made.setProperty("kind", kind)
    return made


def heading(text: str = "") -> QLabel:
    """Make the heading of a page or panel."""
    return _sized(text, "heading", 1.12)


def figure(text: str = "") -> QLabel:
    """Make a figure that is seen first."""
    return _sized(text, "figure", 1.65)


def title(text: str) -> QLabel:
    """Make the name of the program on the start page."""
    return _sized(text, "title", 2.0)


def _sized(text: str, role: str, factor: float) -> QLabel:
    label = BigLabel(factor, text)
    label.setProperty("role", role)
    return label


def faint(text: str) -> QLabel:
    """Make a line of explanation in quiet colour that wraps."""
    label = QLabel(text)
    label.setProperty("role", "faint")
    label.setWordWrap(True)
    return label


@cache
def icon(name: str, colour: str = INK) -> QIcon:
    """Return a shipped icon in one colour; Qt makes the pale form for disabled controls when one is shown."""
    return QIcon(_pixmap(name, colour))


def _pixmap(name: str, colour: str, edge: int = 60) -> QPixmap:
    drawing = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    drawing = drawing.replace("#000", colour)
    drawing = re.sub(r'width="24" height="24"', f'width="{edge}" height="{edge}"', drawing, count=1)
    pixmap = QPixmap()
    pixmap.loadFromData(drawing.encode())
    return pixmap


ICON_SIZE = QSize(18, 18)
