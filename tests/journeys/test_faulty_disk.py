"""The disk is full, a sync fails, the stick is pulled, at every single write of every act of a count.

Either the act answered and is in the file, or there is a sentence and the file is as before; then the count goes on.
"""

import re
import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import connect

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ruling import Ruling
from huanjie_desktop.domain.election.sheets import SheetTotals
from huanjie_desktop.services.count import counting, doubtful, pair, plan, resume, safe_copies, sheets, third_look
from huanjie_desktop.services.office import create_office, open_office
from huanjie_desktop.services.texts.text import sentence
from huanjie_desktop.storage.health import file_health
from tests.builders import marks, ready_to_count
from tests.faults import crash_now
from tests.faulty_disk import Fault, faulty_disk
from tests.journeys.pile import stored_in

SIZE = 14
NAMES = {"disk_full", "disk_error", "copy_failed", "copy_place_full"}
PARTS = ("ballot", "decision", "paper_sheet", "bundle", "audit", "setting", "round")
COUNTED = 4
"""So many of the parts are what was counted; the rest tells when and by whom."""


@dataclass
class Hall:
    """An open office, its round, and its running count, of one recorder or of two."""

    office: object
    round_id: int
    stick: Path

    def __post_init__(self):
        self.count = counting.open_count(self.office, self.round_id)
        self.pair = pair.open_pair(self.office, self.round_id)


def fill(hall):
    while not hall.count.full:
        counting.enter_ballot(hall.office, hall.count, marks("OO_X"))


def laid_aside(hall):
    return doubtful.set_aside(hall.office, hall.count, marks("O__V"))


def misread(hall):
    for signs in ("OO__", "O___"):
        pair.enter_turn(hall.office, hall.pair, marks(signs))


def closed(hall):
    fill(hall)
    counting.close_count(hall.office, hall.round_id)


def skipped(hall):
    """The second recorder skips the fourth ballot of the bundle."""
    paper = [marks(one) for one in ("OO_X", "O__X", "XO__", "OOO_", "_XX_", "O_O_") * 2]
    for recorder, pile in ((1, paper), (2, paper[:3] + paper[4:])):
        count = counting.open_count(hall.office, hall.round_id, recorder, 1)
        for one in pile:
            counting.enter_ballot(hall.office, count, one)


def mended(hall):
    (look,) = plan.compare_bundle(hall.office, hall.round_id, 1)
    third_look.mend(hall.office, hall.round_id, 1, look, third_look.Found(4, marks("OOO_"), "李建北"))


def sheet_typed(hall):
    votes = dict.fromkeys(hall.count.round.names, (SIZE, 0, 0))
    sheets.save_sheet(hall.office, hall.round_id, 0, SheetTotals(SIZE, 0, votes))


RULING = Ruling(marks("O___"), "other", "符号淡", 1, 0, ("李建北",))
SEAT = resume.Seat
ACTS = {
    "a ballot": (None, lambda one: counting.enter_ballot(one.office, one.count, marks("OO_X"))),
    "taking back": (fill, lambda one: counting.undo_last(one.office, one.count)),
    "a correction": (fill, lambda one: counting.correct_ballot(one.office, one.count, 3, marks("X___"), "读错")),
    "laying aside": (None, laid_aside),
    "a decision": (laid_aside, lambda one: doubtful.decide(one.office, one.round_id, 1, RULING)),
    "the second recorder": (None, lambda one: pair.enter_turn(one.office, one.pair, marks("OO_X"))),
    "the third look": (misread, lambda one: pair.settle(one.office, one.pair, marks("OO__"), "李建北")),
    "putting in a skipped ballot": (skipped, mended),
    "handing out a bundle": (None, lambda one: plan.hand_out(one.office, one.round_id, 1, "第一组")),
    "a paper sheet": (None, sheet_typed),
    "closing": (fill, lambda one: counting.close_count(one.office, one.round_id)),
    "opening again": (closed, lambda one: counting.reopen(one.office, one.round_id, "再对一遍")),
    "sitting down": (None, lambda one: resume.take_up(one.office, SEAT(one.round_id))),
    "a copy": (fill, lambda one: safe_copies.save_safe_copy(one.office, safe_copies.CopyPlace(one.stick, False))),
}


