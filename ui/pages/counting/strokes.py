"""正 strokes of one candidate, drawn as lines so that no font is needed."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

GROUP = 5
WHOLE_MOST = 50
HIGHLIGHT_MS = 600
INK, FRESH = QColor("#22262b"), QColor("#b3261e")
# 一 丨 一(short) 丨(short) 一, from corner to corner of a square of side 1
_LINES = (
    ((0.08, 0.08), (0.92, 0.08)),
    ((0.52, 0.08), (0.52, 0.92)),
    ((0.52, 0.46), (0.86, 0.46)),
    ((0.22, 0.40), (0.22, 0.92)),
    ((0.00, 0.92), (1.00, 0.92)),
)


def groups_of(votes: int) -> tuple[int, ...]:
    """Return the strokes of each 正: fives, then the rest."""
    return (GROUP,) * (votes // GROUP) + ((votes % GROUP,) if votes % GROUP else ())


class StrokeTally(QWidget):
    """Shows a number as 正 strokes; the newest stroke is red for 0.6 s; above 50 votes as 正×n and the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.votes = 0
        self.fresh = 0
        self._fade = QTimer(self, singleShot=True, interval=HIGHLIGHT_MS)
        self._fade.timeout.connect(self._calm)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_votes(self, votes: int, fresh: bool = False) -> None:
        """Show a number; with `fresh` its last stroke is highlighted."""
        self.votes = votes
        self.fresh = 1 if fresh and votes else 0
        if self.fresh:
            self._fade.start()
        self.updateGeometry()
        self.update()

    def _calm(self) -> None:
        self.fresh = 0
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for one row of strokes."""
        side = self.fontMetrics().height()
        return QSize(side * 8, side + 6)

    def minimumSizeHint(self) -> QSize:
        """Never get lower than a stroke group."""
        side = self.fontMetrics().height()
        return QSize(side * 4, side + 6)

    def _side(self) -> int:
        least = self.fontMetrics().height()
        return max(least, min(self.height() - 14, least * 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the groups from the left, smaller when they would not fit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.votes > WHOLE_MOST:
            self._paint_short(painter)
        else:
            self._paint_groups(painter, groups_of(self.votes), 0.0)

    def _paint_short(self, painter: QPainter) -> None:
        side = self._side()
        self._paint_group(painter, QRectF(0, (self.height() - side) / 2, side, side), GROUP, 0)
        whole, rest = divmod(self.votes, GROUP)
        text = f"×{whole}" + (" + " if rest else "")
        width = self.fontMetrics().horizontalAdvance(text)
        painter.setPen(FRESH if self.fresh and not rest else INK)
        area = QRectF(side + 3, 0, width + 2, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if rest:
            self._paint_groups(painter, (rest,), area.right() + 2)

    def _paint_groups(self, painter: QPainter, groups: tuple[int, ...], left: float) -> None:
        side = float(self._side())
        room = self.width() - left
        step = min(side * 1.28, room / max(len(groups), 1))
        side = min(side, step / 1.12)
        for place, strokes in enumerate(groups):
            box = QRectF(left + place * step + 1, (self.height() - side) / 2, side, side)
            self._paint_group(painter, box, strokes, self.fresh if place == len(groups) - 1 else 0)

    def _paint_group(self, painter: QPainter, box: QRectF, strokes: int, fresh: int) -> None:
        width = max(1.6, box.height() / 9)
        for place in range(strokes):
            colour = FRESH if place >= strokes - fresh else INK
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPath(stroke_path(place, box))


def stroke_path(place: int, box: QRectF) -> QPainterPath:
    """Return one stroke of 正 in a box; strokes are counted from 0 in writing order."""
    (x1, y1), (x2, y2) = _LINES[place]
    path = QPainterPath(QPointF(box.x() + x1 * box.width(), box.y() + y1 * box.height()))
    path.lineTo(box.x() + x2 * box.width(), box.y() + y2 * box.height())
    return path
