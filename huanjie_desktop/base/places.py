"""Where the program lies and of what kind it is: from source, installed, or a portable folder (便携版) on a stick."""

import sys
from contextlib import suppress
from pathlib import Path

from huanjie_desktop.base.display import is_installed

MARKERS = ("便携版.txt", "portable.txt")
"""A file of such a name beside the program makes its folder a portable one."""
TAKE_OVER = "--take-over"
"""Argument by which a new portable program is asked to take the place of the old one."""
DATA = "数据"
"""What a portable program writes lies in this folder beside it."""


def program_folder() -> Path | None:
    """Return the folder of the frozen program, None when it runs from source."""
    return Path(sys.executable).resolve().parent if is_installed() else None


def portable_folder() -> Path | None:
    """Return the folder of the program when a marker file lies in it, None for every other kind of installation."""
    folder = program_folder()
    return folder if folder and any((folder / name).is_file() for name in MARKERS) else None


def folder_beside(*parts: str) -> Path | None:
    """Return a folder beside a portable program, made when missing: data, or settings, log, practice below it.

    None for a program that is not portable, and for one whose stick cannot be written: then the PC's places serve.
    """
    program = portable_folder()
    if not program:
        return None
    folder = program.joinpath(DATA, *parts)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        trial = folder / ".写入检查"
        trial.touch()
        trial.unlink()
        return folder
    return None
