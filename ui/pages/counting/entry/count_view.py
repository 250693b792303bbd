"""The state of the counting screen without a widget, so that a second window or a second recorder can follow it."""

from collections.abc import Callable
from functools import partial

from huanjie_desktop.domain.election.ballot import BallotMarks, Verdict
from huanjie_desktop.domain.election.count_plan import CountPlan
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services.count import counting, doubtful
from huanjie_desktop.services.count.counting import Counted, CountSession, CountState
from huanjie_desktop.services.count.plan import plan_of
from ui.context import Context
from ui.pages.counting.entry.draft import Draft, Reply
from ui.pages.counting.entry.entry_keys import EntryKeys, Mode
from ui.pages.counting.words import marks_words, verdict_words

__all__ = ["NOT_STORED", "CountView", "Mode"]

_BETWEEN = (Mode.WRITE_IN, Mode.VOID_LIST, Mode.PAUSED)
NOT_STORED = "没有存上，按的键都还在。照提示处理好以后，再按一次。"


class CountView(EntryKeys):
    """One recorder's count: takes key presses, stores ballots, tells what changed.

    `bundle` is the bundle (扎) being entered, None for the whole pile; `note` is what the hall is told of a ballot
    taken back or corrected, "" otherwise.
    """

    def __init__(self, context: Context, round_id: RoundId, recorder: int = 1, bundle: int | None = None) -> None:
        super().__init__()
        self._context = context
        self.round_id, self.recorder, self.bundle = round_id, recorder, bundle
        self.plan: CountPlan = plan_of(context.office, round_id)
        self.reason = self.note = ""
        self.busy = False
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

    def _aside_words(self, number: int) -> str:
        return f"第 {number} 张 放入待定，由监票人认定。"

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

    def reload(self) -> None:
        """Read the count anew from the file: the scrutineers decided a ballot, or the roster was made clearer."""
        self.session = self._open()
        self._state = self._find_state()
        if self.draft.empty and not self.correcting and self.mode not in _BETWEEN:
            self._start_ballot()
        self.counted.emit(frozenset())
        self.changed.emit()

    # Taking back and correcting.

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
        """Key a stored ballot anew from the paper; Enter stores the new version beside the old one."""
        self.correcting = self.session.ballots[number]
        self.reason = reason
        self.mode = Mode.ENTRY
        self._begin(Draft(self.names))
        before = marks_words(self.correcting.marks, self.names)
        self._say(Reply(True, f"更正第 {number} 张（原录：{before}）：照票从头录，Enter 完成，Esc 放弃。"))

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
                self._went_on(number, self._aside_words(number))
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

    def _mode_of_round(self) -> Mode:
        if self.session.round.state is not RoundState.COUNTING:
            return Mode.CLOSED
        return Mode.ENTRY if self.state.remaining > 0 or self.correcting else Mode.FULL
