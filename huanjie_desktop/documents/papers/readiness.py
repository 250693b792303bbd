"""Everything is ready for the count (计票准备情况确认表): the check, the self-test, program and file."""

from dataclasses import dataclass

from huanjie_desktop.documents import blocks
from huanjie_desktop.documents.content import Head, Staff, staff_labels
from huanjie_desktop.documents.page import Sheet
from huanjie_desktop.documents.tables import Column, Table, table

_COLUMNS = (
    Column("项目", 3.2, left=True),
    Column("结果", 1.3),
    Column("看到的情况", 6.5, left=True),
    Column("确认人", 2),
)
_SETTING = blocks.Setting(size=11, leading=16, space=0.0)


@dataclass(frozen=True)
class ReadinessRow:
    """One line of the check; without `state` it is looked at and ticked by hand."""

    title: str
    state: str = "□"
    found: str = ""
    by: str = ""


@dataclass(frozen=True)
class ReadinessContent:
    """What was looked at before the count. `checked` and `tried` say who did it when, or that nobody has yet."""

    head: Head
    staff: Staff
    rows: tuple[ReadinessRow, ...]
    checked: str
    tried: str
    facts: tuple[tuple[str, str], ...]


def draw(content: ReadinessContent) -> bytes:
    """Return the sheet as PDF."""
    sheet = Sheet("计票准备情况确认表")
    blocks.title(sheet, f"{content.head.branch}\n计票准备情况确认表")
    blocks.subtitle(sheet, f"（{content.head.vote_text}　{content.head.date_text}）")
    blocks.paragraph(sheet, content.checked, _SETTING, lead="开场检查：")
    sheet.down(4)
    table(
        sheet,
        Table(_COLUMNS, tuple((one.title, one.state, one.found, one.by) for one in content.rows), size=10.5, pad=1.6),
    )
    blocks.paragraph(sheet, content.tried, _SETTING, lead="测试票自检：")
    for label, words in content.facts:
        blocks.paragraph(sheet, words, _SETTING, lead=f"{label}：")
    labels = [*staff_labels(content.staff), "操作员签名", "后备操作员签名"]
    blocks.paragraph(sheet, "以上各项已当面查看，可以开始计票。", _SETTING, keep=blocks.signatures_height(labels))
    blocks.signatures(sheet, labels)
    return sheet.finish()
