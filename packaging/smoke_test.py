"""Installs the Debian package in bare systems and uses it as an office would; prints what it saw.

    python3 packaging/smoke_test.py [--suites bullseye bookworm] [--pictures FOLDER]    as root

Each suite gets a minimal root by debootstrap: install, first start, demo, ballots, a start with a file, an upgrade
from an older build with data kept, removal with data kept. Needs debootstrap, Xvfb and ImageMagick.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from debian_package import version
from freeze import BUILD, ROOT

SUITES = ("bullseye", "bookworm")
DISPLAY = ":78"
DESK = "/srv/office"
"""Where the clerk of the bare system keeps things."""
CHROOT = shutil.which("chroot") or "/usr/sbin/chroot"
LARGEST_PACKAGE, LARGEST_INSTALLED, SLOWEST = 180, 450, 60
"""Bars: megabytes of the package and installed, seconds for install and for removal."""
CLIENT_SETTINGS = ("etc/resolv.conf", "etc/apt/apt.conf.d", "etc/ssl/certs/ca-certificates.crt")


class Root:
    """A minimal system in a folder."""

    def __init__(self, suite: str) -> None:
        self.suite, self.folder = suite, BUILD / "roots" / suite
        self.desk = self.folder / DESK.lstrip("/")

    def run(self, *words: str, seconds: int = 600) -> str:
        """Run a command inside and return what it printed; end the test when it fails."""
        done = self.ask(*words, seconds=seconds)
        if done.returncode:
            raise SystemExit(f"{self.suite}: {' '.join(words)}\n{done.stdout[-3000:]}")
        return done.stdout

    def ask(self, *words: str, seconds: int = 600) -> subprocess.CompletedProcess[str]:
        """Run a command inside, whatever it answers."""
        settings = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": DESK, "LANG": "C.UTF-8",
                    "DEBIAN_FRONTEND": "noninteractive", "DISPLAY": DISPLAY}  # fmt: skip
        return subprocess.run(
            [CHROOT, self.folder, *words], env=settings, timeout=seconds, check=False, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def make(self) -> None:
        """Make the system afresh."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(["debootstrap", "--variant=minbase", self.suite, self.folder],
                              capture_output=True, text=True, check=False)  # fmt: skip
        if done.returncode:
            raise SystemExit(f"debootstrap {self.suite}: {done.stdout[-500:]}")
        self.desk.mkdir(parents=True)
        for name in CLIENT_SETTINGS:
            source, target = Path("/") / name, self.folder / name
            if source.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copytree(source, target, dirs_exist_ok=True) if source.is_dir() else shutil.copy(source, target)

    @contextmanager
    def mounted(self) -> Iterator[None]:
        """Lend the kernel's folders and the sockets of the display for the length of a block."""
        places = ("proc", "sys", "dev", "tmp/.X11-unix")
        try:
            for place in places:
                (self.folder / place).mkdir(parents=True, exist_ok=True)
                subprocess.run(["mount", "--bind", f"/{place}", self.folder / place], check=True)
            yield
        finally:
            for place in reversed(places):
                subprocess.run(["umount", "-l", self.folder / place], check=False, stderr=subprocess.DEVNULL)


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)


def clocked(root: Root, what: str, *words: str) -> float:
    """Run a command inside and say how long it took."""
    start = time.monotonic()
    root.run(*words)
    took = time.monotonic() - start
    say(f"  {what}：{took:.1f} 秒")
    return took


def need(holds: bool, what: str) -> None:
    """Say that something holds, or end the test."""
    say(f"  {'✔' if holds else '✖'} {what}")
    if not holds:
        raise SystemExit(1)


@contextmanager
def display() -> Iterator[None]:
    """Lend a virtual screen of 1366 × 768."""
    Path("/tmp/.X11-unix").mkdir(mode=0o1777, exist_ok=True)
    screen = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    time.sleep(1)
    try:
        yield
    finally:
        screen.terminate()


def colours_of_screen(picture: Path) -> int:
    """Save what the screen shows and return how many colours it has: one when nothing is there."""
    settings = os.environ | {"DISPLAY": DISPLAY}
    subprocess.run(["import", "-window", "root", picture], env=settings, check=True)
    told = subprocess.run(["identify", "-format", "%k", picture], capture_output=True, text=True, check=True)
    return int(told.stdout)


def look_at_window(root: Root, picture: Path, *arguments: str) -> None:
    """Start the installed program, wait until something is drawn, keep the picture, close it politely."""
    settings = {"PATH": "/usr/bin:/bin", "HOME": DESK, "LANG": "C.UTF-8", "DISPLAY": DISPLAY}
    program = subprocess.Popen([CHROOT, root.folder, "/usr/bin/huanjie", *arguments], env=settings,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)  # fmt: skip
    until = time.monotonic() + 30
    while colours_of_screen(picture) < 20 and time.monotonic() < until and program.poll() is None:
        time.sleep(0.3)
    time.sleep(1.5)
    colours = colours_of_screen(picture)
    alive = program.poll() is None
    program.send_signal(signal.SIGTERM)
    told, _ = program.communicate(timeout=20)
    need(alive and colours >= 20, f"窗口已显示（{picture.name}，{colours} 种颜色）{'' if alive else told[-800:]}")
    need("Traceback" not in told, "没有错误输出")


