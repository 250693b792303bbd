"""Paper 9, ballots (选票): any number of identical pages of one design (R-16: nothing differs between two ballots)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import TypeVar

from reportlab.pdfgen.canvas import Canvas

from huanjie_desktop.documents.across import write_across
from huanjie_desktop.documents.ballot_pen import POINT, BallotPen
from huanjie_desktop.documents.copies import repeat_last_page
from huanjie_desktop.documents.fonts import Role, font_book
from huanjie_desktop.domain.election.ballot_design import BallotDesign, BoxKind

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class BallotContent:
    """A finished geometry and the number of pages wanted (ballots to issue + spare)."""

    design: BallotDesign
    copies: int = 1


def draw(content: BallotContent) -> bytes:
    """Return the ballots as PDF: `copies` pages with one shared content, at exactly 100 %.

    Raises UserError("glyph_missing") when no font has a character of a name, ValueError for less than one copy.
    """
    if content.copies < 1:
        raise ValueError("a print run has at least one page")
    design = content.design
    width, height = design.paper.size
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(width * POINT, height * POINT), invariant=1, pageCompression=1)
    canvas.setTitle("样票" if design.sample else "选票")
    draw_page(canvas, design)
    canvas.showPage()
    repeat_last_page(canvas, content.copies - 1)
    canvas.save()
    return stream.getvalue()


def draw_page(canvas: Canvas, design: BallotDesign) -> None:
    """Draw one ballot on an empty page."""
    width, height = design.paper.size
    fonts = font_book()
    names = fonts.one_font(Role.NAMES, [box.name for box in design.boxes_of(BoxKind.MARK)])
    pen = BallotPen(canvas, height, fonts, names)
    write_across(canvas, fonts, (width * POINT, height * POINT), "样票" if design.sample else "")
    if design.seal:
        pen.seal(design.seal)
    if design.ruler:
        pen.ruler(design.ruler)
    _each(pen.line, design.rules)
    _each(pen.marker, design.markers)
    _each(pen.code, design.codes)
    _each(pen.box, design.boxes)
    _each(pen.sample_sign, design.samples)
    _each(pen.label, design.labels)


def _each(stroke: Callable[[Thing], None], things: Iterable[Thing]) -> None:
    for thing in things:
        stroke(thing)
