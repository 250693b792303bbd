"""The version of an office file: read it, refuse what is newer, bring up to date what is older."""

import os
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from huanjie_desktop.base.trouble import UserError

HEAD = "0001"
OLDER: tuple[str, ...] = ()
APPLICATION_ID = 0x484A3031  # "HJ01" in the file header: tells an office file from any other SQLite file
PRACTICE_ID = 0x484A5059  # "HJPY": a file for practice, which never opens as an office file

VERSION_TABLE = "CREATE TABLE IF NOT EXISTS alembic_version (version_num TEXT NOT NULL PRIMARY KEY) STRICT"


def stamp(connection: Connection) -> None:
    """Write the present version into a new file, as alembic would."""
    connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))
    connection.execute(text(VERSION_TABLE))
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def refuse_what_is_no_office(path: Path) -> None:
    """Raise UserError for a file that is missing, empty, locked away or no SQLite database, without touching it."""
    refuse_unreadable(path)
    if not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise UserError("office_read_only", file=path.name)


def refuse_unreadable(path: Path) -> None:
    """Raise UserError for a file that cannot be read as a SQLite database, without touching it."""
    try:
        if path.is_dir():
            raise UserError("office_is_folder", file=path.name)
        if not path.is_file():
            raise UserError("office_missing", file=path.name, folder=str(path.parent))
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as trouble:
        raise UserError("office_cannot_open", file=path.name) from trouble
    if not head:
        raise UserError("office_empty", file=path.name)
    if not head.startswith(b"SQLite format 3\x00"):
        raise UserError("not_an_office", file=path.name)


def version_of(connection: Connection, path: Path, practice: bool = False) -> str:
    """Return the version stamped into the file. Raises UserError for a foreign, damaged or newer file.

    A file for practice (演练) is refused unless it is asked for, and then nothing else will do.
    """
    found = connection.execute(text("PRAGMA application_id")).scalar()
    if found == PRACTICE_ID and not practice:
        raise UserError("practice_file", file=path.name)
    if found != (PRACTICE_ID if practice else APPLICATION_ID):
        raise UserError("not_practice" if practice else "not_an_office", file=path.name)
    if not connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'")).scalar():
        raise UserError("office_damaged", file=path.name)
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if version is None:
        raise UserError("office_damaged", file=path.name)
    if version != HEAD and version not in OLDER:
        raise UserError("office_newer", file=path.name, version=version)
    return str(version)


def bring_up_to_date(engine: Engine, path: Path, version: str) -> None:
    """Copy the file, check the copy, then migrate. The copy stays beside the file."""
    from huanjie_desktop.storage import backup, migrate

    backup.verified_copy(path, backup.free_name(path.parent, f"{path.stem}.升级前-{version}", path.suffix))
    migrate.upgrade(engine)
