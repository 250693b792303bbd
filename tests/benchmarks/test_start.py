"""From the start of Python to a usable window on the sample office, against a bare PySide6 window with one row.

Both are processes of their own, started by turns; the bare one imports PySide6 and SQLAlchemy, opens the same file,
reads one row and shows it. Ours goes through `run_window` as a start by the clerk does, lock, log and all. Both find
their bytecode ready, as from the second start on.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from huanjie_desktop.services.sample_office import build_sample_office
from tests.benchmarks.ratio import record

ROOT = Path(__file__).resolve().parents[2]
BAR_RATIO, ROUNDS = 2.0, 9
HEAVY = ("pandas", "numpy", "reportlab", "alembic", "cv2", "pypinyin", "xlsxwriter", "python_calamine", "pypdfium2")

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import create_engine, text
application = QApplication(sys.argv[:1])
engine = create_engine(f"sqlite:///{sys.argv[1]}")
with engine.connect() as connection:
    row = connection.execute(text("SELECT name FROM branch LIMIT 1")).scalar()
label = QLabel(str(row))
label.resize(1093, 614)
label.show()
application.processEvents()
sys.stdout.write(row + "\\n")
sys.stdout.flush()
"""

OURS = """
import sys
import main
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[2])

def usable(application):
    application.processEvents()
    window = next(one for one in application.topLevelWidgets() if one.objectName() == "mainWindow")
    assert window.isVisible()
    assert window.view.page("home").cards["accountAll"].figure() == "768"
    sys.stdout.write(" ".join(sys.modules) + "\\n")
    sys.stdout.flush()
    return 0

QApplication.exec = usable
sys.exit(main.main([sys.argv[1]]))
"""


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("start") / "sample.huanjie"
    build_sample_office(path)
    return path


def start(script: str, sample: Path) -> tuple[float, str]:
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(sample.parent / "bytecode"),
    }
    command = [sys.executable, "-c", script, str(sample), str(sample.parent)]
    begin = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT) as process:
        line = process.stdout.readline()
        took = time.perf_counter() - begin
    assert process.returncode == 0
    return took, line


def test_nothing_heavy_is_loaded_when_the_window_stands(sample):
    loaded = start(OURS, sample)[1].split()
    assert "sqlalchemy" in loaded
    assert [name for name in HEAVY if name in loaded] == []


@pytest.mark.benchmark(group="start")
def test_the_window_starts_as_a_bare_one(benchmark, sample):
    for script in (BARE, OURS):
        start(script, sample)
    bare: list[float] = []
    times: list[float] = []
    benchmark.pedantic(
        lambda: times.append(start(OURS, sample)[0]), setup=lambda: bare.append(start(BARE, sample)[0]), rounds=ROUNDS
    )
    ours, theirs = min(times), min(bare)  # the least disturbed of each: other work on the machine only adds
    words = f"{ours:.3f} s to a usable window / {theirs:.3f} s to a bare one"
    record(benchmark, "start", ours / theirs, BAR_RATIO, words)
