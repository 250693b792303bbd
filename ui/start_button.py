"""A large button of the start page: picture, what it does, and when to use it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ui.widgets.controls import ACCENT, heading, icon, named

_PICTURE = QSize(30, 30)


class StartButton(QPushButton):
    """Two lines of text beside a picture."""

    def __init__(self, name: str, title: str, words: str, picture: str) -> None:
        super().__init__()
        named(self, name, title, words)
        self.setProperty("kind", "card")
        shown, head, line = QLabel(), heading(title), QLabel(words)
        shown.setPixmap(icon(picture, ACCENT).pixmap(_PICTURE, self.devicePixelRatioF()))
        line.setProperty("role", "faint")
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(head)
        texts.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(14)
        row.addWidget(shown)
        row.addLayout(texts, 1)
        for label in (shown, head, line):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Be as large as both lines."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never cut a line."""
        return self.sizeHint()
