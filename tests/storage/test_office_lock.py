"""Two programs never work on one office file, and what was committed stays whatever reads beside it."""

import subprocess
import sys

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services import people
from huanjie_desktop.services.office import create_office, open_office
from huanjie_desktop.storage.office_lock import lock_path
from tests.architecture.sources import ROOT

VISIT = """
import sys
from pathlib import Path
from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services import people
from huanjie_desktop.services.office import open_office
try:
    office = open_office(Path(sys.argv[1]))
except UserError as refused:
    print(refused.code)
else:
    print([branch.name for branch in people.branches(office)])
    office.close()
"""
DIE = """
import os, signal, sys
from pathlib import Path
from huanjie_desktop.services.office import open_office
open_office(Path(sys.argv[1]))
os.kill(os.getpid(), signal.SIGKILL)
"""


def another_program(script, path):
    command = [sys.executable, "-X", "utf8", "-c", script, str(path)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8").stdout.strip()


def test_a_second_program_is_told_that_the_file_is_in_use(office):
    assert another_program(VISIT, office.path) == "office_in_use"


def test_a_closed_file_is_free_and_nothing_is_left_beside_it(tmp_path):
    office = create_office(tmp_path / "街道.huanjie")
    office.close()
    assert not lock_path(office.path).exists()
    assert another_program(VISIT, office.path) == "[]"


def test_one_program_may_open_its_file_twice_and_frees_it_with_the_last_close(office):
    second = open_office(office.path)
    second.close()
    second.close()
    assert another_program(VISIT, office.path) == "office_in_use"


def test_a_killed_program_leaves_no_lock_that_holds(tmp_path):
    create_office(tmp_path / "街道.huanjie").close()
    another_program(DIE, tmp_path / "街道.huanjie")
    again = open_office(tmp_path / "街道.huanjie")
    assert people.branches(again) == []
    again.close()


def test_what_was_stored_survives_a_reader_that_opens_and_closes_the_bare_file(office):
    people.ensure_branch(office, "甲社区", "第一支部")
    office.path.open("rb").close()  # as a file chooser does; on Linux this drops SQLite's own locks
    another_program(VISIT, office.path)
    people.ensure_branch(office, "甲社区", "第二支部")
    wal = office.path.with_name(f"{office.path.name}-wal")
    assert wal.exists()
    with pytest.raises(UserError):
        create_office(office.path)
    office.close()
    assert another_program(VISIT, office.path) == "['第一支部', '第二支部']"
