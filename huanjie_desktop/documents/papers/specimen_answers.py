"""The known result of the self-test deck (测试票答案): each ballot with its verdict, then the sums, for scrutineers."""

from dataclasses import dataclass

from huanjie_desktop.documents import blocks
from huanjie_desktop.documents.content import Head, Staff, scrutineer_labels
from huanjie_desktop.documents.page import Sheet
from huanjie_desktop.documents.tables import Column, Table, table
from huanjie_desktop.domain.election.counting import Tally

HOW = (
    "本页由监票人保管，录入的人先不看。在“演练”中选“测试票”，把测试票逐张录入；录完以后，程序逐张与本页核对，"
    "监票人再把屏幕上的合计与下表对一遍。有一张不同，先查清原因，再开始计票。测试票盖有“样票”，不得混入选票。"
)
_ANSWERS = (
    Column("张", 0.7),
    Column("试什么", 3.8, left=True),
    Column("票上画的", 4.4, left=True),
    Column("应当怎样认定", 5.4, left=True),
)
_SUMS = (Column("姓名", 3, names=True), Column("赞成", 1.2), Column("不赞成", 1.2), Column("弃权", 1.2))


@dataclass(frozen=True)
class SpecimenAnswer:
    """One ballot of the deck in words."""

    number: int
    tries: str
    marks: str
    verdict: str


@dataclass(frozen=True)
class SpecimenAnswersContent:
    """The known result of a deck."""

    head: Head
    staff: Staff
    answers: tuple[SpecimenAnswer, ...]
    tally: Tally


def draw(content: SpecimenAnswersContent) -> bytes:
    """Return the answers as PDF."""
    sheet = Sheet("测试票答案")
    blocks.title(sheet, f"{content.head.branch}\n测试票答案")
    blocks.subtitle(sheet, f"（{content.head.vote_text}　{content.head.date_text}）")
    blocks.paragraph(sheet, HOW, blocks.COMPACT)
    blocks.heading(sheet, "一、合计")
    tally = content.tally
    blocks.paragraph(sheet, f"测试票{tally.returned}张，其中有效票{tally.valid}张，无效票{tally.invalid}张。")
    table(sheet, Table(_SUMS, _sums(tally), pad=2, whole=True))
    blocks.heading(sheet, "二、逐张")
    labels = [*scrutineer_labels(content.staff), "操作员签名"]
    rows = tuple((str(one.number), one.tries, one.marks, one.verdict) for one in content.answers)
    table(sheet, Table(_ANSWERS, rows, size=9.5, pad=1.6, keep=blocks.signatures_height(labels)))
    blocks.signatures(sheet, labels)
    return sheet.finish()


def _sums(tally: Tally) -> tuple[tuple[str, ...], ...]:
    printed = [(name, str(one.yes), str(one.no), str(one.abstain)) for name, one in tally.votes.items()]
    written = [(f"{name}（另选）", str(votes), "—", "—") for name, votes in tally.written_in.items()]
    return (*printed, *written)
