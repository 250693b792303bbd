"""The list of sums beside what was built, as `sha256sum -c` reads it."""

import hashlib
from pathlib import Path


def sum_lines(folder: Path) -> list[str]:
    """Return one line for each file: its SHA-256 sum and its name."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != "SHA256SUMS")
    return [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in files]
