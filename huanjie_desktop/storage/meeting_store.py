"""Loads and saves what is recorded at the meeting."""

from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from huanjie_desktop.domain.election.records import AgendaEntry, Attendance, HandVote, HeadCount, Observer, Officer
from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.storage.rows import put, values_of
from huanjie_desktop.storage.tables.meeting import (
    AgendaRow,
    AttendanceRow,
    HandVoteRow,
    HeadCountRow,
    ObserverRow,
    OfficerRow,
)

Numbered = TypeVar("Numbered", Observer, HeadCount, Officer, HandVote)
_TABLES: dict[type, Any] = {Observer: ObserverRow, HeadCount: HeadCountRow, Officer: OfficerRow, HandVote: HandVoteRow}


def load_attendance(session: Session, election_id: ElectionId) -> tuple[Attendance, ...]:
    """Return who was ticked, by member."""
    query = select(AttendanceRow).where(AttendanceRow.election_id == election_id)
    return values_of(session.scalars(query), Attendance)


def save_attendance(session: Session, attendance: Attendance) -> None:
    """Store one tick."""
    put(session, AttendanceRow, attendance)


def load_agenda(session: Session, election_id: ElectionId) -> dict[int, AgendaEntry]:
    """Return what happened at the items, by item number."""
    query = select(AgendaRow).where(AgendaRow.election_id == election_id)
    return {entry.item: entry for entry in values_of(session.scalars(query), AgendaEntry)}


def save_agenda(session: Session, entry: AgendaEntry) -> None:
    """Store what happened at one item."""
    put(session, AgendaRow, entry)


def load_all(session: Session, kind: type[Numbered], election_id: ElectionId) -> tuple[Numbered, ...]:
    """Return the guests, head counts, officers or hand votes of an election in the order of entry."""
    table = _TABLES[kind]
    query = select(table).where(table.election_id == election_id).order_by(table.id)
    return values_of(session.scalars(query), kind)


def save(session: Session, value: Observer | HeadCount | Officer | HandVote) -> int:
    """Store a guest, head count, officer or hand vote; id 0 adds one. Returns its id."""
    return int(put(session, _TABLES[type(value)], value).id)
