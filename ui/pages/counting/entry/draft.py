"""The ballot under the recorder's hands: keys become signs; every key can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from huanjie_desktop.domain.election.ballot import BallotMarks, Sign, VoidReason, WriteIn
from ui.pages.counting.entry.keys import Act

ONE_DIGIT_MOST = 9
PREFIXES = {Act.REJECT: "-", Act.ABSTAIN: ".", Act.ODD: "/"}
_SIGN_OF = {"": Sign.APPROVE, "-": Sign.REJECT, ".": Sign.EMPTY}
_ODD_AFTER = {Sign.OTHER: Sign.UNREADABLE, Sign.UNREADABLE: Sign.BOTH}
WHOLE_WORDS = {
    Sign.EMPTY: "全部画○；再按谁的编号，就去掉谁的○。按 - 以后改为画×。",
    Sign.REJECT: "全部画○；再按谁的编号，就给谁画×。按 . 以后改为空着。",
}
_ASKED = {"-": "画×", ".": "改为弃权", "/": "特殊情形"}


@dataclass(frozen=True)
class Reply:
    """The answer to a key: whether it did something, a word for the recorder, and which candidate it touched."""

    ok: bool
    text: str = ""
    place: int = -1


@dataclass(frozen=True)
class _Step:
    """The ballot after a key; `whole` is the sign that a number sets once all were approved by one key.

    `aside` lays the ballot aside for the scrutineers (待定).
    """

    marks: BallotMarks
    whole: Sign | None = None
    aside: bool = False


class Draft:
    """Signs by candidate; `prefix` and `digits` are what was typed of the next number."""

    def __init__(self, names: Sequence[str], start: BallotMarks | None = None) -> None:
        self.names = tuple(names)
        self.prefix = self.digits = ""
        self._steps = [_Step(start or BallotMarks((Sign.EMPTY,) * len(self.names)))]

    @property
    def marks(self) -> BallotMarks:
        """The ballot as keyed so far; a box nobody touched is empty."""
        return self._steps[-1].marks

    @property
    def aside(self) -> bool:
        """Whether the ballot is to be laid aside for the scrutineers (待定)."""
        return self._steps[-1].aside

    @property
    def whole(self) -> Sign | None:
        """The sign that a number sets after everybody was approved by one key, None otherwise."""
        return self._steps[-1].whole

    @property
    def width(self) -> int:
        """How many digits a number has: two as soon as there are more than nine names."""
        return 1 if len(self.names) <= ONE_DIGIT_MOST else 2

    @property
    def pending(self) -> str:
        """What was typed of a number that is not complete, "" when nothing is open."""
        return self.prefix + self.digits

    @property
    def empty(self) -> bool:
        """Whether nothing stands on the ballot and nothing was decided about it."""
        marks = self.marks
        return not self.aside and not marks.write_ins and marks.void is None and set(marks.marks) <= {Sign.EMPTY}

    def number_text(self, place: int) -> str:
        """Return the number to press for a candidate, with its leading zero."""
        return str(place + 1).zfill(self.width)

    def digit(self, digit: int) -> Reply:
        """Take one digit; a complete number sets the sign of that candidate: ○, after `*` none, after `0` ×."""
        if digit == 0 and self.width == 1 and not self.prefix:
            return self._all_but()
        typed = self.digits + str(digit)
        if len(typed) < self.width:
            self.digits = typed
            return Reply(True, f"{self.pending} …")
        prefix, self.prefix, self.digits = self.prefix, "", ""
        place = int(typed) - 1
        if not 0 <= place < len(self.names):
            return Reply(False, f"没有{typed}号候选人，请重按。")
        return self._set(place, self._sign(place, prefix), prefix)

    def prefix_key(self, act: Act) -> Reply:
        """Take `-`, `.` or `/`: the number that follows gets another sign."""
        self.prefix, self.digits = PREFIXES[act], ""
        return Reply(True, f"{_ASKED[self.prefix]}：请按候选人编号")

    def approve_all(self) -> Reply:
        """Approve every printed candidate; the numbers that follow take a ○ back."""
        return self._approve_all(Sign.EMPTY)

    def _all_but(self) -> Reply:
        """Approve all; the numbers that follow get ×. Only as the first key, so that a slip changes no ballot."""
        if len(self._steps) > 1 or not self.empty:
            return Reply(False, "0（全部画○，再按编号画×）只能在一张票的开头按。")
        return self._approve_all(Sign.REJECT)

    def _approve_all(self, whole: Sign) -> Reply:
        self.prefix = self.digits = ""
        marks = replace(self.marks, marks=(Sign.APPROVE,) * len(self.names))
        self._steps.append(_Step(marks, whole, self.aside))
        return Reply(True, WHOLE_WORDS[whole])

    def write_in(self, name: str, sign: Sign) -> Reply:
        """Add a written-in person."""
        self._push(replace(self.marks, write_ins=(*self.marks.write_ins, WriteIn(name, sign))))
        return Reply(True, f"另选 {name}")

    def void(self, reason: VoidReason) -> Reply:
        """Declare the whole ballot void."""
        self.prefix = self.digits = ""
        self._push(replace(self.marks, void=reason))
        return Reply(True)

    def lay_aside(self) -> Reply:
        """Lay the ballot aside for the scrutineers, with what was keyed of it so far."""
        self.prefix = self.digits = ""
        if not self.aside:
            self._steps.append(replace(self._steps[-1], aside=True))
        return Reply(True)

    def back(self) -> Reply:
        """Take the last key back."""
        if self.pending:
            self.digits, self.prefix = ("", self.prefix) if self.digits else ("", "")
            return Reply(True, f"{_ASKED[self.prefix]}：请按候选人编号" if self.prefix else "")
        if len(self._steps) == 1:
            return Reply(False, "这张票还没有按键。要撤回上一张，请按 F7。")
        self._steps.pop()
        return Reply(True)

    def _sign(self, place: int, prefix: str) -> Sign:
        if prefix == "/":
            return _ODD_AFTER.get(self.marks.marks[place], Sign.OTHER)
        return self.whole if self.whole and not prefix else _SIGN_OF[prefix]

    def _set(self, place: int, sign: Sign, prefix: str) -> Reply:
        signs = self.marks.marks
        if signs[place] is sign:
            return Reply(False, f"{self.names[place]}已经是这个符号，没有重复记。", place)
        self._push(replace(self.marks, marks=(*signs[:place], sign, *signs[place + 1 :])))
        if self.whole and prefix in ("-", "."):
            self._steps[-1] = replace(self._steps[-1], whole=sign)
        return Reply(True, WHOLE_WORDS[self.whole] if self.whole else "", place)

    def _push(self, marks: BallotMarks) -> None:
        self._steps.append(replace(self._steps[-1], marks=marks))
