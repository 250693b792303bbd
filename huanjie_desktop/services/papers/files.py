"""Names of paper files, and writing them so that nothing is ever overwritten."""

import re
from datetime import date
from pathlib import Path

from huanjie_desktop.services.text_files import write_new

MOST_BYTES = 210
"""Of the 255 that a name may have on Linux; the rest is for the day, the ending and (2), (3) …"""

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def file_name(parts: tuple[str, ...], on: date) -> str:
    """Return 街道_支部_文书_20261012.pdf; empty parts are left out, characters a file system refuses are removed.

    The longest part is cut where the whole would be longer than file systems take.
    """
    kept = [part for part in (_FORBIDDEN.sub("", part).strip(" .") for part in parts) if part]
    while sum(len(part.encode()) + 1 for part in kept) > MOST_BYTES:
        longest = max(range(len(kept)), key=lambda place: len(kept[place]))
        kept[longest] = kept[longest][:-1]
    return "_".join([*kept, on.strftime("%Y%m%d")]) + ".pdf"


def free_path(path: Path) -> Path:
    """Return the path, or the next free one with (2), (3) … before the ending."""
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}({number}){path.suffix}")
    return found


def write_beside(path: Path, content: bytes) -> Path:
    """Write a file under its name or the next free one, complete or not at all, and return where it went.

    Raises UserError when the folder is missing or refuses.
    """
    target = free_path(path)
    write_new(target, content)
    return target
