"""Copies of the office file that are checked before anybody relies on them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.storage import files


def verified_copy(source: Path, target: Path) -> Path:
    """Copy an office file, open or not, and check the copy. It bears its name only when it is whole.

    The copy is taken in one step, as the file stands at its beginning: who writes meanwhile neither waits nor makes
    it begin again. Raises UserError when the copy is not whole.
    """
    growing = files.unfinished(target)
    try:
        files.discard(growing)
        with closing(files.connect(source, "ro")) as old, closing(files.connect(growing, "rwc")) as new:
            old.backup(new)
            whole = new.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        if whole:
            return files.put_in_place(growing, target)
    except (sqlite3.Error, OSError) as trouble:
        files.discard_quietly(growing)
        raise UserError("copy_failed", file=target.name) from trouble
    files.discard_quietly(growing)
    raise UserError("copy_failed", file=target.name)


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """Return a name in the folder that no file bears: 名, 名(2), 名(3) …"""
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists():
        path, number = folder / f"{stem}({number}){suffix}", number + 1
    return path
