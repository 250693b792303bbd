"""A field for a count: empty means "not entered", which is not zero."""

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

_HALF = str.maketrans("０１２３４５６７８９", "0123456789")


class NumberField(QLineEdit):
    """Takes a whole number up to `most`; full-width digits become half-width. No arrows, no wheel."""

    changed = Signal()
    """The number was typed or set."""

    def __init__(self, most: int = 999_999, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        digits = len(str(most))
        self.setValidator(QRegularExpressionValidator(QRegularExpression(f"[0-9０-９]{{0,{digits}}}"), self))
        self.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * (digits + 6) + 20)
        self.textChanged.connect(lambda _text: self.changed.emit())

    def number(self) -> int | None:
        """Return the number, or None for an empty field and for one above the limit."""
        text = self.text().translate(_HALF)
        return int(text) if text and int(text) <= self._most else None

    def set_number(self, number: int | None) -> None:
        """Show a number; None empties the field."""
        self.setText("" if number is None else str(number))
