"""Installs the Windows program and uses it as an office would; prints what it saw.

    python3 packaging/smoke_windows.py [--pictures FOLDER]    under Linux in wine, on Windows on this PC itself

Silent install of an older build, first start, demo, ballots, a file opened by double click, refusal while it runs,
upgrade with data kept, refusal of the older one, removal with data kept, the portable folder.
wine is not Windows: printing, input methods, several screens, DPI and SmartScreen need a real PC.
"""

import argparse
import shutil
import sys
import time
import zipfile
from contextlib import nullcontext
from pathlib import Path

from debian_package import version
from smoke_pc import NATIVE, UNINSTALL, WINE, Pc
from smoke_root import need, say
from smoke_screen import screen
from windows_installer import PORTABLE, make_installer
from windows_program import BUILD, ROOT

LARGEST_SETUP, LARGEST_INSTALLED, SLOWEST = 180, 450, 60
"""Bars: megabytes of the installer and installed, seconds for install and for removal."""
RUNNING, NEWER_IS_THERE, TOO_OLD = 3, 4, 5
OLD = "0.0.1"


class Trial:
    """What is tried, step after step, on one PC."""

    def __init__(self, pc: Pc, pictures: Path) -> None:
        self.pc, self.pictures = pc, pictures
        self.setup = ROOT / "dist" / f"huanjie_{version()}_windows_setup.exe"
        self.program = pc.path("AppData", "Local", "Programs", "Huanjie")
        self.desk = pc.path("AppData", "Local", "试用")
        self.window, self.command = self.program / "huanjie.exe", self.program / "huanjie-cmd.exe"

    def clocked(self, what: str, *words: object) -> float:
        """Run a program and say how long it took."""
        begin = time.monotonic()
        self.pc.run(*words)
        took = time.monotonic() - begin
        say(f"  {what}：{took:.1f} 秒")
        return took

    def older_setup(self) -> Path:
        """Return the same program as an installer of an older version, with one file more."""
        tree = BUILD / "older"
        shutil.rmtree(tree, ignore_errors=True)
        shutil.copytree(BUILD / "huanjie", tree)
        (tree / "lib" / "only-in-the-old-one").touch()
        return make_installer(tree, OLD, BUILD / "huanjie_older_setup.exe", "-DQUICK")

    def install_old(self) -> None:
        """Install the older build and look at what an installed program leaves in Windows."""
        if not NATIVE:
            self.pc.become("win7")
            need(self.pc.ask(self.setup, "/S").returncode == TOO_OLD, "Windows 7 上拒绝安装")
            self.pc.become("win10")
        self.clocked("旧版安装", self.older_setup(), "/S")
        need(self.window.is_file(), "装到当前用户的程序文件夹，不需要管理员权限")
        told = {name: self.pc.registered(UNINSTALL, name) for name in ("DisplayName", "DisplayVersion")}
        need(told == {"DisplayName": "换届桌面", "DisplayVersion": OLD}, f"“应用”列表：{told}")
        need(int(self.pc.registered(UNINSTALL, "EstimatedSize"), 16) > 100_000, "“应用”列表里有大小")
        need(all(link.is_file() for link in self.links()), "开始菜单和桌面有图标")

    def links(self) -> tuple[Path, ...]:
        """Return where the program's icons lie."""
        menu = self.pc.path("AppData", "Roaming", "Microsoft", "Windows", "Start Menu", "Programs")
        return menu / "换届桌面.lnk", self.pc.path("Desktop") / "换届桌面.lnk"

    def use(self) -> Path:
        """Do what an office does on its first day, and return the office file."""
        self.pc.run(self.command, "selfcheck")
        need(True, "selfcheck 正常")
        shutil.rmtree(self.desk, ignore_errors=True)
        self.desk.mkdir(parents=True)
        self.pc.run(self.command, "demo", "--out", self.pc.name(self.desk / "演示"))
        papers = len(list(self.desk.rglob("*.pdf")))
        need(papers >= 18, f"demo：{papers} 份 PDF")
        names = self.desk / "候选人.txt"
        names.write_text("丁试明\n王试芳\n欧阳试远\n龚䶮\n", encoding="utf-8")
        ballot = self.desk / "选票.pdf"
        self.pc.run(self.command, "ballot", "--title", "委员选票", "--seats", "3", "--candidates", self.pc.name(names),
                    "--copies", "40", "--out", self.pc.name(ballot), "--geometry",
                    self.pc.name(self.desk / "选票.json"))  # fmt: skip
        need(ballot.stat().st_size > 5_000, f"选票 PDF：{ballot.stat().st_size // 1000} KB")
        return next(self.desk.rglob("*.huanjie"))

    def open_by_double_click(self, office: Path) -> None:
        """Look at the first start, then let Windows open the office file by its type."""
        empty = self.pc.look(self.pictures / "windows_first_start.png", self.window)
        self.pc.merge_classes(".huanjie", "Huanjie.Office")
        opener = ("cmd", "/c", "start", "") if NATIVE else ("start",)
        shown = self.pc.look(self.pictures / "windows_office.png", *opener, self.pc.name(office))
        need(NATIVE or shown != empty, "双击数据文件，打开的就是它")

    def upgrade(self, office: Path) -> float:
        """Upgrade, refused while the program runs; return the seconds."""
        before = office.read_bytes()
        program = self.pc.start(self.window)
        self.pc.wait_for_window()
        need(self.pc.ask(self.setup, "/S").returncode == RUNNING, "程序运行时拒绝升级")
        self.pc.close()
        program.wait(timeout=60)
        took = self.clocked("升级", self.setup, "/S")
        need(not (self.program / "lib/only-in-the-old-one").exists(), "旧版文件已清除")
        need(not (self.program / "new").exists(), "没有留下临时文件")
        need(self.pc.registered(UNINSTALL, "DisplayVersion") == version(), f"“应用”列表：{version()}")
        need(office.read_bytes() == before, "升级后数据不变")
        self.pc.run(self.command, "selfcheck", "--office", self.pc.name(office))
        done = self.pc.ask(BUILD / "huanjie_older_setup.exe", "/S")
        need(done.returncode == NEWER_IS_THERE, "已装新版时拒绝再装旧版")
        return took

    def remove(self, office: Path) -> float:
        """Uninstall and look at what stays; return the seconds."""
        before = office.read_bytes()
        own = self.program / "别人的文件.txt"
        own.touch()
        begin = time.monotonic()
        self.pc.run(self.program / "uninstall.exe", "/S")
        while (self.program / "uninstall.exe").exists() and time.monotonic() - begin < SLOWEST:
            time.sleep(0.3)
        took = time.monotonic() - begin
        say(f"  卸载：{took:.1f} 秒")
        need([path.name for path in self.program.iterdir()] == [own.name], "程序文件已全部删除，别的文件还在")
        own.unlink()
        need(not self.pc.registered(UNINSTALL, "DisplayName"), "“应用”列表里已没有")
        need(not self.pc.registered(r"HKCU\Software\Classes\.huanjie"), "文件类型已取消")
        need(not any(link.exists() for link in self.links()), "图标已删除")
        need(office.read_bytes() == before, "卸载后数据还在")
        return took

    def carry(self) -> None:
        """Use the portable folder; nothing may be left on the PC."""
        drive = self.pc.path("AppData", "Local", "试用U盘")
        shutil.rmtree(drive, ignore_errors=True)
        with zipfile.ZipFile(ROOT / "dist" / f"huanjie_{version()}_windows_portable.zip") as archive:
            archive.extractall(drive)
        settings = self.pc.path("AppData", "Roaming", "Huanjie")
        shutil.rmtree(settings, ignore_errors=True)
        self.pc.look(self.pictures / "windows_portable.png", drive / PORTABLE / "huanjie.exe")
        need((drive / PORTABLE / "数据" / "设置" / "HuanjieDesktop.ini").is_file(), "便携版的设置在 U 盘上")
        need(not settings.exists(), "便携版没有在电脑上留下设置")


