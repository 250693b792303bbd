"""The disk says no, as a one-liner: a call that fails, a user without rights, a file that is damaged."""

import os
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
