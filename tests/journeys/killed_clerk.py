"""A clerk who is killed again and again while ballots are counted, and what must stand in the file after each kill.

`python -m tests.journeys.killed_clerk FOLDER SEED KILLS` prints one line of figures, or the first thing that is wrong.
Every clerk is a fork of this process, which has loaded the program already; it reports each act before and after it.
"""

import json
import os
import random
import shutil
import signal
import sys
import threading
import time
import traceback
from copy import deepcopy
from pathlib import Path

from huanjie_desktop.domain.election.ruling import Ruling
from huanjie_desktop.services.count import counting, doubtful, pair, resume, safe_copies
from huanjie_desktop.services.office import create_office, open_office
from huanjie_desktop.storage.health import file_health
from tests.builders import marks, ready_to_count
from tests.journeys.pile import Pile, lines_in, rows_of, stored_in

SIZE = 40
KILLS_OF_ONE_OFFICE = 25
SIGNS = "OOOX__"
FIGURES = ("kills", "acts", "in_mid_act", "kept_in_mid_act", "copies", "resumed", "closed")
RESUMED = "计票中断后继续"
LOGGED = {
    "decide": ("认定疑难票",),
    "settle": ("两人录入不一致，查看原票",),
    "close": ("计票录入完成",),
    "reopen": ("重新打开计票",),
    "take_up": ("计票进入", RESUMED),
    "leave": ("计票离开",),
}
"""The lines that an act leaves in the log."""


