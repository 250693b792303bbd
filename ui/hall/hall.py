"""The hall screen as the operator handles it: which page, frozen or live, the result hidden or released, the look."""

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.count import hall_pages
from huanjie_desktop.services.count.hall_pages import HallPlace, HallStaff
from huanjie_desktop.services.done import Topic
from huanjie_desktop.services.office import Office
from ui.changes import Changes
from ui.hall.feed import Feed, Followed
from ui.hall.projector import Projector
from ui.hall.scene import (
    NO_COUNT,
    NO_RECESS,
    NO_RESULT,
    NOTHING,
    NOTICES,
    Content,
    Countdown,
    CountScene,
    HallPage,
    Scene,
)
from ui.hall.themes import other_theme, theme_named
from ui.state import State

FACTORS = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
_ASK: dict[HallPage, Callable[[Office, HallPlace], Content | None]] = {
    HallPage.OPENING: hall_pages.opening,
    HallPage.QUORUM: hall_pages.quorum,
    HallPage.CANDIDATES: hall_pages.candidate_list,
    HallPage.MARKING: hall_pages.marking,
    HallPage.RESULT: hall_pages.result,
}
Answer = TypeVar("Answer")


class Hall(QObject):
    """Shows pages to the meeting on command. `own` returns the operator's window, `now` counts seconds."""

    changed = Signal()
    """Page, display, freeze, look or release changed: the operator's bar follows."""

    def __init__(self, office: Office, state: State, changes: Changes, own: Callable[[], QWidget]) -> None:
        super().__init__()
        self._office, self._state = office, state
        self.now: Callable[[], float] = time.monotonic
        self.projector = Projector(state, own)
        self.feed = Feed()
        self.page = HallPage.OPENING
        self.place: HallPlace | None = None
        self.frozen = self.released = False
        self.theme = theme_named(state.hall("theme"))
        self.factor = next((one for one in FACTORS if str(one) == state.hall("factor")), 1.0)
        self._title, self._staff = "", HallStaff()
        self._until = 0.0
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._show)
        self.feed.moved.connect(self._show_count)
        self.projector.changed.connect(self.changed)
        changes.touched.connect(self._touched)

    def follow(self, view: Followed) -> None:
        """Show this count on the page 计票."""
        self.feed.follow(view)

    def leave(self) -> None:
        """Follow no count any more; the figures stay in sight until another round is chosen."""
        self.feed.leave()

    def show_round(self, place: HallPlace | None) -> None:
        """Speak of this election and round from now on; a result must be released for each round anew."""
        if place == self.place:
            return
        if place is None or self.place is None or place.round != self.place.round:
            self.released = False
            self.feed.forget()
        self.place = place
        self._refresh()

    def open(self) -> None:
        """Show the window to the meeting."""
        self.projector.open()
        self._look()
        self._refresh()

    def toggle(self) -> None:
        """Show the window, or take it away."""
        self.projector.close() if self.projector.is_open else self.open()

    def drop(self) -> None:
        """End for good: the office is being closed."""
        self.feed.leave()
        self._tick.stop()
        self.projector.drop()

    def show_page(self, page: HallPage) -> None:
        """Turn to a page, on the operator's command only."""
        self.page, self.frozen = page, False
        self._refresh()

    def count_down(self, minutes: int) -> None:
        """Show how long the recess still lasts."""
        self._until = self.now() + minutes * 60
        self.show_page(HallPage.COUNTDOWN)

    def freeze(self) -> None:
        """Let the hall see what it sees until the same key thaws it."""
        self.frozen = not self.frozen
        self._refresh()

    def release(self) -> None:
        """Show the result of a confirmed round, or hide it again; an unconfirmed one stays hidden."""
        self.released = not self.released and self.result_ready
        if self.released:
            self.page, self.frozen = HallPage.RESULT, False
        self._refresh()

    @property
    def result_ready(self) -> bool:
        """Whether the round is confirmed, so that its result may be released."""
        return bool(self._asked(hall_pages.is_settled))

    def other_look(self) -> None:
        """Change between black on white and yellow on blue."""
        self.theme = other_theme(self.theme)
        self._state.set_hall("theme", self.theme.name)
        self._look()

    def resize(self, steps: int) -> None:
        """Make letters larger or smaller by some steps; never under the least sizes."""
        self.factor = FACTORS[min(max(FACTORS.index(self.factor) + steps, 0), len(FACTORS) - 1)]
        self._state.set_hall("factor", str(self.factor))
        self._look()

    def turn(self) -> None:
        """Turn to the next sheet where persons stand on several."""
        if self.projector.window is not None:
            self.projector.window.turn()

    def _look(self) -> None:
        if self.projector.window is not None:
            self.projector.window.set_look(self.theme, self.factor)
        self.changed.emit()

    def _touched(self, topics: frozenset[Topic]) -> None:
        """Follow what others change; a ballot alone comes by the feed and asks nothing here."""
        if topics == {Topic.COUNT} and self.page is not HallPage.RESULT:
            self.changed.emit()
        else:
            self._refresh()

    def _refresh(self) -> None:
        """Ask the services again and show the page."""
        if self.released and not self.result_ready:
            self.released = False
        if self.projector.is_open:
            self._title = self._asked(hall_pages.hall_title) or ""
            self._staff = self._asked(hall_pages.staff) or HallStaff()
        ticking = self.page is HallPage.COUNTDOWN and self.projector.is_open
        self._tick.start() if ticking else self._tick.stop()
        self._show()
        self.changed.emit()

    def _show_count(self) -> None:
        if self.page is HallPage.COUNT:
            self._show()

    def _show(self) -> None:
        window = self.projector.window
        if window is not None and self.projector.is_open and not self.frozen:
            window.show_scene(Scene(self._title, self._content(), self._office.practice))

    def _content(self) -> Content:
        if self.page is HallPage.COUNT:
            feed = self.feed
            return CountScene(feed.count, self._staff, feed.paused, feed.lit) if feed.count else NO_COUNT
        if self.page is HallPage.COUNTDOWN:
            return Countdown(max(0, round(self._until - self.now()))) if self._until else NO_RECESS
        if self.page in NOTICES:
            return NOTICES[self.page]
        if self.page is HallPage.RESULT and not self.released:
            return NO_RESULT
        return self._asked(_ASK[self.page]) or NOTHING

    def _asked(self, ask: Callable[[Office, HallPlace], Answer]) -> Answer | None:
        """Ask a service; the hall never sees a message, so what cannot be told now is left out."""
        if self.place is None:
            return None
        try:
            return ask(self._office, self.place)
        except UserError:
            return None
