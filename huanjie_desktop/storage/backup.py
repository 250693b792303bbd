"""Copies of the office file that are checked before anybody relies on them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from huanjie_desktop.base.trouble import UserError


def verified_copy(source: Path, target: Path) -> Path:
    """Copy an office file, open or not, and check the copy. Raises UserError when the copy is not whole."""
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
            whole = new.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    except (sqlite3.Error, OSError) as trouble:
        target.unlink(missing_ok=True)
        raise UserError("copy_failed", file=target.name) from trouble
    if not whole:
        target.unlink(missing_ok=True)
        raise UserError("copy_failed", file=target.name)
    return target