class Clerk:
    """Opens the office and counts until he is killed."""

    def __init__(self, path: Path, copies: Path, round_id: int, pile: Pile, seed: int, pipe: int) -> None:
        self.path, self.copies, self.round_id, self.pile, self.pipe = path, copies, round_id, pile, pipe
        self.random = random.Random(seed)
        self.busy: threading.Thread | None = None

    def work(self) -> None:
        """Take the count up where it was left, then one act after another."""
        self.office = open_office(self.path)
        before = resume.interrupted(self.office)
        assert (before is not None) == (self.pile.noted and not self.pile.closed), before
        if before:
            assert before.next_number == self.pile.number, (before, self.pile.number)
        if self.pile.closed:
            self.act("reopen", [], lambda: counting.reopen(self.office, self.round_id, "再对一遍"))
        self.take_up()
        while True:
            self.step()

    def take_up(self) -> None:
        """Sit down at the count."""
        seat = resume.Seat(self.round_id, resume.BOTH if self.pile.pair else 1)
        if self.office.counting is None:
            self.act("take_up", [], lambda: resume.take_up(self.office, seat))
        opening = pair.open_pair if self.pile.pair else counting.open_count
        self.count = opening(self.office, self.round_id)

    def step(self) -> None:
        """Do one act that fits the pile as it stands."""
        pile = self.pile
        if pile.aside and self.random.random() < (0.2 if pile.number <= SIZE else 1):
            self.decide(pile.aside[0])
        elif pile.number > SIZE:
            self.close()
        elif pile.turn == 0:
            self.settle()
        else:
            acts = (self.enter, self.undo, self.correct, self.lay_aside, self.copy, self.rest)
            self.random.choices(acts, (60, 14, 9, 8, 6, 2))[0]()

    def act(self, name, rows, work) -> None:
        """Report an act, do it, report that it is done."""
        act = {"name": name, "rows": rows}
        self.report({"begun": act})
        work()
        self.report({"done": name})
        self.pile.apply(act)

    def report(self, line: dict) -> None:
        os.write(self.pipe, (json.dumps(line) + "\n").encode())

    def signs(self) -> str:
        return "".join(self.random.choices(SIGNS, k=4))

    def enter(self) -> None:
        """Enter a ballot; the second recorder now and then misreads it."""
        pile, signs = self.pile, self.signs()
        first = pile.current(1).get(pile.number)
        if pile.turn == 2 and first and self.random.random() < 0.8:
            signs = first[3]
        rows = [pile.next_version(pile.turn, pile.number, signs)]
        entering = pair.enter_turn if pile.pair else counting.enter_ballot
        self.act("enter", rows, lambda: entering(self.office, self.count, marks(signs)))

    def settle(self) -> None:
        """The third look: whoever read something else gets a new version."""
        pile, signs = self.pile, self.signs()
        wrong = [one for one in pile.recorders if pile.current(one)[pile.number][3] != signs]
        rows = [pile.next_version(one, pile.number, signs) for one in wrong]
        self.act("settle", rows, lambda: pair.settle(self.office, self.count, marks(signs), "李建北"))

    def undo(self) -> None:
        pile = self.pile
        begun = any(pile.number in pile.current(one) for one in pile.recorders)
        number = pile.number if begun else pile.number - 1
        held = [pile.current(one)[number] for one in pile.recorders if number in pile.current(one)]
        rows = [pile.next_version(one[0], number, one[3], withdrawn=True) for one in held]
        undoing = pair.undo_pair if pile.pair else counting.undo_last
        if held:
            self.act("undo", rows, lambda: undoing(self.office, self.count))

    def correct(self) -> None:
        pile, signs = self.pile, self.signs()
        fit = [one for one in range(1, pile.number) if one not in pile.aside]
        if not fit:
            return
        number = self.random.choice(fit)
        rows = [pile.next_version(one, number, signs) for one in pile.recorders]
        correcting = pair.correct_pair if pile.pair else counting.correct_ballot
        self.act("correct", rows, lambda: correcting(self.office, self.count, number, marks(signs), "复核"))

    def lay_aside(self) -> None:
        pile, signs = self.pile, self.signs()
        read = {one: pile.current(one).get(pile.number) for one in pile.recorders}
        rows = [pile.next_version(one, pile.number, old[3] if old else signs, aside=True) for one, old in read.items()]
        self.act("aside", rows, lambda: doubtful.set_aside(self.office, self.count, marks(signs)))

    def decide(self, number: int) -> None:
        """Let the scrutineers decide, then take the count up anew as the window does."""
        pile, signs = self.pile, "O__X"
        ruling = Ruling(marks(signs), "other", "符号淡", 1, 0, ("李建北",))
        rows = [pile.next_version(one, number, signs) for one in pile.recorders if pile.current(one)[number][5]]
        self.act("decide", rows, lambda: doubtful.decide(self.office, self.round_id, number, ruling))
        self.take_up()

    def close(self) -> None:
        self.act("close", [], lambda: counting.close_count(self.office, self.round_id))
        self.act("reopen", [], lambda: counting.reopen(self.office, self.round_id, "再对一遍"))
        self.take_up()
        for _ in range(8):
            self.undo()

    def copy(self) -> None:
        """Copy to the stick, beside the count."""
        if self.busy is None or not self.busy.is_alive():
            self.busy = threading.Thread(target=self.copy_now, daemon=True)
            self.busy.start()

    def copy_now(self) -> None:
        try:
            safe_copies.save_safe_copy(self.office, safe_copies.CopyPlace(self.copies, False))
        except BaseException:  # noqa: BLE001 - told to the parent, which raises it
            self.report({"wrong": traceback.format_exc()})

    def rest(self) -> None:
        """Leave the count in good order and come back."""
        self.act("leave", [], lambda: resume.leave(self.office))
        self.take_up()


