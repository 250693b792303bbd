"""The list of sums beside what was built, as `sha256sum -c` reads it."""

import hashlib
import sys
from pathlib import Path

NAME = "SHA256SUMS"


def sum_lines(folder: Path) -> list[str]:
    """Return one line for each file: its SHA-256 sum and its name."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != NAME)
    return [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in files]


def write_sums(folder: Path) -> None:
    """Write the list of sums into a folder."""
    (folder / NAME).write_text("".join(f"{line}\n" for line in sum_lines(folder)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_sums(Path(sys.argv[1]))
