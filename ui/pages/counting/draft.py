"""The ballot under the recorder's hands: keys become signs; every key can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from huanjie_desktop.domain.election.ballot import BallotMarks, Sign, VoidReason, WriteIn
from ui.pages.counting.keys import Act

ONE_DIGIT_MOST = 9
PREFIXES = {Act.REJECT: "-", Act.ABSTAIN: ".", Act.ODD: "/"}
_SIGN_OF = {"": Sign.APPROVE, "-": Sign.REJECT, ".": Sign.EMPTY}
_ODD_AFTER = {Sign.OTHER: Sign.UNREADABLE, Sign.UNREADABLE: Sign.BOTH}
_ASKED = {"-": "画×", ".": "改为弃权", "/": "特殊情形"}


@dataclass(frozen=True)
class Reply:
    """The answer to a key: whether it did something, a word for the recorder, and which candidate it touched."""

    ok: bool
    text: str = ""
    place: int = -1


class Draft:
    """Signs by candidate; `prefix` and `digits` are what was typed of the next number."""

    def __init__(self, names: Sequence[str], start: BallotMarks | None = None) -> None:
        self.names = tuple(names)
        self.prefix = self.digits = ""
        self._steps = [start or BallotMarks((Sign.EMPTY,) * len(self.names))]

    @property
    def marks(self) -> BallotMarks:
        """The ballot as keyed so far; a box nobody touched is empty."""
        return self._steps[-1]

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
        """Whether nothing stands on the ballot."""
        marks = self.marks
        return not marks.write_ins and marks.void is None and set(marks.marks) <= {Sign.EMPTY}

    def number_text(self, place: int) -> str:
        """Return the number to press for a candidate, with its leading zero."""
        return str(place + 1).zfill(self.width)

    def digit(self, digit: int) -> Reply:
        """Take one digit; a complete number sets the sign of that candidate."""
        typed = self.digits + str(digit)
        if len(typed) < self.width:
            self.digits = typed
            return Reply(True, f"{self.pending} …")
        prefix, self.prefix, self.digits = self.prefix, "", ""
        place = int(typed) - 1
        if not 0 <= place < len(self.names):
            return Reply(False, f"没有{typed}号候选人，请重按。")
        return self._set(place, self._sign(place, prefix))

    def prefix_key(self, act: Act) -> Reply:
        """Take `-`, `.` or `/`: the number that follows gets another sign."""
        self.prefix, self.digits = PREFIXES[act], ""
        return Reply(True, f"{_ASKED[self.prefix]}：请按候选人编号")

    def approve_all(self) -> Reply:
        """Approve every printed candidate."""
        self.prefix = self.digits = ""
        self._push(replace(self.marks, marks=(Sign.APPROVE,) * len(self.names)))
        return Reply(True, "全部画○")

    def write_in(self, name: str, sign: Sign) -> Reply:
        """Add a written-in person."""
        self._push(replace(self.marks, write_ins=(*self.marks.write_ins, WriteIn(name, sign))))
        return Reply(True, f"另选 {name}")

    def void(self, reason: VoidReason) -> Reply:
        """Declare the whole ballot void."""
        self.prefix = self.digits = ""
        self._push(replace(self.marks, void=reason))
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
        return _SIGN_OF[prefix]

    def _set(self, place: int, sign: Sign) -> Reply:
        signs = self.marks.marks
        if signs[place] is sign:
            return Reply(False, f"{self.names[place]}已经是这个符号，没有重复记。", place)
        self._push(replace(self.marks, marks=(*signs[:place], sign, *signs[place + 1 :])))
        return Reply(True, "", place)

    def _push(self, marks: BallotMarks) -> None:
        self._steps.append(marks)
