"""An office with one election, opened in the window at a step of 会议议程: arrangement of the tests of that tab."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog

from huanjie_desktop.domain.election.method import DirectVariant
from huanjie_desktop.domain.ids import ElectionId, MemberId
from huanjie_desktop.domain.people.member import Member, MemberKind
from huanjie_desktop.services import elections
from huanjie_desktop.services.office import Office
from tests.builders import (
    DAY,
    FOUR,
    Branch,
    a_branch,
    an_election,
    everybody_came,
    gates_passed,
    nominated,
    poll_for,
    staffed,
)
from ui.main_window import MainWindow
from ui.pages.meeting.page import Page

PROBATIONARY = "顾新燕"


@dataclass
class Desk:
    """The window on the tab, with the election and its branch."""

    window: MainWindow
    page: Page
    branch: Branch
    election: ElectionId

    @property
    def office(self) -> Office:
        assert self.window.office
        return self.window.office

    @property
    def answers(self) -> Any:
        return self.window.messages

    def at(self, step: str) -> Any:
        """Show a step and return its panel."""
        self.page.show_step(step)
        return self.page.panel(step)


def a_desk(window: MainWindow, path: Any, full: int = 20, variant: DirectVariant = DirectVariant.V1) -> Desk:
    """Open a new office with a branch of `full` members and one probationary, and an election, at the tab."""
    window._take(lambda: _created(path, window))
    assert window.office
    newcomer = Member(MemberId(0), 0, PROBATIONARY, kind=MemberKind.PROBATIONARY, phone="19900007788")
    branch = a_branch(window.office, full, [newcomer])
    election = an_election(window.office, branch, variant)
    assert window.view
    window.view.go("meeting")
    page = window.view.page("meeting")
    page.refresh()
    return Desk(window, page, branch, election)


def _created(path: Any, window: MainWindow) -> Office:
    from huanjie_desktop.services.office import create_office

    return create_office(path, window.clock)


def with_list(desk: Desk) -> None:
    """Nominate four for three seats."""
    nominated(desk.office, desk.branch, poll_for(desk.office, desk.election), FOUR)
    desk.page.refresh()


def with_gates(desk: Desk) -> None:
    """Nominate, approve and fix the list."""
    with_list(desk)
    gates_passed(desk.office, desk.election)
    desk.page.refresh()


def with_meeting(desk: Desk, absent: int = 0) -> None:
    """Let everybody come but the last `absent`, adopt the method, name who counts."""
    everybody_came(desk.office, desk.branch, desk.election, absent)
    elections.adopt_method(desk.office, desk.election, DAY)
    staffed(desk.office, desk.branch, desk.election, ("丁建北", "王建北"))
    desk.page.refresh()


def dialog(name: str) -> Any:
    """Return the open dialog of a name."""
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.objectName() == name]
    shown = [one for one in found if one.isVisible()]
    assert shown, f"{name} is not open"
    return shown[-1]


def names_of(view: Any, text: Any) -> list[str]:
    """Return one text of every row shown."""
    return [text(row) for row in view.model.shown]


def write(widget: Any, text: str) -> None:
    """Enter Chinese as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
