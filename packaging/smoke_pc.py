"""A Windows to try things in: wine with a fresh folder of its own, or the PC itself."""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from smoke_root import need
from smoke_screen import DRAWN, Screen
from windows_program import BUILD, FILES, tool

NATIVE = sys.platform == "win32"
WINE = shutil.which("wine64") or shutil.which("wine64", path="/usr/lib/wine") or ""
SETTINGS_CLASS = r"HKLM\Software\Microsoft\WindowsRuntime\ActivatableClassId\Windows.UI.ViewManagement.UISettings"
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\HuanjieDesktop"


class Pc:
    """One user of one Windows."""

    def __init__(self, screen: Screen | None = None) -> None:
        self.screen = screen
        self.folder = BUILD / "wine"
        self.settings = dict(os.environ)
        if not NATIVE:
            home = BUILD / "wine_home"
            home.mkdir(parents=True, exist_ok=True)
            self.settings |= {
                "WINEPREFIX": str(self.folder), "WINEDEBUG": "-all", "HOME": str(home), "LC_ALL": "C.UTF-8",
                "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=", "DISPLAY": screen.name if screen else "",
            }  # fmt: skip

    def make(self) -> None:
        """Make a fresh Windows folder for wine, with the two things that wine 8 lacks."""
        if NATIVE:
            return
        self.end()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.background(["wineserver", "-p"])
        self.background(self.words("wineboot", "-i"))
        stub = self.folder / "drive_c/windows/system32/bcryptprimitives.dll"
        if not stub.exists():
            subprocess.run([tool("gcc"), "-O2", "-s", "-shared", "-o", stub, FILES / "wine_lacks.c", "-ladvapi32"],
                           check=True)  # fmt: skip
            self.run("reg", "add", SETTINGS_CLASS, "/v", "DllPath", "/d", stub.name, "/f")

    def background(self, words: list[str]) -> None:
        """Start what goes on running: it must not hold the pipes of what is tried, or their end would never come."""
        subprocess.run(words, env=self.settings, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)  # fmt: skip

    def become(self, kind: str) -> None:
        """Let wine be another Windows."""
        if not NATIVE:
            self.run("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", kind, "/f")

    def end(self) -> None:
        """End what still runs in this wine."""
        if not NATIVE:
            subprocess.run(["wineserver", "-k"], env=self.settings, check=False)

    def merge_classes(self, *names: str) -> None:
        """Do what Windows does and wine 8 does not: let the file types of the user count."""
        if not NATIVE:
            for name in names:
                places = (rf"{root}\Software\Classes\{name}" for root in ("HKCU", "HKLM"))
                self.run("reg", "copy", *places, "/s", "/f")

    def path(self, *parts: str) -> Path:
        """Return a place below the user's folder."""
        if NATIVE:
            return Path.home().joinpath(*parts)
        users = self.folder / "drive_c/users"
        user = next(one for one in users.iterdir() if one.name != "Public")
        return user.joinpath(*parts)

    def name(self, path: Path) -> str:
        """Return a path as Windows names it."""
        return str(path) if NATIVE else "Z:" + str(path).replace("/", "\\")

    def words(self, *words: object) -> list[str]:
        """Return what starts a program of Windows here."""
        return [*([] if NATIVE else [WINE]), *(str(word) for word in words)]

    def ask(self, *words: object, seconds: int = 900) -> "subprocess.CompletedProcess[str]":
        """Run a program, whatever it answers."""
        return subprocess.run(
            self.words(*words), env=self.settings, timeout=seconds, check=False, text=True, encoding="utf-8",
            errors="replace", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def run(self, *words: object, seconds: int = 900) -> str:
        """Run a program and return what it printed; end the test when it fails."""
        done = self.ask(*words, seconds=seconds)
        if done.returncode:
            raise SystemExit(f"{words[0]}：{done.returncode}\n{done.stdout[-3000:]}")
        return done.stdout

    def start(self, *words: object) -> "subprocess.Popen[str]":
        """Start a program and do not wait for it."""
        return subprocess.Popen(self.words(*words), env=self.settings, text=True, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # fmt: skip

    def registered(self, key: str, value: str = "") -> str:
        """Return a value of the registry, "" when it is not there."""
        copy = BUILD / "registry.reg"
        copy.unlink(missing_ok=True)
        self.ask("reg", "export", key, self.name(copy), "/y")
        text = copy.read_text(encoding="utf-16") if copy.exists() else ""
        name = f'"{value}"' if value else "@"
        found = re.search(rf"^{name}=(.*)$", text, flags=re.MULTILINE)
        return found[1].strip().removeprefix("dword:").strip('"') if found else ""

    def look(self, picture: Path, *words: object) -> bytes:
        """Start a program with a window, keep a picture of it, close it as its user would; return what was shown."""
        program, shown = self.start(*words), b""
        self.wait_for_window()
        if self.screen:
            self.screen.save(picture)
            shown = self.screen.pixels()
            need(self.screen.colours() >= DRAWN, f"窗口已显示（{picture.name}）")
        self.close()
        program.wait(timeout=60)
        return shown

    def wait_for_window(self) -> None:
        """Wait until a window is drawn; on a real Windows, a while."""
        until = time.monotonic() + 60
        while self.screen and self.screen.colours() < DRAWN and time.monotonic() < until:
            time.sleep(0.3)
        time.sleep(5 if self.screen else 15)

    def close(self) -> None:
        """Close the window as its user would and wait until the program is gone; one that loads is asked again."""
        until = time.monotonic() + 60
        while self.ask("taskkill", "/IM", "huanjie.exe").returncode == 0:
            if time.monotonic() > until:
                need(False, "窗口可以关闭")
            time.sleep(1)
