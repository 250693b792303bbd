"""Runs a file of tests in a child process that has two displays; a process has the displays it began with."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.architecture.sources import ROOT

LAPTOP, PROJECTOR = (0, 0, 1366, 768), (1366, 0, 1920, 1080)


def platform(folder: Path, *areas: tuple[int, int, int, int]) -> str:
    """Write the configuration of displays and return what Qt must be told of it."""
    names = ("Laptop", "Projector", "Wall")
    usual = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [
        {"name": name, "x": x, "y": y, "width": width, "height": height, **usual}
        for name, (x, y, width, height) in zip(names, areas, strict=False)
    ]
    file = folder / "screens.json"
    file.write_text(json.dumps({"screens": screens}))
    return f"offscreen:configfile={file}"


def run_tests(file: Path, folder: Path, *areas: tuple[int, int, int, int]) -> subprocess.CompletedProcess[str]:
    """Run the tests of a file with displays at these places."""
    surroundings = os.environ | {"HALL_PLATFORM": platform(folder, *(areas or (LAPTOP, PROJECTOR)))}
    command = [sys.executable, "-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider", str(file)]
    return subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=300)
