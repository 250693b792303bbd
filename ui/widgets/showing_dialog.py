"""The base of every dialog that shows something and hands back no value."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from ui.widgets.controls import named

_BESIDE, _ABOVE = 40, 60  # pixels of the screen that stay free around a dialog


class ShowingDialog(QDialog):
    """Named and titled; goes away for good when it is closed, which Enter does not do."""

    def __init__(self, parent: QWidget, name: str, title: str) -> None:
        super().__init__(parent)
        named(self, name, title)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def fit(self, width: int, height: int) -> None:
        """Take this size, or what the screen has."""
        room = self.screen().availableSize()
        self.resize(min(width, room.width() - _BESIDE), min(height, room.height() - _ABOVE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from closing the dialog by accident."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
