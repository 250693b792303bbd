"""Installs the Debian package in bare systems and uses it as an office would; prints what it saw.

    python3 packaging/smoke_test.py [--suites bullseye bookworm trixie] [--pictures FOLDER]    as root

Each suite gets a minimal root by debootstrap: install, first start, demo, ballots, a start by double click, without a
display, an upgrade from an older build with data kept, removal with data kept; the start against the start from source.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from debian_package import version
from freeze import BUILD, ROOT, refuse_what_must_not_ship
from smoke_root import DESK, Root, need, say
from smoke_screen import DRAWN, Screen, Start, screen, time_start

SUITES = ("bullseye", "bookworm", "trixie")
LARGEST_PACKAGE, LARGEST_INSTALLED, SLOWEST, SLOWEST_START = 180, 450, 60, 1.2
"""Bars: megabytes of the package and installed, seconds for install and for removal, start against source."""
PROGRAM = "/usr/bin/huanjie"
ROUNDS = 5


def look_at_window(root: Root, seen: Screen, picture: Path, *arguments: str) -> None:
    """Start the installed program, wait until something is drawn and stays, keep the picture, end it politely."""
    program = subprocess.Popen(root.as_clerk(PROGRAM, *arguments), env=root.settings,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)  # fmt: skip
    seen.complete_after(program, time.perf_counter())
    colours, alive = seen.colours(), program.poll() is None
    seen.save(picture)
    program.send_signal(signal.SIGTERM)
    told, _ = program.communicate(timeout=20)
    need(alive and colours >= DRAWN, f"窗口已显示（{picture.name}，{colours} 种颜色）{'' if alive else told[-800:]}")
    need("Traceback" not in told, "没有错误输出")
    seen.wait_until_empty()


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


def use(root: Root, seen: Screen, pictures: Path) -> Path:
    """Do with the installed program what an office does on its first day; return the office's file."""
    root.ask(PROGRAM, "selfcheck")
    need(True, "selfcheck 正常")
    root.ask(PROGRAM, "demo", "--out", f"{DESK}/demo")
    papers = len(list((root.desk / "demo").rglob("*.pdf")))
    need(papers >= 18, f"demo：{papers} 份 PDF")
    (root.desk / "names.txt").write_text("丁试明\n王试芳\n欧阳试远\n龚䶮\n", encoding="utf-8")
    root.ask(PROGRAM, "ballot", "--title", "委员选票", "--seats", "3", "--candidates", f"{DESK}/names.txt",
             "--copies", "40", "--out", f"{DESK}/ballot.pdf", "--geometry", f"{DESK}/ballot.json")  # fmt: skip
    size = (root.desk / "ballot.pdf").stat().st_size
    need(size > 5_000, f"选票 PDF：{size // 1000} KB")
    look_at_window(root, seen, pictures / f"{root.suite}_first_start.png")
    office = next((root.desk / "demo").glob("*.huanjie"))
    look_at_window(root, seen, pictures / f"{root.suite}_office.png", f"{DESK}/demo/{office.name}")
    return office


def use_terminal(root: Root) -> None:
    """Without a display, and in a terminal without a language, the program still speaks Chinese and ends politely."""
    told = root.ask(PROGRAM, status=1, DISPLAY="", LANG="C")
    need("没有找到图形显示" in told and "Traceback" not in told, "没有图形显示时：说明并结束")
    told = root.ask(PROGRAM, status=1, DISPLAY=":4711")
    need("没有找到图形显示" in told, "图形显示连不上时：说明并结束")
    need("换届桌面" in root.ask(PROGRAM, "--help", DISPLAY="", LANG="C"), "--help 是中文")
    (root.desk / "名单.txt").write_text("丁试明\n王试芳\n", encoding="utf-8")
    told = root.ask(PROGRAM, "sort-names", f"{DESK}/名单.txt", LANG="C")
    need("王试芳" in told, "中文文件名在 C 语言环境下也能打开")


def double_click(root: Root, seen: Screen, office: Path, picture: Path) -> None:
    """The desktop knows the file type, and opening a file starts the program with it."""
    root.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "desktop-file-utils", "shared-mime-info",
             "libglib2.0-bin")  # fmt: skip
    root.run("/var/lib/dpkg/info/huanjie.postinst", "configure")
    told = root.run("desktop-file-validate", "/usr/share/applications/huanjie.desktop")
    need(not told.strip(), f"菜单项合乎规范{told}")
    file = f"{DESK}/demo/{office.name}"
    need("application/x-huanjie" in root.ask("gio", "info", "-a", "standard::content-type", file), "认得 .huanjie 文件")
    need("huanjie.desktop" in root.ask("gio", "mime", "application/x-huanjie"), "双击时用本程序打开")
    opening = subprocess.Popen(root.as_clerk("sh", "-c", f"gio open '{file}' && sleep 60"), env=root.settings,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)  # fmt: skip
    seen.complete_after(opening, time.perf_counter())
    colours = seen.colours()
    seen.save(picture)
    root.end_programs()
    opening.terminate()
    opening.wait(timeout=10)
    seen.wait_until_empty()
    need(colours >= DRAWN, f"双击打开文件：窗口已显示（{picture.name}，{colours} 种颜色）")


