"""The hour in the hall by keys only: gates, ballots of one or two recorders, doubtful ones, bundles, paper sheets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from huanjie_desktop.domain.election.ballot import BallotMarks
from huanjie_desktop.domain.election.bundle_compare import Look, LookKind
from huanjie_desktop.domain.election.count_plan import SecondCount
from huanjie_desktop.services.pinyin import search_keys
from tests.journeys.keyboard import Keyboard, focus
from tests.ui.counting import Hall
from tests.ui.keystrokes import cheapest
from tests.ui.meeting_office import dialog
from ui.hall.hall import Hall as HallScreen
from ui.hall.scene import HallPage
from ui.pages.counting.entry.count_view import Mode
from ui.pages.counting.stage import StepKey
from ui.pages.counting.words import VOID_WORDS, marks_words

Key, Held = Qt.Key, Qt.KeyboardModifier
MOST_LOOKS = 30


@dataclass
class Recorders:
    """Whoever sits at the keyboard of an open window."""

    hall: Hall
    seats: int

    def __post_init__(self) -> None:
        self.keys = Keyboard(self.hall.window)

    @property
    def view(self) -> Any:
        """The count under the hands."""
        return self.hall.view

    @property
    def screen(self) -> HallScreen:
        """What the meeting sees."""
        return self.hall.window.view.context.hall

    def open_the_count(self, papers: int, void: int, second: SecondCount, bundle: int = 20) -> None:
        """End the voting, open the box, choose how the count is checked, sort the papers, begin."""
        self.keys.space("castGateConfirm")
        self.keys.number("openReturned", papers)
        self.keys.space("openMixed")
        self.keys.space("openGateConfirm")
        self.keys.choose("planSecond", second.value)
        self.keys.number("planBundle", bundle)
        for name, number in (("sortValid", papers - void), ("sortVoid", void), ("sortDoubtful", 0)):
            self.keys.number(name, number)
        self.keys.space("sortGateConfirm")
        self.read_out_names()

    def read_out_names(self) -> None:
        """Say the names that are alike before the first ballot."""
        if focus().objectName().startswith("similar"):
            self.keys.press(Key.Key_Space)

    def show_hall(self) -> None:
        """Open the hall screen at the count."""
        self.keys.press(Key.Key_F11)
        place = list(HallPage).index(HallPage.COUNT)
        self.keys.press(Key(int(Key.Key_1) + place), Held.AltModifier)

    def ballot(self, marks: BallotMarks) -> None:
        """Key one ballot as it was read, with the fewest keys."""
        before = (self.view.number, self.view.turn, self.view.mode)
        self.begin(marks)
        assert self.view.draft.marks == marks
        self.enter()
        assert (self.view.number, self.view.turn, self.view.mode) != before, self.view.hint

    def begin(self, marks: BallotMarks) -> None:
        """Key what stands on a ballot, without its Enter."""
        self.keys.pad(cheapest(replace(marks, write_ins=()), self.seats, ()).rstrip("\n"))
        for one in marks.write_ins:
            self._write_in(one.name)

    def enter(self) -> None:
        """Press Enter, and once more where the screen asks for it."""
        self.keys.pad("\n")
        if self.view.armed:
            self.keys.pad("\n")

    def _write_in(self, name: str) -> None:
        self.keys.pad("+" + search_keys(name).initials.split()[0])
        found = self.hall.page.entry.write_in.list
        for _ in range(found.count()):
            if found.currentItem().text() == name:
                break
            self.keys.press(Key.Key_Down)
        self.keys.press(Key.Key_Return)

    def settle(self, paper: BallotMarks) -> None:
        """Let the scrutineers look at the paper that two recorders read differently."""
        dispute = self.view.dispute
        readings = (dispute.first, dispute.second)
        if paper in readings:
            self.keys.pad(f"{readings.index(paper) + 1}\n\n")
        else:
            self.keys.pad("3")
            self.ballot(paper)
        assert self.view.mode is not Mode.DISPUTE

    def lay_aside(self, marks: BallotMarks) -> None:
        """Key a ballot and lay it aside for the scrutineers."""
        self.begin(marks)
        self.keys.pad("A")
        self.enter()

    def decide_doubtful(self, ground: str) -> None:
        """Let the scrutineers decide every ballot laid aside as it was read."""
        self.keys.space("entryDoubtful")
        queue = dialog("doubtfulDialog")
        for _ in tuple(queue.queue.model.shown):
            self.keys.space("doubtfulDecide")
            self.keys.choose("rulingGround", ground)
            self.keys.words("rulingSeen", "第3格有墨点")
            self.keys.number("rulingYes", 1)
            self.keys.number("rulingNo", 0)
            self.keys.space("rulingDialogOk")
        self.keys.space("doubtfulClose")

    def bundle(self, readings: Sequence[BallotMarks]) -> None:
        """Enter the bundle that comes next, and go on to its comparison."""
        self.keys.space("bundleEnter")
        self.read_out_names()
        for one in readings:
            self.ballot(one)
        self.keys.space("entryFinish")

    def finish_bundle(self, number: int, papers: Sequence[BallotMarks]) -> None:
        """Both are short of a ballot: hold the papers against the list from the first on, then key what is left."""
        for recorder in range(2):
            line = self.hall.page.count.bundles.lines[number - 1]
            have = (line.first, line.second)[recorder]
            if have < len(papers):
                self.keys.space("bundleEnter")
                self._hold_against_the_papers(papers[:have])
                for one in papers[have:]:
                    self.ballot(one)
                self.keys.space("entryFinish")
            if self.compared():
                self._read_through()
                self.keys.space("compareClose")

    def _read_through(self) -> None:
        if self.compared().read.isVisible():
            self.keys.space("compareRead")

    def _hold_against_the_papers(self, papers: Sequence[BallotMarks]) -> None:
        numbers = self.view.session.numbers
        for number, paper in zip(numbers, papers, strict=False):
            if self.view.session.ballots[number].marks != paper:
                self.correct(number, paper)

    def compared(self) -> Any:
        """Return the open comparison of a bundle, None when nothing differs."""
        shown = [one for one in QApplication.topLevelWidgets() if one.objectName() == "compareDialog"]
        return next((one for one in shown if one.isVisible()), None)

    def mend(self, pile: Sequence[BallotMarks]) -> list[LookKind]:
        """Look at papers until the two readings of the bundle agree; answer what was found."""
        compare, seen, refused = self.compared(), [], 0
        for _ in range(MOST_LOOKS):
            looks = sorted(compare.list.model.shown, key=lambda one: one.kind is not LookKind.DOUBLED)
            if not looks:
                self._read_through()
                self.keys.space("compareClose")
                return seen
            look = looks[refused]
            seen.append(look.kind)
            self.keys.row("compareTable", compare.list.model.shown.index(look))
            told = len(self.hall.window.messages.told)
            read = [one for one in compare._readings[look] if one]
            last = look.numbers[-1] + (look.kind is LookKind.DOUBLED)
            self._look(look, read, pile[look.numbers[0] - 1 : last])
            refused = refused + 1 if len(self.hall.window.messages.told) > told else 0
        raise AssertionError("the two readings never agree")

    def _look(self, look: Look, read: Sequence[BallotMarks], papers: Sequence[BallotMarks]) -> None:
        """Look at the papers named, and tell the dialog what is there: of several like ballots, whether all are."""
        self.keys.space("compareLook")
        names, form = self.hall.page.stage.round.names, dialog("thirdLookDialog")
        all_so = bool(papers) and set(papers) <= {read[0]}
        if look.kind is LookKind.DOUBLED:
            self.keys.choose("lookReading", "都是这样：没有录重" if all_so else "不都是这样")
        elif look.kind is LookKind.SKIPPED and not all_so:
            self.keys.choose("lookReading", "扎里没有这一张")
        elif papers[0] in read:
            self.keys.choose("lookReading", f"所录：{marks_words(papers[0], names)}")
        else:
            self._read_anew(form, papers[0])
        self.keys.space("thirdLookDialogOk")

    def _read_anew(self, form: Any, paper: BallotMarks) -> None:
        """Neither recorder read the paper as it is."""
        self.keys.choose("lookReading", "都不是")
        for place, (box, sign) in enumerate(zip(form.reading.boxes, paper.marks, strict=True), start=1):
            self.keys.choose(f"readingSign{place}", box.itemText(box.findData(sign)))
        for place, one in enumerate(paper.write_ins, start=1):
            self.keys.words(f"readingWritten{place}Name", one.name)
        if paper.void:
            self.keys.choose("lookVoid", VOID_WORDS[paper.void])

    def sheet(self, valid: int, invalid: int, votes: Sequence[Sequence[int]], written: Mapping[str, int]) -> None:
        """Type the foot of the paper sheet as it stands."""
        self.keys.space("sheetFill")
        self.keys.number("sheetValid", valid)
        self.keys.number("sheetInvalid", invalid)
        for place, three in enumerate(votes, start=1):
            for figure, number in enumerate(three):
                self.keys.number(f"sheetVotes{place}_{figure}", number)
        for place, (name, number) in enumerate(written.items(), start=1):
            self.keys.words(f"sheetWritten{place}_name", name)
            self.keys.number(f"sheetWritten{place}_votes", number)
        self.keys.space("sheetDialogOk")

    def correct(self, number: int, paper: BallotMarks) -> None:
        """Take a ballot up again from the list, clear it, and key what stands on the paper."""
        self.keys.space("entryList")
        shown = dialog("ballotsDialog").list.model.shown
        standing = [line.number for line in shown if line.standing.startswith("现行")]
        rows = [place for place, line in enumerate(shown) if line.number == number]
        assert number in standing
        self.keys.row("ballotsTable", rows[-1])
        self.keys.choose("ballotsReason", "看错候选人编号")
        self.keys.space("ballotsCorrect")
        self.ballot(paper)

    def at_step(self, key: StepKey) -> None:
        """Go to another step of the rail by the arrows."""
        order, page = list(StepKey), self.hall.page
        for _ in order:
            if page.key is key:
                return
            self.keys.go(f"countStep_{page.key}")
            self.keys.press(Key.Key_Down if order.index(page.key) < order.index(key) else Key.Key_Up)

    def settle_result(self) -> None:
        """Close, confirm, sign and announce."""
        for gate in ("close", "confirm", "report", "announce"):
            self.keys.space(f"{gate}GateConfirm")
