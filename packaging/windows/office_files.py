"""Writes the places of the office's files into a text for the uninstaller, which shows them to the clerk."""

from pathlib import Path

MOST = 5


def write(target: str) -> int:
    """Write one line for each office file last used that is still there; UTF-16, as NSIS reads it."""
    from ui.app import settings_of_this_user
    from ui.state import State, is_there

    found = [str(path) for path in State(settings_of_this_user()).recent() if is_there(path)]
    Path(target).write_text("".join(f"{line}\r\n" for line in found[:MOST]), encoding="utf-16", newline="")
    return 0
