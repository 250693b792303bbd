"""From the ballots to the result (重新核算说明): figures added up again beside those signed, ballots by number."""

from dataclasses import dataclass

from huanjie_desktop.documents import blocks
from huanjie_desktop.documents.content import Head
from huanjie_desktop.documents.page import Sheet
from huanjie_desktop.documents.tables import Column, Table, table

_LABELS = ("总监票人签名", "核算人签名")
_SETTING = blocks.Setting(size=12, leading=20, space=0.0)
_FIGURES = (
    Column("项目", 3, names=True),
    Column("由选票重新加出", 4.4),
    Column("报告单上的", 4.4),
    Column("核对", 1.4),
)
_GROUPS = (
    Column("票面", 5, left=True),
    Column("认定", 3, left=True),
    Column("张数", 1),
    Column("选票编号", 6, left=True),
)
_CHANGED = (Column("选票编号", 1.9), Column("先后录入的各版，最后一版计票", 12, left=True))


@dataclass(frozen=True)
class RecountContent:
    """One signed round: the figures in pairs, ballots alike together, and ballots entered more than once."""

    head: Head
    equal: bool
    signed: str
    figures: tuple[tuple[str, str, str], ...]
    groups: tuple[tuple[str, str, int, str], ...]
    changed: tuple[tuple[int, tuple[str, ...]], ...] = ()
    second: str = ""


def draw(content: RecountContent) -> bytes:
    """Return the explanation as PDF."""
    sheet = Sheet("重新核算说明")
    blocks.title(sheet, f"{content.head.branch}\n重新核算说明")
    blocks.subtitle(sheet, f"（{content.head.vote_text}　{content.head.date_text}）")
    if not content.equal:
        wrong = "、".join(what for what, found, signed in content.figures if found != signed)
        blocks.notice(sheet, "与签字的结果不相同", f"不相同的是：{wrong}。请以纸质选票和已签字的报告单为准，查清原因。")
    blocks.heading(sheet, "一、结论")
    blocks.paragraph(sheet, _conclusion(content), _SETTING)
    sheet.down(4)
    rows = tuple((what, now, signed, "相同" if now == signed else "不同") for what, now, signed in content.figures)
    table(sheet, Table(_FIGURES, rows, size=10.5, pad=2.5))
    blocks.heading(sheet, "二、有过改动的选票")
    _changed(sheet, content)
    blocks.heading(sheet, "三、逐张")
    ballots = tuple((marks, verdict, str(count), numbers) for marks, verdict, count, numbers in content.groups)
    table(sheet, Table(_GROUPS, ballots, size=10.5, pad=2.5, keep=blocks.signatures_height(_LABELS)))
    blocks.signatures(sheet, _LABELS)
    return sheet.finish()


def _conclusion(content: RecountContent) -> str:
    end = "每一项都与签字的结果相同。" if content.equal else "有的项目与签字的结果不相同，见红框。"
    return (
        f"程序从文件里的每一张选票重新读起，一张一张相加，不用原来的合计，与{content.signed}对照，{end}{content.second}"
        "选票编号是开箱混合以后编的，与投票人、投票时间无关。"
    )


def _changed(sheet: Sheet, content: RecountContent) -> None:
    if not content.changed:
        blocks.paragraph(sheet, "没有。每张选票都只录入一次。", _SETTING)
        return
    rows = tuple((str(number), "；后来：".join(versions)) for number, versions in content.changed)
    table(sheet, Table(_CHANGED, rows, size=10.5, pad=2.5))
