"""Files for practice (演练): copies that bear a mark in their header, so that they never open as the real office.

A copy of such a file bears the mark too; a file without it never opens as practice.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.storage import backup, files, office_lock, schema

_KEEP = ("head_count", "count_plan")
"""Of a round: how many came, and how its count was planned."""


def copy_for_practice(source: Path, target: Path, round_id: RoundId) -> Path:
    """Make a verified, marked copy of an open office, without the ballots and results of one round.

    It bears its name only when it is marked. Raises UserError when the folder refuses.
    """
    backup.verified_copy(source, files.unfinished(target))
    return _into_practice(target, lambda work: _forget_round(work, round_id))


def mark_new(target: Path) -> Path:
    """Turn the unfinished file of this name, which nobody has open, into a practice file."""
    return _into_practice(target, lambda _work: None)


def discard_practice(path: Path) -> None:
    """Remove a practice file. Raises UserError for any other file, and for one that is in use."""
    if not is_practice(path):
        raise UserError("not_practice", file=path.name)
    if office_lock.is_held(path):
        raise UserError("practice_stays", file=path.name)
    office_lock.acquire(path)
    try:
        files.discard(path)
    except OSError as trouble:
        raise UserError("practice_stays", file=path.name) from trouble
    finally:
        office_lock.release(path)


def is_practice(path: Path) -> bool:
    """Tell whether a file bears the mark of practice, without opening it as a database."""
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return int.from_bytes(head[68:72], "big") == schema.PRACTICE_ID


def _into_practice(target: Path, change: Callable[[sqlite3.Connection], None]) -> Path:
    growing = files.unfinished(target)
    try:
        with closing(files.connect(growing, "rw")) as work:
            work.execute("PRAGMA journal_mode=DELETE")
            work.execute(f"PRAGMA application_id={schema.PRACTICE_ID}")
            work.execute("BEGIN IMMEDIATE")
            change(work)
            work.execute("COMMIT")
        return growing.replace(target)
    except (sqlite3.Error, OSError) as trouble:
        files.discard_quietly(growing)
        raise UserError("copy_failed", file=target.name) from trouble


def _forget_round(work: sqlite3.Connection, round_id: RoundId) -> None:
    """Take out what was entered for a round. The triggers that forbid it for real ballots stand again afterwards."""
    kept = work.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    tables = [name for (name,) in work.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    for name, _sql in kept:
        work.execute(f"DROP TRIGGER {name}")
    for table in tables:
        columns = {column[1] for column in work.execute(f"PRAGMA table_info('{table}')")}
        if "round_id" in columns and table not in _KEEP:
            work.execute(f"DELETE FROM {table} WHERE round_id = ?", (round_id,))
    for _name, sql in kept:
        work.execute(sql)
