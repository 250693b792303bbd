"""Copies on a second disk while ballots are counted (计票备份): verified, the newest kept, the count never waits."""

import errno
import os
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.backups import refuse_practice, remember_backup
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.office import Office
from huanjie_desktop.storage import backup, files

KEPT = 5
"""So many copies stay on the stick."""

_WORD = "_计票备份_"
_FULL = (errno.ENOSPC, errno.EDQUOT)
_PROTECTED = (errno.EROFS, errno.EACCES, errno.EPERM)


@dataclass(frozen=True)
class CopyPlace:
    """Where the copies go; `elsewhere`: on another disk than the office file, as a stick is."""

    folder: Path
    elsewhere: bool


@dataclass(frozen=True)
class SafeCopy:
    """One copy that was checked, and when it was taken."""

    path: Path
    at: datetime
    elsewhere: bool


def copy_place(office: Office, folder: Path) -> CopyPlace:
    """Look at a folder that is chosen for the copies. Raises UserError when it is not there."""
    if not folder.is_dir():
        raise UserError("copy_place_gone", folder=folder.name or str(folder))
    return CopyPlace(folder, _is_elsewhere(office, folder))


def save_safe_copy(office: Office, place: CopyPlace) -> Done[SafeCopy]:
    """Put a verified copy into the place, drop the oldest of its kind; the log names the file.

    Raises UserError when the stick is gone, full or write-protected; the copies that are there stay.
    """
    refuse_practice(office)
    _refuse_gone(office, place)
    now = office.clock.now()
    before = safe_copies(office, place.folder)
    number = _running(office, before[0]) + 1 if before else 1
    target = place.folder / f"{_stem(office)}{number:04d}_{now:%Y%m%d_%H%M}{office.path.suffix}"
    _copy(office, place, before, target)
    remember_backup(office, now, "计票备份", target.name)
    return done(SafeCopy(target, now, place.elsewhere), Topic.SETTINGS)


def _copy(office: Office, place: CopyPlace, before: list[Path], target: Path) -> None:
    """Copy; on a full stick give up the older copies for the new one, but never the newest."""
    for kept in (KEPT - 1, 1):
        try:
            _drop(before[kept:] + _unfinished(office, place.folder))
            backup.verified_copy(office.path, target)
            return
        except (UserError, OSError) as trouble:
            refusal = _refusal(office, place, trouble)
            if refusal.code != "copy_place_full" or kept == 1:
                raise refusal from trouble


def is_there(copy: Path) -> bool:
    """Tell whether a copy is still where it was put: a pulled or exchanged stick has none."""
    try:
        return copy.is_file()
    except OSError:
        return False


def safe_copies(office: Office, folder: Path) -> list[Path]:
    """Return the copies of this office in a folder, newest first, whatever the clock said when they were made."""
    try:
        found = [one for one in folder.iterdir() if one.suffix == office.path.suffix and _running(office, one)]
    except OSError:
        return []
    return sorted(found, key=lambda one: -_running(office, one))


def _stem(office: Office) -> str:
    return f"{office.path.stem}{_WORD}"


def _running(office: Office, path: Path) -> int:
    """Return the running number in the name of a copy, 0 for any other file."""
    head, _, tail = path.name.partition(_stem(office))
    number = tail.partition("_")[0]
    return int(number) if not head and number.isdecimal() else 0


def _unfinished(office: Office, folder: Path) -> list[Path]:
    """What was being copied when the stick was pulled."""
    begun = files.unfinished(Path(office.path.suffix)).name
    return [one for one in folder.iterdir() if begun in one.name and _running(office, one)]


def _drop(old: list[Path]) -> None:
    for one in old:
        files.discard_quietly(one)


def _is_elsewhere(office: Office, folder: Path) -> bool:
    return folder.stat().st_dev != office.path.parent.stat().st_dev


def _refuse_gone(office: Office, place: CopyPlace) -> None:
    """On Linux the empty folder of a pulled stick may stay: it lies on the computer's own disk then."""
    with suppress(OSError):
        if place.folder.is_dir() and not (place.elsewhere and not _is_elsewhere(office, place.folder)):
            return
    raise UserError("copy_place_gone", folder=place.folder.name or str(place.folder))


def _refusal(office: Office, place: CopyPlace, trouble: Exception) -> UserError:
    """Say which of the three it was: gone, full, write-protected; else that the copy failed."""
    _refuse_gone(office, place)
    cause = trouble.__cause__ or trouble
    full = getattr(cause, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL
    number = errno.ENOSPC if full else _error_of_a_trial(place.folder) or getattr(cause, "errno", None)
    values = {"folder": place.folder.name or str(place.folder)}
    if number in _FULL:
        return UserError("copy_place_full", **values)
    if number in _PROTECTED:
        return UserError("copy_place_protected", **values)
    return UserError("copy_place_gone", **values) if number else UserError("copy_failed", file=office.path.name)


def _error_of_a_trial(folder: Path) -> int | None:
    """Write a little into the folder and return the error number, None when that works."""
    trial = folder / f"试写{os.getpid()}.未完成"
    try:
        with trial.open("wb") as file:
            file.write(b"0" * 65_536)
        trial.unlink()
    except OSError as trouble:
        with suppress(OSError):
            trial.unlink(missing_ok=True)
        return trouble.errno or errno.EIO
    return None
