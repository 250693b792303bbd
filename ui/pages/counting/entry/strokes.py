"""The 正 strokes of one candidate on the operator's board."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.strokes import HIGHLIGHT_MS, STEP, WHOLE_MOST, Ink, Lot, Votes, draw_votes, groups_of

INK = Ink(QColor("#22262b"), QColor("#b3261e"))


class StrokeTally(QWidget):
    """Shows a number as 正 strokes; the newest stroke is red for 0.6 s; above 50 votes as 正×n and the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.votes = 0
        self.fresh = False
        self._fade = QTimer(self, singleShot=True, interval=HIGHLIGHT_MS)
        self._fade.timeout.connect(self._calm)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_votes(self, votes: int, fresh: bool = False) -> None:
        """Show a number; with `fresh` its last stroke is highlighted."""
        self.votes = votes
        self.fresh = fresh and votes > 0
        if self.fresh:
            self._fade.start()
        self.updateGeometry()
        self.update()

    def _calm(self) -> None:
        self.fresh = False
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for one row of strokes."""
        side = self.fontMetrics().height()
        return QSize(side * 8, side + 6)

    def minimumSizeHint(self) -> QSize:
        """Never get lower than a stroke group."""
        side = self.fontMetrics().height()
        return QSize(side * 4, side + 6)

    def _lot(self) -> Lot:
        """Return the room of the groups: smaller ones when they would not fit in the line."""
        least = self.fontMetrics().height()
        side = float(max(least, min(self.height() - 14, least * 2)))
        groups = max(1, len(groups_of(min(self.votes, WHOLE_MOST))))
        if self.votes <= WHOLE_MOST:
            side = min(side, self.width() / (groups * STEP - 0.16))
        return Lot(side, WHOLE_MOST)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the groups from the left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_votes(painter, QRectF(self.rect()), self._lot(), Votes(self.votes, INK, self.fresh))
