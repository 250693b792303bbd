"""Paper 12, tally sheet (计票单、唱票记录): 正 strokes for each candidate, or the empty form for a tally by hand."""

from dataclasses import dataclass, replace

from huanjie_desktop.documents import blocks
from huanjie_desktop.documents.content import Head, Staff
from huanjie_desktop.documents.page import SIZE_TABLE, Sheet
from huanjie_desktop.documents.strokes import GAP, GROUP, Strokes
from huanjie_desktop.documents.tables import AFTER, LINE, PAD, Cell, Column, Table, table
from huanjie_desktop.domain.election.result import Outcome

NOBODY = Staff((), ())
SIGNERS = ("唱票人签名", "计票人签名", "计票人签名", "监票人签名")
# Height of a row in points, least and most: a filled sheet may be dense, in a sheet for the hall one writes by hand.
FILLED, BY_HAND = (14.9, 28.0), (20.4, 36.0)
ROOMY, SMALL = 20.8, 9.5


@dataclass(frozen=True)
class TallySheetContent:
    """One round's count; without an `outcome` the sheet is the empty form, with `write_ins` rows for other names."""

    head: Head
    candidates: tuple[str, ...]
    seats: int
    staff: Staff = NOBODY
    outcome: Outcome | None = None
    write_ins: int = 3
    group: str = ""


def draw(content: TallySheetContent) -> bytes:
    """Return the tally sheet as PDF."""
    sheet = Sheet("计票单")
    blocks.title(sheet, f"{content.head.branch}\n计票单")
    blocks.subtitle(sheet, f"（{content.head.vote_text}　{content.head.date_text}）")
    blocks.pairs(sheet, _facts(content), columns=4)
    sheet.down(4)
    *parts, last = _parts(content, _row_height(sheet, content))
    for part in parts:
        table(sheet, part)
    table(sheet, replace(last, keep=blocks.signatures_height(SIGNERS)))
    blocks.signatures(sheet, SIGNERS)
    return sheet.finish()


def _row_height(sheet: Sheet, content: TallySheetContent) -> float:
    """Return the height at which everything stands on this page; a comfortable one when that cannot be."""
    least, most = BY_HAND if content.outcome is None else FILLED
    others = content.write_ins if content.outcome is None else sum(p.written_in for p in content.outcome.people)
    tables = 2 if others else 1
    rows = 3 * len(content.candidates) + others + tables
    free = sheet.room - blocks.signatures_height(SIGNERS) - tables * AFTER
    return min(most, free / rows) if free / rows >= least else (least + most) / 2


def _facts(content: TallySheetContent) -> list[tuple[str, str]]:
    outcome = content.outcome
    figures = (outcome.figures.returned, outcome.valid, outcome.invalid) if outcome else None
    returned, valid, invalid = (f"{figure}张" for figure in figures) if figures else ("", "", "")
    facts = [("应选名额", f"{content.seats}名"), ("收回选票", returned), ("有效票", valid), ("无效票", invalid)]
    return [*facts, ("计票组", content.group)] if content.group else facts


def _parts(content: TallySheetContent, height: float) -> list[Table]:
    printed = (Column("候选人", 2.6, names=True), Column("意见", 1.6), Column("画正字计票", 8.5), Column("票数", 1.5))
    written = (Column("另选他人姓名", 4.2, names=True), Column("画正字计票", 8.5), Column("票数", 1.5))
    size = SIZE_TABLE if height >= ROOMY else SMALL
    pad = min(PAD, (height - size * LINE) / 2)
    stroke = min(GROUP, height - GAP - 2 * pad)
    rows, others = _filled(content.outcome, stroke) if content.outcome else _blank(content)
    parts = [Table(printed, rows, size=size, least=height, group=3, pad=pad)]
    return [*parts, Table(written, others, size=size, least=height, pad=pad)] if others else parts


Rows = tuple[tuple[Cell, ...], ...]


def _blank(content: TallySheetContent) -> tuple[Rows, Rows]:
    rows = tuple((name, sign, "", "") for name in content.candidates for sign in ("赞成", "不赞成", "弃权"))
    return rows, tuple(("", "", "") for _ in range(content.write_ins))


def _filled(outcome: Outcome, size: float) -> tuple[Rows, Rows]:
    rows: list[tuple[Cell, ...]] = []
    for person in outcome.people:
        if not person.written_in:
            votes = (("赞成", person.yes), ("不赞成", person.no), ("弃权", person.abstain))
            rows += [(person.name, sign, Strokes(count, size), str(count)) for sign, count in votes]
    others = tuple((p.name, Strokes(p.yes, size), str(p.yes)) for p in outcome.people if p.written_in)
    return tuple(rows), others