@pytest.fixture(scope="module")
def master(tmp_path_factory):
    """An office whose box is open."""
    office = create_office(tmp_path_factory.mktemp("母本") / "街道.huanjie")
    ready = ready_to_count(office, size=SIZE)
    counting.open_box(office, ready.round, counting.Opening(SIZE, True, "李建北"))
    office.close()
    return office.path, ready.round


def fresh(master, folder):
    (folder / "U盘").mkdir(parents=True)
    return Path(shutil.copy(master, folder / master.name))


def picture(path):
    """Everything in a file that an act of a count can change."""
    with closing(connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return [sorted(connection.execute(f"SELECT * FROM {part}").fetchall()) for part in PARTS]


class Trial:
    """One act on a fresh copy of the office with a disk that fails at its so-manieth write."""

    def __init__(self, master, folder, clock, act):
        path, self.round_id = master
        self.path, self.folder, self.clock = fresh(path, folder), folder, clock
        self.prepare, self.act = ACTS[act]
        self.lasting = slice(COUNTED if act == "a copy" else None)  # a copy made again bears the next number in the log

    def run(self, fault, at, once):
        """Return how often the disk failed, and how often it was written to."""
        with faulty_disk() as disk:
            office = open_office(self.path, self.clock)
            hall = Hall(office, self.round_id, self.folder / "U盘")
            if self.prepare:
                self.prepare(hall)
            before = picture(self.path)
            disk.fail(at, fault, once)
            told = self.told(hall)
            counts, crashed = (disk.failed, disk.acts), crash_now(self.path, self.crashed_folder())
            disk.heal()
            if told:
                assert picture(self.path) == before, "a refused act left something"
                self.act(hall)
            after = picture(self.path)
            assert after != before
            office.close()
        self.look(before, after, crashed)
        return counts

    def crashed_folder(self):
        folder = self.folder / "断电"
        folder.mkdir()
        return folder

    def told(self, hall):
        """Do the act; return the refusal, which has a sentence for the clerk, or None."""
        refused = None
        try:
            self.act(hall)
        except UserError as trouble:
            refused = trouble
        if refused:
            assert refused.code in NAMES
            assert not re.search("[A-Za-z]{2,}", sentence(refused).replace(".huanjie", ""))
        return refused

    def look(self, before, after, crashed):
        """What answered is in the file after the next start; after a crash just then, all of the act or nothing."""
        assert picture(self.path) == after
        for path, known in ((self.path, [after]), (crashed, [before, after])):
            again = open_office(path)
            assert file_health(again.db).whole
            again.close()
            assert picture(path)[self.lasting] in [one[self.lasting] for one in known]
        for copy in (self.folder / "U盘").iterdir():
            assert copy.suffix == ".huanjie"
            assert stored_in(copy) == stored_in(self.path)


def places(writes):
    """Every write of an act; of the many pages of a copy some, and the last ones."""
    return sorted({*range(1, writes + 1, max(1, writes // 8)), *range(max(1, writes - 5), writes + 1)})


FAULTS = {False: (Fault.FULL, Fault.SYNC, Fault.GONE), True: (Fault.WRITE, Fault.SYNC)}


@pytest.mark.slow
@pytest.mark.parametrize("once", [False, True], ids=["from then on", "once"])
@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_in_the_file_or_refused_at_every_write_that_fails(master, tmp_path, clock, act, once):
    _, writes = Trial(master, tmp_path / "0", clock, act).run(Fault.GONE, 10_000, once)
    failures = 0
    for fault in FAULTS[once]:
        for at in places(writes):
            failed, _ = Trial(master, tmp_path / f"{fault.name}{at}", clock, act).run(fault, at, once)
            failures += failed > 0
    assert failures >= (1 if once else 2) * len(places(writes))


@pytest.mark.parametrize("act", ACTS)
def test_a_power_cut_right_after_an_answer_takes_nothing_of_it(master, tmp_path, clock, act):
    """What was not synced is gone then: a killed program cannot show that, the disk below SQLite can."""
    path, (prepare, do) = fresh(master[0], tmp_path), ACTS[act]
    (tmp_path / "断电").mkdir()
    with faulty_disk(keep=True) as disk:
        disk.durable[str(path)] = path.read_bytes()
        office = open_office(path, clock)
        hall = Hall(office, master[1], tmp_path / "U盘")
        for one in [prepare, do] if prepare else [do]:
            one(hall)
        answered, left = picture(path), disk.surface(path, tmp_path / "断电")
        office.close()
    again = open_office(left)
    assert file_health(again.db).whole
    again.close()
    assert picture(left) == answered
