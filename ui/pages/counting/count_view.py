"""The state of the counting screen without a widget, so that a second window or a second recorder can follow it."""

import time
from collections.abc import Callable
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QObject, Signal

from huanjie_desktop.domain.election.ballot import SCRUTINEERS_REASONS, BallotMarks, Sign, Verdict, VoidReason
from huanjie_desktop.domain.election.count_plan import CountPlan
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services import counting
from huanjie_desktop.services.count import doubtful
from huanjie_desktop.services.count.plan import plan_of
from huanjie_desktop.services.counting import Counted, CountSession, CountState
from ui.context import Context
from ui.pages.counting.bounce import Bounce
from ui.pages.counting.draft import Draft, Reply
from ui.pages.counting.keys import Act, Press
from ui.pages.counting.words import marks_words, verdict_words

NOT_STORED = "没有存上，按的键都还在。照提示处理好以后，再按一次。"


class Mode(Enum):
    """What keys mean now."""

    ENTRY = auto()
    VOID_LIST = auto()
    WRITE_IN = auto()
    DISPUTE = auto()
    PAUSED = auto()
    FULL = auto()
    CLOSED = auto()


_REFUSED = {
    Mode.PAUSED: "计票已暂停，按 F9 继续。",
    Mode.FULL: "选票已全部唱完，不再收录。",
}


