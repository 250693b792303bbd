"""The page of an official paper (GB/T 9704): A4, text block 156 × 225 mm, 22 lines of 28 characters, page numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.colors import Color, black
from reportlab.pdfgen.canvas import Canvas

from huanjie_desktop.documents.across import write_across
from huanjie_desktop.documents.fonts import FontBook, Role, font_book
from huanjie_desktop.documents.true_type import HouseFont

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
LEFT, TOP = 28 * MM, HEIGHT - 37 * MM
BLOCK_WIDTH, BLOCK_HEIGHT = 156 * MM, 225 * MM
RIGHT, BOTTOM = LEFT + BLOCK_WIDTH, TOP - BLOCK_HEIGHT
LINES, CHARACTERS = 22, 28
PITCH, LEADING = BLOCK_WIDTH / CHARACTERS, BLOCK_HEIGHT / LINES
SIZE_TITLE, SIZE_BODY, SIZE_TABLE, SIZE_SMALL, SIZE_NUMBER = 22, 16, 12, 10.5, 14
RED = Color(0.76, 0.07, 0.11)
PALE_RED = Color(1.0, 0.94, 0.93)


@dataclass(frozen=True)
class Letters:
    """How a text is set: font, size in points, `space` added between characters, red for a warning."""

    font: HouseFont
    size: float
    space: float = 0.0
    red: bool = False


class Sheet:
    """A paper being written from top to bottom; `y` is the height at which the next thing begins."""

    def __init__(self, title: str, fonts: FontBook | None = None) -> None:
        """Begin a paper. `title` goes into the file's properties and holds no personal data."""
        self.fonts = fonts or font_book()
        self.y = TOP
        self.number = 1
        self._stream = BytesIO()
        self._held: list[tuple[float, Callable[[], None]]] = []
        self.canvas = Canvas(self._stream, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1)
        self.canvas.setTitle(title)
        write_across(self.canvas, self.fonts, (WIDTH, HEIGHT))

    @property
    def room(self) -> float:
        """Height left on this page."""
        return self.y - BOTTOM

    @property
    def at_top(self) -> bool:
        """Whether nothing has been written on this page."""
        return self.y >= TOP

    def ensure(self, height: float) -> None:
        """Go to the next page unless `height` is left on this one, after what is held back has been written."""
        held, self._held = self._held, []
        whole = height + sum(part for part, _ in held)
        if self.room < whole - 0.01 and not self.at_top:
            self.next_page()
        for _, write in held:
            write()

    def hold(self, height: float, write: Callable[[], None]) -> None:
        """Hold a heading or caption of this height back: it comes on the page of what is written next."""
        self._held.append((height, write))

    def next_page(self) -> None:
        """Finish this page and begin the next."""
        self._page_number()
        self.canvas.showPage()
        write_across(self.canvas, self.fonts, (WIDTH, HEIGHT))
        self.number += 1
        self.y = TOP

    def down(self, height: float) -> None:
        """Leave a space."""
        self.y -= height

    def font(self, role: Role, text: str) -> HouseFont:
        """Return the font for one text. Raises UserError("glyph_missing") when no font has a character."""
        return self.fonts.font(role, text)

    def write(self, at: tuple[float, float], text: str, letters: Letters) -> None:
        """Write a text with its baseline at a point."""
        self.canvas.setFillColor(RED if letters.red else black)
        self.canvas.setFont(letters.font.fontName, letters.size)
        self.canvas.drawString(at[0], at[1], text, charSpace=letters.space)
        self.canvas.setFillColor(black)

    def frame_red(self, height: float) -> None:
        """Draw a red frame over the whole width, from here down by `height`, on a pale ground."""
        self.canvas.setStrokeColor(RED)
        self.canvas.setFillColor(PALE_RED)
        self.canvas.setLineWidth(2)
        self.canvas.rect(LEFT + 1, self.y - height, BLOCK_WIDTH - 2, height, stroke=1, fill=1)
        self.canvas.setStrokeColor(black)
        self.canvas.setFillColor(black)

    def finish(self) -> bytes:
        """Finish the last page and return the PDF; the same content gives the same bytes."""
        self.ensure(0.0)
        self._page_number()
        self.canvas.showPage()
        self.canvas.save()
        return self._stream.getvalue()

    def _page_number(self) -> None:
        """Write — n — 7 mm below the block, odd pages right, even pages left, one character from the edge."""
        text = f"— {self.number} —"
        font = self.fonts.one_font(Role.NAMES, (text,))
        width = font.width(text, SIZE_NUMBER)
        x = RIGHT - SIZE_NUMBER - width if self.number % 2 else LEFT + SIZE_NUMBER
        self.write((x, BOTTOM - 7 * MM - SIZE_NUMBER * 0.7), text, Letters(font, SIZE_NUMBER))
