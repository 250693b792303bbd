"""One program at a time works on an office file: a lock of the operating system on a file beside it.

SQLite's own locks are not enough on Linux: when any part of this process (a file chooser that sniffs at files) opens
and closes the office file, POSIX drops the locks that SQLite holds on it. A second program that came and went would
then take itself for the last user and delete the write-ahead log under our hands, and with it confirmed ballots.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from huanjie_desktop.base.trouble import UserError

if sys.platform == "win32":
    import msvcrt

    def _seize(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _seize(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass
class _Held:
    file: IO[bytes]
    users: int = 1


_held: dict[Path, _Held] = {}


def lock_path(path: Path) -> Path:
    """Return the file that is locked for an office file."""
    return path.with_name(f"{path.name}-lock")


def is_held(path: Path) -> bool:
    """Tell whether this process has the office file open."""
    return path.resolve() in _held


def acquire(path: Path) -> None:
    """Lock the office file for this process, which may do so several times.

    Raises UserError when another program has it, or when its folder cannot be written.
    """
    key = path.resolve()
    if key in _held:
        _held[key].users += 1
        return
    _held[key] = _Held(_locked_file(lock_path(key), path.name))


def release(path: Path) -> None:
    """Give one lock of this process back; the last one frees the file for other programs."""
    key = path.resolve()
    held = _held.get(key)
    if held is None:
        return
    held.users -= 1
    if held.users == 0:
        del _held[key]
        _free(held.file, lock_path(key))


def _locked_file(place: Path, office: str) -> IO[bytes]:
    try:
        file = place.open("ab")
    except OSError as trouble:
        raise UserError("office_read_only", file=office) from trouble
    try:
        _seize(file)
    except OSError as trouble:
        file.close()
        raise UserError("office_in_use", file=office) from trouble
    if _is_still_there(file, place):
        return file
    file.close()
    return _locked_file(place, office)


def _is_still_there(file: IO[bytes], place: Path) -> bool:
    """Whether the locked file is the one of that name, not one that its last holder has just removed."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), place.stat())
    except FileNotFoundError:
        return False


def _free(file: IO[bytes], place: Path) -> None:
    if sys.platform == "win32":
        file.close()
    try:
        place.unlink(missing_ok=True)
    except OSError:
        pass  # an empty file that stays behind does no harm
    finally:
        file.close()
