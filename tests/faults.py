"""The disk says no, as a one-liner: a call that fails, a user without rights, a file that is damaged."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_NOBODY = 65534


def disk_says_no(monkeypatch: pytest.MonkeyPatch, owner: object, act: str, trouble: OSError) -> None:
    """Let every call of an act, such as read_bytes of Path, fail."""

    def refuse(*_values: object, **_more: object) -> None:
        raise trouble

    monkeypatch.setattr(owner, act, refuse)


@contextmanager
def nobody(folder: Path) -> Iterator[None]:
    """Work as a user without rights inside a block; he may pass through the folders above `folder`."""
    if os.geteuid():
        yield
        return
    opened = [one for one in folder.parents if not one.stat().st_mode & 0o001]
    modes = [one.stat().st_mode for one in (folder, *opened)]
    for one in (folder, *opened):
        one.chmod(one.stat().st_mode | 0o055)
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        for one, mode in zip((folder, *opened), modes, strict=True):
            one.chmod(mode)


def damage(path: Path, start: int, length: int) -> None:
    """Overwrite a part of a file with ones."""
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b"\xff" * length)


def crash_now(path: Path, folder: Path) -> Path:
    """Lay down an office file as it is in this very moment, as a killed program leaves it; return the copy."""
    for ending in ("", "-wal"):
        part = path.with_name(path.name + ending)
        if part.exists():
            shutil.copy(part, folder / part.name)
    return folder / path.name



def scanner_holds(monkeypatch: pytest.MonkeyPatch, owner: type, act: str, times: int) -> list[int]:
    """Let the first calls of an act fail as on Windows while a virus scanner holds the file; return the calls made."""
    real, calls = getattr(owner, act), []

    def sometimes(*values: object, **more: object) -> object:
        calls.append(1)
        if len(calls) <= times:
            trouble = PermissionError(13, "used by another process")
            trouble.winerror = 32  # type: ignore[attr-defined]
            raise trouble
        return real(*values, **more)

    monkeypatch.setattr(owner, act, sometimes)
    return calls
