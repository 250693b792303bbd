"""Fails a journey in which the window kept the hands waiting: more than 200 ms from one key or click to the next.

So that a loaded machine fails nobody: time in which this process was ready to go on but other programs had the
processors is taken off (where the system does not tell it, the time on the processor counts alone), and the limit grows
with the time that a fixed piece of work takes just then.
"""

import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from threading import Event, Thread, current_thread
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

LIMIT = 0.200
WORK, USUAL = 20_000, 0.0028
"""How long a piece of work takes on a machine of 2024 with nothing else to do."""
THREADS = Path("/proc/self/task")
WATCHED = (
    (QTest, ("keyClick", "keyClicks", "mouseClick")),
    (QAbstractButton, ("click",)),
    (QApplication, ("processEvents",)),
)


def held_up() -> float:
    """Return for how many seconds the threads of this process have waited for a processor so far."""
    waited = 0
    for thread in THREADS.iterdir():
        try:
            waited += int((thread / "schedstat").read_text().split()[1])
        except (OSError, IndexError):
            continue  # the thread has just ended
    return waited / 1e9


def own_seconds() -> tuple[float, float]:
    """Return a moment, and what is to be taken off the time from it to the next."""
    if THREADS.is_dir():
        return time.perf_counter(), held_up()
    return time.thread_time(), 0.0


def slowness() -> float:
    """Return how many times longer than usual a fixed piece of work takes just now; never less than 1."""
    begun = time.thread_time()
    words = {str(number): number for number in range(WORK)}
    assert all(words[str(number)] == number for number in range(WORK))
    return max(1.0, (time.thread_time() - begun) / USUAL)


class Witness(Thread):
    """Looks now and then, and writes down where the window's thread is when it has been busy for too long."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.since, self.seen, self.over = 0.0, "", Event()
        self._watched = current_thread().ident

    def run(self) -> None:
        """Look until the test is over."""
        while not self.over.wait(LIMIT / 4):
            if self.since and not self.seen and time.perf_counter() - self.since > LIMIT:
                frame = sys._current_frames().get(self._watched or 0)
                lines = traceback.format_stack(frame)
                self.seen = "".join(line for line in lines if "site-packages" not in line and "frozen" not in line)

    def begin(self) -> None:
        """A stretch of work begins."""
        self.seen, self.since = "", time.perf_counter()

    def end(self) -> None:
        """It is over."""
        self.since = 0.0


@dataclass
class Watchdog:
    """Measures every stretch in which keys, clicks and events were worked off; `longest` by what was done."""

    witness: Witness
    longest: dict[str, float] = field(default_factory=dict)
    blocked: list[str] = field(default_factory=list)
    inside: bool = False

    @contextmanager
    def stretch(self, words: str) -> Iterator[None]:
        """Measure what is done here; a stretch within another one belongs to it."""
        self.inside = True
        self.witness.begin()
        begun, before = own_seconds()
        try:
            yield
        finally:
            ended, after = own_seconds()
            self.witness.end()
            self.inside = False
            self._note(words, ended - begun - (after - before))

    def watch(self, function: Callable[..., Any], name: str) -> Callable[..., Any]:
        """Return the same function, measured."""

        @wraps(function)
        def measured(*handed: Any, **more: Any) -> Any:
            if self.inside:
                return function(*handed, **more)
            with self.stretch(f"{name} {described(handed)}"):
                return function(*handed, **more)

        return measured

    def _note(self, words: str, seconds: float) -> None:
        self.longest[words] = max(seconds, self.longest.get(words, 0.0))
        if seconds > LIMIT and seconds > LIMIT * slowness():
            self.blocked.append(f"{seconds * 1000:.0f} ms: {words}\n{self.witness.seen}")


def described(handed: tuple[Any, ...]) -> str:
    """Say in words what was pressed where."""
    return " ".join(one.objectName() or type(one).__name__ if isinstance(one, QWidget) else str(one) for one in handed)


@contextmanager
def watched() -> Iterator[Watchdog]:
    """Watch everything that keys, clicks and events do, from now until the block ends."""
    dog = Watchdog(Witness())
    dog.witness.start()
    with pytest.MonkeyPatch.context() as patch:
        for owner, names in WATCHED:
            for name in names:
                patch.setattr(owner, name, as_held(owner, dog.watch(getattr(owner, name), name)))
        try:
            yield dog
        finally:
            dog.witness.over.set()
            dog.witness.join()


def as_held(owner: type, function: Callable[..., Any]) -> Any:
    """Return a function as its class must hold it: only a button's click belongs to one button."""
    return function if owner is QAbstractButton else staticmethod(function)


@pytest.fixture
def watchdog(window: QWidget) -> Iterator[Watchdog]:
    """Watch the open window to the end of the test."""
    with watched() as dog:
        yield dog
    assert not dog.blocked, "\n".join(dog.blocked)
