"""Who counted, how hands were raised, which vote: what several papers print in the same way."""

from huanjie_desktop.documents.content import Hands, Head, Staff
from huanjie_desktop.domain.election.records import HandVote, Officer, OfficerRole
from huanjie_desktop.services.papers.facts import VOTES, ElectionFacts, RoundFacts, day_text


def hands(vote: HandVote | None) -> Hands | None:
    """Return a vote by show of hands as papers print it."""
    return Hands(vote.yes, vote.no, vote.abstain) if vote else None


def staff_of(officers: tuple[Officer, ...]) -> Staff:
    """Return who works at the count as papers print it."""
    heads = [one.name for one in officers if one.role is OfficerRole.HEAD_SCRUTINEER]
    callers = [one.name for one in officers if one.role is OfficerRole.CALLER]
    scrutineers = [*heads, *(one.name for one in officers if one.role is OfficerRole.SCRUTINEER)]
    return Staff(
        tuple(dict.fromkeys(scrutineers)),
        tuple(one.name for one in officers if one.role is OfficerRole.TELLER),
        heads[0] if heads and len(scrutineers) > 1 else "",
        callers[0] if callers else "",
    )


def head_of(facts: ElectionFacts, voted: RoundFacts | None = None) -> Head:
    """Return which vote a paper is about: a round, or the first vote of the meeting."""
    post = voted.poll.post if voted else facts.polls[0].post
    election = facts.election
    note = voted.note if voted else ""
    return Head(facts.branch, VOTES[post], day_text(election.meeting_on), election.place, note)