class Killer:
    """Forks a clerk, kills him, and looks into the file."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.random, self.seed = folder, random.Random(seed), seed
        self.master = folder / "母本.huanjie"
        office = create_office(self.master)
        ready = ready_to_count(office, size=SIZE)
        counting.open_box(office, ready.round, counting.Opening(SIZE, True, "李建北"))
        office.close()
        self.round_id = ready.round
        self.figures = dict.fromkeys(FIGURES, 0)

    def begin(self, place: int) -> None:
        """Take a fresh office and an empty stick; every second one is counted by two recorders in turn."""
        self.place = self.folder / str(place)
        self.copies = self.place / "U盘"
        self.copies.mkdir(parents=True)
        self.path = Path(shutil.copy(self.master, self.place / "街道.huanjie"))
        self.pile = Pile(SIZE, pair=place % 2 == 1)
        self.done: dict[str, int] = {}
        self.seen: set[str] = set()

    def run(self, kills: int) -> dict:
        """Kill so many clerks; raises at the first thing that is not as it must be."""
        for number in range(kills):
            if number % KILLS_OF_ONE_OFFICE == 0:
                self.begin(number // KILLS_OF_ONE_OFFICE)
            self.kill_one()
            self.look()
            if number % KILLS_OF_ONE_OFFICE == KILLS_OF_ONE_OFFICE - 1:
                self.end()
        return self.figures

    def kill_one(self) -> None:
        """Fork a clerk and kill him after some time, or in the middle of an act."""
        reading, writing = os.pipe()
        seed = self.random.randrange(2**32)
        child = os.fork()
        if child == 0:
            self.be_clerk(Clerk(self.path, self.copies, self.round_id, deepcopy(self.pile), seed, writing))
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            head = self.wait(pipe)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            said = head + pipe.read()
        self.figures["kills"] += 1
        self.follow([json.loads(line) for line in said.splitlines(keepends=True) if line.endswith(b"\n")])

    def wait(self, pipe) -> bytes:
        """Wait by the clock, or for so many acts and a little more."""
        if self.random.random() < 0.4:
            time.sleep(self.random.uniform(0, 0.09))
            return b""
        lines = [pipe.readline() for _ in range(self.random.randrange(1, 26))]
        time.sleep(self.random.choice((0, self.random.uniform(0, 0.005))))
        return b"".join(lines)

    @staticmethod
    def be_clerk(clerk: Clerk) -> None:
        try:
            clerk.work()
        except BaseException:  # noqa: BLE001 - told to the parent, which raises it
            clerk.report({"wrong": traceback.format_exc()})
        os._exit(1)

    def follow(self, lines: list[dict]) -> None:
        """Take over what was reported as done; `pending` is the act during which the clerk was killed."""
        self.pending = None
        for line in lines:
            if "wrong" in line:
                raise AssertionError(line["wrong"])
            if "begun" in line:
                self.pending = line["begun"]
            else:
                self.take(self.pending)

    def take(self, act: dict) -> None:
        self.pile.apply(act)
        self.figures["acts"] += 1
        self.done[act["name"]] = self.done.get(act["name"], 0) + 1
        self.pending = None

    def look(self) -> None:
        """Open the file: every version reported is there, none twice, nothing half, the log unbroken."""
        office = open_office(self.path)
        health = file_health(office.db)
        assert health.whole, health
        found = stored_in(self.path)
        self.lines = lines_in(self.path)
        self.take_pending(found)
        assert found == self.pile.versions, found ^ self.pile.versions
        assert len(doubtful.decisions(office, self.round_id)) == self.pile.decisions
        self.look_into_log()
        office.close()
        self.look_at_copies()

    def take_pending(self, found: frozenset) -> None:
        """The act that was cut off is there as a whole or not at all; find out which."""
        if not self.pending:
            return
        self.figures["in_mid_act"] += 1
        rows, name = rows_of(self.pending), self.pending["name"]
        kept = rows <= found if rows else self.logged(name) > self.done.get(name, 0)
        assert kept or not rows & found, "half an act"
        if kept:
            self.figures["kept_in_mid_act"] += 1
            self.take(self.pending)

    def logged(self, name: str) -> int:
        return sum(self.lines[action] for action in LOGGED[name])

    def look_into_log(self) -> None:
        """Every act that has a line has it once."""
        for name in LOGGED:
            assert self.logged(name) == self.done.get(name, 0), name

    def look_at_copies(self) -> None:
        """Every copy that bears its name is whole and holds the count as it once stood."""
        for copy in sorted(self.copies.glob("*.huanjie")):
            if copy.name not in self.seen:
                assert hash(stored_in(copy)) in self.pile.snapshots, copy.name
                self.seen.add(copy.name)
                self.figures["copies"] += 1

    def end(self) -> None:
        """Copy once more: what killed copies left is gone, and the copy goes on where the office does."""
        office = open_office(self.path)
        before = resume.interrupted(office)
        copy = safe_copies.save_safe_copy(office, safe_copies.CopyPlace(self.copies, False)).value.path
        office.close()
        self.figures["resumed"] += self.lines[RESUMED]
        self.figures["closed"] += self.done.get("close", 0)
        restored = open_office(copy)
        after = resume.interrupted(restored)
        restored.close()
        assert (before and before.next_number) == (after and after.next_number)
        assert not [one.name for one in self.copies.iterdir() if "未完成" in one.name]
        shutil.rmtree(self.place)


def main() -> None:
    """Run, and print the figures as one line."""
    folder, seed, kills = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    print(json.dumps(Killer(folder, seed).run(kills)))


if __name__ == "__main__":
    main()