class CountView(QObject):
    """One recorder's count: takes key presses, stores ballots, tells what changed. `now` counts seconds.

    `bundle` is the bundle (扎) being entered, None for the whole pile; `note` is what the hall is told of a ballot
    taken back or corrected, "" otherwise.
    """

    changed = Signal()
    """The ballot being keyed, the mode or the hint changed."""
    counted = Signal(object)
    """A ballot was stored, taken back or corrected; carries the names that gained a vote."""
    refused = Signal()
    """A key did nothing, or two recorders differ: time for a sound."""

    def __init__(self, context: Context, round_id: RoundId, recorder: int = 1, bundle: int | None = None) -> None:
        super().__init__()
        self._context = context
        self.round_id, self.recorder, self.bundle = round_id, recorder, bundle
        self.plan: CountPlan = plan_of(context.office, round_id)
        self.now: Callable[[], float] = time.monotonic
        self.mode = Mode.ENTRY
        self.hint, self.hint_ok = "", True
        self.touched = -1
        self.correcting: Counted | None = None
        self.reason = self.note = ""
        self.busy = False
        self._armed = False
        self._enter_guard, self._undo_guard = Bounce(), Bounce()
        self.session: CountSession = self._open()
        self._state: CountState = self._find_state()
        self._start_ballot()
        if self.state.last and self.mode is Mode.ENTRY:
            self._say(Reply(True, f"已录 {self.state.entered} 张，继续第 {self.number} 张。"))

    # What two recorders do otherwise.

    def _open(self) -> CountSession:
        office, first = self._context.office, self.recorder == 1
        opened = counting.open_count(office, self.round_id, self.recorder, self.bundle)
        self._shown = opened if first else counting.open_count(office, self.round_id)
        return opened

    def _find_state(self) -> CountState:
        return self.session.state

    def _keep(self, marks: BallotMarks) -> object:
        return counting.enter_ballot(self._context.office, self.session, marks)

    def _keep_aside(self, marks: BallotMarks) -> object:
        return doubtful.set_aside(self._context.office, self.session, marks)

    def _rewrite(self, number: int, marks: BallotMarks) -> object:
        return counting.correct_ballot(self._context.office, self.session, number, marks, self.reason)

    def _take_back(self) -> object:
        return counting.undo_last(self._context.office, self.session)

    @property
    def recorders(self) -> tuple[int, ...]:
        """Whose entries the list of ballots shows."""
        return (self.recorder,)

    @property
    def hidden(self) -> int | None:
        """The number of the ballot whose entry nobody may see yet, None when there is none."""
        return None

    @property
    def turn(self) -> int:
        """Whose turn it is when two recorders key in turn, 0 for one recorder."""
        return 0

    @property
    def confirmed(self) -> tuple[Counted, ...]:
        """The ballots that may be shown to the hall, by number: those of the first recorder."""
        return tuple(self._shown.ballots[number] for number in sorted(self._shown.ballots))

    # What a screen asks.

    @property
    def state(self) -> CountState:
        """The count as the file has it."""
        return self._state

    @property
    def names(self) -> tuple[str, ...]:
        """The printed candidates in ballot order."""
        return self.session.round.names

    @property
    def number(self) -> int:
        """The number of the ballot under the recorder's hands."""
        return self.correcting.number if self.correcting else self.state.next_number

    @property
    def verdict(self) -> Verdict:
        """What the ballot counts for as keyed so far."""
        return self.session.preview(self.draft.marks)

    @property
    def armed(self) -> bool:
        """Whether the next Enter stores an empty or void ballot that was shown once."""
        return self._armed

    @property
    def paused(self) -> bool:
        """Whether the count stands still."""
        return self.mode is Mode.PAUSED

    def reload(self) -> None:
        """Read the count anew from the file: the scrutineers decided a ballot, or the roster was made clearer."""
        self.session = self._open()
        self._state = self._find_state()
        if self.draft.empty and not self.correcting:
            self._start_ballot()
        self.counted.emit(frozenset())
        self.changed.emit()

    # Keys.

    def press(self, press: Press) -> None:
        """Follow one key."""
        act = press.act
        if act is Act.NUMLOCK_OFF:
            self._say(Reply(False, "数字键盘没有打开：请按一下 NumLock，再重按。"))
        elif act is Act.PAUSE:
            self.pause()
        elif self.mode is Mode.VOID_LIST:
            self._press_in_list(press)
        elif self.mode is Mode.ENTRY:
            self._press_in_entry(press)
        elif self.mode is Mode.DISPUTE:
            self._press_in_dispute(press)
        elif act is Act.UNDO and self.mode is Mode.FULL:
            self._undo_by_key()
        elif self.mode is not Mode.WRITE_IN:
            self._say(Reply(False, _REFUSED.get(self.mode, "")))

    def _press_in_entry(self, press: Press) -> None:
        if press.act is not Act.ENTER:
            self._armed = False
            self._enter_guard.forget()
        acts: dict[Act, Callable[[], Reply | None]] = {
            Act.DIGIT: partial(self.draft.digit, press.digit),
            Act.REJECT: partial(self.draft.prefix_key, Act.REJECT),
            Act.ABSTAIN: partial(self.draft.prefix_key, Act.ABSTAIN),
            Act.ODD: partial(self.draft.prefix_key, Act.ODD),
            Act.ALL: self.draft.approve_all,
            Act.BACK: self.draft.back,
            Act.ENTER: self._enter,
            Act.UNDO: self._undo_by_key,
            Act.VOID: partial(self._switch, Mode.VOID_LIST),
            Act.ASIDE: self._lay_aside,
            Act.WRITE_IN: partial(self._switch, Mode.WRITE_IN),
            Act.ESCAPE: self.stop_correcting,
        }
        act = acts.get(press.act)
        reply = act() if act else Reply(False, "这个键在计票时不起作用，按键说明在左下方。")
        if reply is not None:
            self._say(reply)

    def _press_in_list(self, press: Press) -> None:
        if press.act in (Act.ESCAPE, Act.VOID, Act.BACK):
            self._switch(Mode.ENTRY)
        elif press.act is Act.DIGIT and 1 <= press.digit <= len(SCRUTINEERS_REASONS):
            self.void(SCRUTINEERS_REASONS[press.digit - 1])
        else:
            self._say(Reply(False, f"请按 1 至 {len(SCRUTINEERS_REASONS)} 选择理由，Esc 返回。"))

    def _press_in_dispute(self, press: Press) -> None:
        """One recorder has no dispute."""

    def void(self, reason: VoidReason) -> None:
        """Declare the ballot under the hands void; Enter stores it."""
        self.mode = Mode.ENTRY
        self._armed = True
        self._say(self.draft.void(reason))

    def _lay_aside(self) -> Reply:
        if self.correcting:
            return Reply(False, "正在更正，这张票不能放入待定。请按 Esc 放弃更正。")
        self._armed = True
        return self.draft.lay_aside()

    def write_in(self, name: str, sign: Sign) -> None:
        """Add a written-in person and give the keys back to the number pad."""
        self.mode = Mode.ENTRY
        self._armed = False
        self._enter_guard.stamp(self.now)  # the Enter that added the name must not complete the ballot too
        self._say(self.draft.write_in(name, sign))

    def leave_write_in(self) -> None:
        """Give the keys back without a name."""
        self._switch(Mode.ENTRY)

    def pause(self) -> None:
        """Stop taking ballots, or go on."""
        if self.mode is Mode.PAUSED:
            self.mode = self._mode_of_round()
            self._say(Reply(True, f"继续第 {self.number} 张。"))
        elif self.mode in (Mode.ENTRY, Mode.VOID_LIST, Mode.WRITE_IN, Mode.DISPUTE):
            self._switch(Mode.PAUSED)

    # Taking back and correcting.

    def _undo_by_key(self) -> None:
        if self._undo_guard.quick(self.now):
            self._say(Reply(False, "按得太快，这次 F7 没有算。"))
        else:
            self.undo()

    def undo(self) -> None:
        """Take the last ballot back; its trace stays in the file."""
        if self.correcting:
            self._say(Reply(False, "正在更正，请先按 Enter 完成或按 Esc 放弃。"))
            return
        if not self.draft.empty or self.draft.pending:
            self._say(Reply(False, "这张票已经按了键，请先用退格键退完，再撤回上一张。"))
            return
        last = self.state.last
        if self._stored(self._take_back) and last:
            self._taken_back(last)

    def _taken_back(self, last: Counted) -> None:
        self._start_ballot()
        self.note = f"撤回：第 {last.number} 张"
        self.counted.emit(frozenset())
        old = "待定" if last.set_aside else marks_words(last.marks, self.names)
        self._say(Reply(True, f"已撤回第 {last.number} 张（原录：{old}），请重新录入。"))

    def correct(self, number: int, reason: str) -> None:
        """Show a stored ballot for correction; Enter stores the new version beside the old one."""
        self.correcting = self.session.ballots[number]
        self.reason = reason
        self.mode = Mode.ENTRY
        self._begin(Draft(self.names, self.correcting.marks))
        self._say(Reply(True, f"正在更正第 {number} 张，原录留存。Enter 完成，Esc 放弃。"))

    def stop_correcting(self) -> Reply | None:
        """Leave the stored ballot as it was."""
        if not self.correcting:
            return Reply(False, "要改这张票，请用退格键。")
        self._start_ballot()
        return Reply(True, "没有更正。")

    # Storing.

    def _enter(self) -> Reply | None:
        if self._enter_guard.quick(self.now):
            return Reply(False, "按得太快，这次 Enter 没有算。")
        if self.draft.pending:
            return Reply(False, f"“{self.draft.pending}”后面还缺候选人编号，请按完或用退格键退掉。")
        if self.correcting and self.draft.marks == self.correcting.marks:
            return self.stop_correcting()
        question = self._question()
        if question and not self._armed:
            self._armed = True
            return Reply(False, question)
        self._complete(self.draft.marks)
        return None

    def _question(self) -> str:
        """Return what the recorder must confirm by a second Enter, "" for an ordinary ballot."""
        if self.draft.aside:
            return ""
        if self.draft.empty:
            return "空白票：再按一次 Enter，按全部弃权记。"
        verdict = self.verdict
        if not verdict.valid:
            return f"{verdict_words(verdict)}：监票人认定后，再按一次 Enter 记为无效票。"
        return ""

    def _complete(self, marks: BallotMarks) -> None:
        """Store the ballot under the hands in the way that fits, and go on to the next."""
        number, corrected = self.number, self.correcting
        if corrected:
            if self._stored(partial(self._rewrite, corrected.number, marks)):
                self._went_on(corrected.number, f"更正：第 {number} 张已更正，原录留存。", f"更正：第 {number} 张")
        elif self.draft.aside:
            if self._stored(partial(self._keep_aside, marks)):
                self._went_on(number, aside_words(number))
        elif self._stored(partial(self._keep, marks)):
            self._went_on(number)

    def _went_on(self, number: int, hint: str = "", note: str = "") -> None:
        self._start_ballot()
        self.note = note
        self.counted.emit(self._gained(number))
        self._say(Reply(True, hint))

    def _gained(self, number: int) -> frozenset[str]:
        one = self.session.ballots[number]
        return frozenset() if one.set_aside else frozenset((*one.verdict.approved, *one.verdict.written_in))

    def _stored(self, work: Callable[[], object]) -> bool:
        self.busy = True
        try:
            stored = self._context.tasks.now(work) is not None
        finally:
            self.busy = False
        self._state = self._find_state()
        if not stored:
            self._say(Reply(False, NOT_STORED))
        return stored

    def _start_ballot(self) -> None:
        self.correcting, self.reason = None, ""
        self.mode = self._mode_of_round()
        self._begin(Draft(self.names))

    def _begin(self, draft: Draft) -> None:
        self.draft = draft
        self.touched, self._armed = -1, False
        self.hint, self.hint_ok = "", True

    def _mode_of_round(self) -> Mode:
        if self.session.round.state is not RoundState.COUNTING:
            return Mode.CLOSED
        return Mode.ENTRY if self.state.remaining > 0 or self.correcting else Mode.FULL

    def _switch(self, mode: Mode) -> None:
        self.mode = mode
        self._say(Reply(True))

    def _say(self, reply: Reply) -> None:
        self.hint, self.hint_ok = reply.text, reply.ok
        if reply.ok:
            self.touched = reply.place
        else:
            self.refused.emit()
        self.changed.emit()


def aside_words(number: int) -> str:
    """Return what is said when a ballot was laid aside."""
    return f"第 {number} 张 放入待定，由监票人认定。"
