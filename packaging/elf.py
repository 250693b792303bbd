"""Reads what programs and libraries of Linux ask for, with readelf of binutils."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path


def elf_files(folder: Path) -> Iterator[Path]:
    """Yield every program and library of a folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and _begins_as_elf(path):
            yield path


def needed_libraries(path: Path) -> list[str]:
    """Return the names of the libraries that a file loads."""
    return re.findall(r"\(NEEDED\).*\[(.+)\]", _told("-d", path))


def needed_glibc(path: Path) -> tuple[int, ...]:
    """Return the newest glibc symbol version that a file asks for."""
    found = {tuple(int(part) for part in one.split(".")) for one in re.findall(r"GLIBC_([0-9.]+)", _told("-V", path))}
    return max(found, default=(0,))


def has_debug_information(path: Path) -> bool:
    """Tell whether a file carries what only debuggers read."""
    return ".debug_info" in _told("-S", path)


def _begins_as_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _told(question: str, path: Path) -> str:
    return subprocess.run(["readelf", "-W", question, path], capture_output=True, text=True, check=True).stdout
