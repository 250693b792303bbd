"""Hands a prepared update to what installs it on each system. None of this asks for rights the user does not have."""

import shlex
import subprocess
from pathlib import Path

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.update.prepare import Ready

WAIT, START = "/WAIT", "/START"
"""Words of the Windows installer: wait until this program was closed, and open the new one in the end."""


def terminal_command(ready: Ready) -> str:
    """Return the one line that installs the package on a Debian system without a desktop installer."""
    return f"sudo apt install {shlex.quote(str(ready.file))}"


def start_installer(ready: Ready) -> None:
    """Start the Windows installer; it waits until this program is closed. Raises UserError when Windows refuses."""
    start([str(ready.file), WAIT, START], ready.file)


def start(command: list[str], file: Path) -> None:
    """Start a program that outlives this one. Raises UserError when the system refuses."""
    try:
        subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True, cwd=file.parent,
        )  # fmt: skip
    except OSError as trouble:
        raise UserError("update_not_started", file=file.name, folder=str(file.parent)) from trouble
