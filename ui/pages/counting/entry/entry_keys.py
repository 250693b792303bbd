"""What the keys of the count do to the ballot under the hands; storing it is left to the view of the count."""

import time
from abc import abstractmethod
from collections.abc import Callable
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QObject, Signal

from huanjie_desktop.domain.election.ballot import SCRUTINEERS_REASONS, Sign, VoidReason
from huanjie_desktop.services.count.counting import Counted
from ui.pages.counting.entry.bounce import Bounce
from ui.pages.counting.entry.draft import Draft, Reply
from ui.pages.counting.entry.keys import Act, Press


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


class EntryKeys(QObject):
    """Follows key presses on one ballot; `now` counts seconds."""

    changed = Signal()
    """The ballot being keyed, the mode or the hint changed."""
    counted = Signal(object)
    """A ballot was stored, taken back or corrected; carries the names that gained a vote."""
    refused = Signal()
    """A key did nothing, or two recorders differ: time for a sound."""

    draft: Draft

    def __init__(self) -> None:
        super().__init__()
        self.now: Callable[[], float] = time.monotonic
        self.mode = Mode.ENTRY
        self.hint, self.hint_ok = "", True
        self.touched = -1
        self.correcting: Counted | None = None
        self._armed = False
        self._enter_guard, self._undo_guard = Bounce(), Bounce()

    @property
    @abstractmethod
    def number(self) -> int:
        """The number of the ballot under the hands."""

    @abstractmethod
    def undo(self) -> None:
        """Take the last ballot back."""

    @abstractmethod
    def stop_correcting(self) -> Reply | None:
        """Leave a stored ballot as it was."""

    @abstractmethod
    def _enter(self) -> Reply | None: ...

    @abstractmethod
    def _mode_of_round(self) -> Mode: ...

    @property
    def armed(self) -> bool:
        """Whether the next Enter stores an empty or void ballot that was shown once."""
        return self._armed

    @property
    def paused(self) -> bool:
        """Whether the count stands still."""
        return self.mode is Mode.PAUSED

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

    def _undo_by_key(self) -> None:
        if self._undo_guard.quick(self.now):
            self._say(Reply(False, "按得太快，这次 F7 没有算。"))
        else:
            self.undo()

    def _begin(self, draft: Draft) -> None:
        self.draft = draft
        self.touched, self._armed = -1, False
        self.hint, self.hint_ok = "", True

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
