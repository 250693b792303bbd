"""A portable program (便携版) is replaced by the new one, which runs from its staging folder meanwhile.

The new files lie complete on the same disk before the first old one moves; then each top entry changes places by two
renames. What fails is put back. The data folder and everything else that is no part of the program is not touched.
"""

import os
import shutil
import sys
import time
import zipfile
from contextlib import suppress
from pathlib import Path

from huanjie_desktop.base.places import TAKE_OVER
from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.update.here import FOLDER, WORK, Here
from huanjie_desktop.services.update.installing import start
from huanjie_desktop.services.update.prepare import Ready, work_folder

PROGRAM = "huanjie.exe" if sys.platform == "win32" else "huanjie"
_NEW, _OLD, _FAILED = "新版本", "旧版本", "没有换成.txt"
_PATIENCE = 60  # seconds until the old program must have ended


def stage(ready: Ready) -> Path:
    """Unpack the new program beside the old one and return its folder.

    Raises UserError when the disk refuses or the file is no such program.
    """
    target = ready.file.with_name(_NEW)
    try:
        shutil.rmtree(target, ignore_errors=True)
        with zipfile.ZipFile(ready.file) as packed:
            for entry in packed.infolist():
                place = Path(packed.extract(entry, target))
                if mode := entry.external_attr >> 16 & 0o777:
                    place.chmod(mode)
        ready.file.unlink()
    except OSError as trouble:
        shutil.rmtree(target, ignore_errors=True)
        raise UserError("update_no_room", file=ready.offer.path.name, folder=str(target)) from trouble
    except zipfile.BadZipFile as trouble:
        raise UserError("update_damaged", file=ready.offer.path.name) from trouble
    if not (target / PROGRAM).is_file():
        raise UserError("update_damaged", file=ready.offer.path.name)
    return target


def start_new(folder: Path) -> None:
    """Start the new program from its staging folder; it takes over when this one has ended. Raises UserError."""
    program = folder / WORK / _NEW / PROGRAM
    start([str(program), TAKE_OVER, str(folder), str(os.getpid())], program)


def take_over(folder: Path, process: int) -> int:
    """Take the place of the program in `folder` when its process has ended, start it there; return the exit status."""
    new = folder / WORK / _NEW
    try:
        _wait_for(process)
        if sys.platform == "win32":  # there a folder of a running program cannot be renamed
            new = Path(shutil.copytree(new, new.with_name(f"{_NEW}（副本）")))
        swap(new, folder)
    except OSError as trouble:
        with suppress(OSError):
            (folder / WORK / _FAILED).write_text(str(trouble), encoding="utf-8")
    start([str(folder / PROGRAM)], folder / PROGRAM)
    return 0


def _wait_for(process: int) -> None:
    if sys.platform == "win32":  # the renames wait there: files in use refuse them
        return
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise TimeoutError(process)


def swap(new: Path, folder: Path) -> None:
    """Let every top entry of the new program and that of the old change places; put all back when one refuses.

    Raises OSError when one refuses.
    """
    old = folder / WORK / _OLD
    shutil.rmtree(old, ignore_errors=True)
    old.mkdir(parents=True)
    undo: list[tuple[Path, Path]] = []
    try:
        for entry in sorted(new.iterdir()):
            place = folder / entry.name
            if place.exists():
                _rename(place, old / entry.name)
                undo.append((old / entry.name, place))
            _rename(entry, place)
            undo.append((place, entry))
    except OSError:
        for back, home in reversed(undo):
            _rename(back, home)
        raise


def _rename(source: Path, target: Path) -> None:
    """Rename; on Windows wait while a program that is ending still holds the files."""
    end = time.monotonic() + (_PATIENCE if sys.platform == "win32" else 0)
    while True:
        try:
            source.rename(target)
            return
        except PermissionError:
            if time.monotonic() >= end:
                raise
            time.sleep(0.5)


def clear_leftovers(here: Here) -> bool:
    """Remove what updates left behind; tell whether the last one did not take the place of the program."""
    if here.kind != FOLDER and not work_folder(here).is_dir():
        return False
    failed = (work_folder(here) / _FAILED).is_file()
    shutil.rmtree(work_folder(here), ignore_errors=True)
    return failed
