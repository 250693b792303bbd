"""Draws the parts of a ballot on a canvas; lengths come in hundredths of a millimetre from the top left corner."""

from typing import Any

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.colors import Color, black, white
from reportlab.pdfgen.canvas import Canvas

from huanjie_desktop.documents.fonts import FontBook, Role
from huanjie_desktop.documents.true_type import HouseFont
from huanjie_desktop.domain.election.aruco import CELLS, black_cells
from huanjie_desktop.domain.election.ballot_design import Box, BoxKind, Code, Label, LabelRole, Marker, Rect, Sample

POINT = 72 / 2540
ASCENT = 0.88
ROLES = {
    LabelRole.TITLE: Role.TITLE,
    LabelRole.DATE: Role.BODY,
    LabelRole.NAME: Role.NAMES,
    LabelRole.SECTION: Role.HEI,
    LabelRole.EXPLANATION: Role.BODY,
    LabelRole.CAPTION: Role.BODY,
}
GREY = Color(0.55, 0.55, 0.55)


class BallotPen:
    """Turns the pieces of a ballot's geometry into strokes and letters."""

    def __init__(self, canvas: Canvas, height: int, fonts: FontBook, names: HouseFont) -> None:
        self._canvas = canvas
        self._height = height
        self._fonts = fonts
        self._names = names

    def marker(self, marker: Marker) -> None:
        """Draw a registration mark."""
        cell = marker.size / CELLS
        self._fill(Rect(marker.x, marker.y, marker.size, marker.size))
        dark = set(black_cells(marker.id))
        self._canvas.setFillColor(white)
        for row in range(CELLS):
            for column in range(CELLS):
                if (row, column) not in dark:
                    self._cell(marker.x + column * cell, marker.y + row * cell, cell, cell)
        self._canvas.setFillColor(black)

    def code(self, code: Code) -> None:
        """Draw a QR code."""
        modules = qr_modules(code.text)
        cell = code.size / len(modules)
        path = self._canvas.beginPath()
        for row, line in enumerate(modules):
            for start, length in _runs(line):
                x, y = code.x + start * cell, self._height - code.y - (row + 1) * cell
                path.rect(x * POINT, y * POINT, length * cell * POINT, cell * POINT)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def box(self, box: Box) -> None:
        """Draw the frame of a box or cell."""
        self._canvas.setLineWidth((25 if box.kind is BoxKind.WRITE_IN else 28) * POINT)
        self._canvas.rect(*self._place(box.rect), stroke=1, fill=0)

    def line(self, place: Rect) -> None:
        """Draw a line of a table."""
        self._fill(place)

    def sample_sign(self, sample: Sample) -> None:
        """Draw an example ○ or ×."""
        x, y, w, h = self._place(sample.rect)
        self._canvas.setLineWidth(50 * POINT)
        if sample.sign == "O":
            self._canvas.circle(x + w / 2, y + h / 2, w / 2, stroke=1, fill=0)
        else:
            self._canvas.lines([(x, y, x + w, y + h), (x, y + h, x + w, y)])

    def seal(self, place: Rect) -> None:
        """Draw the dotted circle for the seal."""
        x, y, w, h = self._place(place)
        canvas = self._canvas
        canvas.setStrokeColor(GREY)
        canvas.setDash(1, 3)
        canvas.setLineWidth(0.7)
        canvas.circle(x + w / 2, y + h / 2, w / 2, stroke=1, fill=0)
        canvas.setDash()
        canvas.setStrokeColor(black)
        canvas.setFillColor(GREY)
        self._write("（盖章处）", self._fonts.font(Role.BODY, "（盖章处）"), 9, (x + w / 2, y + h / 2 - 3))
        canvas.setFillColor(black)

    def ruler(self, place: Rect) -> None:
        """Draw a 50 mm ruler with a tick every 10 mm."""
        right, top = place.right * POINT, (self._height - place.y) * POINT
        length = place.h * POINT
        self._canvas.setLineWidth(0.4)
        ticks = [(place.x * POINT, top - n * length / 5, right, top - n * length / 5) for n in range(6)]
        self._canvas.lines([(right, top, right, top - length), *ticks])

    def label(self, label: Label) -> None:
        """Write a text in its place; names of two characters are spread over three."""
        is_name = label.role is LabelRole.NAME
        font = self._names if is_name else self._fonts.font(ROLES[label.role], label.text)
        size = label.size * POINT
        x, y = label.x * POINT, (self._height - label.y) * POINT - ASCENT * size
        space = size if is_name and len(label.text) == 2 else 0.0
        if label.upright:
            self._write_down(label, font, (x, y))
        elif label.centred:
            self._write(label.text, font, size, (x + label.w * POINT / 2, y), space)
        else:
            self._canvas.setFont(font.fontName, size)
            self._canvas.drawString(x, y, label.text)

    def _write(self, text: str, font: HouseFont, size: float, middle: tuple[float, float], space: float = 0.0) -> None:
        x, y = middle
        width = font.width(text, size) + space * (len(text) - 1)
        self._canvas.setFont(font.fontName, size)
        self._canvas.drawString(x - width / 2, y, text, charSpace=space)

    def _write_down(self, label: Label, font: HouseFont, start: tuple[float, float]) -> None:
        x, y = start
        size = label.size * POINT
        spread = label.role is LabelRole.NAME and len(label.text) == 2
        step = size * (2.2 if spread else 1.1)
        self._canvas.setFont(font.fontName, size)
        for number, character in enumerate(label.text):
            inset = (size - font.width(character, size)) / 2
            self._canvas.drawString(x + inset, y - number * step, character)

    def _fill(self, place: Rect) -> None:
        self._canvas.rect(*self._place(place), stroke=0, fill=1)

    def _cell(self, x: float, y: float, w: float, h: float) -> None:
        self._canvas.rect(x * POINT, (self._height - y - h) * POINT, w * POINT, h * POINT, stroke=0, fill=1)

    def _place(self, place: Rect) -> tuple[float, float, float, float]:
        return place.x * POINT, (self._height - place.bottom) * POINT, place.w * POINT, place.h * POINT


def qr_modules(text: str) -> list[list[bool]]:
    """Return the smallest QR code of level M for a text, row by row, True is dark."""
    code: Any = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    size = code.getModuleCount()
    return [[bool(code.isDark(row, column)) for column in range(size)] for row in range(size)]


def _runs(line: list[bool]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for column, dark in enumerate(line):
        if dark and runs and sum(runs[-1]) == column:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((column, 1))
    return runs
