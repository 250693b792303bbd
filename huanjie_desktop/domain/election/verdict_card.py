"""Every verdict of a vote as a card: meeting, ballots, persons, seats, what comes next (R-03, R-05, R-16 … R-28)."""

from collections.abc import Iterator, Mapping

from huanjie_desktop.domain.election.ballot import SCRUTINEERS_REASONS, BallotRules, Verdict, VoidReason
from huanjie_desktop.domain.election.card import (
    CardCode,
    Line,
    LineKind,
    VerdictCard,
    at_least_half,
    more_than_half,
)
from huanjie_desktop.domain.election.contest import Post
from huanjie_desktop.domain.election.counting import Figures
from huanjie_desktop.domain.election.meeting import ShowOfHands, least_present
from huanjie_desktop.domain.election.method import DEFAULT_METHOD, BaseName, ElectionMethod
from huanjie_desktop.domain.election.person_card import person_cards
from huanjie_desktop.domain.election.result import NextStep, Outcome

DUE, PRESENT, SEATS = "应到会", "实到会", "应选名额"


def cards(outcome: Outcome, method: ElectionMethod = DEFAULT_METHOD) -> tuple[VerdictCard, ...]:
    """Return every verdict of a vote in the order in which it was reached, the next step last."""
    return tuple(_cards(outcome, method))


def _cards(outcome: Outcome, method: ElectionMethod) -> Iterator[VerdictCard]:
    if outcome.refused:
        figures = {DUE: outcome.figures.due, PRESENT: outcome.figures.present, "收回选票": outcome.figures.returned}
        yield VerdictCard(CardCode.FIGURES_CONTRADICT, "0.4", figures=figures, next=outcome.next)
        return
    yield quorum_card(outcome.figures.present, outcome.figures.due, outcome.contest.post)
    if outcome.meeting_valid:
        yield returned_card(outcome.figures)
    if outcome.vote_valid:
        yield from person_cards(outcome)
        yield from _base_card(outcome)
        yield from _seat_card(outcome)
        yield from _consent_card(outcome, method)
        yield from _approval_card(outcome)
    yield from _next_card(outcome)


def quorum_card(present: int, due: int, post: Post = Post.COMMITTEE) -> VerdictCard:
    """Say whether the meeting may vote: not fewer than four fifths of those who should attend (R-05, R-12)."""
    line = Line(LineKind.FOUR_FIFTHS, due, least_present(due), present, BaseName.DUE)
    valid = due > 0 and line.holds
    code = CardCode.MEETING_VALID if valid else CardCode.MEETING_NOT_VALID
    rule = "R-12" if post is Post.FIRST_SESSION else "R-05"
    return VerdictCard(code, rule, figures={DUE: due, PRESENT: present}, line=line)


def exclusion_card(hands: ShowOfHands, due: int) -> VerdictCard:
    """Say whether the meeting left members out of 应到会; `due` is the figure before the exclusion (R-03, A4)."""
    line = more_than_half(due, hands.agree, BaseName.DUE)
    code = CardCode.EXCLUSION_PASSED if due > 0 and line.holds else CardCode.EXCLUSION_FAILED
    figures = {DUE: due, "赞成": hands.agree, "反对": hands.against, "弃权": hands.abstain}
    return VerdictCard(code, "R-03", figures=figures, line=line)


def returned_card(figures: Figures) -> VerdictCard:
    """Say whether the vote stands: not more ballots came back than voters got (R-20)."""
    voters = min(figures.issued, figures.present)
    line = Line(LineKind.AT_MOST, voters, voters, figures.returned)
    code = CardCode.RETURNED_VALID if line.holds else CardCode.RETURNED_VOID
    named = {PRESENT: figures.present, "发出选票": figures.issued, "收回选票": figures.returned}
    values = {"missing": max(0, figures.issued - figures.returned)}
    return VerdictCard(code, "R-20", figures=named, line=line, values=values)


_BALLOT_CODES: Mapping[VoidReason, CardCode] = {
    VoidReason.IDENTIFYING_MARK: CardCode.BALLOT_IDENTIFIED,
    VoidReason.NO_SEAL: CardCode.BALLOT_NO_SEAL,
    VoidReason.NOT_ISSUED: CardCode.BALLOT_NOT_ISSUED,
    VoidReason.OTHER_GROUND: CardCode.BALLOT_OTHER_GROUND,
    VoidReason.OVER_VOTE: CardCode.BALLOT_OVER_VOTE,
    VoidReason.CONTRADICTION: CardCode.BALLOT_CONTRADICTION,
    VoidReason.WRITE_IN_WITHOUT_SIGN: CardCode.BALLOT_WRITE_IN_UNSIGNED,
}
_BY_METHOD = (VoidReason.CONTRADICTION, VoidReason.WRITE_IN_WITHOUT_SIGN)


