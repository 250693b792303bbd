"""The floors hold, also for imports that the import linter cannot see."""

import ast
import subprocess
import sys

import pytest

from tests.architecture.sources import ROOT, python_files, short, tree

BLOCKED_QT = """
import importlib, pkgutil, sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError("the core must not import Qt")
sys.meta_path.insert(0, Refuse())
import huanjie_desktop
for module in pkgutil.walk_packages(huanjie_desktop.__path__, "huanjie_desktop."):
    if ".migrations" not in module.name:
        importlib.import_module(module.name)
"""
FORBIDDEN_PARTS = {"QtCharts", "QtGraphs", "QtDataVisualization", "QtVirtualKeyboard", "QtPdf", "QtPdfWidgets",
                   "fitz", "PyQt5", "PyQt6"}
OWN = {"huanjie_desktop"}


def imported(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def test_every_module_of_the_core_loads_with_qt_blocked():
    ran = subprocess.run([sys.executable, "-c", BLOCKED_QT], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr[-2000:]


@pytest.mark.parametrize("path", list(python_files("huanjie_desktop/domain")), ids=short)
def test_the_domain_imports_only_the_standard_library(path):
    roots = {name.split(".")[0] for name, _ in imported(path)}
    assert roots <= set(sys.stdlib_module_names) | OWN


def test_no_forbidden_part_is_imported_anywhere():
    found = [f"{short(path)}:{line} {name}" for path in python_files("huanjie_desktop", "ui", "tests", "packaging")
             for name, line in imported(path) if FORBIDDEN_PARTS & set(name.split("."))]
    assert not found


def test_the_domain_knows_no_floating_point():
    floats = [f"{short(path)}:{node.lineno}" for path in python_files("huanjie_desktop/domain")
              for node in ast.walk(tree(path))
              if (isinstance(node, ast.Constant) and isinstance(node.value, float))
              or (isinstance(node, ast.Name) and node.id == "float")]
    assert not floats


def test_only_one_file_of_the_window_opens_message_boxes_and_file_choosers():
    openers = {short(path) for path in python_files("ui") for name, _ in imported(path)
               if name.endswith((".QMessageBox", ".QFileDialog"))}
    assert openers <= {"ui/messages.py"}
