"""Paper 7, election method (选举办法): worded from the same parameters by which the count is judged (R-31)."""

from dataclasses import dataclass

from huanjie_desktop.documents import blocks
from huanjie_desktop.documents.page import Sheet
from huanjie_desktop.documents.papers.agenda import chinese_number
from huanjie_desktop.domain.election.method_paper import MethodFacts, articles


@dataclass(frozen=True)
class ElectionMethodContent:
    """The method of one election; `adopted_on` is the day of adoption as printed, "" while it is a draft (草案)."""

    branch: str
    facts: MethodFacts
    adopted_on: str = ""


def draw(content: ElectionMethodContent) -> bytes:
    """Return the election method as PDF."""
    sheet = Sheet("选举办法")
    blocks.title(sheet, f"{content.branch}\n选举办法{'' if content.adopted_on else '（草案）'}")
    if content.adopted_on:
        blocks.subtitle(sheet, f"（{content.adopted_on}党员大会通过）")
    for number, article in enumerate(articles(content.facts), 1):
        first, *others = article.sentences
        blocks.paragraph(sheet, first, lead=f"{chinese_number(number)}、{article.title}。")
        for sentence in others:
            blocks.paragraph(sheet, sentence)
    return sheet.finish()
