"""The power fails at any moment: every ballot that was reported as counted is in the file, and the file opens."""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.counting import Opening
from huanjie_desktop.services.office import open_office
from huanjie_desktop.storage import audit_log
from tests.builders import ready_to_count

ROOT = Path(__file__).resolve().parents[2]
MEMORY = "/dev/shm"
KILLS = int(os.environ.get("HUANJIE_KILLS", "500"))
CLERK = """
import sys
from pathlib import Path
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.office import open_office
from tests.builders import marks

office = open_office(Path(sys.argv[1]))
count = counting.open_count(office, RoundId(int(sys.argv[2])))
stored = 0
while True:
    if stored % 7 == 6 or len(count.ballots) == 60:
        counting.undo_last(office, count)
    elif stored % 11 == 10:
        counting.correct_ballot(office, count, 1, marks("O___"), "复核")
    else:
        counting.enter_ballot(office, count, marks("OO_X" if stored % 3 else "OOOO"))
    stored += 1
    print(stored, len(count.ballots), flush=True)
"""


def killed_after(path, round_id, moment):
    """Run the clerk, kill it, and return what it reported last: versions stored, ballots counted."""
    command = [sys.executable, "-c", CLERK, str(path), str(round_id)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as clerk:
        first = clerk.stdout.readline()
        time.sleep(moment)
        clerk.kill()
        rest = clerk.stdout.read()
    whole = [line.split() for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]
    return tuple(int(number) for number in whole[-1])  # a line cut off by the kill reported nothing


@pytest.mark.parametrize("moment", [0.03, 0.11, 0.26])
def test_every_reported_ballot_survives_a_killed_program(office, moment):
    ready = ready_to_count(office, size=70)
    counting.open_box(office, ready.round, Opening(70, True, "李建北"))
    office.close()
    stored, ballots = killed_after(office.path, ready.round, moment)
    again = open_office(office.path)
    count = counting.open_count(again, ready.round)
    kept = len(counting.ballot_versions(again, ready.round))
    assert kept in (stored, stored + 1)
    assert len(count.ballots) == ballots if kept == stored else abs(len(count.ballots) - ballots) <= 1
    assert count.state.problems == ()
    with again.db.read() as work:
        assert audit_log.first_broken(work) is None
    again.close()


@pytest.mark.slow
def test_five_hundred_kills_lose_no_ballot_and_double_none():
    """Commit, undo, correction, doubtful ballots, two recorders, copies, closing, reopening: HUANJIE_KILLS for more."""
    seed = random.randrange(2**32)
    print(f"python -m tests.journeys.killed_clerk FOLDER {seed} {KILLS}")
    with tempfile.TemporaryDirectory(dir=MEMORY if os.path.isdir(MEMORY) else None) as folder:
        command = [sys.executable, "-X", "utf8", "-m", "tests.journeys.killed_clerk", folder, str(seed), str(KILLS)]
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    figures = json.loads(ran.stdout)
    print(figures)
    assert figures["kills"] == KILLS
    assert all(figures[name] for name in ("in_mid_act", "copies", "resumed", "closed"))
    assert figures["acts"] > KILLS
