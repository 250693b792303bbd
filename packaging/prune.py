"""Takes away what the rules do not keep: other parts of Qt, other languages, tests, libraries nobody loads."""

import shutil
import subprocess
from pathlib import Path

import bundle_rules as rules
from elf import elf_files, has_debug_information, needed_libraries


def prune(out: Path) -> None:
    """Make the bundle as small as the rules say."""
    drop_qt(out / "lib" / "PySide6")
    for pattern in rules.DROPPED_FILES:
        for path in list(out.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)
    drop_time_zones(out / "lib" / "tzdata" / "zoneinfo")
    drop_unneeded_libraries(out / "lib")
    strip(out / "lib")
    for folder in sorted((one for one in out.rglob("*") if one.is_dir()), key=lambda one: -len(one.parts)):
        if not any(folder.iterdir()):
            folder.rmdir()


def drop_qt(package: Path) -> None:
    """Keep of Qt what the rules name."""
    qt = package / "Qt"
    for file in [one for one in qt.rglob("*") if one.is_file() or one.is_symlink()]:
        if not rules.keeps_qt_file(file.relative_to(qt).parts):
            file.unlink()
    for module in package.glob("Qt*.abi3.so"):
        if module.name.split(".")[0] not in rules.QT_MODULES:
            module.unlink()


def drop_time_zones(folder: Path) -> None:
    """Keep of the 600 time zones those of this country."""
    for path in [one for one in folder.rglob("*") if one.is_file()]:
        if path.relative_to(folder).as_posix() not in rules.TIME_ZONES and path.suffix != ".pyc":
            path.unlink()


def drop_unneeded_libraries(lib: Path) -> None:
    """Drop what wheels carry for modules that are not here; again and again, since libraries need libraries."""
    while True:
        needed = {name for path in elf_files(lib) for name in needed_libraries(path)}
        idle = [path for path in lib.glob("*.libs/*") if path.name not in needed]
        if not idle:
            return
        for path in idle:
            path.unlink()


def strip(lib: Path) -> None:
    """Take out what only debuggers read."""
    for path in elf_files(lib):
        if has_debug_information(path):
            subprocess.run(["strip", "--strip-debug", path], check=True)
