"""The annex 认定说明 of the result report: the cards of a vote as short paragraphs, and the papers they rest on."""

from huanjie_desktop.documents.papers.verdict_notes import Note
from huanjie_desktop.domain.election.method import ElectionMethod
from huanjie_desktop.domain.election.outcome import Outcome
from huanjie_desktop.domain.election.verdict_card import cards
from huanjie_desktop.services.cards import CardText, card_text


def verdict_notes(outcome: Outcome, method: ElectionMethod) -> tuple[Note, ...]:
    """Return every verdict of a vote as a paragraph of the annex, the sources last."""
    found = [card_text(card, outcome.contest.post) for card in cards(outcome, method)]
    return (*(Note(text.title, text.note) for text in found), Note("依据", _sources(found)))


def _sources(found: list[CardText]) -> str:
    papers = dict.fromkeys(text.card.source.citation for text in found)
    return f"{'、'.join(papers)}，以及本次大会通过的选举办法。"
