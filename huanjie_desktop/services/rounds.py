"""Rounds of voting: looked up, named in the terms of the rules, moved from state to state."""

from dataclasses import dataclass, replace

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.contest import Post
from huanjie_desktop.domain.election.election import Election, Poll, PollPost
from huanjie_desktop.domain.election.rounds import Round, RoundKind, RoundState, may_move
from huanjie_desktop.domain.ids import PollId, RoundId
from huanjie_desktop.services.election_work import need_election, need_poll, need_round
from huanjie_desktop.services.office import Office
from huanjie_desktop.storage import ballot_store
from huanjie_desktop.storage.database import Work

_POSTS = {
    PollPost.COMMITTEE: Post.COMMITTEE,
    PollPost.SECRETARY: Post.SECRETARY,
    PollPost.DEPUTY: Post.SECRETARY,
    PollPost.FIRST_SECRETARY: Post.FIRST_SESSION,
    PollPost.FIRST_DEPUTY: Post.FIRST_SESSION,
}


@dataclass(frozen=True)
class RoundPlace:
    """A round with the poll and the election it belongs to."""

    election: Election
    poll: Poll
    round: Round


def rounds(office: Office, poll_id: PollId) -> tuple[Round, ...]:
    """Return the rounds of a poll in the order held, the void ones included."""
    with office.db.read() as work:
        return ballot_store.load_rounds(work, poll_id)


def round_of(office: Office, round_id: RoundId) -> Round:
    """Return a round. Raises UserError when it is not there."""
    with office.db.read() as work:
        return need_round(work, round_id)


def place_of(work: Work, round_id: RoundId) -> RoundPlace:
    """Return a round with its poll and election, inside the caller's block."""
    voted = need_round(work, round_id)
    poll = need_poll(work, voted.poll_id)
    return RoundPlace(need_election(work, poll.election_id), poll, voted)


def true_kind(all_rounds: tuple[Round, ...], voted: Round) -> RoundKind:
    """Return what a round decides: a vote held again keeps the kind of the void one."""
    for earlier in sorted(all_rounds, key=lambda one: -one.number):
        if earlier.number <= voted.number and earlier.kind is not RoundKind.AGAIN:
            return earlier.kind
    return RoundKind.FIRST


def law_post(poll: Poll, kind: RoundKind) -> Post:
    """Return the kind of vote by which the rules judge a round."""
    if kind is RoundKind.RUNOFF:
        return Post.RUNOFF
    return Post.FURTHER if kind is RoundKind.FURTHER else _POSTS[poll.post]


def moved(voted: Round, state: RoundState) -> Round:
    """Return the round in another state. Raises UserError for a move that is not permitted."""
    if not may_move(voted.state, state):
        raise UserError("round_state", now=voted.state, then=state)
    return replace(voted, state=state)


def need_state(voted: Round, *states: RoundState) -> None:
    """Refuse an act that does not belong to the round's present state."""
    if voted.state not in states:
        raise UserError("round_state", now=voted.state, then="、".join(states))
