"""The power fails in the middle of an import: the file opens, and nothing of the import is in it."""

import subprocess
import sys

from huanjie_desktop.services import people, roster
from huanjie_desktop.services.office import open_office
from tests.sheets import HEADINGS, person, write_sheet

CHILD = """
import sys, time
from pathlib import Path
from huanjie_desktop.services import people, roster
from huanjie_desktop.services.office import open_office
office = open_office(Path(sys.argv[1]))
branch = people.branches(office)[0].id
preview = roster.preview_import(office, Path(sys.argv[2]), branch)
def wait(done, total):
    if done >= 2000:
        print("half way", flush=True)
        time.sleep(60)
    return True
roster.confirm_import(office, preview, roster.ImportChoice(accept_warnings=True), wait)
"""


def test_a_killed_import_leaves_nothing_half_written(office, tmp_path):
    branch = people.ensure_branch(office, "建北社区", "第一党支部").value
    sheet = write_sheet(tmp_path / "名册.xlsx", [HEADINGS, *(person(number) for number in range(3000))])
    office.close()
    child = subprocess.Popen([sys.executable, "-c", CHILD, office.path, sheet], stdout=subprocess.PIPE, text=True)
    with child:
        assert child.stdout.readline() == "half way\n"
        child.kill()
    again = open_office(office.path)
    with again.db.read() as session:
        assert session.connection().exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert (roster.members(again, branch), roster.imports(again)) == ([], [])
    again.close()
