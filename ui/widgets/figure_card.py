"""A figure that is a button: it opens the list of those it counts."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from ui.formats import count_text
from ui.widgets.controls import faint, figure, named


class FigureCard(QPushButton):
    """Shows a title over a large number."""

    def __init__(self, name: str, title: str, tip: str = "") -> None:
        super().__init__()
        named(self, name, title, tip)
        self.setProperty("kind", "card")
        self._title = title
        self._words, self._figure = faint(title), figure("—")
        self._words.setWordWrap(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(0)
        for label in (self._words, self._figure):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)

    def set_figure(self, number: int | None) -> None:
        """Show a number; None is a dash."""
        self._figure.setText(count_text(number))
        self.setAccessibleName(f"{self._title} {count_text(number)}")
        self.updateGeometry()

    def figure(self) -> str:
        """Return the number as it stands on the card."""
        return self._figure.text()

    def sizeHint(self) -> QSize:
        """Be as large as title and number need."""
        layout = self.layout()
        wish = layout.sizeHint() if layout else QSize()
        return QSize(max(wish.width() + 8, 86), wish.height())

    def minimumSizeHint(self) -> QSize:
        """Never cut the number."""
        return self.sizeHint()
