"""Hands a prepared update to what installs it on each system. None of this asks for rights the user does not have."""

import shlex
import subprocess
import sys
from pathlib import Path

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.update.prepare import Ready

WAIT, START = "/WAIT", "/START"
"""Words of the Windows installer: wait until this program was closed, and open the new one in the end."""
_DETACHED = 0x208
"""For Windows: a process of its own group, without a console; that of a window has no streams to hand on."""


def terminal_command(ready: Ready) -> str:
    """Return the one line that installs the package on a Debian system without a desktop installer."""
    return f"sudo apt install {shlex.quote(str(ready.file))}"


def start_installer(ready: Ready) -> None:
    """Start the Windows installer; it waits until this program is closed. Raises UserError when Windows refuses."""
    start([str(ready.file), WAIT, START], ready.file)


def start(command: list[str], file: Path) -> None:
    """Start a program that outlives this one. Raises UserError when the system refuses."""
    try:
        if sys.platform == "win32":
            subprocess.Popen(command, cwd=file.parent, creationflags=_DETACHED)
        else:
            nothing = subprocess.DEVNULL
            subprocess.Popen(
                command, cwd=file.parent, start_new_session=True, stdin=nothing, stdout=nothing, stderr=nothing
            )
    except OSError as trouble:
        raise UserError("update_not_started", file=file.name, folder=str(file.parent)) from trouble
