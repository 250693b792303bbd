"""A tie, too few, a void vote: from the verdict to the new round at 发票, each number typed once (R-20, R-23, R-24)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot_design import design_from_json
from huanjie_desktop.domain.election.card import CardCode, VerdictCard
from huanjie_desktop.domain.election.gates import may_print_ballots
from huanjie_desktop.domain.election.meeting import quorum_problems
from huanjie_desktop.domain.election.records import Moment
from huanjie_desktop.domain.election.result import NextStep
from huanjie_desktop.domain.election.rounds import Round, RoundKind
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.domain.problems import Problem, error
from huanjie_desktop.services import ballots, cards, first_session, meeting, outcome
from huanjie_desktop.services.ballot_look import first_look
from huanjie_desktop.services.ballots import BallotLook, ballot_title, due_in
from huanjie_desktop.services.candidates import gates_in
from huanjie_desktop.services.cards import CardText, card_text
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import refuse_errors, rounds_of
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.officers import officer_findings
from huanjie_desktop.services.outcome import Offer
from huanjie_desktop.services.rounds import RoundPlace, place_of
from huanjie_desktop.services.vote_steps import VoteStep, confirm_step
from huanjie_desktop.services.voters import branch_name, voters_in
from huanjie_desktop.storage import ballot_store
from huanjie_desktop.storage.database import Work

COLOURS = ("白色纸", "黄色纸", "粉红色纸", "浅蓝色纸", "浅绿色纸")
_SHOWN = frozenset({
    CardCode.RETURNED_VOID, CardCode.CONSENT_NOT_REACHED,
    CardCode.SECOND_VOTE, CardCode.FURTHER_VOTE, CardCode.REDUCE_OR_FURTHER, CardCode.VOTE_AGAIN,
})  # fmt: skip
_VOID_OTHERWISE = ("round_void", "figure_missing")
"""A round void before its ballots were counted decides nothing: there are no figures to tell about."""
_LOOKED_AT = (VoteStep.HEADS, VoteStep.STAFF, VoteStep.BOX_CLOSED)


@dataclass(frozen=True)
class NextVote:
    """What follows a round, and all that is known already for it.

    `signed_in` is who is present by the sign-in, None in the first session of a committee, where heads are typed.
    `reducible` says that the meeting may vote on fewer seats instead (R-24). `heading` and `colour` are proposals.
    """

    round: Round
    offer: Offer
    cards: tuple[CardText, ...]
    reducible: bool
    due: int
    signed_in: int | None
    heading: str
    colour: str

    @property
    def kind(self) -> RoundKind:
        """What the meeting votes on next."""
        return self.offer.kind or RoundKind.AGAIN


@dataclass(frozen=True)
class NextWish:
    """What was typed for the next vote; `added` stand for it too (R-24), `looked_at` by the scrutineers."""

    heads: int | None
    copies: int | None
    heading: str = ""
    colour: str = ""
    witnesses: str = ""
    looked_at: bool = False
    added: tuple[str, ...] = ()


def next_vote(office: Office, round_id: RoundId) -> NextVote | None:
    """Return the vote that follows a round, None when none does."""
    offered = outcome.offers(office, round_id)
    offer = next((one for one in offered if one.kind is not None), None)
    if offer is None:
        return None
    with office.db.read() as work:
        place = place_of(work, round_id)
        signed = None if place.poll.post.in_first_session else _signed_in(work, place)
        heading, colour = _new_look(work, place, offer.kind or RoundKind.AGAIN)
        due = due_in(work, place)
    reducible = any(one.kind is None for one in offered)
    return NextVote(place.round, offer, _cards(office, place.round), reducible, due, signed, heading, colour)


def next_findings(office: Office, found: NextVote, wish: NextWish) -> tuple[Problem, ...]:
    """Say what keeps the next vote from beginning (R-05, R-09, R-10, R-14, R-20)."""
    offer = _offer_with(office, found, wish)
    with office.db.read() as work:
        place = place_of(work, found.round.id)
        return (
            *offer.problems,
            *_head_findings(found, wish),
            *_look_findings(work, place, wish),
            *_staff_findings(work, place, offer, wish),
        )


def begin_next(office: Office, found: NextVote, wish: NextWish) -> Done[RoundId]:
    """Begin the round with heads counted and its gates confirmed; it stands at 发票.

    Raises UserError for whatever `next_findings` calls an error.
    """
    refuse_errors(next_findings(office, found, wish))
    names = _offer_with(office, found, wish).names if wish.added else ()
    begun = outcome.start_round(office, found.round.poll_id, found.kind, names)
    touched = begun.touched | _count_heads(office, begun.value, found, wish)
    for step in _LOOKED_AT:
        touched |= confirm_step(office, begun.value, step, wish.witnesses).touched
    return done(begun.value, *touched)


def print_next(office: Office, round_id: RoundId, wish: NextWish, path: Path) -> Done[Path]:
    """Design the ballots of the round on the smallest paper that takes them, and write them as PDF.

    Raises UserError when they fit no paper, a gate is closed or the file refuses; the round stays, without ballots.
    """
    look = BallotLook(title=wish.heading.strip(), paper_note=wish.colour.strip())
    ballots.design(office, round_id, first_look(office, round_id, look))
    return ballots.print_run(office, round_id, path, wish.copies)


def _cards(office: Office, voted: Round) -> tuple[CardText, ...]:
    """Return the verdict that makes another vote due and the card of that vote."""
    try:
        found = cards.round_cards(office, voted.id)
    except UserError as trouble:
        if trouble.code not in _VOID_OTHERWISE:
            raise
        found = (card_text(VerdictCard(CardCode.VOTE_AGAIN, "R-20", next=NextStep.VOTE_AGAIN)),)
    return tuple(one for one in found if one.card.code in _SHOWN)


def _signed_in(work: Work, place: RoundPlace) -> int:
    return meeting.quorum_in(work, place.election.id, voters_in(work, place.election)).present


def _new_look(work: Work, place: RoundPlace, kind: RoundKind) -> tuple[str, str]:
    """Return a heading and a paper that no ballot of the meeting has had (rules of a void vote; R-20)."""
    number = place.round.number + 1
    official = ballot_title(branch_name(work, place.election.branch_id), place.poll.post)
    used = {title for title, _note in _looks(work, place)}
    heading = f"{official}（{kind.label}）"
    if heading in used:
        heading = f"{official}（第{number}轮{kind.label}）"
    papers = {one.paper_note or COLOURS[0] for one in rounds_of(work, place.election.id)}
    return heading, next((colour for colour in COLOURS if colour not in papers), "")


def _looks(work: Work, place: RoundPlace) -> set[tuple[str, str]]:
    """Return heading and paper of every ballot of this kind of vote so far."""
    voted = [one for one in ballot_store.load_rounds(work, place.poll.id) if one.geometry]
    return {(design_from_json(one.geometry).title, one.paper_note or COLOURS[0]) for one in voted}


def _offer_with(office: Office, found: NextVote, wish: NextWish) -> Offer:
    if not wish.added or found.kind is not RoundKind.FURTHER:
        return found.offer
    return outcome.further_offer(office, found.round.id, (*found.offer.names, *wish.added))


def _head_findings(found: NextVote, wish: NextWish) -> Iterator[Problem]:
    if wish.heads is None:
        yield error("heads_missing", "R-05", "heads")
        return
    if found.signed_in is not None and wish.heads != found.signed_in:
        yield error("heads_not_signed_in", "R-05", "heads", heads=wish.heads, signed=found.signed_in)
    elif wish.heads > found.due:
        yield error("present_over_due", "0.4", "heads", present=wish.heads, due=found.due)
    yield from (replace(one, where="heads") for one in quorum_problems(wish.heads, found.due))
    if (wish.copies or 0) < wish.heads:
        yield error("copies_under_heads", "R-20", "copies", copies=wish.copies or 0, heads=wish.heads)


def _look_findings(work: Work, place: RoundPlace, wish: NextWish) -> Iterator[Problem]:
    official = ballot_title(branch_name(work, place.election.branch_id), place.poll.post)
    look = (wish.heading.strip() or official, wish.colour.strip() or COLOURS[0])
    if look in _looks(work, place):
        yield error("ballots_look_alike", "R-20", "colour")
    gates = gates_in(work, place.poll)
    if not may_print_ballots(gates):
        yield error("gates_closed", "R-10", gates="、".join(gate.key.label for gate in gates if not gate.passed))


def _staff_findings(work: Work, place: RoundPlace, offer: Offer, wish: NextWish) -> Iterator[Problem]:
    session = place.poll.post.in_first_session
    found = officer_findings(work, place.election.id, place.poll.id if session else None, offer.names)
    yield from (one for one in found if not session or one.code not in ("no_scrutineer", "no_teller"))
    if not wish.witnesses.strip():
        yield error("witnesses_missing", where="witnesses")
    if not wish.looked_at:
        yield error("next_not_looked_at", "R-14", "looked")


def _count_heads(office: Office, round_id: RoundId, found: NextVote, wish: NextWish) -> frozenset[Topic]:
    if found.signed_in is None:
        return first_session.count_session(office, round_id, wish.heads or 0).touched
    with office.db.read() as work:
        election = place_of(work, round_id).election.id
    return meeting.count_now(office, election, Moment.BEFORE_BALLOTS, round_id).touched
