"""Verdict cards in words, for the window, the result report and the command line."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from huanjie_desktop.domain.election.ballot import BallotRules, Verdict
from huanjie_desktop.domain.election.card import CardCode, Line, LineKind, VerdictCard
from huanjie_desktop.domain.election.contest import Post
from huanjie_desktop.domain.election.meeting import ShowOfHands
from huanjie_desktop.domain.election.method import BaseName
from huanjie_desktop.domain.election.records import HandVote, HeadCount, Moment
from huanjie_desktop.domain.election.verdict_card import ballot_card, cards, exclusion_card, quorum_card
from huanjie_desktop.domain.ids import ElectionId, RoundId
from huanjie_desktop.services.exclusions import EXCLUSION_ITEM
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.rounds import place_of
from huanjie_desktop.services.texts.cards import CARD_WORDS, MARK_WORDS
from huanjie_desktop.services.texts.text import text_of
from huanjie_desktop.services.voting import outcome_in
from huanjie_desktop.storage import meeting_store

BASE_WORDS = {BaseName.DUE: "应到会", BaseName.PRESENT: "实到会"}


@dataclass(frozen=True)
class CardText:
    """One card in words: `title` the verdict, `spoken` what the chair reads aloud, `why` the reason, `todo` now.

    `basis` names rule and source as far as it may be cited, `figures` what was put in, `line` where the line is and
    how far from it, `other` the same under the other base; "" where a card has none. `card` is the data behind it.
    """

    title: str
    spoken: str
    why: str
    todo: str
    basis: str
    figures: str
    line: str
    other: str
    card: VerdictCard

    @property
    def note(self) -> str:
        """The card in one paragraph of a paper: what decided, without what to do."""
        if self.line:
            return self.line + self.other
        return self.why if self.card.code is CardCode.BASES_DIFFER else self.spoken


def round_cards(office: Office, round_id: RoundId) -> tuple[CardText, ...]:
    """Return the cards of a round in words. Raises UserError while the count is open or the round void otherwise."""
    with office.db.read() as work:
        place = place_of(work, round_id)
        found = outcome_in(work, place)
    return tuple(card_text(card, found.contest.post) for card in cards(found, place.election.method))


def meeting_cards(office: Office, election_id: ElectionId) -> tuple[CardText, ...]:
    """Return the cards of the meeting before any vote: each vote on exclusions, and the last count of heads."""
    with office.db.read() as work:
        votes = meeting_store.load_all(work, HandVote, election_id)
        counts = meeting_store.load_all(work, HeadCount, election_id)
    found = [
        exclusion_card(ShowOfHands(one.yes, one.no, one.abstain), one.due)
        for one in votes
        if one.item == EXCLUSION_ITEM
    ]
    found += [quorum_card(one.present, one.due) for one in counts if one.moment is Moment.FIRST][-1:]
    return tuple(card_text(card) for card in found)


def ballot_text(verdict: Verdict, rules: BallotRules) -> CardText:
    """Return the card of one ballot in words; `why` also tells which parts of a valid one are not counted (R-16)."""
    text = card_text(ballot_card(verdict, rules), rules.contest.post)
    remarks = [text_of(one) for one in verdict.remarks if verdict.valid]
    return replace(text, why=text.why + "".join(one.title + one.why for one in remarks))


def card_text(card: VerdictCard, post: Post = Post.COMMITTEE) -> CardText:
    """Return one card in words."""
    words, values = CARD_WORDS[card.code], _values(card, post)
    return CardText(
        title=words.title.format_map(values),
        spoken=words.spoken.format_map(values),
        why=words.why.format_map(values),
        todo=words.todo.format_map(values),
        basis=basis_words(card),
        figures="，".join(f"{name}{number}" for name, number in card.figures.items()),
        line=line_words(card.line, unit_of(card)) if card.line else "",
        other=other_words(card),
        card=card,
    )


def basis_words(card: VerdictCard) -> str:
    """Return the source in words: the paper, its article only where checked, and how well the rule is known."""
    marks = "、".join(MARK_WORDS[mark] for mark in card.source.marks)
    return f"{card.source.citation}（{marks}）"


_PEOPLE = frozenset({
    CardCode.MEETING_VALID, CardCode.MEETING_NOT_VALID, CardCode.EXCLUSION_PASSED, CardCode.EXCLUSION_FAILED,
    CardCode.REDUCED, CardCode.CONSENT_NOT_REACHED,
    CardCode.BALLOT_VALID, CardCode.BALLOT_ALL_ABSTAIN, CardCode.BALLOT_OVER_VOTE,
})  # fmt: skip


def unit_of(card: VerdictCard) -> str:
    """Return what the line of a card counts: people, sheets or votes."""
    if card.code in _PEOPLE:
        return "人"
    return "张" if card.code in (CardCode.RETURNED_VALID, CardCode.RETURNED_VOID) else "票"


def distance_words(line: Line, unit: str = "票") -> str:
    """Return how far a number is from its line: 多6票; 还差1票; 刚好半数，不算过半."""
    away = line.distance
    if line.exactly_half:
        return f"刚好半数，不算过半，还差{-away}{unit}"
    if line.kind is LineKind.AT_MOST:
        return f"多{-away}{unit}" if away < 0 else (f"少{away}{unit}" if away else "刚好相等")
    if line.kind is LineKind.MOST_VOTES:
        return f"比下一位多{away + 1}{unit}" if away >= 0 else (f"少{-away - 1}{unit}" if away < -1 else "得票相等")
    if away > 0:
        return f"多{away}{unit}"
    return f"还差{-away}{unit}" if away else "刚好达到"


def line_words(line: Line, unit: str = "票") -> str:
    """Return where the line of a card is, what was reached and how far that is from it."""
    base = f"{BASE_WORDS[line.base_name] if line.base_name else ''}{line.base}人"
    starts = {
        LineKind.FOUR_FIFTHS: f"{base}的五分之四，至少{line.needed}人",
        LineKind.MORE_THAN_HALF: f"{base}的过半数，至少{line.needed}{unit}",
        LineKind.AT_LEAST_HALF: f"{base}的半数以上，至少{line.needed}{unit}",
        LineKind.AT_MOST: f"最多{line.needed}{unit}",
        LineKind.MOST_VOTES: f"按得票多少，比较的一位得{line.base}票",
    }
    has = {"票": "得", "张": "收回"}.get(unit, "现有")
    return f"{starts[line.kind]}；{has}{line.reached}{unit}，{distance_words(line, unit)}。"


def other_words(card: VerdictCard) -> str:
    """Return whether the other base leads to the same; "" for a card with one base only."""
    other = card.other
    if other is None or other.base_name is None:
        return ""
    unit = unit_of(card)
    answer = "结果相同" if card.bases_agree else "结果不同"
    line = f"按{BASE_WORDS[other.base_name]}{other.base}人计算，至少{other.needed}{unit}"
    return f"{line}，{distance_words(other, unit)}，{answer}。"


def _values(card: VerdictCard, post: Post) -> Mapping[str, object]:
    """Return what fills the sentences: the card's own values, its figures under short names, the distance in words."""
    figures = card.figures
    known: dict[str, object] = {
        "who": "委员" if post is Post.FIRST_SESSION else "党员",
        "due": figures.get("应到会", 0),
        "present": figures.get("实到会", 0),
        "issued": figures.get("发出选票", 0),
        "returned": figures.get("收回选票", 0),
        "agree": figures.get("赞成", 0),
        "against": figures.get("反对", 0),
        "abstain": figures.get("弃权", 0),
        "seats": figures.get("应选名额", 0),
        "face": figures.get("票面赞成", 0),
    }
    if card.line:
        known["needed"] = known["voters"] = card.line.needed
        known["extra"] = max(0, -card.line.distance)
        known["distance"] = _said(card.line)
    return {**known, **card.values}


def _said(line: Line) -> str:
    """Return the distance as it is read aloud in the middle of a sentence."""
    if line.exactly_half:
        return f"刚好是{line.base}人的半数，不算过半"
    needed = f"当选至少{line.needed}票"
    return f"超过{line.base}人的半数" if line.holds else f"{needed}，还差{-line.distance}票"
