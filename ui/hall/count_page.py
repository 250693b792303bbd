"""Paints the running count: figures, names with 正 strokes and bars, whom it takes to be elected, who counts."""

from PySide6.QtCore import QPointF, QRectF

from huanjie_desktop.services.count.hall import HallCount, HallLine
from huanjie_desktop.services.count.hall_pages import HallStaff
from ui.hall.pen import CENTRE, LEAST_NAME, LEAST_NUMBER, RIGHT, Pen, Style, font, ink_share
from ui.hall.scene import CountScene
from ui.hall.sheet import GAP, LEAST_STROKE, Cell, Letters, Room, Sheet, sheet_for
from ui.widgets.strokes import GROUP, WHOLE_MOST, Votes, draw_votes, lot_for

TITLE, FIGURES, BASE, STAFF = 0.066, 0.09, 0.06, 0.064


def paint_count(pen: Pen, title: str, scene: CountScene, sheet_number: int) -> int:
    """Paint the count and return how many sheets its persons need."""
    inner, count = pen.inner, scene.count
    head = QRectF(inner.x(), inner.y(), inner.width(), pen.share(TITLE))
    figures = QRectF(inner.x(), head.bottom(), inner.width(), pen.share(FIGURES))
    staff = QRectF(inner.x(), inner.bottom() - pen.share(STAFF), inner.width(), pen.share(STAFF))
    base = staff.translated(0, -pen.share(BASE))
    people = QRectF(inner.x(), figures.bottom(), inner.width(), base.y() - figures.bottom())
    _paint_figures(pen, figures, count)
    pages = _paint_hidden(pen, people, count) if count.hidden else _paint_people(pen, people, scene, sheet_number)
    part = f"　第 {sheet_number % pages + 1} 页，共 {pages} 页" if pages > 1 else ""
    _paint_head(pen, head, f"{title}　{count.title}{part}", scene)
    _paint_base(pen, base, count)
    _paint_staff(pen, staff, scene.staff)
    return pages


def _paint_people(pen: Pen, area: QRectF, scene: CountScene, sheet_number: int) -> int:
    sheet = sheet_of(pen, area, scene.count)
    first = sheet_number % sheet.pages * sheet.on_page
    for cell, line in zip(sheet.cells, scene.count.lines[first : first + sheet.on_page], strict=False):
        _paint_line(pen, cell, line, sheet, scene)
    _paint_dividers(pen, sheet)
    return sheet.pages


def _paint_hidden(pen: Pen, area: QRectF, count: HallCount) -> int:
    """Say why there are no figures yet, and show how far the calling has come."""
    middle, em = area.center().y(), pen.share(0.09)
    words = QRectF(area.x(), middle - em * 2.2, area.width(), em * 1.4)
    pen.text(words, count.waits, Style(em, pen.theme.ink, True, CENTRE))
    bar = QRectF(area.x() + em, middle + em * 0.2, area.width() - 2 * em, em * 0.6)
    pen.fill(bar, pen.theme.line)
    bar.setWidth(bar.width() * min(1.0, count.called / max(1, count.returned)))
    pen.fill(bar, pen.theme.bar)
    return 1


def sheet_of(pen: Pen, area: QRectF, count: HallCount) -> Sheet:
    """Return where the persons stand."""
    letters = Letters(
        digit_ink=ink_share(pen.family),
        digit_width=pen.width("0", 100, bold=True) / 100,
        key_length=max((len(line.number) for line in count.lines), default=1),
        name_length=max((len(line.name) for line in count.lines), default=3),
        number_length=max(2, len(str(count.returned))),
        groups=_groups(count),
    )
    return sheet_for(len(count.lines), Room(area, pen.height, letters, pen.factor))


