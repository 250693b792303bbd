"""The files of a release agree: version, locked lists, menu entry, file type, man page, licences."""

import re
import subprocess
import sys
from xml.etree import ElementTree

import debian_package
import freeze
import pytest
import smoke_test
import sums

from huanjie_desktop import __version__
from huanjie_desktop.cli.front import _parser
from tests.architecture.sources import ROOT, short

PACKAGING = ROOT / "packaging"
LISTS = sorted((PACKAGING / "requirements").glob("*.in"))
NAMESPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


def locked(path):
    text = path.with_suffix(".txt").read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def wanted(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [re.match(r"[\w.-]+", line)[0].lower().replace("_", "-") for line in lines if re.match(r"\w", line)]


def entries(path):
    return dict(line.split("=", 1) for line in path.read_text(encoding="utf-8").splitlines() if "=" in line)


def test_the_version_has_its_passage_in_the_list_of_changes():
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert debian_package.version() == __version__
    assert re.search(rf"^## {re.escape(__version__)}\b", changes, flags=re.MULTILINE)
    assert debian_package.changelog().startswith(f"huanjie ({__version__}) ")


@pytest.mark.parametrize("path", LISTS, ids=short)
def test_every_locked_package_has_one_version_and_hashes(path):
    lines = locked(path)
    assert lines
    assert not [line for line in lines if not re.match(r"[\w.-]+==[\w.]+ .*--hash=sha256:[0-9a-f]{64}", line)]


@pytest.mark.parametrize("path", LISTS, ids=short)
def test_every_wanted_package_is_locked(path):
    names = {line.split("==")[0].lower().replace("_", "-") for line in locked(path)}
    assert not set(wanted(path)) - names


@pytest.mark.parametrize("path", LISTS, ids=short)
def test_no_locked_list_names_an_address(path):
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert not re.search(r"https?:|index-url|find-links", text)
    assert f" {path.stem} " in (PACKAGING / "lock.sh").read_text().replace(";", " ;")


def test_the_menu_entry_and_the_file_type_agree():
    entry = entries(debian_package.FILES / "huanjie.desktop")
    kind = ElementTree.parse(debian_package.FILES / "huanjie.xml").getroot().find(f"{NAMESPACE}mime-type")
    assert entry["MimeType"] == f"{kind.get('type')};"
    assert kind.find(f"{NAMESPACE}glob").get("pattern") == "*.huanjie"
    assert entry["Exec"] == "/usr/bin/huanjie %f"
    assert entry["Name[zh_CN]"] == "换届桌面"


def test_the_man_page_names_every_command():
    page = (debian_package.FILES / "huanjie.1").read_text(encoding="utf-8").replace("\\-", "-")
    commands = next(action for action in _parser()._actions if action.choices).choices
    assert not [name for name in commands if name not in page]


@pytest.mark.parametrize("hook", ["postinst", "postrm"])
def test_the_hooks_do_not_fail_where_the_desktop_has_no_tools(hook):
    ran = subprocess.run(["/bin/sh", debian_package.FILES / hook], env={"PATH": "/nowhere"}, capture_output=True)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")


def test_a_dependency_is_what_is_needed_and_not_carried(tmp_path, monkeypatch):
    (tmp_path / "libQt6Core.so.6").write_bytes(b"\x7fELF")
    (tmp_path / "huanjie").write_bytes(b"\x7fELF")
    needed = ["libQt6Core.so.6", "libc.so.6", "libgcc_s.so.1", "libX11.so.6", "ld-linux-x86-64.so.2"]
    packages = {"libc.so.6": "libc6", "libgcc_s.so.1": "libgcc-s1", "libX11.so.6": "libx11-6"}
    monkeypatch.setattr(debian_package, "needed_libraries", lambda _: needed)
    monkeypatch.setattr(debian_package, "package_of", packages.__getitem__)
    assert debian_package.dependencies(tmp_path) == ["libc6 (>= 2.28)", "libgcc-s1 | libgcc1", "libx11-6"]


def test_only_programs_may_be_run(tmp_path):
    program, library, page = (tmp_path / name for name in ("huanjie", "libicudata.so.73", "LICENSE"))
    for file, mode in ((program, 0o700), (library, 0o775), (page, 0o666)):
        file.write_text("")
        file.chmod(mode)
    debian_package.tidy_rights(tmp_path)
    assert [file.stat().st_mode & 0o777 for file in (program, library, page)] == [0o755, 0o644, 0o644]


def test_sums_are_those_that_sha256sum_checks(tmp_path):
    (tmp_path / "huanjie.deb").write_bytes(b"abc")
    (tmp_path / "SHA256SUMS").write_text("older")
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert sums.sum_lines(tmp_path) == [f"{digest}  huanjie.deb"]


def test_the_mark_of_a_build_tells_the_moment_of_its_state(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1791763800")
    assert re.fullmatch(r"2026-10-12 00:10 UTC( [0-9a-f]{10})?", freeze.build_mark())


@pytest.mark.parametrize("script", ["build.py", "freeze.py", "smoke_test.py"])
def test_every_script_explains_itself(script):
    ran = subprocess.run([sys.executable, PACKAGING / script, "--help"], capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert script in (ROOT / "Makefile").read_text() + (PACKAGING / "README.md").read_text(encoding="utf-8")


def test_every_bar_of_the_trial_is_that_of_the_specification():
    bars = (smoke_test.LARGEST_PACKAGE, smoke_test.LARGEST_INSTALLED, smoke_test.SLOWEST, smoke_test.SLOWEST_START)
    assert bars == (180, 450, 60, 1.2)


@pytest.mark.parametrize("name", wanted(PACKAGING / "requirements" / "run.in"))
def test_every_part_has_its_licence_in_the_notices(name):
    notices = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8").lower()
    assert f"| {name} |" in notices
    assert f"\n## {name} " in notices


def test_the_build_tells_its_day_and_its_commit(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795500000")
    freeze.write_build(tmp_path)
    assert re.fullmatch(r"2026-11-24( [0-9a-f]{10})?\n", (tmp_path / "build.txt").read_text(encoding="utf-8"))
