"""The self-test deck (测试票): specimen ballots with marks as a hand draws them, on the ballot paper of the round."""

from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.colors import Color, black
from reportlab.pdfgen.canvas import Canvas

from huanjie_desktop.documents.ballot_pen import POINT
from huanjie_desktop.documents.fonts import FontBook, Role, font_book
from huanjie_desktop.documents.hand import Hand, Place
from huanjie_desktop.documents.page import RED
from huanjie_desktop.documents.papers.ballot import draw_page
from huanjie_desktop.domain.election.ballot import UNREADABLE_NAME, Sign, VoidReason
from huanjie_desktop.domain.election.ballot_design import BallotDesign, BoxKind, Rect
from huanjie_desktop.domain.election.specimens import Specimen

_BASE = "specimen"
_NUMBER_SIZE = 9


@dataclass(frozen=True)
class SpecimenDeckContent:
    """The sample ballot of a round and what stands on each of its specimens; `word` is written on each and its seal."""

    design: BallotDesign
    specimens: tuple[Specimen, ...]
    word: str = "测试"


def draw(content: SpecimenDeckContent) -> bytes:
    """Return the deck as PDF: one page a specimen, with its number, at exactly 100 %.

    Raises UserError("glyph_missing") when no font has a character of a name.
    """
    width, height = content.design.paper.size
    stream, fonts = BytesIO(), font_book()
    canvas = Canvas(stream, pagesize=(width * POINT, height * POINT), invariant=1, pageCompression=1)
    canvas.setTitle("测试票")
    canvas.beginForm(_BASE, 0, 0, width * POINT, height * POINT)
    draw_page(canvas, content.design)
    canvas.endForm()
    for specimen in content.specimens:
        canvas.doForm(_BASE)
        _Writer(canvas, fonts, content, specimen).write(len(content.specimens))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


class _Writer:
    def __init__(self, canvas: Canvas, fonts: FontBook, content: SpecimenDeckContent, specimen: Specimen) -> None:
        self.canvas = canvas
        self.fonts = fonts
        self.design = content.design
        self.word = content.word
        self.specimen = specimen
        self.hand = Hand(canvas, fonts, f"specimen {specimen.number}")

    def write(self, total: int) -> None:
        self._number(total)
        marks = self.specimen.marks
        if self.design.seal and marks.void is not VoidReason.NO_SEAL:
            self._seal(self.design.seal, black if marks.void is VoidReason.NOT_ISSUED else RED)
        for box, sign in zip(self.design.boxes_of(BoxKind.MARK), marks.marks, strict=True):
            self._sign(sign, self._place(box.rect))
        self._write_ins()
        if marks.void is VoidReason.IDENTIFYING_MARK:
            self.hand.name("投票人签名", self._corner())
        if marks.void is VoidReason.NOT_ISSUED:
            left, bottom, width, height = self._corner()
            self._centred("（复印件）", (left + width / 2, bottom + height / 2), height * 0.6)
        if marks.void is VoidReason.OTHER_GROUND:
            width, height = self.design.paper.size
            self.hand.scribble((width * POINT * 0.08, height * POINT * 0.1, width * POINT * 0.84, height * POINT * 0.8))

    def _number(self, total: int) -> None:
        words = f"{self.word}票　第{self.specimen.number}张（共{total}张）"
        font = self.fonts.font(Role.HEI, words)
        width, height = self.design.paper.size
        x = (width * POINT - font.width(words, _NUMBER_SIZE)) / 2
        self.canvas.setFont(font.fontName, _NUMBER_SIZE)
        self.canvas.setFillColor(RED)
        self.canvas.drawString(x, height * POINT - _NUMBER_SIZE * 1.6, words, charSpace=0.0)
        self.canvas.setFillColor(black)

    def _write_ins(self) -> None:
        cells, boxes = self.design.boxes_of(BoxKind.WRITE_IN), self.design.boxes_of(BoxKind.WRITE_IN_MARK)
        for one, cell, box in zip(self.specimen.marks.write_ins, cells, boxes, strict=False):
            if one.name == UNREADABLE_NAME:
                self.hand.scribble(self._place(cell.rect), 11)
            else:
                self.hand.name(one.name, self._place(cell.rect))
            self._sign(one.sign, self._place(box.rect))

    def _sign(self, sign: Sign, box: Place) -> None:
        if sign in (Sign.APPROVE, Sign.BOTH):
            self.hand.circle(box)
        if sign in (Sign.REJECT, Sign.BOTH):
            self.hand.cross(box)
        if sign is Sign.OTHER:
            self.hand.tick(box)
        if sign is Sign.UNREADABLE:
            self.hand.scribble(box)

    def _seal(self, rect: Rect, colour: Color) -> None:
        """Press a round seal; on a photocopy it is black."""
        left, bottom, width, height = self._place(rect)
        canvas = self.canvas
        x, y, r = left + width / 2, bottom + height / 2, min(width, height) * 0.44
        canvas.saveState()
        canvas.setStrokeColor(colour)
        canvas.setFillColor(colour)
        canvas.setLineWidth(1.6)
        canvas.circle(x, y, r, stroke=1, fill=0)
        self._centred(f"{self.word}章", (x, y), r * 0.44)
        canvas.restoreState()

    def _centred(self, words: str, middle: tuple[float, float], size: float) -> None:
        font = self.fonts.font(Role.HEI, words)
        self.canvas.setFont(font.fontName, size)
        x = middle[0] - font.width(words, size) / 2
        self.canvas.drawString(x, middle[1] - size * 0.36, words, charSpace=0.0)

    def _corner(self) -> Place:
        """Return the free place left of the date, where a voter might put his name."""
        width, height = (length * POINT for length in self.design.paper.size)
        return width * 0.06, height * 0.872, width * 0.3, 24.0

    def _place(self, rect: Rect) -> Place:
        height = self.design.paper.size[1]
        return rect.x * POINT, (height - rect.bottom) * POINT, rect.w * POINT, rect.h * POINT
