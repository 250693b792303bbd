"""A label with letters larger than the program's, at every letter size the clerk chooses."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel


class BigLabel(QLabel):
    """Shows text at `factor` times the program's letter size; style sheets know only fixed sizes."""

    def __init__(self, factor: float, text: str = "", bold: bool = True) -> None:
        super().__init__(text)
        self._factor, self._bold = factor, bold
        self._scale()

    def event(self, event: QEvent) -> bool:
        """Follow the letter size of the program; a style sheet set anew brings the letters of the beginning back."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange):
            self._scale()
        return handled

    def _scale(self) -> None:
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() * self._factor)
        font.setBold(self._bold)
        if self.font() != font:
            self.setFont(font)
