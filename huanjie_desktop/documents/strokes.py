"""正 strokes of a tally, drawn as paths in the order in which a teller writes them: 一 丨 一 丨 一."""

from dataclasses import dataclass

from huanjie_desktop.documents.fonts import Role
from huanjie_desktop.documents.page import SIZE_TABLE, Letters, Sheet

GROUP = 15.0
GAP = 4.0
MOST = 50
# Start and end of the five strokes in a square of side 1, origin bottom left.
FIGURE = (
    ((0.08, 0.93), (0.92, 0.93)),
    ((0.50, 0.93), (0.50, 0.06)),
    ((0.50, 0.52), (0.86, 0.52)),
    ((0.22, 0.58), (0.22, 0.06)),
    ((0.02, 0.06), (0.98, 0.06)),
)


@dataclass(frozen=True)
class Strokes:
    """A number of votes as 正 strokes of `size` points; above 50 written as 正×n and the rest."""

    count: int
    size: float = GROUP

    @property
    def line(self) -> float:
        """Height of a line of strokes."""
        return self.size + GAP


def groups(count: int) -> tuple[int, ...]:
    """Return the number of strokes in each figure: fives and the rest."""
    fives, rest = divmod(count, 5)
    return (5,) * fives + ((rest,) if rest else ())


def shown(strokes: Strokes) -> tuple[tuple[int, ...], str]:
    """Return the figures to draw and the words after the first; above 50: one 正, ×fives, then the rest as strokes."""
    if strokes.count <= MOST:
        return groups(strokes.count), ""
    fives, rest = divmod(strokes.count, 5)
    return ((5, rest), f"×{fives}＋") if rest else ((5,), f"×{fives}")


def strokes_height(strokes: Strokes, width: float) -> float:
    """Return the height that the strokes take in a cell of this width."""
    figures, words = shown(strokes)
    if words:
        return strokes.line
    each = max(1, int((width + GAP) // strokes.line))
    return max(1, -(-len(figures) // each)) * strokes.line


def draw_strokes(sheet: Sheet, strokes: Strokes, at: tuple[float, float], width: float) -> None:
    """Draw the strokes from the top left corner `at`, wrapped within the width."""
    figures, words = shown(strokes)
    x, top = at
    if words:
        _counted(sheet, strokes, at)
        return
    each = max(1, int((width + GAP) // strokes.line))
    for number, count in enumerate(figures):
        left = x + number % each * strokes.line
        _figure(sheet, (left, top - number // each * strokes.line - strokes.size - GAP / 2), count, strokes.size)


def _counted(sheet: Sheet, strokes: Strokes, at: tuple[float, float]) -> None:
    (x, top), (figures, words), size = at, shown(strokes), strokes.size
    letter = min(SIZE_TABLE, size)
    font = sheet.font(Role.BODY, words)
    _figure(sheet, (x, top - size - GAP / 2), figures[0], size)
    sheet.write((x + size + 2, top - size + 1), words, Letters(font, letter))
    if len(figures) > 1:
        _figure(sheet, (x + size + 4 + font.width(words, letter), top - size - GAP / 2), figures[1], size)


def _figure(sheet: Sheet, corner: tuple[float, float], count: int, size: float) -> None:
    x, y = corner
    canvas = sheet.canvas
    canvas.setLineWidth(1.1 * size / GROUP)
    canvas.setLineCap(1)
    for (x1, y1), (x2, y2) in FIGURE[:count]:
        canvas.line(x + x1 * size, y + y1 * size, x + x2 * size, y + y2 * size)
    canvas.setLineCap(0)
