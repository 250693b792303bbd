"""What may be in an installed program: no part under the GPL, nothing the program lacks, nothing too new."""

import ast
import os
import subprocess
import sys
from importlib.util import find_spec

import bundle_rules as rules
import freeze
import prune
import pytest
import room

from tests.architecture.sources import ROOT, python_files, tree

FORBIDDEN = (
    "libQt6Charts.so.6", "Qt6Charts.dll", "QtCharts.abi3.so", "libQt6Graphs.so.6", "Qt6DataVisualization.dll",
    "libqtvirtualkeyboardplugin.so", "Qt6VirtualKeyboard.dll", "libQt6Qml.so.6", "Qt6Quick.dll", "QtPdf.abi3.so",
    "QtWebEngineCore.pyd", "libmupdf.so", "fitz.py", "PyQt6", "libreadline.so.8", "DarkGardenMK.pfb",
)  # fmt: skip
ALLOWED = (
    "libQt6Widgets.so.6", "Qt6Gui.dll", "QtPrintSupport.abi3.so", "libqxcb.so", "qwindows.dll", "libpdfium.so",
    "HuanjieSong-Regular.ttf", "hashtable.cpython-311-x86_64-linux-gnu.so", "library.zip",
)  # fmt: skip
QT_FILES = (
    ("lib/libQt6Widgets.so.6", True), ("lib/libQt6Qml.so.6", False), ("lib/libQt6OpenGL.so.6", False),
    ("lib/libicudata.so.73", True), ("lib/Qt6Core.dll", True), ("plugins/platforms/libqxcb.so", True),
    ("plugins/platforms/qwindows.dll", True), ("plugins/platforms/libqvnc.so", False),
    ("plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", True),
    ("plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so", False),
    ("plugins/sqldrivers/libqsqlite.so", False), ("plugins/xcbglintegrations/libqxcb-glx-integration.so", False),
    ("translations/qtbase_zh_CN.qm", True), ("translations/qtbase_de.qm", False), ("qml/QtQuick/qmldir", False),
    ("resources/icudtl.dat", False), ("libexec/rcc", False),
)  # fmt: skip


WITHOUT = """
import sys
from bundle_rules import EXCLUDED_MODULES
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if any(f"{name}.".startswith(f"{one}.") for one in EXCLUDED_MODULES):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Refuse())
import alembic.command, pandas, pypdfium2, python_calamine, reportlab.platypus, xlsxwriter
import main
sys.exit(main.main(sys.argv[1:]))
"""


def imports():
    for path in (ROOT / "main.py", *python_files("huanjie_desktop", "ui")):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.fixture
def bundle(tmp_path):
    for name in ("lib/PySide6/Qt/lib/libQt6Core.so.6", "resources/style.qss", "huanjie"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"\x7fELF" if file.suffix != ".qss" else b"")
    return tmp_path


@pytest.fixture(autouse=True)
def old_glibc(monkeypatch):
    monkeypatch.setattr(freeze, "needed_glibc", lambda _: (2, 17))


@pytest.mark.parametrize("name", FORBIDDEN)
def test_a_listing_with_a_forbidden_name_is_refused(bundle, name):
    (bundle / "lib" / name).write_text("")
    with pytest.raises(SystemExit, match=name):
        freeze.refuse_what_must_not_ship(bundle)


def test_a_library_for_newer_systems_is_refused(bundle, monkeypatch):
    monkeypatch.setattr(freeze, "needed_glibc", lambda path: (2, 34) if path.name == "huanjie" else (2, 17))
    with pytest.raises(SystemExit, match=r"huanjie \(glibc \(2, 34\)\)"):
        freeze.refuse_what_must_not_ship(bundle)


def test_what_was_built_on_this_machine_keeps_the_rules(bundle):
    built = [folder for folder in (bundle, freeze.BUILD / "huanjie") if folder.is_dir()]
    names = {path.name for folder in built for path in folder.rglob("*")}
    assert {"huanjie", "libQt6Core.so.6"} <= names
    assert not [name for name in names if rules.is_forbidden(name)]


@pytest.mark.parametrize("name", ALLOWED)
def test_what_the_program_needs_is_not_refused(bundle, name):
    (bundle / "lib" / name).write_text("")
    freeze.refuse_what_must_not_ship(bundle)
    assert (bundle / "lib" / name).exists()


@pytest.mark.parametrize(("path", "kept"), QT_FILES)
def test_of_qt_only_what_the_rules_name_is_kept(path, kept):
    assert rules.keeps_qt_file(tuple(path.split("/"))) is kept


def test_other_parts_of_qt_are_taken_away(tmp_path):
    kept, lost = tmp_path / "Qt/lib/libQt6Gui.so.6", tmp_path / "Qt/lib/libQt6Quick.so.6"
    modules = tmp_path / "QtWidgets.abi3.so", tmp_path / "QtQml.abi3.so"
    kept.parent.mkdir(parents=True)
    for file in (kept, lost, *modules):
        file.write_text("")
    prune.drop_qt(tmp_path)
    assert [file.exists() for file in (kept, lost, *modules)] == [True, False, True, False]


def test_of_the_time_zones_this_country_stays(tmp_path):
    (tmp_path / "Asia").mkdir()
    for name in ("Asia/Shanghai", "Asia/Tokyo", "UTC", "Zulu"):
        (tmp_path / name).write_text("")
    prune.drop_time_zones(tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["Shanghai", "UTC"]


def test_every_part_of_qt_that_the_window_imports_is_shipped():
    used = {name.split(".")[1] for name in imports() if name.startswith("PySide6.")}
    assert used
    assert used <= set(rules.QT_MODULES)
    assert {name.removeprefix("Qt") for name in rules.QT_MODULES} <= set(rules.QT_LIBRARIES)


def test_nothing_that_the_program_imports_is_left_out():
    left_out = [name for name in imports() for one in rules.EXCLUDED_MODULES if f"{name}.".startswith(f"{one}.")]
    assert not left_out


def test_the_program_works_without_what_is_left_out():
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "packaging")))}
    command = [sys.executable, "-c", WITHOUT, "selfcheck"]
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("name", rules.WHOLE_PACKAGES)
def test_every_package_that_is_shipped_whole_is_there(name):
    assert find_spec(name)


@pytest.mark.parametrize("name", [*freeze.SHIPPED, *freeze.SOURCES, freeze.MIGRATIONS])
def test_every_folder_that_is_shipped_is_there(name):
    assert (ROOT / name).exists()


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("lib/PySide6/Qt/lib/libicudata.so.73", "Qt：ICU 数据"),
        ("lib/PySide6/QtGui.abi3.so", "Qt 和 PySide6"),
        ("lib/numpy.libs/libopenblas.so", "numpy 和 OpenBLAS"),
        ("lib/ui/app.pyc", "本程序"),
        ("lib/mako/ast.pyc", "其他库"),
    ],
)
def test_the_room_is_counted_for_the_part_that_takes_it(path, part):
    assert room.part_of(path) == part


def test_the_table_of_the_room_ends_with_the_sum(bundle):
    *parts, total = room.table(bundle)
    assert len(parts) == 3
    assert total.split() == ["0.0", "MB", "3", "个文件", "合计"]
