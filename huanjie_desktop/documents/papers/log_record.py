"""The log of one election on paper (操作记录): who did what when, and the mark by which it is checked."""

from dataclasses import dataclass

from huanjie_desktop.documents import blocks
from huanjie_desktop.documents.page import Sheet
from huanjie_desktop.documents.tables import Column, Table, table

_COLUMNS = (
    Column("号", 1.3),
    Column("时间", 3.5),
    Column("经办人", 1.8),
    Column("操作", 3.6, left=True),
    Column("说明", 5.9, left=True),
)
_LABELS = ("总监票人签名", "操作员签名")


@dataclass(frozen=True)
class LogRow:
    """One line of the log, or several alike in a row; `number` is then 12—47."""

    number: str
    when: str
    person: str
    action: str
    detail: str


@dataclass(frozen=True)
class LogRecordContent:
    """The lines of an election; `mark` is that of the last of them, `note` says what else may stand among them."""

    branch: str
    election: str
    date_text: str
    rows: tuple[LogRow, ...]
    mark: str
    note: str = ""


def draw(content: LogRecordContent) -> bytes:
    """Return the record as PDF."""
    sheet = Sheet("操作记录")
    blocks.title(sheet, f"{content.branch}\n操作记录")
    blocks.subtitle(sheet, f"（{content.election}　{content.date_text}）")
    words = f"校验码：{content.mark}。在程序的“操作日志”里按“与纸上核对”输入，即知文件里的日志以后有没有改过、截过。"
    blocks.paragraph(sheet, words + content.note, blocks.COMPACT)
    sheet.down(6)
    rows = tuple((one.number, one.when, one.person, one.action, one.detail) for one in content.rows)
    table(sheet, Table(_COLUMNS, rows, size=10.5, pad=3, keep=blocks.signatures_height(_LABELS)))
    blocks.signatures(sheet, _LABELS)
    return sheet.finish()