def older_build(package: Path) -> Path:
    """Return the same program as a package of an older version, to be upgraded from."""
    tree, old = BUILD / "older", BUILD / "huanjie_0.0.1_amd64.deb"
    shutil.rmtree(tree, ignore_errors=True)
    subprocess.run(["dpkg-deb", "-R", package, tree], check=True)
    control = tree / "DEBIAN" / "control"
    control.write_text(control.read_text().replace(f"Version: {version()}", "Version: 0.0.1"))
    (tree / "opt/huanjie/only-in-the-old-one").write_text("")
    subprocess.run(["dpkg-deb", "-Zgzip", "-z1", "--root-owner-group", "--build", tree, old], check=True,
                   stdout=subprocess.DEVNULL)  # fmt: skip
    return old


def use(root: Root, pictures: Path) -> None:
    """Do with the installed program what an office does on its first day."""
    root.run("/usr/bin/huanjie", "selfcheck")
    need(True, "selfcheck 正常")
    root.run("rm", "-rf", f"{DESK}/demo", f"{DESK}/names.txt")
    root.run("/usr/bin/huanjie", "demo", "--out", f"{DESK}/demo")
    papers = len(list((root.desk / "demo").rglob("*.pdf")))
    need(papers >= 18, f"demo：{papers} 份 PDF")
    (root.desk / "names.txt").write_text("丁试明\n王试芳\n欧阳试远\n龚䶮\n", encoding="utf-8")
    root.run("/usr/bin/huanjie", "ballot", "--title", "委员选票", "--seats", "3", "--candidates", f"{DESK}/names.txt",
             "--copies", "40", "--out", f"{DESK}/ballot.pdf", "--geometry", f"{DESK}/ballot.json")  # fmt: skip
    size = (root.desk / "ballot.pdf").stat().st_size
    need(size > 5_000, f"选票 PDF：{size // 1000} KB")
    look_at_window(root, pictures / f"{root.suite}_first_start.png")
    office = next((root.desk / "demo").glob("*.huanjie"))
    look_at_window(root, pictures / f"{root.suite}_office.png", f"{DESK}/demo/{office.name}")


def try_suite(suite: str, package: Path, pictures: Path) -> None:
    """Install, use, upgrade and remove in one bare system."""
    say(f"{suite}")
    root = Root(suite)
    root.make()
    with root.mounted():
        root.run("apt-get", "update", "-qq")
        inside = root.desk
        old = shutil.copy(older_build(package), inside)
        new = shutil.copy(package, inside)
        clocked(root, "旧版安装（含系统组件）", "apt-get", "install", "-y", "-qq", "--no-install-recommends",
                f"{DESK}/{Path(old).name}")  # fmt: skip
        use(root, pictures)
        office = next((inside / "demo").glob("*.huanjie"))
        before = office.read_bytes()
        upgraded = clocked(root, "升级", "apt-get", "install", "-y", "-qq", f"{DESK}/{Path(new).name}")
        need(not (root.folder / "opt/huanjie/only-in-the-old-one").exists(), "旧版文件已清除")
        need(office.read_bytes() == before, "升级后数据不变")
        root.run("/usr/bin/huanjie", "selfcheck", "--office", f"{DESK}/demo/{office.name}")
        installed = sum(p.stat().st_size for p in (root.folder / "opt/huanjie").rglob("*") if p.is_file()) / 1e6
        need(installed <= LARGEST_INSTALLED, f"安装后 {installed:.0f} MB（不超过 {LARGEST_INSTALLED}）")
        removed = clocked(root, "卸载", "apt-get", "remove", "-y", "-qq", "huanjie")
        need(not (root.folder / "opt/huanjie").exists(), "程序文件已全部删除")
        need(office.read_bytes() == before, "卸载后数据还在")
        installing = clocked(root, "重新安装", "apt-get", "install", "-y", "-qq", f"{DESK}/{Path(new).name}")
        need(max(upgraded, removed, installing) <= SLOWEST, f"安装、升级、卸载各不超过 {SLOWEST} 秒")


def main() -> int:
    """Try the package in every suite."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--suites", nargs="+", default=SUITES)
    options.add_argument("--pictures", type=Path, default=ROOT / "build" / "smoke")
    chosen = options.parse_args()
    chosen.pictures.mkdir(parents=True, exist_ok=True)
    package = ROOT / "dist" / f"huanjie_{version()}_amd64.deb"
    size = package.stat().st_size / 1e6
    need(size <= LARGEST_PACKAGE, f"{package.name}：{size:.0f} MB（不超过 {LARGEST_PACKAGE}）")
    with display():
        for suite in chosen.suites:
            try_suite(suite, package, chosen.pictures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
