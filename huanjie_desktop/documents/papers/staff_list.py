"""Paper 10, list of scrutineers and tellers (监票人、计票人名单)."""

from dataclasses import dataclass

from huanjie_desktop.documents import blocks
from huanjie_desktop.documents.content import Hands, Head, Staff
from huanjie_desktop.documents.page import Sheet

SIGNERS = ("主持人签名",)


@dataclass(frozen=True)
class StaffListContent:
    """Who scrutinises and counts; `hands` is the vote on the scrutineers, None before it is taken."""

    head: Head
    staff: Staff
    hands: Hands | None = None
    chosen_note: str = "监票人由全体党员从不是候选人的党员中推选，经党员大会表决通过；计票人在监票人监督下工作。"


def draw(content: StaffListContent) -> bytes:
    """Return the list as PDF."""
    sheet = Sheet("监票人、计票人名单")
    draft = "" if content.hands else "（草案）"
    blocks.title(sheet, f"{content.head.branch}\n监票人、计票人名单{draft}")
    blocks.subtitle(sheet, f"（{content.head.vote_text}　{content.head.date_text}）")
    staff = content.staff
    groups = (
        ("总监票人", (staff.head,) if staff.head else ()),
        ("监票人", tuple(name for name in staff.scrutineers if name != staff.head)),
        ("计票人", staff.tellers),
        ("唱票人", (staff.caller,) if staff.caller else ()),
    )
    for label, names in groups:
        if names:
            blocks.heading(sheet, label)
            blocks.name_lines(sheet, names)
    keep = blocks.signatures_height(SIGNERS)
    blocks.paragraph(sheet, content.chosen_note, keep=keep)
    if content.hands:
        blocks.paragraph(sheet, f"表决结果：{content.hands.text}。", keep=keep)
    blocks.signatures(sheet, SIGNERS)
    return sheet.finish()
