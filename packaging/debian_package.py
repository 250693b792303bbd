"""Puts the frozen program into a Debian package: menu entry, icons, file type, manual page, licences.

python3 packaging/debian_package.py    after packaging/freeze.py
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
from email.utils import formatdate
from pathlib import Path

from bundle_rules import FLOOR
from elf import elf_files, needed_libraries
from freeze import BUILD, ROOT, release_time, run

FILES = Path(__file__).parent / "debian"
MAINTAINER = "Huanjie Desktop developers <huanjie@localhost>"
ICON_SIZES = (48, 128, 256)
OTHER_NAMES = {"libgcc-s1": "libgcc-s1 | libgcc1"}
"""Packages that bear another name on the oldest systems."""


def version() -> str:
    """Return the version of the program."""
    text = (ROOT / "huanjie_desktop" / "__init__.py").read_text(encoding="utf-8")
    return re.findall(r'__version__ = "(.+?)"', text)[0]


def place(source: Path, target: Path, mode: int = 0o644) -> None:
    """Copy one file with its folders and rights."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(mode)


def write(target: Path, text: str, mode: int = 0o644) -> None:
    """Write one text with its folders and rights."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    target.chmod(mode)


def dependencies(bundle: Path) -> list[str]:
    """Name the Debian packages that bring what the bundle loads and does not carry."""
    carried = {path.name for path in bundle.rglob("*")}
    needed = {name for path in elf_files(bundle) for name in needed_libraries(path)}
    packages = {package_of(name) for name in needed - carried if not name.startswith(("ld-linux", "linux-vdso"))}
    names = (OTHER_NAMES.get(name, name) for name in sorted(packages - {"libc6"}))
    return [f"libc6 (>= {FLOOR[0]}.{FLOOR[1]})", *names]


def package_of(library: str) -> str:
    """Return the Debian package that brings a library."""
    for folder in ("/usr/lib/x86_64-linux-gnu", "/lib/x86_64-linux-gnu"):
        told = subprocess.run(["dpkg-query", "-S", f"{folder}/{library}"], capture_output=True, text=True, check=False)
        if told.stdout:
            return told.stdout.split(":")[0]
    raise SystemExit(f"没有哪个已安装的软件包带有 {library}：请先执行 python3 packaging/build.py --tools")


def draw_icons(bundle: Path, folder: Path) -> None:
    """Draw the icons with the parts that were fetched for the bundle."""
    environment = os.environ | {"PYTHONPATH": str(BUILD / "lib"), "QT_QPA_PLATFORM": "offscreen"}
    run(BUILD / "tools/bin/python", Path(__file__).with_name("icons.py"), folder, env=environment)


def fill(tree: Path, bundle: Path) -> None:
    """Lay out the package's files."""
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(bundle, tree / "opt" / "huanjie", symlinks=True)
    write(tree / "usr/bin/huanjie", '#!/bin/sh\nexec /opt/huanjie/huanjie "$@"\n', 0o755)
    share = tree / "usr/share"
    place(FILES / "huanjie.desktop", share / "applications/huanjie.desktop")
    place(FILES / "huanjie.xml", share / "mime/packages/huanjie.xml")
    draw_icons(bundle, BUILD / "icons")
    for size in ICON_SIZES:
        for kind in ("apps/huanjie", "mimetypes/application-x-huanjie"):
            place(BUILD / f"icons/{size}.png", share / f"icons/hicolor/{size}x{size}/{kind}.png")
    place(ROOT / "packaging/icon.svg", share / "icons/hicolor/scalable/apps/huanjie.svg")
    manual = share / "man/man1/huanjie.1.gz"
    manual.parent.mkdir(parents=True)
    manual.write_bytes(gzip.compress((FILES / "huanjie.1").read_bytes(), mtime=0))
    write(share / "doc/huanjie/copyright", copyright_text())
    changes = share / "doc/huanjie/changelog.gz"
    changes.write_bytes(gzip.compress(changelog().encode(), mtime=0))


def changelog() -> str:
    """Return what changed in the form of Debian; the whole text lies with the program."""
    when = formatdate(release_time())
    text = "huanjie ({}) stable; urgency=medium\n\n  * 更新内容见 /opt/huanjie/CHANGELOG.md\n\n -- {}  {}\n"
    return text.format(version(), MAINTAINER, when)


def copyright_text() -> str:
    """Return licence and notices of every part in one file."""
    parts = (ROOT / "LICENSE", ROOT / "THIRD_PARTY_NOTICES.md", ROOT / "resources" / "README.md")
    return "\n\n".join(part.read_text(encoding="utf-8") for part in parts)


def control(tree: Path, bundle: Path) -> None:
    """Write what dpkg needs to know."""
    size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file()) // 1024
    text = (FILES / "control.in").read_text(encoding="utf-8")
    depends = ", ".join(dependencies(bundle))
    write(tree / "DEBIAN/control", text.format(version=version(), size=size, depends=depends, maintainer=MAINTAINER))
    for hook in ("postinst", "postrm"):
        place(FILES / hook, tree / "DEBIAN" / hook, 0o755)


def tidy_rights(tree: Path) -> None:
    """Give every file the rights of a system file, whatever the umask of this machine."""
    for path in tree.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
        elif not path.is_symlink():
            path.chmod(0o755 if path.stat().st_mode & 0o100 and ".so" not in path.suffixes else 0o644)


def make_package(bundle: Path, target: Path) -> Path:
    """Build the package into a folder and return it."""
    tree = BUILD / "deb"
    fill(tree, bundle)
    control(tree, bundle)
    tidy_rights(tree)
    target.mkdir(parents=True, exist_ok=True)
    package = target / f"huanjie_{version()}_amd64.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", tree, package,
        env=os.environ | {"SOURCE_DATE_EPOCH": str(release_time())}, stdout=subprocess.DEVNULL)  # fmt: skip
    return package


def main() -> int:
    """Make the package from the bundle that is there."""
    package = make_package(BUILD / "huanjie", ROOT / "dist")
    print(f"{package.relative_to(ROOT)}  {package.stat().st_size / 1_000_000:.0f} MB", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
