"""演练 over every page of the hall screen, in a red frame: nobody takes practice for the vote."""

from math import atan2, degrees

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

WORD = "演练"
_RED, _PALE = QColor("#b3261e"), QColor(179, 38, 30, 70)
_FRAME, _LETTERS = 0.02, 0.42  # parts of the height


def paint_practice(painter: QPainter, room: QRectF, family: str) -> None:
    """Paint frame and word over a page that is finished."""
    edge = room.height() * _FRAME
    painter.setPen(QPen(_RED, edge, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(room.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2))
    font = QFont(family)
    font.setBold(True)
    font.setPixelSize(max(1, int(room.height() * _LETTERS)))
    painter.save()
    painter.setFont(font)
    painter.setPen(_PALE)
    painter.translate(room.center())
    painter.rotate(-degrees(atan2(room.height(), room.width())))
    half = QPointF(room.width() / 2, room.height() / 2)
    painter.drawText(QRectF(-half, half), Qt.AlignmentFlag.AlignCenter, WORD)
    painter.restore()
