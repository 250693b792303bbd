"""What only the window can see before the count: screens, printers; a field that tries the number pad."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QLabel, QWidget

from huanjie_desktop.services.count.preflight import Keypad, Seen
from huanjie_desktop.services.count.safe_copies import CopyPlace
from ui.pages.counting.entry.keys import Act, press_of
from ui.widgets.controls import named


def look_around(keypad: Keypad, copies: CopyPlace | None, awake: bool) -> Seen:
    """Return screens and printers as they are now."""
    screens = QGuiApplication.screens()
    places = [screen.geometry().topLeft() for screen in screens]
    mirrored = len(screens) > 1 and len({(place.x(), place.y()) for place in places}) < len(screens)
    return Seen(
        tuple(map(_screen_words, screens)), mirrored, tuple(QPrinterInfo.availablePrinterNames()), keypad, copies, awake
    )


def _screen_words(screen: QScreen) -> str:
    size = screen.geometry()
    dots = screen.devicePixelRatio()
    return f"{screen.name()}（{round(size.width() * dots)}×{round(size.height() * dots)}）"


class KeypadTry(QLabel):
    """Takes one key of the number pad as the count will take it: without an input method, and only with NumLock on."""

    tried = Signal(object)
    """Carries a Keypad."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("　", parent)
        named(self, "preflightKeypad", "小键盘试键")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def start(self) -> None:
        """Wait for a key."""
        self.setText("请按小键盘数字")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Judge the key; Tab and Esc go on to the dialog."""
        press = press_of(event)
        pad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
        if press is None or press.act is Act.ESCAPE:
            super().keyPressEvent(event)
        elif press.act is Act.NUMLOCK_OFF:
            self._answer(Keypad.NUMLOCK_OFF, "NumLock 没开")
        elif press.act is Act.DIGIT and pad:
            self._answer(Keypad.DIGITS, str(press.digit))
        else:
            self.setText("不是小键盘数字")

    def _answer(self, found: Keypad, words: str) -> None:
        self.setText(words)
        self.tried.emit(found)
