"""The agenda of 24 items: begun, finished, noted (rules 3)."""

from dataclasses import dataclass, replace

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.agenda import AGENDA, AgendaItem
from huanjie_desktop.domain.election.records import AgendaEntry, HandVote, ItemState
from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged, need_election
from huanjie_desktop.services.office import Office
from huanjie_desktop.storage import meeting_store


@dataclass(frozen=True)
class AgendaLine:
    """One item with what happened at it so far."""

    item: AgendaItem
    entry: AgendaEntry
    votes: tuple[HandVote, ...] = ()


def agenda(office: Office, election_id: ElectionId) -> tuple[AgendaLine, ...]:
    """Return the 24 items with state, times, notes and votes by show of hands."""
    with office.db.read() as work:
        need_election(work, election_id)
        entries = meeting_store.load_agenda(work, election_id)
        votes = meeting_store.load_all(work, HandVote, election_id)
    return tuple(
        AgendaLine(
            item,
            entries.get(item.number, AgendaEntry(election_id, item.number)),
            tuple(vote for vote in votes if vote.item == item.number),
        )
        for item in AGENDA
    )


def start_item(office: Office, election_id: ElectionId, item: int) -> Done[None]:
    """Note that an item begins now. Raises UserError for an item that does not exist."""
    entry = _entry(office, election_id, item)
    begun = replace(entry, state=ItemState.RUNNING, started_at=office.clock.now(), ended_at=None)
    return _saved(office, begun, "议程开始")


def finish_item(office: Office, election_id: ElectionId, item: int) -> Done[None]:
    """Note that an item is finished now; one that was never begun begins and ends at this moment."""
    entry = _entry(office, election_id, item)
    now = office.clock.now()
    finished = replace(entry, state=ItemState.FINISHED, started_at=entry.started_at or now, ended_at=now)
    return _saved(office, finished, "议程完成")


def leave_out_item(office: Office, election_id: ElectionId, item: int, note: str = "") -> Done[None]:
    """Note that an item does not apply at this meeting, such as a vote on exclusions where there are none."""
    entry = _entry(office, election_id, item)
    return _saved(office, replace(entry, state=ItemState.LEFT_OUT, note=note or entry.note), "议程不适用")


def note_item(office: Office, election_id: ElectionId, item: int, note: str) -> Done[None]:
    """Keep what was said or decided at an item."""
    return _saved(office, replace(_entry(office, election_id, item), note=note.strip()), "议程备注")


def _entry(office: Office, election_id: ElectionId, item: int) -> AgendaEntry:
    if item not in {one.number for one in AGENDA}:
        raise UserError("agenda_item_missing", item=item)
    with office.db.read() as work:
        need_election(work, election_id)
        return meeting_store.load_agenda(work, election_id).get(item, AgendaEntry(election_id, item))


def _saved(office: Office, entry: AgendaEntry, action: str) -> Done[None]:
    with logged(office, action, f"第{entry.item}项") as work:
        meeting_store.save_agenda(work, entry)
    return done(None, Topic.MEETING)
