"""Paper 13, doubtful ballots (疑难票认定记录): what was seen, what was decided, by which clause and votes."""

from dataclasses import dataclass

from huanjie_desktop.documents import blocks
from huanjie_desktop.documents.content import Head, Staff, scrutineer_labels
from huanjie_desktop.documents.page import Sheet
from huanjie_desktop.documents.tables import Column, Table, table

EMPTY_ROWS, BY_HAND, FILLED = 6, 46, 26
COLUMNS = (
    Column("认定序号", 1.4),
    Column("选票编号", 1.4),
    Column("票面情况", 4.4, left=True),
    Column("认定结果", 4.4, left=True),
    Column("理由和依据", 3.8, left=True),
    Column("监票人表决", 2.1),
)
RULE = (
    "有疑问的选票由监票人集体认定，半数以上的监票人参加表决，赞成多于反对的，按认定结果计票；赞成与反对相等的，"
    "没有认定，另行商议。认定序号不写在选票上。"
)


@dataclass(frozen=True)
class DoubtfulRow:
    """One decision as printed; `number` is "" for a ballot that is not decided yet, and so are the other columns."""

    number: str
    ballot: str
    description: str = ""
    verdict: str = ""
    ground: str = ""
    votes: str = ""


@dataclass(frozen=True)
class DoubtfulContent:
    """The doubtful ballots of one round; without `rows` the empty form, or the word that there were none."""

    head: Head
    staff: Staff
    rows: tuple[DoubtfulRow, ...] = ()
    none_found: bool = False


def draw(content: DoubtfulContent) -> bytes:
    """Return the record as PDF."""
    sheet = Sheet("疑难票认定记录")
    blocks.title(sheet, f"{content.head.branch}\n疑难票认定记录")
    blocks.subtitle(sheet, f"（{content.head.vote_text}　{content.head.date_text}）")
    labels = scrutineer_labels(content.staff)
    keep = blocks.signatures_height(labels)
    if content.none_found:
        blocks.paragraph(sheet, "本次计票没有需要监票人认定的疑难票。", keep=keep)
    else:
        blocks.paragraph(sheet, RULE, blocks.COMPACT)
        sheet.down(6)
        table(sheet, Table(COLUMNS, _rows(content), least=FILLED if content.rows else BY_HAND, keep=keep))
    blocks.signatures(sheet, labels)
    return sheet.finish()


def _rows(content: DoubtfulContent) -> tuple[tuple[str, ...], ...]:
    empty = (DoubtfulRow("", ""),) * EMPTY_ROWS
    return tuple(
        (one.number, one.ballot, one.description, one.verdict, one.ground, one.votes) for one in content.rows or empty
    )