def compare_start(root: Root, seen: Screen, office: Path) -> None:
    """Start the installed program and the one from source by turns, both with the fonts of this machine.

    What counts is how long each keeps the processor busy: other work on the machine adds to the time by the clock.
    """
    home = BUILD / "smoke-home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    copied = shutil.copy(office, home)
    outside = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "DISPLAY": seen.name}
    source = [BUILD / "tools/bin/python", ROOT / "main.py", copied]
    installed = [root.folder / "opt/huanjie/huanjie", copied]
    ours, theirs = [], []
    for _ in range(1 + ROUNDS):  # the first round only warms up: from source it writes byte code
        theirs.append(time_start(seen, source, outside | {"PYTHONPATH": str(BUILD / "lib")}, home))
        ours.append(time_start(seen, installed, outside, home))
    bare = time_start(seen, root.as_clerk(PROGRAM, f"{DESK}/demo/{office.name}"), root.settings, home)
    say(f"  启动：安装后 {told(ours)}；从源代码 {told(theirs)}；在空系统里 {bare.seconds:.2f} 秒")
    ratio = median(one.processor for one in ours[1:]) / median(one.processor for one in theirs[1:])
    need(ratio <= SLOWEST_START, f"安装后的启动为从源代码的 {ratio:.2f} 倍（不超过 {SLOWEST_START}）")


def told(starts: list[Start]) -> str:
    """Return the least disturbed of some starts, and the middle of their work."""
    least = min(one.seconds for one in starts[1:])
    return f"{least:.2f} 秒（处理器 {median(one.processor for one in starts[1:]):.2f} 秒）"


def try_suite(suite: str, package: Path, pictures: Path, seen: Screen) -> None:
    """Install, use, upgrade and remove in one bare system."""
    say(f"{suite}")
    root = Root(suite, seen.name)
    root.make()
    with root.mounted():
        root.run("apt-get", "update", "-qq")
        old, new = (Path(shutil.copy(one, root.desk)).name for one in (older_build(package), package))
        root.clocked("旧版安装（含系统组件）", "apt-get", "install", "-y", "-qq", "--no-install-recommends",
                     f"{DESK}/{old}")  # fmt: skip
        office = use(root, seen, pictures)
        use_terminal(root)
        double_click(root, seen, office, pictures / f"{suite}_double_click.png")
        compare_start(root, seen, office)
        upgrade_and_remove(root, new, office)


def upgrade_and_remove(root: Root, new: str, office: Path) -> None:
    """Upgrade from the older build, remove, install again; the data stays."""
    before = office.read_bytes()
    upgraded = root.clocked("升级", "apt-get", "install", "-y", "-qq", f"{DESK}/{new}")
    need(not (root.folder / "opt/huanjie/only-in-the-old-one").exists(), "旧版文件已清除")
    need(office.read_bytes() == before, "升级后数据不变")
    root.ask(PROGRAM, "selfcheck", "--office", f"{DESK}/demo/{office.name}")
    refuse_what_must_not_ship(root.folder / "opt/huanjie")
    need(True, "没有不得装入的部件")
    installed = sum(p.stat().st_size for p in (root.folder / "opt/huanjie").rglob("*") if p.is_file()) / 1e6
    need(installed <= LARGEST_INSTALLED, f"安装后 {installed:.0f} MB（不超过 {LARGEST_INSTALLED}）")
    root.run(PROGRAM, "selfcheck")  # as administrator, who might leave something beside the program
    removed = root.clocked("卸载", "apt-get", "remove", "-y", "-qq", "huanjie")
    need(not (root.folder / "opt/huanjie").exists(), "程序文件已全部删除")
    need(office.read_bytes() == before, "卸载后数据还在")
    installing = root.clocked("重新安装", "apt-get", "install", "-y", "-qq", "--no-install-recommends", f"{DESK}/{new}")
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
    with screen(BUILD / "screen") as seen:
        for suite in chosen.suites:
            try_suite(suite, package, chosen.pictures, seen)
    return 0


if __name__ == "__main__":
    sys.exit(main())