def _groups(count: HallCount) -> int:
    return min(WHOLE_MOST // GROUP, -(-max(1, count.returned) // GROUP))


def _paint_head(pen: Pen, area: QRectF, title: str, scene: CountScene) -> None:
    count, theme = scene.count, pen.theme
    if scene.paused or count.note:
        band = area.adjusted(0, -pen.share(0.006), 0, -pen.share(0.006))
        pen.fill(band, theme.accent)
        words = "计票暂停" if scene.paused else count.note
        pen.text(band, words, Style(pen.share(LEAST_NAME), theme.ground, True, CENTRE))
        return
    last = f"第 {count.number} 张" if count.number else "尚未唱票"
    style = Style(pen.share(LEAST_NAME), theme.accent, True, RIGHT)
    wide = pen.width(last, style.em, True) + pen.share(0.02)
    pen.text(area.adjusted(0, 0, -wide, 0), title, Style(pen.share(0.046), theme.ink, True))
    pen.text(QRectF(area.right() - wide, area.y(), wide, area.height()), last, style)


def figures_of(count: HallCount) -> tuple[tuple[str, str], ...]:
    """Return 发出 收回 已唱 剩余 有效 无效 待定 with their numbers; hidden ones are dashes."""
    hidden = count.hidden
    pairs = (
        ("发出", str(count.issued)),
        ("收回", str(count.returned)),
        ("已唱", str(count.called)),
        ("剩余", str(count.left)),
        ("有效", "—" if hidden else str(count.valid)),
        ("无效", "—" if hidden else str(count.invalid)),
        ("待定", str(count.set_aside)),
    )
    return pairs if count.set_aside else pairs[:-1]


def _paint_figures(pen: Pen, area: QRectF, count: HallCount) -> None:
    """Write each number large beside its word; the word stands upright where the line is short."""
    pairs = figures_of(count)
    number = Style(pen.share(LEAST_NUMBER), pen.theme.ink, True)
    word = Style(pen.share(0.036), pen.theme.faint)
    pen.line(area.bottomLeft(), area.bottomRight(), pen.theme.line, pen.share(0.003))
    wide = [pen.width(text, number.em, True) + word.em * 0.3 for _, text in pairs]
    upright = sum(wide) + len(pairs) * word.em * 2.7 > area.width()
    label = word.em * (1.05 if upright else 2.1)
    gap = (area.width() - sum(wide) - label * len(pairs)) / max(1, len(pairs) - 1)
    left = area.x()
    for (name, text), width in zip(pairs, wide, strict=True):
        _paint_word(pen, QRectF(left, area.y(), label, area.height()), name, word, upright)
        pen.text(QRectF(left + label + word.em * 0.15, area.y(), width, area.height()), text, number)
        left += label + width + gap


def _paint_word(pen: Pen, area: QRectF, name: str, style: Style, upright: bool) -> None:
    if not upright:
        pen.text(area, name, style)
        return
    half = style.em * 1.08
    for place, letter in enumerate(name):
        pen.text(QRectF(area.x(), area.center().y() + (place - 1) * half, area.width(), half), letter, style)


def _paint_line(pen: Pen, cell: Cell, line: HallLine, sheet: Sheet, scene: CountScene) -> None:
    theme, count = pen.theme, scene.count
    fresh = line.fresh and scene.lit
    pen.text(cell.key, line.number, Style(min(sheet.sizes.name * 0.62, pen.share(0.05)), theme.faint))
    colour = theme.accent if fresh else theme.ink
    pen.name(cell.name, line.name, Style(sheet.sizes.name, colour, True))
    _paint_bar(pen, cell.bar, line, count)
    lot = lot_for(cell.strokes, _groups(count), pen.share(LEAST_STROKE), sheet.sizes.number)
    pen.painter.setFont(font(pen.family, sheet.sizes.name, True))
    draw_votes(pen.painter, cell.strokes, lot, Votes(line.votes, theme.strokes, fresh))
    tone = theme.good if line.passed else theme.accent if fresh else theme.ink
    pen.text(cell.number, str(line.votes), Style(sheet.sizes.number, tone, True, RIGHT))


def _paint_dividers(pen: Pen, sheet: Sheet) -> None:
    """Draw a line between two columns, so that the number of one person does not run into the next person."""
    rows = -(-len(sheet.cells) // sheet.columns)
    foot = sheet.cells[rows - 1].row.bottom()
    for cell in sheet.cells[rows::rows]:
        left = cell.row.x() - pen.share(GAP) / 2
        pen.line(QPointF(left, cell.row.y()), QPointF(left, foot), pen.theme.line, pen.share(0.004))


def _paint_bar(pen: Pen, area: QRectF, line: HallLine, count: HallCount) -> None:
    """Draw the votes as a bar of the ballots returned, with a mark where half is passed."""
    theme, whole = pen.theme, max(1, count.returned)
    pen.fill(area, theme.line)
    done = QRectF(area.x(), area.y(), area.width() * min(1.0, line.votes / whole), area.height())
    pen.fill(done, theme.good if line.passed else theme.bar)
    if 1 < count.needed <= whole:
        at = area.x() + area.width() * count.needed / whole
        pen.line(QPointF(at, area.y() - 2), QPointF(at, area.bottom() + 2), theme.accent, max(2.0, pen.share(0.004)))


def _paint_base(pen: Pen, area: QRectF, count: HallCount) -> None:
    pen.line(area.topLeft(), area.topRight(), pen.theme.line, pen.share(0.003))
    style = Style(pen.share(0.046), pen.theme.ink)
    if count.waits and not count.hidden:
        half = area.width() / 2
        pen.text(area.adjusted(half, 0, 0, 0), count.waits, Style(style.em, pen.theme.accent, False, RIGHT))
        area = area.adjusted(0, 0, -half - style.em, 0)
    pen.text(area, count.base_words, style)


def _paint_staff(pen: Pen, area: QRectF, staff: HallStaff) -> None:
    parts = (("监票人", staff.scrutineers), ("计票人", staff.tellers))
    words = "　　".join(f"{role} {'、'.join(names)}" for role, names in parts if names)
    if words:
        pen.text(area, words, Style(pen.share(LEAST_NAME), pen.theme.ink))
