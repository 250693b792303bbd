"""After a power cut: the file knows which count was open, the log shows the gap, and where the count goes on."""

import json
from dataclasses import dataclass

from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.domain.ids import ElectionId, RoundId
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.rounds import place_of
from huanjie_desktop.storage import audit_log, ballot_store, settings_store
from huanjie_desktop.storage.audit_log import AuditEntry
from huanjie_desktop.storage.database import Work

BOTH = 0
"""Stands for two recorders in turn at one PC."""

_OPEN = "count_open"


@dataclass(frozen=True)
class Seat:
    """Who enters what: the round, the recorder or BOTH, and the bundle (扎) if the pile is entered by bundles."""

    round_id: RoundId
    recorder: int = 1
    bundle: int | None = None


@dataclass(frozen=True)
class Interrupted:
    """A count that nobody left: the power failed or the program was killed. `last` is the last line before the gap."""

    seat: Seat
    election_id: ElectionId
    title: str
    vote: str
    entered: int
    next_number: int
    last: AuditEntry | None


def interrupted(office: Office) -> Interrupted | None:
    """Return the count that was open when the program last ended without leaving it, None when all is well."""
    if office.counting is not None or office.practice:
        return None
    with office.db.read() as work:
        seat = _kept(work)
        if seat is None or ballot_store.round_state(work, seat.round_id) is not RoundState.COUNTING:
            return None
        place, last = place_of(work, seat.round_id), audit_log.last_entry(work)
    entered, following = _standing(office, seat)
    vote = f"{place.poll.post.label} 第{place.round.number}轮"
    return Interrupted(seat, place.election.id, place.election.plan.title, vote, entered, following, last)


def take_up(office: Office, seat: Seat) -> Done[Interrupted | None]:
    """Note in file and log that this count is entered here, and answer with what was interrupted before.

    Nothing happens for a count that is not open, or that goes on here already.
    """
    if office.counting == seat.round_id or not _is_open(office, seat.round_id):
        return done(None)
    before = interrupted(office)
    again = before if before and before.seat.round_id == seat.round_id else None
    entered, _ = _standing(office, seat)
    action = "计票中断后继续" if again else "计票进入"
    with logged(office, action, f"投票{seat.round_id}", _words(entered, again)) as work:
        settings_store.save(work, {_OPEN: json.dumps([seat.round_id, seat.recorder, seat.bundle])})
    office.counting = seat.round_id
    return done(again, Topic.SETTINGS)


def leave(office: Office) -> Done[None]:
    """Note that the count here was left in good order; an open one can be taken up again at any time."""
    round_id = office.counting
    if round_id is None:
        return done(None)
    with office.db.write() as work:
        seat = _kept(work) or Seat(round_id)
        settings_store.save(work, {_OPEN: ""})
        if ballot_store.round_state(work, round_id) is RoundState.COUNTING:
            entered = ballot_store.count_current(work, round_id, seat.recorder or 1)
            audit_log.record(work, office.act("计票离开", f"投票{round_id}", f"已录{entered}张"))
    office.counting = None
    return done(None, Topic.SETTINGS)


def _is_open(office: Office, round_id: RoundId) -> bool:
    with office.db.read() as work:
        return ballot_store.round_state(work, round_id) is RoundState.COUNTING


def _kept(work: Work) -> Seat | None:
    text = settings_store.load(work).get(_OPEN)
    if not text:
        return None
    round_id, recorder, bundle = json.loads(text)
    return Seat(RoundId(round_id), recorder, bundle)


def _standing(office: Office, seat: Seat) -> tuple[int, int]:
    """Return how many ballots are entered and the number of the next one."""
    from huanjie_desktop.services.count.counting import open_count  # the start of the program does not wait for it
    from huanjie_desktop.services.count.pair import open_pair

    if seat.recorder == BOTH:
        state = open_pair(office, seat.round_id, seat.bundle).state
    else:
        state = open_count(office, seat.round_id, seat.recorder, seat.bundle).state
    return state.entered, state.next_number


def _words(entered: int, before: Interrupted | None) -> str:
    words = f"已录{entered}张"
    if before is None or before.last is None:
        return words
    last = before.last
    return f"{words}；中断前最后一行：第{last.number}行 {last.action} {last.at[:10]} {last.at[11:16]}"
