"""Office files by name: connections that never make a file by accident, names of files that are not finished."""

import os
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from urllib.parse import quote

from huanjie_desktop.base.trouble import UserError

_UNFINISHED = ".未完成"
_BESIDE = ("", "-wal", "-shm", "-journal")
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)  # seconds: a virus scanner holds a new file for about so long
_HELD = (5, 32, 33)  # what Windows says when another program holds a file: access denied, sharing, lock


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """Open a SQLite file: "ro", "rw", or "rwc" to make it. Without "rwc" a file that was moved away is an error."""
    name = path.absolute().as_posix()
    slash = "" if name.startswith("/") else "/"
    return sqlite3.connect(
        f"file://{slash}{quote(name)}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
    )


class Place:
    """Where an open file lies. Linux lets a file be moved or deleted while it is open; what is written then is lost."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stat = path.stat()

    def refuse_if_moved(self) -> None:
        """Raise UserError when the file is no longer the one at its place."""
        try:
            same = os.path.samestat(self._stat, self._path.stat())
        except OSError:
            same = False
        if not same:
            raise UserError("office_moved", file=self._path.name)


def unfinished(path: Path) -> Path:
    """Return the name that a file bears until it is whole."""
    return path.with_name(path.name + _UNFINISHED)


def put_in_place(growing: Path, target: Path) -> Path:
    """Give a file that is whole its name, so that a power cut does not take the name away again."""
    _patiently(lambda: growing.replace(target))
    _sync_folder(target.parent)
    return target


def _patiently(act: Callable[[], object]) -> None:
    """Try again for a second and a half while another program, such as a virus scanner, holds the file."""
    for wait in _WAITS:
        try:
            act()
            return
        except PermissionError as trouble:
            if getattr(trouble, "winerror", None) not in _HELD:
                raise
            time.sleep(wait)
    act()


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    with suppress(OSError):  # some sticks cannot; the file itself is on them all the same
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def discard(path: Path) -> None:
    """Remove a SQLite file and what SQLite keeps beside it."""
    for ending in _BESIDE:
        part = path.with_name(path.name + ending)
        _patiently(partial(part.unlink, missing_ok=True))


def discard_quietly(path: Path) -> None:
    """Remove what an act left that failed already; what cannot be removed stays."""
    with suppress(OSError):
        discard(path)
