"""Makes the program ready to run from a checkout: .venv, pinned packages, the system libraries Qt needs.

    python3 packaging/setup.py          what the program needs
    python3 packaging/setup.py --test   and what the checks and tests need

A second call finds everything done and answers at once, without a network. Standard library only.
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
# Library that Qt's xcb and offscreen plugins load → Debian package that brings it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}


def say(text: str) -> None:
    print(text, flush=True)


def fail(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
    raise SystemExit(1)


def make_venv() -> None:
    """A virtual environment that pip can work in; one that is broken or half made is made again."""
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", "import pip"], capture_output=True).returncode == 0:
        return
    say("正在建立运行环境 .venv …")
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True)
    if made.returncode:
        fail("建立运行环境失败：缺少 python3-venv。请执行：sudo apt-get install -y python3-venv\n" + made.stdout[-500:])


def install(which: str) -> None:
    """Install one locked list, unless the very same list is installed already."""
    lock = ROOT / "packaging" / "requirements" / f"{which}.txt"
    mark = VENV / f"{which}.installed"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if mark.exists() and mark.read_text() == wanted:
        return
    say(f"正在安装固定版本的组件（{lock.name}）…")
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lock]
    if subprocess.run(command).returncode:
        fail("安装组件失败：请检查网络后再执行一次；已装好的部分会保留。")
    mark.write_text(wanted)


def missing_packages() -> list[str]:
    """Debian packages whose library cannot be loaded here."""
    missing = []
    for library, package in QT_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return sorted(set(missing))


def apt_prefix() -> list[str] | None:
    """How apt can be called here: as root, through sudo without a password, or not at all."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def install_system_libraries() -> None:
    """Install what Qt needs through apt when that is possible, else print the one command."""
    missing = missing_packages()
    if not missing:
        return
    line = "apt-get install -y --no-install-recommends " + " ".join(missing)
    prefix = apt_prefix()
    if prefix is None:
        fail(f"缺少显示窗口所需的系统组件。请执行下面一行，再执行一次本命令：\n    sudo {line}")
    say("正在安装系统组件：" + " ".join(missing))
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["apt-get", "update", "-qq"], line.split()):
        subprocess.run([*prefix, *words], env=environment, stdout=subprocess.DEVNULL)
    if missing_packages():
        fail(f"系统组件没有装好。请执行下面一行，再执行一次本命令：\n    sudo {line}")


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036  a fresh machine may call this with an older Python
        fail(f"需要 Python 3.11 或更高版本，本机是 {sys.version.split()[0]}。")
    make_venv()
    install("test" if "--test" in sys.argv else "run")
    if sys.platform.startswith("linux"):
        install_system_libraries()


if __name__ == "__main__":
    main()
