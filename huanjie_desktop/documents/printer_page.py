"""The test page of the check before the count: two rulers of 100 mm, the edge of the paper, rare characters."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from huanjie_desktop.documents.fonts import Role, font_book
from huanjie_desktop.documents.page import HEIGHT, MM, WIDTH
from huanjie_desktop.documents.true_type import HouseFont

LENGTH, EDGE = 100, 5
_LEFT, _TOP = 40 * MM, HEIGHT - 70 * MM
_LINES = (
    "用尺量两条标尺，都是 100 毫米，说明打印没有放大缩小。",
    "不是 100 毫米：在打印机设置里选“实际大小（100%）”，去掉“适合纸张”，再打一次。",
    "四边的细框离纸边 5 毫米：框不完整的一边，打印机印不到。",
)


def draw(names: Sequence[str] = ()) -> bytes:
    """Return the page as PDF; `names` are printed so that a missing character is seen.

    Raises UserError("glyph_missing") when no font has one of them.
    """
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1)
    canvas.setTitle("打印机测试页")
    canvas.setLineWidth(0.3)
    canvas.rect(EDGE * MM, EDGE * MM, WIDTH - 2 * EDGE * MM, HEIGHT - 2 * EDGE * MM)
    _write(canvas, (_LEFT, HEIGHT - 30 * MM), "打印机测试页", (font_book().font(Role.TITLE, "打印机测试页"), 22))
    _ruler(canvas)
    _texts(canvas, names)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _ruler(canvas: Canvas) -> None:
    """Draw both rulers from one corner, a tick every 10 mm, the figure at its end."""
    canvas.setLineWidth(0.5)
    end = LENGTH * MM
    canvas.lines([(_LEFT, _TOP, _LEFT + end, _TOP), (_LEFT, _TOP, _LEFT, _TOP - end)])
    for number in range(11):
        along, tick = number * end / 10, (4 if number % 5 == 0 else 2.5) * MM
        canvas.line(_LEFT + along, _TOP, _LEFT + along, _TOP + tick)
        canvas.line(_LEFT, _TOP - along, _LEFT - tick, _TOP - along)
    font = font_book().font(Role.BODY, "100 毫米")
    _write(canvas, (_LEFT + end + 3 * MM, _TOP - 1.5 * MM), "100 毫米", (font, 12))
    _write(canvas, (_LEFT - 8 * MM, _TOP - end - 7 * MM), "100 毫米", (font, 12))


def _texts(canvas: Canvas, names: Sequence[str]) -> None:
    book, y = font_book(), _TOP - (LENGTH + 22) * MM
    for line in _LINES:
        _write(canvas, (_LEFT - 15 * MM, y), line, (book.font(Role.BODY, line), 11))
        y -= 8 * MM
    if names:
        font = book.one_font(Role.NAMES, names)
        for start in range(0, len(names), 6):
            _write(canvas, (_LEFT - 15 * MM, y - 4 * MM), "　".join(names[start : start + 6]), (font, 14))
            y -= 8 * MM


def _write(canvas: Canvas, at: tuple[float, float], text: str, letters: tuple[HouseFont, float]) -> None:
    font, size = letters
    canvas.setFont(font.fontName, size)
    canvas.drawString(at[0], at[1], text)
