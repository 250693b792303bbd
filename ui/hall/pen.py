"""Draws on the hall screen in shares of its height, so that one layout serves every projector."""

from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from ui.hall.themes import Theme

LEAST_NAME = 1 / 18
LEAST_NUMBER = 1 / 12
NARROWEST = 0.6
BASE_LINE = 0.7
STAMPS, LARGE = 256, 200
LEFT, RIGHT, CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True)
class Written:
    """One piece of text that stands on the screen: for the tests of legibility and for who reads the screen aloud."""

    text: str
    area: QRectF
    em: float


@dataclass(frozen=True)
class Style:
    """How text is set: its letter size in pixels, its colour, where in its area it stands."""

    em: float
    colour: str
    bold: bool = False
    align: Qt.AlignmentFlag = LEFT


class Pen:
    """A painter, the size of the screen, the look, and how much larger or smaller the operator wants letters."""

    def __init__(self, painter: QPainter, size: QSizeF, theme: Theme, family: str, factor: float = 1.0) -> None:
        self.painter, self.size, self.theme = painter, size, theme
        self.family, self.factor = family, factor
        self.words: list[Written] = []

    @property
    def height(self) -> float:
        """The height of the screen in pixels."""
        return self.size.height()

    @property
    def inner(self) -> QRectF:
        """The screen without its margins; projectors cut edges off."""
        margin = self.height * 0.022
        return QRectF(margin, margin * 0.6, self.size.width() - 2 * margin, self.height - 1.2 * margin)

    def share(self, of_height: float) -> float:
        """Return pixels for a share of the height."""
        return self.height * of_height

    def large(self, wanted: float, most: float, least: float = LEAST_NAME) -> float:
        """Return a letter size: as wanted times the operator's factor, at most `most`, never under the least share."""
        return max(min(wanted * self.factor, most), self.height * least)

    def fill(self, area: QRectF, colour: str) -> None:
        """Fill an area."""
        self.painter.fillRect(area, QColor(colour))

    def line(self, begin: QPointF, end: QPointF, colour: str, width: float) -> None:
        """Draw a line."""
        self.painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        self.painter.drawLine(begin, end)

    def width(self, text: str, em: float, bold: bool = False) -> float:
        """Return how wide a text is."""
        return metrics(self.family, em, bold).horizontalAdvance(text)

    def text(self, area: QRectF, text: str, style: Style) -> None:
        """Write one line, centred upright on its letters; one too long gets narrower first, then smaller."""
        wide = self.width(text, style.em, style.bold)
        narrow = min(1.0, area.width() / wide) if wide else 1.0
        em = style.em if narrow >= NARROWEST else max(1.0, style.em * narrow / NARROWEST)
        narrow = max(narrow, NARROWEST)
        self.words.append(Written(text, area, em))
        if not text:
            return
        ratio = self.painter.device().devicePixelRatio()
        shown = Shown(text, self.family, round(em), style.bold, style.colour, round(narrow, 3), ratio)
        image = stamp(shown) if em < LARGE else stamp.__wrapped__(shown)
        width, height = image.width() / ratio, image.height() / ratio
        left = {RIGHT: area.right() - width, CENTRE: area.center().x() - width / 2}.get(style.align, area.x())
        base = area.center().y() + em * ink_share(self.family) / 2
        top = base - height * BASE_LINE
        self.painter.drawImage(QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio), image)

    def name(self, area: QRectF, text: str, style: Style) -> None:
        """Write a person's name: one much too long for its place in two lines, where there is room for them."""
        least = self.share(LEAST_NAME)
        if self.width(text, style.em, style.bold) * NARROWEST <= area.width() or area.height() < 2 * least:
            self.text(area, text, style)
            return
        half = text.find("·") + 1 or -(-len(text) // 2)
        line = QRectF(area.x(), area.center().y() - least * 1.02, area.width(), least * 1.02)
        for place, part in enumerate((text[:half], text[half:])):
            self.text(line.translated(0, place * line.height()), part, replace(style, em=least))


@dataclass(frozen=True)
class Shown:
    """One piece of text as it is drawn: large letters are slow to draw and quick to copy."""

    text: str
    family: str
    em: int
    bold: bool
    colour: str
    narrow: float
    ratio: float


@lru_cache(maxsize=STAMPS)
def stamp(shown: Shown) -> QImage:
    """Return a text drawn once; its base line is at BASE_LINE of the height."""
    wide = metrics(shown.family, shown.em, shown.bold).horizontalAdvance(shown.text) * shown.narrow
    ratio = shown.ratio
    size = QSize(max(1, round(wide * ratio)), round(shown.em * 1.5 * ratio))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font(shown.family, shown.em, shown.bold))
    painter.setPen(QColor(shown.colour))
    painter.translate(0, shown.em * 1.5 * BASE_LINE)
    painter.scale(shown.narrow, 1.0)
    painter.drawText(QPointF(0, 0), shown.text)
    painter.end()
    return image


@lru_cache(maxsize=256)
def font(family: str, em: float, bold: bool = False) -> QFont:
    """Return letters of a size in pixels."""
    made = QFont(family)
    made.setPixelSize(max(1, round(em)))
    made.setBold(bold)
    return made


@lru_cache(maxsize=256)
def metrics(family: str, em: float, bold: bool = False) -> QFontMetricsF:
    """Return the measures of letters."""
    return QFontMetricsF(font(family, em, bold))


@lru_cache(maxsize=8)
def ink_share(family: str) -> float:
    """Return how high a digit really is in letters of size 1: about seven tenths."""
    return metrics(family, 200, True).tightBoundingRect("8").height() / 200
