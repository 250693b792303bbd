"""Reads what programs and libraries of Windows ask for, with objdump of binutils."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

OBJDUMP = shutil.which("x86_64-w64-mingw32-objdump") or "objdump"


def pe_files(folder: Path) -> Iterator[Path]:
    """Yield every program and library of a folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and _begin(path) == b"MZ":
            yield path


def _begin(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(2)


def imported_libraries(path: Path) -> list[str]:
    """Return the names of the libraries that a file loads, in small letters; those loaded later are among them."""
    told = subprocess.run([OBJDUMP, "-p", path], capture_output=True, text=True, check=True, errors="replace").stdout
    return [name.lower() for name in re.findall(r"DLL Name: (\S+)", told)]
