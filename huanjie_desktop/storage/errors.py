"""SQLite's errors, sorted into the user's world and ours."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from huanjie_desktop.base.trouble import UserError

_CODES = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "office_read_only",
    sqlite3.SQLITE_BUSY: "office_in_use",
    sqlite3.SQLITE_LOCKED: "office_in_use",
    sqlite3.SQLITE_PROTOCOL: "office_in_use",
    sqlite3.SQLITE_CORRUPT: "office_damaged",
    sqlite3.SQLITE_NOTADB: "not_an_office",
    sqlite3.SQLITE_CANTOPEN: "office_cannot_open",
    sqlite3.SQLITE_IOERR: "disk_error",
    sqlite3.SQLITE_PERM: "office_cannot_open",
}


_LEAST_FREE = 200_000  # bytes: SQLite's files beside an office file need about as much


def user_error(error: sqlite3.Error, path: Path) -> UserError | None:
    """Return the user's side of a SQLite error, or None when it is our bug."""
    code = getattr(error, "sqlite_errorcode", None)
    name = _CODES.get(code & 0xFF) if code is not None else None
    if name == "disk_error" and _is_full(path):
        name = "disk_full"  # a full disk cannot even hold the file that SQLite wants beside
    if name is None and _lacks_table(error):
        name = "office_damaged"
    return UserError(name, file=path.name) if name else None


def _lacks_table(error: sqlite3.Error) -> bool:
    """Whether a table of ours is gone from the file; a name that is no table of ours is a bug."""
    from huanjie_desktop.storage import all_tables

    said, _, table = str(error).partition("no such table: ")
    return not said and table.removeprefix("main.") in all_tables.metadata().tables


def _is_full(path: Path) -> bool:
    import shutil

    try:
        return shutil.disk_usage(path.parent).free < _LEAST_FREE
    except OSError:
        return False


@contextmanager
def users_world(path: Path) -> Iterator[None]:
    """Turn the SQLite errors of the user's world into UserError; let bugs through."""
    try:
        yield
    except DBAPIError as wrapped:
        known = user_error(wrapped.orig, path) if isinstance(wrapped.orig, sqlite3.Error) else None
        if known is None:
            raise
        raise known from wrapped
    except sqlite3.Error as bare:
        known = user_error(bare, path)
        if known is None:
            raise
        raise known from bare