def try_all(pc: Pc, pictures: Path) -> None:
    """Install, use, upgrade, remove, carry."""
    pc.make()
    trial = Trial(pc, pictures)
    size = trial.setup.stat().st_size / 1e6
    need(size <= LARGEST_SETUP, f"{trial.setup.name}：{size:.0f} MB（不超过 {LARGEST_SETUP}）")
    trial.install_old()
    office = trial.use()
    trial.open_by_double_click(office)
    took = [trial.upgrade(office)]
    installed = sum(path.stat().st_size for path in trial.program.rglob("*") if path.is_file()) / 1e6
    need(installed <= LARGEST_INSTALLED, f"安装后 {installed:.0f} MB（不超过 {LARGEST_INSTALLED}）")
    took.append(trial.remove(office))
    took.append(trial.clocked("重新安装", trial.setup, "/S"))
    trial.remove(office)
    need(max(took) <= SLOWEST, f"安装、升级、卸载各不超过 {SLOWEST} 秒")
    trial.carry()


def main() -> int:
    """Try the installer and the portable folder."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pictures", type=Path, default=ROOT / "build" / "smoke")
    pictures = options.parse_args().pictures
    pictures.mkdir(parents=True, exist_ok=True)
    if not NATIVE and not WINE:
        say("没有 wine64，Windows 安装程序没有试。")
        return 0
    with nullcontext() if NATIVE else screen(BUILD / "screen") as seen:
        pc = Pc(seen)
        try:
            try_all(pc, pictures)
        finally:
            pc.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
