"""Paper 11, ballot box and ballots (票箱检查、选票清点记录): printed, received, issued, spare, returned, destroyed."""

from dataclasses import dataclass

from huanjie_desktop.documents import blocks
from huanjie_desktop.documents.content import Head, Staff, staff_labels
from huanjie_desktop.documents.page import Sheet
from huanjie_desktop.documents.tables import Column, Table, table


@dataclass(frozen=True)
class BoxCheck:
    """The box: who looked into it, when it was closed and opened; "" where not recorded."""

    boxes: int = 1
    checked_at: str = ""
    opened_at: str = ""
    note: str = ""


@dataclass(frozen=True)
class BallotAccountContent:
    """The papers of one round; `destroyed` are spare ballots made unusable, `seal_note` how the rest is kept."""

    head: Head
    staff: Staff
    printed: int
    received: int
    issued: int
    spare: int
    present: int
    returned: int | None = None
    destroyed: int | None = None
    box: BoxCheck = BoxCheck()
    paper_note: str = ""
    seal_note: str = ""


def draw(content: BallotAccountContent) -> bytes:
    """Return the record as PDF."""
    sheet = Sheet("票箱检查、选票清点记录")
    blocks.title(sheet, f"{content.head.branch}\n票箱检查、选票清点记录")
    blocks.subtitle(sheet, f"（{content.head.vote_text}　{content.head.date_text}）")
    blocks.heading(sheet, "一、票箱检查")
    blocks.paragraph(sheet, _box_words(content.box))
    blocks.heading(sheet, "二、选票清点")
    columns = (Column("项目", 3), Column("数量（张）", 2), Column("核对", 6, left=True))
    labels = staff_labels(content.staff)
    keep = blocks.signatures_height(labels)
    notes = [note for note in (content.paper_note, content.seal_note) if note]
    table(sheet, Table(columns, _rows(content), least=26, keep=0.0 if notes else keep))
    for note in notes:
        blocks.paragraph(sheet, note, keep=keep)
    blocks.signatures(sheet, labels)
    return sheet.finish()


def _box_words(box: BoxCheck) -> str:
    closed = f"{box.checked_at}，" if box.checked_at else ""
    opened = f"{box.opened_at}当众开启票箱。" if box.opened_at else ""
    words = f"{closed}监票人当众检查票箱{box.boxes}个，确认箱内无物，随即封闭。{opened}"
    return words + box.note


def _rows(content: BallotAccountContent) -> tuple[tuple[str, str, str], ...]:
    rows = [
        ("印制", str(content.printed), f"发出{content.issued}张＋剩余{content.spare}张"),
        ("领取", str(content.received), ""),
        ("发出", str(content.issued), f"实到会有选举权人数{content.present}人"),
        ("剩余", str(content.spare), ""),
    ]
    if content.destroyed is not None:
        rows.append(("剩余票作废", str(content.destroyed), "当众剪角或封存"))
    if content.returned is not None:
        rows.append(("收回", str(content.returned), _returned_words(content)))
    return tuple(rows)


def _returned_words(content: BallotAccountContent) -> str:
    returned, most = content.returned or 0, min(content.issued, content.present)
    if returned > most:
        return f"多于投票人数{most}人，选举无效"
    return "与投票人数相符，选举有效" if returned == most else f"少于投票人数{most}人，选举有效"
