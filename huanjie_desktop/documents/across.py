"""Pale words across every page that is drawn: 演练 on whatever is not real."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from reportlab.lib.colors import Color, black
from reportlab.pdfgen.canvas import Canvas

from huanjie_desktop.documents.fonts import FontBook, Role

PALE = Color(0.86, 0.86, 0.86)
_SLOPE, _PART = 52, 0.42
_words: ContextVar[str] = ContextVar("words_across", default="")


@contextmanager
def across(words: str) -> Iterator[None]:
    """Let the pages that are drawn inside the block bear these words; "" leaves them as they are."""
    before = _words.set(words)
    try:
        yield
    finally:
        _words.reset(before)


def words_across(usual: str = "") -> str:
    """Return the words asked for by the caller, else the usual ones."""
    return _words.get() or usual


def write_across(canvas: Canvas, fonts: FontBook, size: tuple[float, float], usual: str = "") -> None:
    """Write the words, if any, in grey from corner to corner of a page that is still empty."""
    words = words_across(usual)
    if not words:
        return
    width, height = size
    letters = width * _PART
    font = fonts.font(Role.TITLE, words)
    canvas.saveState()
    canvas.setFillColor(PALE)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(_SLOPE)
    canvas.setFont(font.fontName, letters)
    canvas.drawString(-font.width(words, letters) / 2, -letters * 0.36, words, charSpace=0.0)
    canvas.restoreState()
    canvas.setFillColor(black)
