"""A program that is one version further than this one, for tests of the upgrade."""

import shutil
from pathlib import Path

import pytest

from huanjie_desktop.storage import migrate, schema

GOOD_STEP = "    op.get_bind().exec_driver_sql('CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT')\n"
BAD_STEP = GOOD_STEP + "    op.get_bind().exec_driver_sql('INSERT INTO nowhere VALUES (1)')\n"
SLOW_STEP = GOOD_STEP + "    print('half way', flush=True)\n    import time\n    time.sleep(60)\n"


def steps_folder(folder: Path, step: str) -> Path:
    """Copy the steps of the program into a folder and add one."""
    shutil.copytree(migrate.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    head = 'from alembic import op\n\nrevision = "0002"\ndown_revision = "0001"\n\n\ndef upgrade():\n'
    (folder / "versions" / "0002_later.py").write_text(head + step, encoding="utf-8")
    return folder


def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str = GOOD_STEP) -> None:
    """Let the program be one version further, with one more step."""
    monkeypatch.setattr(migrate, "FOLDER", steps_folder(tmp_path / "steps", step))
    monkeypatch.setattr(schema, "HEAD", "0002")
    monkeypatch.setattr(schema, "OLDER", ("0001",))
