"""Signs and names as a hand writes them with a blue pen, for specimens; the same seed gives the same strokes."""

from itertools import pairwise
from random import Random

from reportlab.lib.colors import Color, black
from reportlab.pdfgen.canvas import Canvas

from huanjie_desktop.documents.fonts import FontBook, Role

BLUE = Color(0.10, 0.16, 0.55)
Place = tuple[float, float, float, float]
"""Left, bottom, width, height in points."""

_ROUND = 0.552  # how far the handles of four curves stand out that make a circle


class Hand:
    """Writes into boxes of a page."""

    def __init__(self, canvas: Canvas, fonts: FontBook, seed: str) -> None:
        self._canvas = canvas
        self._fonts = fonts
        self._random = Random(seed)

    def circle(self, box: Place) -> None:
        """Draw ○, not quite round and not quite closed."""
        (x, y), r = self._middle(box), min(box[2], box[3]) * 0.36
        w, h, lift = r * self._about(1.0), r * self._about(1.0), r * self._near(0.12)
        k = _ROUND
        path = self._canvas.beginPath()
        path.moveTo(x, y + h + lift)
        path.curveTo(x - k * w, y + h, x - w, y + k * h, x - w, y)
        path.curveTo(x - w, y - k * h, x - k * w, y - h, x, y - h)
        path.curveTo(x + k * w, y - h, x + w, y - k * h, x + w, y)
        path.curveTo(x + w, y + k * h, x + k * w, y + h, x - lift / 2, y + h - lift / 2)
        self._stroke(path)

    def cross(self, box: Place) -> None:
        """Draw ×."""
        (x, y), r = self._middle(box), min(box[2], box[3]) * 0.33
        self._line([(x - r, y + r), (x + r, y - r)], r)
        self._line([(x + r, y + r), (x - r, y - r)], r)

    def tick(self, box: Place) -> None:
        """Draw √, which is not a prescribed sign."""
        (x, y), r = self._middle(box), min(box[2], box[3]) * 0.36
        self._line([(x - r, y), (x - r * 0.3, y - r * 0.8), (x + r, y + r * 0.9)], r)

    def scribble(self, box: Place, turns: int = 7) -> None:
        """Draw a tangle in which nothing can be read."""
        left, bottom, width, height = box
        points = [
            (left + width * (0.15 + 0.7 * step / turns), bottom + height * (0.2 if step % 2 else 0.8))
            for step in range(turns + 1)
        ]
        self._line(points, min(width, height) * 0.5)
        self._line([(x, bottom + height - (y - bottom)) for x, y in reversed(points)], min(width, height) * 0.5)

    def name(self, text: str, box: Place) -> None:
        """Write a name across a cell, down it where the cell is narrow; every character a little askew."""
        left, bottom, width, height = box
        down = height > width * 1.4
        long, wide = (height, width) if down else (width, height)
        size = min(wide * 0.72, long * 0.92 / max(len(text), 2), 22.0)
        font = self._fonts.font(Role.KAI, text)
        start = (long - size * len(text)) / 2 + size / 2
        for place, character in enumerate(text):
            along = start + place * size
            x, y = (left + width / 2, bottom + height - along) if down else (left + along, bottom + height / 2)
            self._character(character, font.fontName, size, (x + self._near(size * 0.05), y + self._near(size * 0.07)))

    def _character(self, character: str, font: str, size: float, middle: tuple[float, float]) -> None:
        canvas = self._canvas
        canvas.saveState()
        canvas.setFillColor(BLUE)
        canvas.translate(*middle)
        canvas.rotate(self._near(9.0))
        canvas.setFont(font, size * self._about(1.0))
        canvas.drawString(-size / 2, -size * 0.36, character, charSpace=0.0)
        canvas.restoreState()
        canvas.setFillColor(black)

    def _middle(self, box: Place) -> tuple[float, float]:
        left, bottom, width, height = box
        slack = min(width, height) * 0.06
        return left + width / 2 + self._near(slack), bottom + height / 2 + self._near(slack)

    def _line(self, points: list[tuple[float, float]], size: float) -> None:
        path = self._canvas.beginPath()
        shaken = [(x + self._near(size * 0.12), y + self._near(size * 0.12)) for x, y in points]
        path.moveTo(*shaken[0])
        for (x, y), (to_x, to_y) in pairwise(shaken):
            bend = self._near(size * 0.15)
            path.curveTo(x + (to_x - x) / 3 + bend, y + (to_y - y) / 3, x + (to_x - x) * 2 / 3, y + (to_y - y) * 2 / 3,
                         to_x, to_y)  # fmt: skip
        self._stroke(path)

    def _stroke(self, path: object) -> None:
        canvas = self._canvas
        canvas.saveState()
        canvas.setStrokeColor(BLUE)
        canvas.setLineWidth(self._about(1.3))
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        canvas.drawPath(path, stroke=1, fill=0)
        canvas.restoreState()

    def _near(self, most: float) -> float:
        return self._random.uniform(-most, most)

    def _about(self, value: float) -> float:
        return value * self._random.uniform(0.9, 1.1)
