"""Paper 12, tally sheet (计票单、唱票记录): 正 strokes for each candidate, or the empty form for a tally by hand."""

from dataclasses import dataclass

from huanjie_desktop.documents import blocks
from huanjie_desktop.documents.content import Head, Staff
from huanjie_desktop.documents.page import Sheet
from huanjie_desktop.documents.strokes import Strokes
from huanjie_desktop.documents.tables import Cell, Column, Table, table
from huanjie_desktop.domain.election.result import Outcome

ROW = 28.0
NOBODY = Staff((), ())


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
    for part in _parts(content):
        table(sheet, part)
    labels = ["唱票人签名", "计票人签名", "计票人签名", "监票人签名"]
    blocks.signatures(sheet, labels)
    return sheet.finish()


def _facts(content: TallySheetContent) -> list[tuple[str, str]]:
    outcome = content.outcome
    figures = (outcome.figures.returned, outcome.valid, outcome.invalid) if outcome else None
    returned, valid, invalid = (f"{figure}张" for figure in figures) if figures else ("", "", "")
    facts = [("应选名额", f"{content.seats}名"), ("收回选票", returned), ("有效票", valid), ("无效票", invalid)]
    return [*facts, ("计票组", content.group)] if content.group else facts


def _parts(content: TallySheetContent) -> list[Table]:
    printed = (Column("候选人", 2.6, names=True), Column("意见", 1.6), Column("画正字计票", 8.5), Column("票数", 1.5))
    written = (Column("另选他人姓名", 4.2, names=True), Column("画正字计票", 8.5), Column("票数", 1.5))
    if content.outcome is None:
        blank = [(name, sign, "", "") for name in content.candidates for sign in ("赞成", "不赞成", "弃权")]
        empty = tuple(("", "", "") for _ in range(content.write_ins))
        parts = [Table(printed, tuple(blank), least=ROW, group=3)]
        return [*parts, Table(written, empty, least=ROW)] if empty else parts
    rows: list[tuple[Cell, ...]] = []
    for person in content.outcome.people:
        if not person.written_in:
            votes = (("赞成", person.yes), ("不赞成", person.no), ("弃权", person.abstain))
            rows += [(person.name, sign, Strokes(count), str(count)) for sign, count in votes]
    others = tuple((p.name, Strokes(p.yes), str(p.yes)) for p in content.outcome.people if p.written_in)
    parts = [Table(printed, tuple(rows), group=3)]
    return [*parts, Table(written, others)] if others else parts
