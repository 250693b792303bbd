"""The one command before a commit and in CI: ruff, mypy, import-linter, then the tests.

python tests/check.py            everything
python tests/check.py --fast     without the tests
python tests/check.py --tests    the tests only
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
FAST = {
    "ruff": [str(BIN / "ruff"), "check", "."],
    "mypy": [str(BIN / "mypy")],
    "import-linter": [str(BIN / "lint-imports")],
}
MEMORY = Path("/dev/shm")
TESTS = {"tests": [sys.executable, "-m", "pytest", "-q"]}


def surroundings() -> dict[str, str]:
    """Return the environment of the checks; the many small files of the tests go into memory, if any.

    Killing a process loses nothing there either: what a power cut may take is SQLite's promise, not a test's.
    """
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > 2_000_000_000
    folder = {"TMPDIR": str(MEMORY)} if roomy else {}
    return os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": "0"} | folder


def run(name: str, command: list[str]) -> bool:
    """Run one check and say how long it took."""
    start = time.monotonic()
    status = subprocess.run(command, cwd=ROOT, env=surroundings()).returncode
    print(f"{f'FAILED with status {status}' if status else 'ok'}  {name}  {time.monotonic() - start:.1f} s", flush=True)
    return status == 0


def main() -> int:
    """Run the wanted checks, all of them even when one fails."""
    wanted = TESTS if "--tests" in sys.argv else FAST if "--fast" in sys.argv else FAST | TESTS
    return 0 if all([run(name, command) for name, command in wanted.items()]) else 1


if __name__ == "__main__":
    sys.exit(main())
