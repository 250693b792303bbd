"""Which decisions on doubtful ballots stand: a ballot corrected or taken back since is not read by its decision."""

from huanjie_desktop.domain.election.ruling import Decision
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.storage import ballot_store, count_store
from huanjie_desktop.storage.database import Work


def reason_of(number: int) -> str:
    """Return the reason that stands with the version of a ballot decided by the scrutineers."""
    return f"疑难票认定第{number}号"


def last_decision(work: Work, round_id: RoundId, ballot: int) -> Decision | None:
    """Return the last decision on a ballot, whether it stands or not."""
    found = [one for one in count_store.load_decisions(work, round_id) if one.ballot == ballot]
    return found[-1] if found else None


def stands(work: Work, decision: Decision, recorder: int = 1) -> bool:
    """Tell whether a recorder's reading of a ballot is the decided one."""
    last = ballot_store.last_entry(work, decision.round_id, recorder, decision.ballot)
    return last is not None and last.reason == reason_of(decision.number)


def standing_numbers(work: Work, round_id: RoundId) -> frozenset[int]:
    """Return the numbers of the decisions by which ballots of a round count."""
    return frozenset(one.number for one in count_store.load_decisions(work, round_id) if stands(work, one))
