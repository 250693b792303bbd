"""A tab whose work comes later: one sentence, nothing that pretends."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.controls import faint, heading


class LaterPage(QWidget):
    """Shows a title and one sentence."""

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.addWidget(heading(title))
        column.addWidget(faint(words))
        column.addStretch(1)

    def refresh(self) -> None:
        """Nothing to ask for."""

    def open_target(self, target: object) -> None:
        """Nothing to open."""