def ballot_card(verdict: Verdict, rules: BallotRules) -> VerdictCard:
    """Say whether one ballot is valid, for how many it speaks and how many it may name (R-16, R-19)."""
    seats = rules.contest.seats
    line = Line(LineKind.AT_MOST, seats, seats, verdict.face)
    reason = verdict.void_reason
    if reason is None:
        empty = not (verdict.face or verdict.rejected)
        code = CardCode.BALLOT_ALL_ABSTAIN if empty else CardCode.BALLOT_VALID
        return VerdictCard(code, "R-19", figures={SEATS: seats, "票面赞成": verdict.face}, line=line)
    if reason is VoidReason.OVER_VOTE:
        figures = {SEATS: seats, "票面赞成": verdict.face}
        return VerdictCard(_BALLOT_CODES[reason], "R-19", figures=figures, line=line)
    rule = "R-16" if reason in SCRUTINEERS_REASONS else "R-31"
    return VerdictCard(_BALLOT_CODES[reason], rule)


def _base_card(outcome: Outcome) -> Iterator[VerdictCard]:
    if outcome.differs_under_present:
        names = "、".join(one.name for one in outcome.people if one.passes_due != one.passes_present)
        due, present = outcome.figures.due, outcome.figures.present
        values = {"names": names, "due_line": due // 2 + 1, "present_line": present // 2 + 1}
        figures = {DUE: due, PRESENT: present}
        yield VerdictCard(CardCode.BASES_DIFFER, "R-22", figures=figures, values=values)


def _seat_figures(outcome: Outcome) -> dict[str, int]:
    return {SEATS: outcome.contest.seats, "当选": len(outcome.elected), "缺额": outcome.open_seats}


def _seat_card(outcome: Outcome) -> Iterator[VerdictCard]:
    if outcome.open_seats and not outcome.tied:
        figures = _seat_figures(outcome)
        values = {"seats": outcome.contest.seats, "elected": len(outcome.elected), "open": outcome.open_seats}
        yield VerdictCard(CardCode.TOO_FEW, "R-24", figures=figures, values=values)


def _consent_card(outcome: Outcome, method: ElectionMethod) -> Iterator[VerdictCard]:
    """Say what the vote on fewer seats decided; without such a vote there is no card (R-24)."""
    if outcome.consent is None:
        return
    if not outcome.reducible:
        yield VerdictCard(CardCode.REDUCTION_NOT_PERMITTED, "R-24", figures=_seat_figures(outcome))
        return
    lines = {
        BaseName.DUE: at_least_half(outcome.figures.due, outcome.consent, BaseName.DUE),
        BaseName.PRESENT: at_least_half(outcome.figures.present, outcome.consent, BaseName.PRESENT),
    }
    line = lines.pop(method.reduce_base)
    (other,) = lines.values()
    code = CardCode.REDUCED if line.holds else CardCode.CONSENT_NOT_REACHED
    figures = {"同意": outcome.consent, **_seat_figures(outcome)}
    values = {"agree": outcome.consent, "seats": len(outcome.elected)}
    following = outcome.next if line.holds else None
    yield VerdictCard(code, "R-24", figures=figures, line=line, other=other, next=following, values=values)


def _approval_card(outcome: Outcome) -> Iterator[VerdictCard]:
    if outcome.elected and outcome.contest.post in (Post.SECRETARY, Post.FIRST_SESSION):
        yield VerdictCard(CardCode.APPROVAL_NEEDED, "R-28", values={"names": "、".join(outcome.elected)})


_NEXT: Mapping[NextStep, tuple[CardCode, str]] = {
    NextStep.DONE: (CardCode.ALL_SEATED, "R-22"),
    NextStep.RUNOFF: (CardCode.SECOND_VOTE, "R-23"),
    NextStep.FURTHER_OR_REDUCE: (CardCode.REDUCE_OR_FURTHER, "R-24"),
    NextStep.FURTHER: (CardCode.FURTHER_VOTE, "R-24"),
    NextStep.ASK_SUPERIOR: (CardCode.ASK_SUPERIOR, "R-24"),
    NextStep.ADJOURN: (CardCode.ADJOURN, "R-05"),
    NextStep.VOTE_AGAIN: (CardCode.VOTE_AGAIN, "R-20"),
}


def _next_card(outcome: Outcome) -> Iterator[VerdictCard]:
    """Say what the meeting does now; after a consent to fewer seats its own card has said so already."""
    if outcome.next is NextStep.REDUCED:
        return
    code, rule = _NEXT[outcome.next]
    if outcome.contest.post is Post.PRESELECTION and outcome.next is NextStep.FURTHER:
        code, rule = CardCode.PRESELECTION_SHORT, "R-21"
    if outcome.tied:
        rule = "R-23"
    open_seats = outcome.tied_seats or outcome.open_seats or outcome.contest.seats
    values = {"names": "、".join(outcome.tied), "seats": open_seats}
    yield VerdictCard(code, rule, figures=_next_figures(outcome), next=outcome.next, values=values)


def _next_figures(outcome: Outcome) -> dict[str, int]:
    if not outcome.vote_valid:
        return {}
    return {SEATS: outcome.contest.seats, "已当选": len(outcome.elected)}
