"""What goes on beside a count: the file knows that it is open, and checked copies of it go to a stick."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.services.count import resume, safe_copies
from huanjie_desktop.services.count.resume import Interrupted, Seat
from huanjie_desktop.services.count.safe_copies import CopyPlace, SafeCopy
from huanjie_desktop.services.count.session import CountSession
from huanjie_desktop.services.done import Done
from huanjie_desktop.services.texts.text import sentence, text_of
from ui.context import Context
from ui.formats import clock_text
from ui.widgets.controls import button, named

EVERY_BALLOTS = 20
EVERY = 5 * 60_000  # milliseconds
AGAIN = 30_000
COPY_TIP = "选U盘：开始时、每20张或5分钟、结束时各备份一份，留最近5份"


class Followed(Protocol):
    """What is needed of a running count, of one recorder or of two."""

    counted: SignalInstance
    session: CountSession
    bundle: int | None

    @property
    def recorders(self) -> tuple[int, ...]:
        """Who enters here."""


class CopyBar(QWidget):
    """One line under the count: when it was last copied to the stick, or why not. Copies hold up no ballot."""

    chosen = Signal()
    """A place for the copies was chosen; the keys go back to the count."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.words = named(QLabel(), "copyState", "备份到U盘")
        self.words.setWordWrap(True)
        self.choose = button("copyChoose", "备份到U盘…", "backup", COPY_TIP)
        self.choose.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.choose.clicked.connect(self._choose)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.words, 1)
        line.addWidget(self.choose)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._due)
        self._watch = QTimer(self)
        self._watch.timeout.connect(self.look_again)
        self._last: Path | None = None
        self._place: CopyPlace | None = None
        self._view: Followed | None = None
        self._ballots = 0
        self._running = self._failed = False
        self._interrupted, self._known = "", 0
        self.hide()

    def follow(self, view: Followed) -> None:
        """Begin beside a count: note it as open, tell about an interruption, take the first copy."""
        session = view.session
        if session.round.state is not RoundState.COUNTING or self._context.office.practice:
            return
        self._view = view
        view.counted.connect(self._counted)
        recorder = session.recorder if len(view.recorders) == 1 else resume.BOTH
        seat = Seat(session.round.id, recorder, view.bundle)
        taken = self._context.tasks.now(partial(resume.take_up, self._context.office, seat))
        if taken and taken.value:
            self._interrupted, self._known = interrupted_words(taken.value), len(session.ballots)
            self._context.messages.note(self._interrupted)
        self._place, self._ballots = self._context.state.copy_place(), 1
        self._say("⚠ 还没有备份到U盘：请插好U盘，按右边的按钮。", "warning")
        self._copy()
        self._watch.start(AGAIN)
        self.show()

    def leave(self) -> None:
        """End beside a count: take the last copy, note that it was left in good order."""
        if self._view is None:
            return
        self._view.counted.disconnect(self._counted)
        self._view = None
        self._timer.stop()
        self._watch.stop()
        self.hide()
        with suppress(UserError):  # not noted: the next start says that the count was interrupted, and goes on
            resume.leave(self._context.office)
        self._copy()

    def _choose(self) -> None:
        context = self._context
        folder = context.messages.folder("计票备份到（请选U盘）")
        place = context.tasks.now(partial(safe_copies.copy_place, context.office, folder)) if folder else None
        if place:
            context.state.set_copy_place(place)
            self._place, self._failed = place, True
            self._copy()
        self.chosen.emit()

    def _counted(self, _fresh: object) -> None:
        self._ballots += 1
        self._settle()
        if self._ballots >= EVERY_BALLOTS and not self._failed:
            self._copy()

    def _settle(self) -> None:
        """Take the note about the interruption away once the next ballot is stored: the place to go on was found."""
        if self._interrupted and self._view and len(self._view.session.ballots) > self._known:
            self._context.messages.settle(self._interrupted)
            self._interrupted = ""

    def _due(self) -> None:
        self._copy()
        if not self._running:
            self._timer.start(EVERY)

    def look_again(self) -> None:
        """Copy at once when the last copy is gone, as when another stick was put in: no ✔ may stand for it."""
        if self._last and not self._running:
            self._running = True
            look = partial(safe_copies.is_there, self._last)
            self._context.copies.run(look, done=self._seen, failed=self._refused)

    def _seen(self, there: bool) -> None:
        self._running = False
        if not there:
            self._last, self._failed = None, True
            self._say("⚠ 上次的备份不在了（换了U盘？），正在重新备份。", "warning")
            self._copy()

    def _copy(self) -> None:
        """Begin a copy when something changed since the last one; the next ballots belong to the next copy."""
        if self._place is None or self._running or not (self._ballots or self._failed):
            return
        self._running, self._ballots = True, 0
        job = partial(safe_copies.save_safe_copy, self._context.office, self._place)
        self._context.copies.run(job, done=self._copied, failed=self._refused)

    def _copied(self, saved: Done[SafeCopy]) -> None:
        self._running = self._failed = False
        copy = saved.value
        self._last = copy.path
        if copy.elsewhere:
            self._say(f"✔ 已备份到U盘 {clock_text(copy.at)}", "good")
        else:
            self._say(f"⚠ 已备份 {clock_text(copy.at)}，但和数据文件在同一个磁盘上，请换到U盘。", "warning")
        self._wait(EVERY)

    def _refused(self, trouble: UserError) -> None:
        self._running, self._failed = False, True
        text = text_of(trouble)
        words = f"{text.title}{text.todo.partition('；')[0].rstrip('。')}。"
        self._say(f"✖ {words}", "error", sentence(trouble))
        if self._view is None:  # the last copy: the bar has gone with the count
            self._context.messages.note(words)
        self._wait(AGAIN)

    def _wait(self, pause: int) -> None:
        if self._view:
            self._timer.start(pause)

    def _say(self, words: str, tone: str, tip: str = "") -> None:
        self.words.setText(words)
        self.words.setToolTip(tip)
        self.words.setProperty("tone", tone)
        self.words.style().polish(self.words)


def interrupted_words(before: Interrupted) -> str:
    """Return what the clerk should know first after a power cut."""
    return (
        f"上次计票中断了（停电、死机或强行关闭）。已录 {before.entered} 张，继续第 {before.next_number} 张；"
        "请先对一下“上一张”和手里的纸票。"
    )
