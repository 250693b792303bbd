"""演练 in the window: the practice file takes the place of the real one, a red frame tells so, and back again."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from huanjie_desktop.services import office as offices
from huanjie_desktop.services.office import Office
from ui.shell import Shell
from ui.targets import RoundTarget
from ui.widgets.controls import named
from ui.widgets.states import set_look

if TYPE_CHECKING:
    from huanjie_desktop.services.count.practice import Wish
    from huanjie_desktop.services.count.selftest_run import KeyedDeck

TITLE = "【演练】"
_STATUS = "演练：选票是虚构的，正式计票不会动"


class Practising(QObject):
    """Begins and ends practice; outside it the window is as it always was."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._window = window
        self._real: Path | None = None
        self._place: RoundTarget | None = None
        self.sign = named(QLabel(_STATUS), "practiceSign", "演练")
        self.sign.setProperty("tone", "error")
        window.statusBar().addWidget(self.sign)
        window.office_changed.connect(self._follow)
        self._follow()

    def begin(self, place: RoundTarget | None, wish: "Wish", own: bool) -> None:
        """Make a practice file and show it in place of the real one; `place` is where the clerk comes back to."""
        from huanjie_desktop.services.count import practice

        office = self._window.office
        if office is None:
            return
        self._real, self._place = office.path, place
        round_id = place.round_id if place and own else None
        work = partial(practice.begin, office, round_id, wish)
        self._window.tasks.run(work, done=self._begun, label="正在准备演练")

    def _begun(self, path: Path) -> None:
        from huanjie_desktop.services.count import practice

        window = self._window
        if window.swap(partial(practice.open_practice, path, window.clock)) and window.office and window.view:
            found = practice.practice_of(window.office)
            if found:
                window.view.go("counting", RoundTarget(found.election_id, found.round_id))

    def end(self) -> None:
        """Throw the practice file away and show the real one again, at the same tab and round."""
        from huanjie_desktop.services.count.selftest_run import keyed_deck

        window, real, place = self._window, self._real, self._place
        keyed = keyed_deck(window.office) if window.office else None
        if real is None or not window.swap(partial(offices.open_office, real, window.clock)) or window.view is None:
            return
        window.view.go("counting", place)
        if keyed and window.office:
            self._keep(window.office, keyed)

    def _keep(self, office: Office, keyed: "KeyedDeck") -> None:
        """Keep how the self-test went with the real file, when a scrutineer stands for it."""
        from huanjie_desktop.services.count.selftest import save_selftest
        from huanjie_desktop.services.count.selftest_run import result_words

        names = self._window.messages.ask_text("登记测试票结果", "在场监票人的姓名（不登记的，按取消）")
        if names:
            work = partial(save_selftest, office, keyed.round_id, keyed.read, names)
            kept = self._window.tasks.now(work)
            if kept is not None:
                self._window.messages.note(result_words(kept.value))

    def _follow(self) -> None:
        office = self._window.office
        on = office is not None and office.practice
        self.sign.setVisible(on)
        frame = self._window.centralWidget()
        if frame is not None:
            set_look(frame, "practice", "true" if on else "false")
            edge = 4 if on else 0
            frame.setContentsMargins(edge, edge, edge, edge)


def window_title(office: Office) -> str:
    """Return the words of the title bar."""
    return f"{TITLE if office.practice else ''}{office.path.stem} — 换届桌面"


def give_back(office: Office) -> None:
    """Close a file; one of a practice is thrown away with it."""
    if office.practice:
        from huanjie_desktop.services.count import practice

        practice.end(office)
    else:
        office.close()
