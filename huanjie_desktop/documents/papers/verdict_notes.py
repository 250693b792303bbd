"""The annex 附：认定说明: why each verdict is as it is, on the page of the report where it fits, else on the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from huanjie_desktop.documents import blocks
from huanjie_desktop.documents.fonts import Role
from huanjie_desktop.documents.page import LEADING, SIZE_TABLE, Sheet

HEADING = "附：认定说明"
SMALL = blocks.Setting(size=SIZE_TABLE, leading=SIZE_TABLE * 1.5, space=0.0)
OWN_PAGE = blocks.Setting(size=12, leading=20, space=0.0)


@dataclass(frozen=True)
class Note:
    """One verdict: what was decided, and the line, the distance and the other base in words."""

    title: str
    text: str


def draw_notes(sheet: Sheet, notes: Sequence[Note], vote: str) -> None:
    """Write the annex; on a page of its own it is larger and its heading names the vote."""
    if not notes:
        return
    leads = [f"{note.title}：" for note in notes]
    height = blocks.height_of(sheet, [lead + note.text for lead, note in zip(leads, notes, strict=True)], SMALL)
    heading, setting = HEADING, SMALL
    if sheet.room < height + 2 * LEADING:
        sheet.next_page()
        heading, setting = f"{HEADING}（{vote}）", OWN_PAGE
    sheet.down(LEADING / 2)
    blocks.caption(sheet, heading, blocks.Setting(role=Role.HEI, size=14, leading=24, space=0.0))
    for lead, note in zip(leads, notes, strict=True):
        blocks.paragraph(sheet, note.text, setting, lead=lead)
