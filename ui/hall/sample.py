"""A drawn sample ballot for the page 填票说明: ○ × and an empty box over names that nobody has."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from ui.hall.pen import CENTRE, LEAST_NAME, Pen, Style

_COLUMNS = (("○", "候选人甲", "赞成画○"), ("×", "候选人乙", "不赞成画×"), ("", "候选人丙", "弃权不画"))
_WRITTEN = ("○", "姓　名", "另选他人")


def paint_sample(pen: Pen, area: QRectF, write_ins: bool) -> None:
    """Paint boxes over names, and what each mark means under them; with `write_ins` a place for another person."""
    columns = (*_COLUMNS, _WRITTEN) if write_ins else _COLUMNS
    width = min(area.width() / len(columns), pen.share(0.4))
    left = area.center().x() - width * len(columns) / 2
    for place, column in enumerate(columns):
        _paint_column(pen, QRectF(left + place * width, area.y(), width, area.height()), column, place == len(_COLUMNS))


def _paint_column(pen: Pen, area: QRectF, column: tuple[str, str, str], written: bool) -> None:
    sign, name, meaning = column
    theme = pen.theme
    side = min(area.height() * 0.34, area.width() * 0.6)
    frame = QRectF(area.x(), area.y(), area.width(), area.height() * 0.76)
    box = QRectF(area.center().x() - side / 2, area.y() + side * 0.13, side, side)
    painter = pen.painter
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.ink), max(2.0, pen.share(0.004))))
    painter.drawRect(frame)
    painter.drawRect(box)
    _paint_sign(pen, box.adjusted(side * 0.16, side * 0.16, -side * 0.16, -side * 0.16), sign)
    below = QRectF(frame.x(), box.bottom(), frame.width(), frame.bottom() - box.bottom())
    colour = theme.accent if written else theme.ink
    pen.text(below, name, Style(pen.share(LEAST_NAME * 1.15), colour, True, CENTRE))
    words = QRectF(area.x(), frame.bottom(), area.width(), area.bottom() - frame.bottom())
    pen.text(words, meaning, Style(pen.share(LEAST_NAME), theme.accent, True, CENTRE))


def _paint_sign(pen: Pen, box: QRectF, sign: str) -> None:
    pen.painter.setPen(QPen(QColor(pen.theme.accent), max(3.0, box.width() * 0.1), c=Qt.PenCapStyle.RoundCap))
    if sign == "○":
        pen.painter.drawEllipse(box)
    elif sign == "×":
        pen.painter.drawLine(QPointF(box.topLeft()), QPointF(box.bottomRight()))
        pen.painter.drawLine(QPointF(box.topRight()), QPointF(box.bottomLeft()))
