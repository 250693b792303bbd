"""What each import did to whom, so that it can be taken back."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.ids import ImportId
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.storage.people_store import member_of, values_of

_COLUMNS = "at, person, file, digest, added, updated, undone_at"


@dataclass(frozen=True)
class ImportRun:
    """One import as it stands in the file."""

    id: ImportId
    at: str
    person: str
    file: str
    digest: str
    added: int
    updated: int
    undone_at: str = ""


@dataclass(frozen=True, slots=True)
class Touched:
    """A member that an import touched: his revision after it, and what he was before (None when he was added)."""

    member_id: int
    revision: int
    before: Member | None


def add_run(session: Session, run: ImportRun) -> ImportId:
    """Enter an import; its id is chosen here."""
    values: tuple[Any, ...] = (run.at, run.person, run.file, run.digest, run.added, run.updated, run.undone_at)
    sql = f"INSERT INTO import_run ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id"
    return ImportId(session.connection().exec_driver_sql(sql, values).scalar_one())


def add_touched(session: Session, import_id: ImportId, touched: Iterable[Touched]) -> None:
    """Enter whom an import touched."""
    rows = [(import_id, one.member_id, one.revision, _packed(one.before)) for one in touched]
    if rows:
        sql = "INSERT INTO imported_member (import_id, member_id, revision, before) VALUES (?, ?, ?, ?)"
        session.connection().exec_driver_sql(sql, rows)


def _packed(before: Member | None) -> str:
    return "" if before is None else json.dumps(values_of(before), ensure_ascii=False)


def runs(session: Session) -> list[ImportRun]:
    """Return the imports, newest first."""
    rows = session.connection().exec_driver_sql(f"SELECT id, {_COLUMNS} FROM import_run ORDER BY id DESC")
    return [ImportRun(*row) for row in rows]


def run(session: Session, import_id: ImportId) -> ImportRun:
    """Return one import. Raises UserError when it is not there."""
    sql = f"SELECT id, {_COLUMNS} FROM import_run WHERE id = ?"
    row = session.connection().exec_driver_sql(sql, (import_id,)).first()
    if row is None:
        raise UserError("import_missing")
    return ImportRun(*row)


def touched(session: Session, import_id: ImportId) -> list[Touched]:
    """Return whom an import touched."""
    sql = "SELECT member_id, revision, before FROM imported_member WHERE import_id = ?"
    rows = session.connection().exec_driver_sql(sql, (import_id,))
    return [Touched(row[0], row[1], member_of(json.loads(row[2])) if row[2] else None) for row in rows]


def mark_undone(session: Session, import_id: ImportId, at: str) -> None:
    """Enter the moment at which an import was taken back."""
    session.connection().exec_driver_sql("UPDATE import_run SET undone_at = ? WHERE id = ?", (at, import_id))
