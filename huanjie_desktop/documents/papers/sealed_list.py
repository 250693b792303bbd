"""What lies in the sealed bag (封存清单): counted once more by hand, signed, with the marks of file and log."""

from dataclasses import dataclass

from huanjie_desktop.documents import blocks
from huanjie_desktop.documents.content import Head, Staff, scrutineer_labels
from huanjie_desktop.documents.page import Sheet
from huanjie_desktop.documents.tables import Column, Table, table

_COLUMNS = (
    Column("序号", 1.1),
    Column("封存物品", 4.2, left=True),
    Column("应有", 1.4),
    Column("实点", 1.4),
    Column("备注", 4.2, left=True),
)
_RULE = "以上各项当面点清，装入封存袋，骑缝签名盖章。开封须有监票人或上级党组织的人在场，并写明日期和原因。"
_HASH = blocks.Setting(size=11, leading=18, space=0.0)
_LABELS = ("主持人签名", "保管人签名", "封存日期", "封存地点")


@dataclass(frozen=True)
class SealedRow:
    """One thing in the bag; what was counted is written by hand."""

    what: str
    count: str
    note: str = ""


@dataclass(frozen=True)
class SealedListContent:
    """The bag of one round; `copy` names the copy of the file with its SHA-256, `mark` the line of the log."""

    head: Head
    staff: Staff
    rows: tuple[SealedRow, ...]
    sealed: str
    copy: str
    mark: str


def draw(content: SealedListContent) -> bytes:
    """Return the list as PDF."""
    sheet = Sheet("封存清单")
    blocks.title(sheet, f"{content.head.branch}\n封存清单")
    blocks.subtitle(sheet, f"（{content.head.vote_text}　{content.head.date_text}）")
    rows = tuple((str(n), one.what, one.count, "", one.note) for n, one in enumerate(content.rows, 1))
    table(sheet, Table(_COLUMNS, rows, least=24))
    for lead, words in (("数据文件副本", content.copy), ("操作日志校验码", content.mark), ("封存", content.sealed)):
        blocks.paragraph(sheet, words, _HASH, lead=f"{lead}：")
    labels = [*scrutineer_labels(content.staff), *_LABELS]
    blocks.paragraph(sheet, _RULE, _HASH, keep=blocks.signatures_height(labels))
    blocks.signatures(sheet, labels)
    return sheet.finish()
