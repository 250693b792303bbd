"""Two starts of the program as two real processes: one window, which opens the file of the second start."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from huanjie_desktop.services.office import create_office
from tests.architecture.sources import ROOT

PATIENCE = 40.0


class Desk:
    """A user of their own with two office files, starting the program as a double click does."""

    def __init__(self, home: Path) -> None:
        self.home, self.started = home, []
        for name in ("甲街道", "乙街道"):
            create_office(home / f"{name}.huanjie").close()

    def start(self, *names: str) -> subprocess.Popen:
        words = [str(self.home / f"{name}.huanjie") for name in names]
        places = {name: str(self.home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")}
        surroundings = os.environ | places | {"QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(self.home)}
        begun = subprocess.Popen([sys.executable, str(ROOT / "main.py"), *words], env=surroundings)
        self.started.append(begun)
        return begun

    def recent(self) -> list[str]:
        """Return the files that the window opened, newest first, as its settings tell."""
        for path in self.home.rglob("HuanjieDesktop.ini"):
            lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("recent=")]
            return [name for name in ("甲街道", "乙街道") if lines and name in decoded(lines[0])]
        return []


def decoded(line: str) -> str:
    r"""Return a line of Qt's settings with \x7532 read as the letter it stands for."""
    parts = line.split("\\x")
    letters = [chr(int(part[:4], 16)) + part[4:] for part in parts[1:] if len(part) >= 4]
    return parts[0] + "".join(letters)


def wait(until) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if until():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    yield made
    for process in made.started:
        process.kill()
        process.wait()


@pytest.mark.slow
def test_the_second_start_ends_and_its_file_is_open_in_the_first(desk):
    first = desk.start("甲街道")
    assert wait(lambda: desk.recent() == ["甲街道"])
    second = desk.start("乙街道")
    assert second.wait(PATIENCE) == 0
    assert wait(lambda: desk.recent() == ["甲街道", "乙街道"])
    assert first.poll() is None


@pytest.mark.slow
def test_two_double_clicks_at_once_give_one_window(desk):
    both = [desk.start("甲街道"), desk.start("乙街道")]
    assert wait(lambda: sum(one.poll() is None for one in both) == 1)
    assert wait(lambda: desk.recent() == ["甲街道", "乙街道"])
    assert [one.poll() for one in both if one.poll() is not None] == [0]


@pytest.mark.slow
def test_a_program_that_was_killed_does_not_keep_the_next_from_starting(desk):
    desk.start("甲街道")
    assert wait(lambda: desk.recent() == ["甲街道"])
    desk.started[0].kill()
    desk.started[0].wait()
    again = desk.start("乙街道")
    assert wait(lambda: desk.recent() == ["甲街道", "乙街道"])
    assert again.poll() is None
