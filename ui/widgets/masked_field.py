"""A field for an ID or phone number: masked while nobody types in it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class MaskedField(QLineEdit):
    """Shows the full number only while it has the focus; `number()` is always the full one."""

    changed = Signal()
    """The number was typed or set."""
    revealed = Signal()
    """A number that was on file came into full sight."""

    def __init__(self, mask: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mask = mask
        self._number = ""
        self.textEdited.connect(self._typed)

    def number(self) -> str:
        """Return the full number."""
        return self._number

    def set_number(self, number: str) -> None:
        """Take a number and show it masked."""
        self._number = number
        self.setText(number if self.hasFocus() else self._mask(number))
        self.changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the full number."""
        self.setText(self._number)
        if self._number:
            self.revealed.emit()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mask the number again."""
        super().focusOutEvent(event)
        self.setText(self._mask(self._number))

    def _typed(self, text: str) -> None:
        self._number = text.strip()
        self.changed.emit()
