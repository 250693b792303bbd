"""正 strokes drawn as lines so that no font is needed: on the operator's board and on the hall screen."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

GROUP = 5
WHOLE_MOST = 50
HIGHLIGHT_MS = 600
STEP = 1.28
# 一 丨 一(short) 丨(short) 一, from corner to corner of a square of side 1
_LINES = (
    ((0.08, 0.08), (0.92, 0.08)),
    ((0.52, 0.08), (0.52, 0.92)),
    ((0.52, 0.46), (0.86, 0.46)),
    ((0.22, 0.40), (0.22, 0.92)),
    ((0.00, 0.92), (1.00, 0.92)),
)


@dataclass(frozen=True)
class Ink:
    """The colours of strokes: those that stand and the newest one."""

    old: QColor
    fresh: QColor


@dataclass(frozen=True)
class Votes:
    """How many strokes to draw in which colours; with `fresh` the newest one stands out."""

    number: int
    ink: Ink
    fresh: bool = False


@dataclass(frozen=True)
class Lot:
    """Where groups stand: the side of a group, how many go in a line, how many lines there are."""

    side: float
    in_line: int
    lines: int = 1

    @property
    def most(self) -> int:
        """The votes that can be drawn whole."""
        return min(WHOLE_MOST, self.in_line * self.lines * GROUP)


def groups_of(votes: int) -> tuple[int, ...]:
    """Return the strokes of each 正: fives, then the rest."""
    return (GROUP,) * (votes // GROUP) + ((votes % GROUP,) if votes % GROUP else ())


def lot_for(area: QRectF, groups: int, least: float, most: float) -> Lot:
    """Return how `groups` groups stand in an area, in one or two lines, as large as can be.

    A group never gets smaller than `least`: then fewer fit, and more votes than `Lot.most` are drawn in the short form.
    """
    best = Lot(0.0, 1)
    for lines in (1, 2):
        in_line = -(-groups // lines)
        side = min(most, area.height() / (lines * 1.16), area.width() / max(in_line * STEP - 0.2, 1))
        if side > best.side * 1.25:
            best = Lot(side, in_line, lines)
    if best.side >= least:
        return best
    side = min(least, area.height() / 1.16)
    return Lot(side, max(1, int((area.width() / side + 0.2) / STEP)))


def draw_votes(painter: QPainter, area: QRectF, lot: Lot, votes: Votes) -> None:
    """Draw votes from the left: whole groups, or 正×n and the rest."""
    if votes.number > lot.most:
        _draw_short(painter, area, lot.side, votes)
        return
    groups = groups_of(votes.number)
    height = area.height() / lot.lines
    for place, strokes in enumerate(groups):
        line, column = divmod(place, lot.in_line)
        top = area.y() + line * height + (height - lot.side) / 2
        box = QRectF(area.x() + column * lot.side * STEP + 1, top, lot.side, lot.side)
        draw_group(painter, box, strokes, votes.ink, votes.fresh and place == len(groups) - 1)


def _draw_short(painter: QPainter, area: QRectF, side: float, votes: Votes) -> None:
    whole, rest = divmod(votes.number, GROUP)
    top = area.y() + (area.height() - side) / 2
    draw_group(painter, QRectF(area.x() + 1, top, side, side), GROUP, votes.ink)
    font = QFont(painter.font())
    font.setPixelSize(max(1, int(side * 0.8)))
    painter.setFont(font)
    text = f"×{whole}" + ("+" if rest else "")
    width = QFontMetricsF(font).horizontalAdvance(text)
    painter.setPen(votes.ink.fresh if votes.fresh and not rest else votes.ink.old)
    words = QRectF(area.x() + side * 1.12, area.y(), width + 2, area.height())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    if rest:
        box = QRectF(words.right() + side * 0.08, top, side, side)
        draw_group(painter, box, rest, votes.ink, votes.fresh)


def draw_group(painter: QPainter, box: QRectF, strokes: int, ink: Ink, fresh: bool = False) -> None:
    """Draw the first strokes of one 正 in a box; with `fresh` the last of them in the colour of the newest."""
    width = max(1.6, box.height() / 9)
    for place in range(strokes):
        newest = fresh and place == strokes - 1
        painter.setPen(QPen(ink.fresh if newest else ink.old, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(stroke_path(place, box))


def stroke_path(place: int, box: QRectF) -> QPainterPath:
    """Return one stroke of 正 in a box; strokes are counted from 0 in writing order."""
    (x1, y1), (x2, y2) = _LINES[place]
    path = QPainterPath(QPointF(box.x() + x1 * box.width(), box.y() + y1 * box.height()))
    path.lineTo(box.x() + x2 * box.width(), box.y() + y2 * box.height())
    return path
