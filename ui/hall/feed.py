"""Follows a running count: asks for what the hall may see, and only when something of that changed."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from huanjie_desktop.domain.election.count_plan import CountPlan
from huanjie_desktop.services.count.hall import HallCount, Strokes, hall_count
from huanjie_desktop.services.count.session import Counted, CountSession
from ui.widgets.strokes import HIGHLIGHT_MS


class Followed(Protocol):
    """What the hall screen needs of a count on the operator's side."""

    changed: SignalInstance
    counted: SignalInstance

    @property
    def confirmed(self) -> tuple[Counted, ...]:
        """The ballots that may be shown, by number."""

    @property
    def session(self) -> CountSession:
        """The running count of the first recorder."""

    @property
    def plan(self) -> CountPlan:
        """How the round is counted, and what the hall may see."""

    @property
    def paused(self) -> bool:
        """Whether the count stands still."""

    @property
    def note(self) -> str:
        """What the hall is told of a ballot taken back or corrected."""


class Feed(QObject):
    """The count as the hall sees it now; `lit` while the newest strokes stand out."""

    moved = Signal()
    """Something that the hall sees changed."""

    def __init__(self) -> None:
        super().__init__()
        self.view: Followed | None = None
        self.count: HallCount | None = None
        self.paused = self.lit = False
        self._strokes = Strokes()
        self._plan: CountPlan | None = None
        self._calm = QTimer(self, singleShot=True, interval=HIGHLIGHT_MS)
        self._calm.timeout.connect(self._dim)

    def follow(self, view: Followed) -> None:
        """Follow another count from now on."""
        self.leave()
        self.view = view
        view.changed.connect(self._look)
        view.counted.connect(self._count)
        self._take(lit=False)

    def leave(self) -> None:
        """Follow no count; what was seen last stays until the round changes."""
        if self.view is not None:
            _cut(self.view.changed, self._look)
            _cut(self.view.counted, self._count)
        self.view = None
        self._strokes = Strokes()

    def look_again(self, view: Followed) -> None:
        """Show a count once as it stands now, and follow nothing: ballots were mended while none was being entered."""
        self._strokes = Strokes()
        self.view = view
        self._take(lit=False)
        self.view = None

    def forget(self) -> None:
        """Drop what was seen last: another round is chosen."""
        self.count, self.paused, self.lit = None, False, False

    def _count(self, _fresh: object = None) -> None:
        self._take(lit=True)

    def _look(self) -> None:
        """Follow a key only where the hall sees it: pause, a correction announced, another privacy."""
        view, count = self.view, self.count
        if view is None or count is None:
            return
        if (view.paused, view.note, view.plan) != (self.paused, count.note, self._plan):
            self._take(lit=False)

    def _take(self, lit: bool) -> None:
        view = self.view
        if view is None:
            return
        self.count = hall_count(view.confirmed, view.session, view.plan, view.note, self._strokes)
        self.paused, self._plan = view.paused, view.plan
        self.lit = lit and any(line.fresh for line in self.count.lines)
        if self.lit:
            self._calm.start()
        self.moved.emit()

    def _dim(self) -> None:
        self.lit = False
        self.moved.emit()


def _cut(signal: SignalInstance, slot: Callable[..., None]) -> None:
    try:
        signal.disconnect(slot)
    except (RuntimeError, TypeError):
        return  # the view is gone already, and its signals with it
