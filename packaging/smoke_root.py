"""A bare system in a folder, made by debootstrap, with a clerk who is no administrator."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from freeze import BUILD

DESK = "/srv/office"
"""Where the clerk of the bare system keeps things."""
CLERK = 1000
CHROOT = shutil.which("chroot") or "/usr/sbin/chroot"
CLIENT_SETTINGS = ("etc/resolv.conf", "etc/apt/apt.conf.d", "etc/ssl/certs/ca-certificates.crt")
LENT = ("proc", "sys", "dev", "tmp/.X11-unix")


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)


def need(holds: bool, what: str) -> None:
    """Say that something holds, or end the trial."""
    say(f"  {'✔' if holds else '✖'} {what}")
    if not holds:
        sys.exit(1)


class Root:
    """A minimal system in a folder."""

    def __init__(self, suite: str, display: str) -> None:
        self.suite, self.folder = suite, BUILD / "roots" / suite
        self.settings = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": DESK, "LANG": "C.UTF-8", "DISPLAY": display}
        self.desk = self.folder / DESK.lstrip("/")

    def make(self) -> None:
        """Make the system afresh, and a clerk in it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        subprocess.run(["tar", "-xf", self._base(), "-C", self.folder], check=True)
        for name in CLIENT_SETTINGS:
            source, target = Path("/") / name, self.folder / name
            if source.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copytree(source, target, dirs_exist_ok=True) if source.is_dir() else shutil.copy(source, target)
        self.run("useradd", "--uid", str(CLERK), "--create-home", "--home-dir", DESK, "clerk")

    def _base(self) -> Path:
        kept = self.folder.with_suffix(".tar")
        if not kept.exists():
            words = ["debootstrap", "--variant=minbase", self.suite, str(self.folder)]
            done = subprocess.run(words, capture_output=True, text=True, check=False)
            if done.returncode:
                raise SystemExit(f"debootstrap {self.suite}: {done.stdout[-500:]}")
            subprocess.run(["tar", "-cf", kept, "-C", self.folder, "."], check=True)
            shutil.rmtree(self.folder)
            self.folder.mkdir()
        return kept

    @contextmanager
    def mounted(self) -> Iterator[None]:
        """Lend the kernel's folders and the sockets of the display for the length of a block."""
        try:
            for place in LENT:
                (self.folder / place).mkdir(parents=True, exist_ok=True)
                subprocess.run(["mount", "--bind", f"/{place}", self.folder / place], check=True)
            yield
        finally:
            self.end_programs()
            for place in reversed(LENT):
                subprocess.run(["umount", "-l", self.folder / place], check=False, stderr=subprocess.DEVNULL)

    def run(self, *words: str, seconds: int = 900) -> str:
        """Run a command as administrator and return what it printed; end the trial when it fails."""
        done = subprocess.run(
            [CHROOT, self.folder, *words], env=self.settings | {"DEBIAN_FRONTEND": "noninteractive"}, timeout=seconds,
            check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        if done.returncode:
            raise SystemExit(f"{self.suite}: {' '.join(words)}\n{done.stdout[-3000:]}")
        return done.stdout

    def clocked(self, what: str, *words: str) -> float:
        """Run a command as administrator, say how long it took and return it."""
        start = time.monotonic()
        self.run(*words)
        took = time.monotonic() - start
        say(f"  {what}：{took:.1f} 秒")
        return took

    def as_clerk(self, *words: str) -> list[str]:
        """Return the words that run a command as the clerk."""
        return [CHROOT, f"--userspec={CLERK}:{CLERK}", str(self.folder), *words]

    def ask(self, *words: str, status: int = 0, **other: str) -> str:
        """Run a command as the clerk and return what it printed; end the trial when the status is another."""
        done = subprocess.run(self.as_clerk(*words), env=self.settings | other, check=False, text=True, timeout=600,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # fmt: skip
        if done.returncode != status:
            raise SystemExit(f"{self.suite}: {' '.join(words)} → {done.returncode}\n{done.stdout[-3000:]}")
        return done.stdout

    def end_programs(self) -> None:
        """End the program where it still runs in this system, and wait until it is gone."""
        until = time.monotonic() + 30
        while time.monotonic() < until and (running := list(self._running())):
            for process in running:
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGTERM)
            time.sleep(0.2)

    def _running(self) -> Iterator[int]:
        program = str(self.folder / "opt/huanjie/huanjie")
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if os.readlink(process / "exe").startswith(program):
                    yield int(process.name)
