"""验票分拣: the piles as the scrutineers confirmed them, compared with what is entered later."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.piles import Piles, entries_against_piles, piles_problems
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged, need_round, refuse_errors
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.rounds import need_state, place_of
from huanjie_desktop.services.voting import tally_in
from huanjie_desktop.storage import settings_store
from huanjie_desktop.storage.database import Work


@dataclass(frozen=True)
class Sorted:
    """The piles of a round, when and by whom they were confirmed."""

    piles: Piles
    at: datetime
    witnesses: str


def piles_of(office: Office, round_id: RoundId) -> Sorted | None:
    """Return the confirmed piles, None before."""
    with office.db.read() as work:
        return _load(work, round_id)


def confirm_piles(office: Office, round_id: RoundId, piles: Piles, witnesses: str) -> Done[Sorted]:
    """Record that the scrutineers sorted the ballots; may be put right while the count is open.

    Raises UserError without their names, for piles that are not the ballots returned, or when the count is not open.
    """
    names = witnesses.strip()
    if not names:
        raise UserError("witnesses_missing")
    words = f"有效{piles.valid} 整票无效{piles.void} 待定{piles.doubtful}：{names}"
    with logged(office, "验票分拣", f"投票{round_id}", words) as work:
        voted = need_round(work, round_id)
        need_state(voted, RoundState.COUNTING)
        refuse_errors(piles_problems(piles, voted.returned or 0))
        kept = Sorted(piles, office.clock.now(), names)
        settings_store.save(work, {_key(round_id): _text(kept)})
    return done(kept, Topic.COUNT)


def piles_findings(office: Office, round_id: RoundId) -> tuple[Problem, ...]:
    """Compare the ballots entered so far, and the number returned as it stands now, with the piles."""
    with office.db.read() as work:
        kept = _load(work, round_id)
        if kept is None:
            return ()
        place = place_of(work, round_id)
        _, tally = tally_in(work, place)
        return (
            *piles_problems(kept.piles, place.round.returned or 0),
            *entries_against_piles(kept.piles, tally.valid, tally.invalid),
        )


def _key(round_id: RoundId) -> str:
    return f"piles/{round_id}"


def _text(kept: Sorted) -> str:
    return json.dumps({**asdict(kept.piles), "at": kept.at.isoformat(), "witnesses": kept.witnesses})


def _load(work: Work, round_id: RoundId) -> Sorted | None:
    text = settings_store.load(work).get(_key(round_id))
    if text is None:
        return None
    found = json.loads(text)
    piles = Piles(found["valid"], found["void"], found["doubtful"])
    return Sorted(piles, datetime.fromisoformat(found["at"]), found["witnesses"])
