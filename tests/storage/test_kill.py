"""The program is killed at any moment: the file opens, whatever was reported is in it, nothing is half written."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from huanjie_desktop.services import people
from huanjie_desktop.services.office import Office, create_office, open_office
from huanjie_desktop.services.roster import roster
from huanjie_desktop.storage import audit_log
from huanjie_desktop.storage.health import file_health
from tests.architecture.sources import ROOT
from tests.sheets import HEADINGS, person, write_sheet
from tests.storage.later_version import SLOW_STEP, next_version, steps_folder

ROWS = 3000
HEAD = """
import sys, time
from pathlib import Path
from huanjie_desktop.services import people
from huanjie_desktop.services.roster import roster
from huanjie_desktop.services.office import create_office, open_office
path = Path(sys.argv[1])
"""
IMPORT = (
    HEAD
    + """
office = open_office(path)
preview = roster.preview_import(office, Path(sys.argv[2]), people.branches(office)[0].id)
def report(done, total):
    print(done, flush=True)
    return True
roster.confirm_import(office, preview, roster.ImportChoice(accept_warnings=True), report)
print("stored", flush=True)
time.sleep(60)
"""
)
SAVE = (
    HEAD
    + """
from huanjie_desktop.domain.ids import MemberId
from huanjie_desktop.domain.people.member import Member
office = open_office(path)
branch = people.branches(office)[0].id
for number in range(100_000):
    roster.save_member(office, Member(MemberId(0), branch, "赵" + "安宁清和"[number % 4] + chr(0x4e00 + number)))
    print(number + 1, flush=True)
"""
)
CREATE = (
    HEAD
    + """
for number in range(100_000):
    create_office(path / f"{number}.huanjie").close()
    print(number, flush=True)
"""
)
UPGRADE = (
    HEAD
    + """
from huanjie_desktop.storage import migrate, schema
migrate.FOLDER, schema.HEAD, schema.OLDER = Path(sys.argv[2]), "0002", ("0001",)
open_office(path)
"""
)


def killed(script: str, *values: object, moment: float) -> list[str]:
    """Run a program, kill it some seconds after its first line, and return its lines."""
    command = [sys.executable, "-X", "utf8", "-c", script, *map(str, values)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as child:
        first = child.stdout.readline()
        time.sleep(moment)
        child.kill()
        return (first + child.stdout.read()).splitlines()


def whole(path: Path) -> Office:
    """Open a file and return it when nothing in it is broken."""
    again = open_office(path)
    assert file_health(again.db).whole
    return again


@pytest.fixture
def one_branch(office):
    people.ensure_branch(office, "建北社区", "第一党支部")
    office.close()
    return office.path


@pytest.mark.parametrize("moment", [0.0, 0.02, 0.05, 0.09, 0.2])
def test_a_killed_import_is_there_as_a_whole_or_not_at_all(one_branch, tmp_path, moment):
    sheet = write_sheet(tmp_path / "名册.xlsx", [HEADINGS, *(person(number) for number in range(ROWS))])
    lines = killed(IMPORT, one_branch, sheet, moment=moment)
    again = whole(one_branch)
    count = len(roster.members(again))
    assert count == ROWS if "stored" in lines else count in (0, ROWS)
    assert len(roster.imports(again)) == (count == ROWS)
    again.close()


@pytest.mark.parametrize("moment", [0.01, 0.1, 0.3])
def test_every_member_reported_as_saved_survives_a_killed_program(one_branch, moment):
    saved = int(killed(SAVE, one_branch, moment=moment)[-1])
    again = whole(one_branch)
    assert len(roster.members(again)) in (saved, saved + 1)
    with again.db.read() as session:
        logged = sum(entry.action == "新增党员" for entry in audit_log.entries(session))
    assert logged == len(roster.members(again))
    again.close()


@pytest.mark.parametrize("moment", [0.0, 0.013, 0.03, 0.08])
def test_a_new_office_is_there_as_a_whole_or_not_at_all(tmp_path, moment):
    made = int(killed(CREATE, tmp_path, moment=moment)[-1])
    for path in tmp_path.glob("*.huanjie"):
        whole(path).close()
    assert {f"{number}.huanjie" for number in range(made + 1)} <= {path.name for path in tmp_path.glob("*.huanjie")}


def test_what_a_killed_creation_left_behind_is_no_obstacle(tmp_path):
    made = int(killed(CREATE, tmp_path, moment=0.02)[-1])
    create_office(tmp_path / f"{made + 2}.huanjie").close()
    (tmp_path / "新.huanjie.未完成").write_bytes(b"half")
    create_office(tmp_path / "新.huanjie").close()
    assert not (tmp_path / "新.huanjie.未完成").exists()


@pytest.mark.parametrize("moment", [0.0, 0.1])
def test_a_killed_upgrade_leaves_the_older_file_as_it_was_and_is_done_at_the_next_start(
    one_branch, tmp_path, monkeypatch, moment
):
    before = one_branch.read_bytes()
    assert killed(UPGRADE, one_branch, steps_folder(tmp_path / "slow", SLOW_STEP), moment=moment) == ["half way"]
    assert one_branch.read_bytes() == before
    next_version(tmp_path, monkeypatch)
    again = whole(one_branch)
    assert [branch.name for branch in people.branches(again)] == ["第一党支部"]
    again.close()
    for copy in tmp_path.glob("*升级前*"):
        assert copy.suffix == ".huanjie"
