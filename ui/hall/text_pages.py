"""Paints the pages that are words: banner and agenda, attendance, candidates, how to mark, result, notices."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

from huanjie_desktop.domain.election.records import ItemState
from huanjie_desktop.domain.election.title_lines import title_lines
from huanjie_desktop.services.count.hall_pages import (
    HallCandidates,
    HallMarking,
    HallOpening,
    HallQuorum,
    HallResult,
)
from ui.hall.pen import CENTRE, LEAST_NAME, LEAST_NUMBER, RIGHT, Pen, Style, ink_share
from ui.hall.sample import paint_sample
from ui.hall.scene import Countdown, Notice

_SIGNS = {ItemState.FINISHED: "✔", ItemState.RUNNING: "▶"}
NAMES_ON_SHEET = 24


def paint_title(pen: Pen, title: str, share: float = 0.075) -> QRectF:
    """Write the heading of a page over a line and return the room under it."""
    area = pen.inner
    head = QRectF(area.x(), area.y(), area.width(), pen.share(share * 1.3))
    pen.text(head, title, Style(pen.large(pen.share(share), head.height() * 0.85), pen.theme.accent, True, CENTRE))
    pen.line(head.bottomLeft(), head.bottomRight(), pen.theme.accent, pen.share(0.005))
    return QRectF(area.x(), head.bottom(), area.width(), area.bottom() - head.bottom())


def paint_lines(pen: Pen, area: QRectF, lines: Sequence[str], styles: Sequence[Style], step: float = 1.4) -> None:
    """Write lines one under the other, in the middle of an area."""
    heights = [style.em * step for style in styles]
    top = area.center().y() - sum(heights) / 2
    for line, style, height in zip(lines, styles, heights, strict=True):
        pen.text(QRectF(area.x(), top, area.width(), height), line, style)
        top += height


def paint_opening(pen: Pen, _title: str, page: HallOpening, _sheet: int) -> int:
    """Paint the banner over the agenda, what is over and what is going on marked."""
    inner, theme = pen.inner, pen.theme
    banner = QRectF(inner.x(), inner.y(), inner.width(), inner.height() * 0.4)
    em = pen.share(0.115)
    lines = title_lines(page.title, int(inner.width()), lambda text: int(pen.width(text, em, True)))
    em = min(em, banner.height() / (len(lines) * 1.3 + 0.8))
    where = Style(max(pen.share(0.05), em * 0.5), theme.faint, False, CENTRE)
    pen.fill(QRectF(0, 0, pen.size.width(), pen.share(0.02)), theme.accent)
    styles = [Style(em, theme.accent, True, CENTRE)] * len(lines)
    paint_lines(pen, banner, (*lines, page.where), (*styles, where), 1.25)
    pen.line(banner.bottomLeft(), banner.bottomRight(), theme.accent, pen.share(0.005))
    area = QRectF(inner.x(), banner.bottom(), inner.width(), inner.bottom() - banner.bottom())
    rows = max(1, -(-len(page.items) // 2))
    height, half = area.height() / rows, area.width() / 2
    for place, item in enumerate(page.items):
        column, row = divmod(place, rows)
        box = QRectF(area.x() + column * half, area.y() + row * height, half - pen.share(0.02), height)
        colour = {ItemState.FINISHED: theme.faint, ItemState.RUNNING: theme.accent}.get(item.state, theme.ink)
        style = Style(pen.large(pen.share(0.062), height * 0.75), colour, item.state is ItemState.RUNNING)
        mark = box.adjusted(0, 0, style.em * 1.3 - box.width(), 0)
        pen.text(mark, _SIGNS.get(item.state, f"{place + 1}"), Style(style.em * 0.8, colour, True, CENTRE))
        pen.text(box.adjusted(style.em * 1.5, 0, 0, 0), item.title, style)
    return 1


def paint_quorum(pen: Pen, _title: str, page: HallQuorum, _sheet: int) -> int:
    """Paint 应到 实到 in figures for the last row, and the sentence whether that is enough (R-05)."""
    area, theme = paint_title(pen, "到会情况"), pen.theme
    figures = QRectF(area.x(), area.y(), area.width(), area.height() * 0.62)
    third = figures.width() / 3
    tone = theme.good if page.good else theme.accent
    for place, (word, number, colour) in enumerate(
        (("应到会", page.due, theme.ink), ("实到会", page.present, tone), ("请假、未到", page.away, theme.faint))
    ):
        box = QRectF(figures.x() + place * third, figures.y(), third, figures.height())
        em = pen.large(pen.share(0.26), figures.height() * 0.6, LEAST_NUMBER)
        paint_lines(pen, box, (word, str(number)), (Style(pen.share(0.068), theme.faint, False, CENTRE),
                    Style(em, colour, True, CENTRE)), 1.25)  # fmt: skip
    below = QRectF(area.x(), figures.bottom(), area.width(), area.bottom() - figures.bottom())
    sign = "✔ " if page.good else "✖ "
    rule = f"实到会不少于应到会的五分之四，至少 {page.needed} 人（有选举权的党员）"
    styles = (Style(pen.large(pen.share(0.088), below.height() * 0.5), tone, True, CENTRE),
              Style(pen.share(LEAST_NAME), theme.faint, False, CENTRE))  # fmt: skip
    paint_lines(pen, below, (sign + page.words, rule), styles)
    return 1


def paint_candidates(pen: Pen, _title: str, page: HallCandidates, sheet: int) -> int:
    """Paint the candidates in ballot order, columns from top to bottom."""
    area, theme = paint_title(pen, page.title), pen.theme
    words = QRectF(area.x(), area.y(), area.width(), pen.share(0.1))
    pen.text(words, page.words, Style(pen.share(LEAST_NAME), theme.faint, False, CENTRE))
    return paint_names(pen, area.adjusted(0, words.height(), 0, 0), page.names, sheet, numbered=True)


def paint_result(pen: Pen, _title: str, page: HallResult, sheet: int) -> int:
    """Paint the elected, no votes (R-27)."""
    area, theme = paint_title(pen, page.title, 0.095), pen.theme
    if not page.names:
        paint_lines(pen, area, (page.words,), (Style(pen.share(0.1), theme.ink, True, CENTRE),))
        return 1
    words = QRectF(area.x(), area.y(), area.width(), pen.share(0.1))
    pen.text(words, page.words, Style(pen.share(0.058), theme.faint, False, CENTRE))
    return paint_names(pen, area.adjusted(0, words.height(), 0, 0), page.names, sheet, numbered=False)


def paint_names(pen: Pen, area: QRectF, names: Sequence[str], sheet: int, numbered: bool) -> int:
    """Write names as large as they fit, in one to three columns; more than 24 stand on several sheets."""
    sheets = max(1, -(-len(names) // NAMES_ON_SHEET))
    first = sheet % sheets * NAMES_ON_SHEET
    shown = names[first : first + NAMES_ON_SHEET]
    columns = 1 if len(shown) <= 6 else 2 if len(shown) <= 16 else 3
    rows = max(1, -(-len(shown) // columns))
    height, width = area.height() / max(rows, 3), area.width() / columns
    top = area.y() + (area.height() - rows * height) / 2
    longest = max((len(name) for name in shown), default=3)
    em = pen.large(min(height * 0.72, pen.share(0.13)), min(height * 0.86, width / (min(longest, 6) + 2)))
    for place, name in enumerate(shown):
        column, row = divmod(place, rows)
        box = QRectF(area.x() + column * width, top + row * height, width, height)
        block = em * (min(max(longest, 3), 6) + (1.5 if numbered else 0))
        box = box.adjusted(max(0.0, (width - block) / 2), 0, -max(0.0, (width - block) / 2), 0)
        if numbered:
            mark = box.adjusted(0, 0, em * 1.1 - box.width(), 0)
            pen.text(mark, str(first + place + 1), Style(em * 0.7, pen.theme.faint, False, RIGHT))
            box = box.adjusted(em * 1.5, 0, 0, 0)
        align = Style(em, pen.theme.ink, True).align if numbered else CENTRE
        pen.text(box, name, Style(em, pen.theme.ink, True, align))
    return sheets


def paint_marking(pen: Pen, _title: str, page: HallMarking, _sheet: int) -> int:
    """Paint a sample ballot with invented marks and the rules in short sentences."""
    area, theme = paint_title(pen, page.title), pen.theme
    sample = QRectF(area.x(), area.y() + pen.share(0.02), area.width(), area.height() * 0.45)
    paint_sample(pen, sample, page.write_ins)
    text = QRectF(area.x(), sample.bottom(), area.width(), area.bottom() - sample.bottom())
    em = pen.large(pen.share(0.064), text.height() / (len(page.lines) * 1.3 + 0.1))
    paint_lines(pen, text, page.lines, [Style(em, theme.ink, place == 1) for place in range(len(page.lines))], 1.3)
    return 1


def paint_notice(pen: Pen, title: str, page: Notice, _sheet: int) -> int:
    """Paint one large sentence."""
    area = paint_title(pen, title, 0.055) if title else pen.inner
    em = min(pen.large(pen.share(0.17), area.height() * 0.4), area.width() / max(1, len(page.words) + 1))
    lines, styles = [page.words], [Style(em, pen.theme.ink, True, CENTRE)]
    if page.below:
        lines.append(page.below)
        styles.append(Style(max(em * 0.5, pen.share(LEAST_NAME)), pen.theme.faint, False, CENTRE))
    paint_lines(pen, area, lines, styles)
    return 1


def paint_countdown(pen: Pen, title: str, page: Countdown, _sheet: int) -> int:
    """Paint minutes and seconds as large as the screen allows."""
    area, theme = paint_title(pen, title, 0.055), pen.theme
    over = page.seconds == 0
    words = "时间到，请回到会场" if over else "距离继续开会"
    number = Style(min(pen.share(0.5), area.width() / 3.2), theme.accent if over else theme.ink, True, CENTRE)
    head = QRectF(area.x(), area.y(), area.width(), area.height() * 0.25)
    pen.text(head, words, Style(pen.share(0.09), theme.faint, False, CENTRE))
    body = QRectF(area.x(), head.bottom(), area.width(), area.height() * 0.7)
    pen.text(body, page.text, number)
    at = body.center().y() + number.em * ink_share(pen.family) * 0.75
    if at < area.bottom():
        pen.line(QPointF(area.x(), at), QPointF(area.right(), at), theme.line, pen.share(0.004))
    return 1
