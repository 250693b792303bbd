"""A virtual screen whose pixels are read from memory, to see what a program shows and how soon."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

WIDTH, HEIGHT = 1366, 768
DRAWN = 20
"""A screen of that many colours shows something."""
QUIET, PATIENCE = 1.0, 40.0
"""Seconds without a change after which a picture is complete; seconds until a program is given up."""


class Screen:
    """The picture of a virtual display."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self.file = folder / "Xvfb_screen0"

    def pixels(self) -> bytes:
        """Return the picture, four bytes for each pixel."""
        return self.file.read_bytes()[-WIDTH * HEIGHT * 4 :]

    def colours(self) -> int:
        """Return how many colours a sample of the picture has: one when nothing is shown."""
        pixels = self.pixels()
        return len({pixels[place : place + 4] for place in range(0, len(pixels), 4 * 61)})

    def save(self, picture: Path) -> None:
        """Write the picture as PNG."""
        subprocess.run(["convert", f"xwd:{self.file}", picture], check=True)

    def complete_after(self, program: "subprocess.Popen[str]", begin: float) -> float:
        """Wait until something is shown and stays, and return the seconds from `begin` to the last change."""
        shown, changed = self.pixels(), begin
        while program.poll() is None and time.perf_counter() - begin < PATIENCE:
            now = self.pixels()
            if now != shown:
                shown, changed = now, time.perf_counter()
            elif time.perf_counter() - changed > QUIET and self.colours() >= DRAWN:
                break
            time.sleep(0.005)
        return changed - begin

    def wait_until_empty(self) -> None:
        """Wait until the last window is gone; raises TimeoutError when one stays."""
        until = time.monotonic() + PATIENCE
        while self.colours() > 1:
            if time.monotonic() > until:
                raise TimeoutError("窗口没有关闭")
            time.sleep(0.05)


@contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """Lend a virtual screen with a free number, open to every user of this machine."""
    folder.mkdir(parents=True, exist_ok=True)
    Path("/tmp/.X11-unix").mkdir(mode=0o1777, exist_ok=True)
    told, telling = os.pipe()
    words = ["Xvfb", "-displayfd", str(telling), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-ac", "-nolisten", "tcp",
             "-fbdir", str(folder)]  # fmt: skip
    with subprocess.Popen(words, stderr=subprocess.DEVNULL, pass_fds=(telling,)) as server:
        os.close(telling)
        try:
            with os.fdopen(told) as answer:
                yield Screen(folder, f":{int(answer.readline())}")
        finally:
            server.terminate()


class Start(NamedTuple):
    """How long a start took by the clock, and how long it kept the processor busy."""

    seconds: float
    processor: float


def time_start(screen: Screen, command: Sequence[object], settings: Mapping[str, str], folder: Path) -> Start:
    """Start a program, time it until its window is complete, then end it."""
    screen.wait_until_empty()
    begin = time.perf_counter()
    program = subprocess.Popen([str(word) for word in command], env=settings, cwd=folder,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)  # fmt: skip
    took = screen.complete_after(program, begin)
    if program.poll() is not None:
        raise ChildProcessError(f"程序自己结束了：{program.returncode}")
    busy = processor_seconds(program.pid)
    program.send_signal(signal.SIGTERM)
    program.wait(timeout=20)
    return Start(took, busy)


def processor_seconds(process: int) -> float:
    """Return how long a running process has kept the processor busy."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
