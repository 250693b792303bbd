"""The log that only grows (操作日志): each line carries the hash of all before it, triggers refuse a change."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from huanjie_desktop.storage import settings_store
from huanjie_desktop.storage.tables.base import only_grows
from huanjie_desktop.storage.tables.system import AuditRow

_START = "0" * 64
_HEAD = "log_head"

only_grows(AuditRow, "the audit log only grows")


@dataclass(frozen=True)
class Act:
    """What somebody did: when, who, what, on what, with which figures. Never a ballot, never who cast one."""

    at: datetime
    person: str
    action: str
    subject: str = ""
    detail: str = ""


@dataclass(frozen=True)
class AuditEntry:
    """One act as it stands in the log."""

    number: int
    at: str
    person: str
    action: str
    subject: str
    detail: str


def _chained(before: str, entry: AuditEntry) -> str:
    parts = [before, entry.number, entry.at, entry.person, entry.action, entry.subject, entry.detail]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8")).hexdigest()


def _last(session: Session) -> AuditRow | None:
    return session.scalars(select(AuditRow).order_by(AuditRow.number.desc()).limit(1)).first()


def record(session: Session, act: Act) -> None:
    """Append one act to the log, in the caller's transaction."""
    last = _last(session)
    number = (last.number if last else 0) + 1
    entry = AuditEntry(number, act.at.isoformat(), act.person, act.action, act.subject, act.detail)
    row = AuditRow(**vars(entry), hash=_chained(last.hash if last else _START, entry))
    session.add(row)
    session.flush()
    settings_store.save(session, {_HEAD: f"{number} {row.hash}"})


def _entry(row: AuditRow) -> AuditEntry:
    return AuditEntry(row.number, row.at, row.person, row.action, row.subject, row.detail)


def last_entry(session: Session) -> AuditEntry | None:
    """Return the last line, None while the log is empty."""
    last = _last(session)
    return _entry(last) if last else None


def entries(session: Session) -> list[AuditEntry]:
    """Return the whole log, oldest first."""
    return [_entry(row) for row in session.scalars(select(AuditRow).order_by(AuditRow.number))]


class LogFault(StrEnum):
    """What is wrong with the log at the line that is named."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    CUT = "cut"


@dataclass(frozen=True)
class LogState:
    """The whole log as its chain tells it: how long, from which line to which, the hash of the last line (链头).

    With a fault `at` is the number of the first line that does not fit, is missing, or was not written here.
    """

    lines: int
    first: AuditEntry | None
    last: AuditEntry | None
    head: str
    fault: LogFault | None = None
    at: int = 0


def examine(session: Session) -> LogState:
    """Recompute the chain of the whole log and say where it first breaks."""
    rows = session.scalars(select(AuditRow).order_by(AuditRow.number)).all()
    fault, at = _break(rows) or _end(session, rows) or (None, 0)
    if not rows:
        return LogState(0, None, None, _START, fault, at)
    return LogState(len(rows), _entry(rows[0]), _entry(rows[-1]), rows[-1].hash, fault, at)


def _break(rows: Sequence[AuditRow]) -> tuple[LogFault, int] | None:
    before = _START
    for position, row in enumerate(rows, start=1):
        if row.number > position:
            return LogFault.MISSING, position
        if row.number < position:
            return LogFault.ADDED, row.number
        if row.hash != _chained(before, _entry(row)):
            return LogFault.CHANGED, position
        before = row.hash
    return None


def _end(session: Session, rows: Sequence[AuditRow]) -> tuple[LogFault, int] | None:
    """Compare the end of a chain that is whole in itself with what was noted when its last line was written."""
    number, _, noted = settings_store.load(session).get(_HEAD, "").partition(" ")
    if not number.isdecimal():
        return None
    if int(number) > len(rows):
        return LogFault.CUT, len(rows) + 1
    if int(number) < len(rows):
        return LogFault.ADDED, int(number) + 1
    return None if rows[-1].hash == noted else (LogFault.CHANGED, int(number))


def first_broken(session: Session) -> int | None:
    """Return the number of the first line that does not fit, or None when the log is whole."""
    state = examine(session)
    return None if state.fault is None else state.at


def hash_at(session: Session, number: int) -> str:
    """Return the hash of a line as the file has it, "" when there is no such line."""
    return session.scalar(select(AuditRow.hash).where(AuditRow.number == number)) or ""


def last_line(session: Session, action: str, subject: str) -> int | None:
    """Return the number of the last line of this act on this subject, or None."""
    query = select(AuditRow.number).where(AuditRow.action == action, AuditRow.subject == subject)
    return session.scalar(query.order_by(AuditRow.number.desc()).limit(1))
