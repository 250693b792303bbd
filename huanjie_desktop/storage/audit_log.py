"""The log that only grows (操作日志): each line carries the hash of all before it, triggers refuse a change."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import DDL, event, select
from sqlalchemy.orm import Session

from huanjie_desktop.storage.tables.system import AuditRow

_START = "0" * 64

for _verb in ("UPDATE", "DELETE"):
    event.listen(
        AuditRow.__table__,
        "after_create",
        DDL(  # type: ignore[no-untyped-call]
            f"CREATE TRIGGER audit_no_{_verb.lower()} BEFORE {_verb} ON audit "
            "BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END"
        ),
    )


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
    session.add(AuditRow(**vars(entry), hash=_chained(last.hash if last else _START, entry)))
    session.flush()


def _entry(row: AuditRow) -> AuditEntry:
    return AuditEntry(row.number, row.at, row.person, row.action, row.subject, row.detail)


def entries(session: Session) -> list[AuditEntry]:
    """Return the whole log, oldest first."""
    return [_entry(row) for row in session.scalars(select(AuditRow).order_by(AuditRow.number))]


def first_broken(session: Session) -> int | None:
    """Return the number of the first line whose hash does not fit, or None when the chain is whole."""
    before = _START
    for position, row in enumerate(session.scalars(select(AuditRow).order_by(AuditRow.number)), start=1):
        if row.number != position or row.hash != _chained(before, _entry(row)):
            return position
        before = row.hash
    return None
