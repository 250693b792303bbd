"""The office's one SQLite file: made, opened, read and written here and nowhere else.

Every connection runs with the driver in autocommit and our own BEGIN, because SQLAlchemy's default does not roll
back CREATE TABLE on SQLite. WAL with synchronous=FULL: a commit that returned survives a power cut.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, create_engine, event, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.storage import files, office_lock, schema
from huanjie_desktop.storage.errors import users_world

_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=FULL",
    "PRAGMA busy_timeout=3000",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA secure_delete=ON",
)

Work = Session
"""What `read()` and `write()` lend: the floor above names it in annotations and hands it to stores."""


class Database:
    """An open office file. `read()` and `write()` lend a session; `write()` commits only when its block ends well."""

    practice = False
    """Whether the file is one for practice (演练)."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._closed = False
        self._place = files.Place(path)
        self.path = path

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Lend a session that sees one moment of the file. Nothing written in it is kept."""
        with users_world(self.path), Session(self._engine) as session:
            session.execute(text("BEGIN"))
            try:
                yield session
            finally:
                session.rollback()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Lend a session inside one BEGIN IMMEDIATE transaction; roll back unless the block ends well.

        Raises UserError when the disk is full, the file is read-only or gone, or another program holds it.
        """
        self._place.refuse_if_moved()
        _all_tables()
        with users_world(self.path), Session(self._engine) as session:
            session.execute(text("BEGIN IMMEDIATE"))
            try:
                yield session
                session.commit()
            except BaseException:
                session.rollback()
                raise

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """Lend a bare connection outside any transaction, for backups and checks."""
        with users_world(self.path), self._engine.connect() as connection:
            yield connection

    def close(self) -> None:
        """Give the file back to the system; SQLite folds the write-ahead log into it."""
        self._engine.dispose()
        if not self._closed:
            self._closed = True
            office_lock.release(self.path)


def make_engine(path: Path, mode: str = "rw") -> Engine:
    """Make the one engine of the program. An encrypted file or a server would be chosen here and nowhere else.

    Mode "rwc" makes the file when it is not there. No error names the values of a statement: they would carry a
    ballot into the running log, where each line has its time.
    """
    engine = create_engine(
        "sqlite://", creator=lambda: files.connect(path, mode), poolclass=QueuePool, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        for pragma in _PRAGMAS:
            connection.execute(pragma)

    return engine


def _all_tables() -> MetaData:
    """Return the whole schema: foreign keys need it in writing; reading at the start of the program does not wait."""
    from huanjie_desktop.storage import all_tables

    return all_tables.metadata()


def create_database(path: Path) -> Database:
    """Make a new office file and open it. It bears its name only when it is whole: a power cut leaves no half file.

    Raises UserError when a file is there already or cannot be made.
    """
    _refuse_bad_place(path)
    growing = files.unfinished(path)
    office_lock.acquire(path)
    try:
        with users_world(path):
            files.discard(growing)
            _fill_new(growing)
            files.put_in_place(growing, path)
    except BaseException as trouble:
        files.discard_quietly(growing)
        office_lock.release(path)
        if isinstance(trouble, OSError):
            raise UserError("office_cannot_open", file=path.name) from trouble
        raise
    return Database(make_engine(path), path)


def _refuse_bad_place(path: Path) -> None:
    try:
        if path.exists():
            raise UserError("office_exists", file=path.name)
        if not path.parent.is_dir():
            raise UserError("folder_missing", folder=str(path.parent))
    except OSError as trouble:
        raise UserError("office_cannot_open", file=path.name) from trouble


def _fill_new(path: Path) -> None:
    engine = make_engine(path, "rwc")
    try:
        with engine.connect() as connection:
            connection.execute(text("PRAGMA journal_mode=WAL"))
            connection.execute(text("BEGIN IMMEDIATE"))
            _all_tables().create_all(connection)
            schema.stamp(connection)
            connection.commit()
    finally:
        engine.dispose()


def open_database(path: Path, practice: bool = False) -> Database:
    """Open an office file of this or an earlier version of the program, or one for practice where that is asked for.

    An older file is first copied, the copy checked, then brought up to date. Raises UserError for a file that is
    missing, empty, damaged, not an office file, read-only, in use, or newer than this program.
    """
    schema.refuse_what_is_no_office(path)
    office_lock.acquire(path)
    engine = make_engine(path)
    try:
        with users_world(path), engine.connect() as connection:
            version = schema.version_of(connection, path, practice)
            connection.execute(text("PRAGMA journal_mode=WAL"))
        if version != schema.HEAD:
            schema.bring_up_to_date(engine, path, version)
    except BaseException:
        engine.dispose()
        office_lock.release(path)
        raise
    opened = Database(engine, path)
    opened.practice = practice
    return opened
