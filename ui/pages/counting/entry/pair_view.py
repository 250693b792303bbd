"""Two recorders in turn at one screen: each keys every ballot without seeing the other's; a difference stops both."""

from functools import partial

from huanjie_desktop.domain.election.ballot import BallotMarks
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services.count import doubtful
from huanjie_desktop.services.count import pair as pairs
from huanjie_desktop.services.count.counting import Counted, CountSession, CountState
from huanjie_desktop.services.count.pair import Dispute, PairSession
from ui.context import Context
from ui.pages.counting.entry.count_view import CountView, Mode
from ui.pages.counting.entry.draft import Draft, Reply
from ui.pages.counting.entry.keys import Act, Press

WHO = {1: "第一录入人", 2: "第二录入人"}
THIRD, ASIDE = 3, 5
_RIGHT = {1: "第一录入人录得对", 2: "第二录入人录得对", ASIDE: "监票人还定不下来，放入待定"}


class PairView(CountView):
    """The count of two recorders: what one keyed shows nowhere until the other keyed the same ballot."""

    pair: PairSession

    def __init__(self, context: Context, round_id: RoundId, bundle: int | None = None) -> None:
        self.choice = 0
        super().__init__(context, round_id, 1, bundle)

    @property
    def recorders(self) -> tuple[int, ...]:
        """Whose entries the list of ballots shows."""
        return (1, 2)

    @property
    def hidden(self) -> int | None:
        """The number of the ballot that only one recorder has keyed, or about which they differ."""
        return self.pair.number if self.pair.turn == 2 else None

    @property
    def turn(self) -> int:
        """Whose turn it is."""
        return self.pair.turn

    @property
    def turn_words(self) -> str:
        """Whose hands are awaited, in large words."""
        if self.correcting:
            return "更正：两人同看一张票"
        if self.looking:
            return "第三次查看：照原票录入"
        return f"轮到　{WHO[self.turn]}　录第 {self.number} 张"

    @property
    def dispute(self) -> Dispute | None:
        """The two readings that differ, None when there is nothing to settle."""
        return self.pair.dispute

    @property
    def looking(self) -> bool:
        """Whether the ballot is being keyed for the third look."""
        return self.choice == THIRD

    @property
    def confirmed(self) -> tuple[Counted, ...]:
        """The ballots on which both agree, by number."""
        return self.pair.confirmed

    @property
    def number(self) -> int:
        """The number of the ballot under the hands."""
        return self.correcting.number if self.correcting else self.pair.number

    def _open(self) -> CountSession:
        self.pair = pairs.open_pair(self._context.office, self.round_id, self.bundle)
        return self.pair.first

    def _find_state(self) -> CountState:
        return self.pair.state

    def _keep(self, marks: BallotMarks) -> object:
        return pairs.enter_turn(self._context.office, self.pair, marks)

    def _keep_aside(self, marks: BallotMarks) -> object:
        return doubtful.set_aside(self._context.office, self.pair, marks)

    def _aside_words(self, number: int) -> str:
        return f"第 {number} 张 放入待定，两人都不用再录，由监票人认定。"

    def _rewrite(self, number: int, marks: BallotMarks) -> object:
        return pairs.correct_pair(self._context.office, self.pair, number, marks, self.reason)

    def _take_back(self) -> object:
        return pairs.undo_pair(self._context.office, self.pair)

    def _settle(self, marks: BallotMarks) -> object:
        return pairs.settle(self._context.office, self.pair, marks, self.session.round.witnesses)

    def _mode_of_round(self) -> Mode:
        mode = super()._mode_of_round()
        if mode is Mode.CLOSED or self.correcting:
            return mode
        return Mode.DISPUTE if self.pair.dispute and not self.looking else mode

    def _start_ballot(self) -> None:
        self.choice = 0
        super()._start_ballot()

    def undo(self) -> None:
        """Take back what was keyed of this ballot, by the first recorder or by both, else the last ballot of both."""
        if self.pair.turn == 1 or self.correcting or self.looking or not self.draft.empty or self.draft.pending:
            super().undo()
            return
        whose = "两人" if self.pair.dispute else "第一录入人"
        if self._stored(self._take_back):
            self._start_ballot()
            self.counted.emit(frozenset())
            self._say(Reply(True, f"已撤回{whose}录的第 {self.number} 张，请第一录入人重新录入。"))

    def _press_in_dispute(self, press: Press) -> None:
        if press.act is not Act.ENTER:
            self._armed = False
            self._enter_guard.forget()
        if press.act is Act.DIGIT and press.digit in (1, 2, THIRD):
            self._choose(press.digit)
        elif press.act is Act.ENTER:
            self._confirm_choice()
        elif press.act is Act.ASIDE:
            self.choice = ASIDE
            self._say(Reply(True, f"{_RIGHT[ASIDE]}：按两次 Enter 确认，Esc 重选。"))
        elif press.act is Act.UNDO:
            self._undo_by_key()
        elif press.act in (Act.ESCAPE, Act.BACK) and self.choice:
            self.choice = 0
            self._say(Reply(True))
        else:
            self._say(Reply(False, "两人录的不一样：请按 1、2 或 3。"))

    def _choose(self, digit: int) -> None:
        self.choice = digit
        if digit == THIRD:
            self.mode = Mode.ENTRY
            self._begin(Draft(self.names))
            self._say(Reply(True, "第三次查看：请照原票录入，Enter 两次确认，Esc 返回。"))
        else:
            self._say(Reply(True, f"{_RIGHT[digit]}：按两次 Enter 确认，Esc 重选。"))

    def _confirm_choice(self) -> None:
        dispute = self.pair.dispute
        if self._enter_guard.quick(self.now):
            self._say(Reply(False, "按得太快，这次 Enter 没有算。"))
        elif dispute is None or self.choice not in _RIGHT:
            self._say(Reply(False, "两人录的不一样：请监票人看原票，再按 1、2 或 3。"))
        elif not self._armed:
            self._armed = True
            self._say(Reply(True, f"{_RIGHT[self.choice]}：监票人认定后，再按一次 Enter。"))
        elif self.choice == ASIDE:
            number = self.pair.number
            if self._stored(partial(self._keep_aside, dispute.first)):
                super()._went_on(number, self._aside_words(number))
        else:
            self._close_dispute(dispute.first if self.choice == 1 else dispute.second)

    def _close_dispute(self, marks: BallotMarks) -> None:
        number = self.pair.number
        if self._stored(partial(self._settle, marks)):
            self._start_ballot()
            self.note = ""
            self.counted.emit(self._gained(number))
            self._say(Reply(True, f"第 {number} 张已按第三次查看认定，两人原录都留存。"))

    def _question(self) -> str:
        if self.looking and not self.draft.aside:
            return "第三次查看：监票人认定后，再按一次 Enter，以这次录入为准。"
        return super()._question()

    def _complete(self, marks: BallotMarks) -> None:
        if self.looking and not self.draft.aside:
            self._close_dispute(marks)
        else:
            super()._complete(marks)

    def stop_correcting(self) -> Reply | None:
        """Leave the third look, or the stored ballot, as it was."""
        if not self.looking:
            return super().stop_correcting()
        self._start_ballot()
        return Reply(True)

    def _went_on(self, number: int, hint: str = "", note: str = "") -> None:
        if hint:
            super()._went_on(number, hint, note)
        elif self.pair.dispute:
            super()._went_on(number)
            self._say(Reply(False, f"第 {number} 张两人录的不一样，请监票人看原票。"))
        elif self.pair.turn == 2:
            super()._went_on(number, f"第一录入人录完第 {number} 张。请第二录入人照同一张票录。")
        else:
            super()._went_on(number, f"第 {number} 张两人一致。")

    def _gained(self, number: int) -> frozenset[str]:
        return frozenset() if self.hidden == number else super()._gained(number)
