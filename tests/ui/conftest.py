"""The window without a screen: one application, a window on an office of its own, answers instead of boxes."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from huanjie_desktop.base.clock import FixedClock
from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.ids import BranchId, MemberId
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services import people
from huanjie_desktop.services.office import create_office
from huanjie_desktop.services.roster import roster
from huanjie_desktop.services.texts.text import Text
from ui.app import make_application
from ui.letters import apply_size
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.state import State


class Answers(Messages):
    """Answers questions as the test says and remembers what was told; an unexpected question fails the test."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.replies: list[object] = []
        self.told: list[str] = []
        self.asked: list[str] = []
        self.notes: list[str] = []
        self.noted.connect(self.notes.append)

    def trouble(self, finding: UserError | Problem) -> None:
        self.told.append(finding.code)

    def tell(self, text: Text) -> None:
        self.told.append(text.title)

    def _reply(self, question: str) -> object:
        self.asked.append(question)
        assert self.replies, f"unexpected question: {question}"
        return self.replies.pop(0)

    def ask(self, title: str, why: str, yes: str, no: str = "取消") -> bool:
        return bool(self._reply(title))

    def ask_text(self, title, label, start=""):
        return self._reply(title)

    def ask_password(self, title, label):
        return self._reply(title)

    def choose(self, title, label, choices):
        return self._reply(title)

    def open_file(self, title, kinds):
        return self._reply(title)

    def save_file(self, title, name, kinds):
        return self._reply(title)

    def folder(self, title):
        return self._reply(title)

    def show_file(self, path: Path) -> None:
        self.told.append(path.name)


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    application = make_application()
    yield application
    # without a screen Qt frees what was copied only after Python has ended, and would call back into it
    application.clipboard().clear()


@pytest.fixture(autouse=True)
def standard_letters(qapp: QApplication) -> Iterator[None]:
    yield
    apply_size("标准")


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def window(qtbot: QtBot, state: State, clock: FixedClock) -> Iterator[MainWindow]:
    made = MainWindow(state, Answers(state), clock)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    for dialog in made.findChildren(QDialog):
        dialog.close()  # one that stays open would shut the next window's keys out
    made.close()


@pytest.fixture
def people_file(tmp_path: Path, clock: FixedClock) -> Path:
    """An office with two branches and six invented members."""
    path = tmp_path / "试验街道.huanjie"
    office = create_office(path, clock)
    first = people.ensure_branch(office, "甲社区", "第一支部").value
    second = people.ensure_branch(office, "乙社区", "第一支部").value
    for member in sample_members(first, second):
        roster.save_member(office, member)
    office.close()
    return path


@pytest.fixture
def opened(window: MainWindow, people_file: Path) -> MainWindow:
    assert window.open_file(people_file)
    return window


@pytest.fixture
def wait_idle(qtbot: QtBot) -> Callable[[MainWindow], None]:
    return lambda window: qtbot.waitUntil(lambda: not window.tasks.busy)


def sample_members(first: BranchId, second: BranchId) -> list[Member]:
    from dataclasses import replace

    from huanjie_desktop.domain.people.member import MemberKind, Rights, Sex
    from huanjie_desktop.domain.people.partial_date import PartialDate

    names = ("曾试一", "仇试二", "丁试三", "王试四", "单试五", "欧阳试六")
    base = Member(MemberId(0), first, "", Sex.MALE, "汉族", joined=PartialDate(2001, 7), phone="19900001234")
    made = [
        replace(base, name=name, birth=PartialDate(1960 + place, 1 + place), phone=f"1990000{place}67{place}")
        for place, name in enumerate(names)
    ]
    made[1] = replace(made[1], kind=MemberKind.PROBATIONARY)
    made[2] = replace(made[2], rights=Rights.SUSPENDED)
    made[5] = replace(made[5], branch_id=second, birth=None)
    return made
