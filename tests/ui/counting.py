"""A window on an election that is ready to be counted, and keys as the number pad sends them."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from huanjie_desktop.domain.election.ballot_design import Layout, Paper
from huanjie_desktop.domain.election.piles import Piles
from huanjie_desktop.domain.election.rounds import Round
from huanjie_desktop.services import rounds
from huanjie_desktop.services.ballots import BallotLook
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.counting import Opening
from huanjie_desktop.services.count.piles import confirm_piles
from huanjie_desktop.services.office import create_office
from huanjie_desktop.services.vote_steps import VoteStep, confirm_step
from tests.builders import FOUR, Prepared, ready_to_count
from ui.main_window import MainWindow
from ui.pages.counting.entry.count_view import CountView, Mode
from ui.pages.counting.page import Page
from ui.pages.counting.stage import StepKey

KEYS = {
    "*": Qt.Key.Key_Asterisk, "-": Qt.Key.Key_Minus, "+": Qt.Key.Key_Plus, ".": Qt.Key.Key_Period,
    "/": Qt.Key.Key_Slash, "\n": Qt.Key.Key_Enter, "<": Qt.Key.Key_Backspace,
    **{str(digit): Qt.Key(int(Qt.Key.Key_0) + digit) for digit in range(10)},
}  # fmt: skip
PAD = Qt.KeyboardModifier.KeypadModifier


_BUILT: dict[tuple, tuple[bytes, Prepared]] = {}


def count_file(tmp_path: Path, clock, size=20, names=FOUR, committee=3, returned=None) -> tuple[Path, Prepared]:
    """Return an office file with ballots issued and, with `returned`, the box open; built once, then copied."""
    path, wanted = tmp_path / "计票.huanjie", (size, names, committee, returned)
    if wanted not in _BUILT:
        ready = _build(path, clock, *wanted)
        _BUILT[wanted] = (path.read_bytes(), ready)
    content, ready = _BUILT[wanted]
    path.write_bytes(content)
    return path, ready


def _build(path: Path, clock, size, names, committee, returned) -> Prepared:
    office = create_office(path, clock)
    look = BallotLook(Paper.A4 if len(names) > 6 else Paper.A5, Layout.BESIDE if len(names) > 12 else Layout.ABOVE)
    ready = ready_to_count(office, size, names, committee, look=look)
    confirm_step(office, ready.round, VoteStep.BOX_CLOSED, "李建北")
    if returned is not None:
        confirm_step(office, ready.round, VoteStep.CAST, "李建北")
        counting.open_box(office, ready.round, Opening(returned, True, "李建北"))
        confirm_piles(office, ready.round, Piles(returned, 0, 0), "李建北")
    office.close()
    return ready


class StepTime:
    """A clock of the Enter guard that moves a second with every look."""

    def __init__(self) -> None:
        self.seconds, self.step = 100.0, 1.0

    def __call__(self) -> float:
        self.seconds += self.step
        return self.seconds


@dataclass
class Hall:
    """The tab 计票 of an open window."""

    window: MainWindow
    ready: Prepared
    time: StepTime

    @property
    def page(self) -> Page:
        page = self.window.view.page("counting")
        assert isinstance(page, Page)
        return page

    @property
    def view(self) -> CountView:
        view = self.page.view
        assert view is not None
        view.now = self.time
        return view

    @property
    def pad(self):
        assert self.page.entry is not None
        return self.page.entry.pad

    @property
    def hint(self) -> str:
        return str(self.pad.hint.text())

    @property
    def verdict(self) -> str:
        return str(self.pad.verdict.text())

    @property
    def round(self) -> Round:
        return rounds.round_of(self.window.office, self.page.stage.round.id)

    def keys(self, text: str) -> None:
        """Press keys of the number pad: "\\n" Enter, "<" Backspace."""
        assert self.view.mode is not Mode.WRITE_IN
        for letter in text:
            QTest.keyClick(self.pad, KEYS[letter], PAD)

    def key(self, key: Qt.Key, held=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.pad, key, held)

    def show(self, key: StepKey) -> None:
        self.page.show_step(key)

    def click(self, name: str) -> None:
        """Press a button by its object name, as the clerk would: it must be seen and enabled."""
        QApplication.processEvents()
        found = [one for one in self.window.findChildren(QAbstractButton, name) if one.isVisible()]
        assert found, f"{name} is not to be seen"
        assert found[0].isEnabled(), found[0].toolTip()
        found[0].click()


def open_hall(window: MainWindow, path: Path, ready: Prepared) -> Hall:
    assert window.open_file(path)
    window.activateWindow()
    window.view.go("counting")
    return Hall(window, ready, StepTime())
