"""Builds everything that can be built on this machine into dist/, with a list of SHA-256 sums.

python3 packaging/build.py            what `make package` calls
python3 packaging/build.py --tools    first installs the tools through apt, as root
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

import debian_package
import freeze
import room
import windows_installer
import windows_program
from sums import write_sums

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
TOOLS = {
    "dpkg-deb": "dpkg", "readelf": "binutils", "debootstrap": "debootstrap", "Xvfb": "xvfb", "import": "imagemagick",
    "makensis": "nsis", "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "x86_64-w64-mingw32-windres": "binutils-mingw-w64-x86-64", "wineserver": "wine",
}  # fmt: skip
"""Command → Debian package that brings it."""
LIBRARIES = ("libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-render-util0",
             "libxcb-util1", "libcups2", "libgssapi-krb5-2", "libgl1", "libegl1", "libxkbcommon-x11-0")  # fmt: skip
"""Libraries that are copied into the bundle, or whose package is named as a dependency."""


def install_tools() -> None:
    """Install what building and trying needs; apt asks nothing."""
    missing = [package for command, package in TOOLS.items() if not shutil.which(command)]
    settings = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *missing, *LIBRARIES]):
        subprocess.run(["apt-get", *words], env=settings, check=True, stdout=subprocess.DEVNULL)


def make_for_windows() -> None:
    """Make the Windows installer and the portable folder, where the tools for it are."""
    missing = [name for name in ("makensis", f"{windows_program.CROSS}gcc") if not shutil.which(name)]
    if missing:
        print(f"没有 {'、'.join(missing)}，Windows 安装程序没有制作", flush=True)
        return
    program = windows_program.make_program()
    print("\n".join(room.table(program)), flush=True)
    windows_installer.make_packages(program, DIST)


def main() -> int:
    """Build, and print what was made."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--tools", action="store_true", help="先用 apt 安装所需工具")
    if options.parse_args().tools:
        install_tools()
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    bundle = freeze.make_bundle()
    print("\n".join(room.table(bundle)), flush=True)
    debian_package.make_package(bundle, DIST)
    make_for_windows()
    write_sums(DIST)
    for path in sorted(DIST.iterdir()):
        print(f"dist/{path.name}  {path.stat().st_size / 1_000_000:.1f} MB", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
