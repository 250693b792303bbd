"""A clerk at the real window: every act is a click or a key, as in the office. One method for one part of the work."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLineEdit, QWidget

from tests.ui.counting import Hall, StepTime
from tests.ui.meeting_office import dialog, write
from ui.main_window import MainWindow

HEAD = ("序号", "姓名", "性别", "民族", "出生年月", "入党时间", "转正时间", "党员类别", "联系电话")
NAMES = (
    *("丁试明", "王试芳", "文试远", "李试华", "吴试敏", "何试强"),
    *("宋试云", "张试平", "陈试红", "任试文", "刘试清", "孙试安"),
)
STANDING = ("张试平", "陈试红", "刘试清", "孙试安")


def write_roster(path: Path) -> Path:
    """Write a roster as offices have it: a title, a header, one row for each member."""
    book = openpyxl.Workbook()
    book.active.append(("建北社区党支部党员名册",))
    book.active.append(HEAD)
    for place, name in enumerate(NAMES, start=1):
        phone = f"199000020{place:02d}"
        book.active.append((place, name, "男", "汉族", f"19{60 + place}.7", "1999.7", "2000.7", "正式党员", phone))
    book.save(path)
    return path


@dataclass
class Clerk:
    """Works in `window`; files go to `folder`."""

    window: MainWindow
    folder: Path

    @property
    def answers(self) -> Any:
        """What the choosers will be answered with."""
        return self.window.messages

    def idle(self) -> None:
        """Wait until the window has done its jobs."""
        waiting = QDeadlineTimer(20_000)
        QApplication.processEvents()
        while self.window.tasks.busy:
            assert not waiting.hasExpired(), "a job does not end"
            time.sleep(0.002)
            QApplication.processEvents()

    def click(self, name: str, root: QWidget | None = None) -> None:
        """Click the button of that name: it must be in sight and enabled."""
        QApplication.processEvents()
        found = [one for one in (root or self.window).findChildren(QAbstractButton, name) if one.isVisible()]
        assert found, f"{name} is not to be seen"
        assert found[0].isEnabled(), f"{name}: {found[0].toolTip()}"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        self.idle()

    def fill(self, form: QDialog, **fields: str) -> None:
        """Fill in fields of a form by their object names and confirm it."""
        for name, text in fields.items():
            field = form.findChild(QLineEdit, name) or form.findChild(QComboBox, name)
            assert field is not None, name
            field.setCurrentText(text) if isinstance(field, QComboBox) else field.setText(text)
        self.confirm(form)

    def confirm(self, form: QDialog) -> None:
        """Press the form's own 确定."""
        self.click(f"{form.objectName()}Ok", form)

    def at(self, step: str) -> Any:
        """Show a step of 会议议程 and return its panel."""
        page: Any = self.window.view.page("meeting")
        QTest.mouseClick(page.rail.buttons[step], Qt.MouseButton.LeftButton)
        return page.panel(step)

    def make_office(self) -> None:
        """Begin the office's file and say whose it is."""
        self.answers.replies.append(self.folder / "建北社区")
        self.click("startNew")
        self.fill(dialog("officeDialog"), officeStreet="试验街道", officeClerk="丁试明")

    def import_roster(self, sheet: Path) -> None:
        """Add the branch and bring its roster in through the wizard."""
        self.window.view.go("roster")
        self.click("rosterAddBranch")
        self.fill(dialog("branchDialog"), branchCommunity="建北社区", branchName="建北社区党支部")
        self.window.view.page("roster").toolbar.branch.setCurrentIndex(1)
        self.click("rosterImport")
        wizard = self.window.view.page("roster").findChild(QDialog, "importDialog")
        self.answers.replies.append(sheet)
        self.click("importBrowse", wizard)
        self.click("importNext", wizard)
        self.click("importNext", wizard)
        if not wizard.check.accept.isHidden():
            wizard.check.accept.setChecked(True)
        self.click("importNext", wizard)
        wizard.close()

    def plan(self) -> None:
        """Begin the election and record the two replies of the superior."""
        self.window.view.go("meeting")
        self.click("meetingBegin")
        names = {"electionPlace": "社区礼堂", "electionChair": "丁试明", "electionRecorder": "王试芳"}
        self.fill(dialog("electionDialog"), electionDay="2026.10.12", **names)
        card: Any
        panel = self.at("approval")
        for card, number in ((panel.request, "青穗街委〔2026〕31号"), (panel.list, "青穗街委〔2026〕36号")):
            write(card.number, number)
            QTest.keyClicks(card.on, "2026.9.20")
            QTest.mouseClick(card.save, Qt.MouseButton.LeftButton)

    def nominate(self) -> None:
        """Propose four for three seats."""
        self.at("candidates")
        for name in STANDING:
            self.click("candidateNominate")
            form = dialog("nominateDialog")
            write(form.findChild(QLineEdit, "nominateSearch"), name)
            self.confirm(form)

    def sign_in(self) -> None:
        """Tick everybody and count heads at the opening."""
        panel = self.at("attendance")
        for name in NAMES:
            write(panel.list.search, name)
            QTest.keyClick(panel.list.search, Qt.Key.Key_Return)
        self.click("countFirst")

    def adopt(self) -> None:
        """Let the meeting adopt the method, the list and the staff by show of hands."""
        self.at("method")
        self._hands("methodAdopt")
        self.at("candidates")
        self._hands("candidateFix")
        self.at("staff")
        for kind, name in (("head_scrutineer", "李试华"), ("teller", "吴试敏")):
            self.click(f"staffAdd_{kind}")
            form = dialog("officerDialog")
            form.findChild(QComboBox, "officerName").setCurrentText(name)
            self.confirm(form)
        self._hands("staffAdopt")

    def _hands(self, name: str) -> None:
        self.click(name)
        form = dialog("handsDialog")
        self.click("handsAll", form)
        self.confirm(form)

    def print_ballots(self) -> None:
        """Design the ballot and write the print run."""
        self.at("ballots")
        self.click("ballotDesign")
        self.answers.replies.append(self.folder / "选票.pdf")
        self.click("ballotFinal")

    def count(self, ballots: tuple[str, ...]) -> None:
        """Issue, cast, open the box, and enter every ballot with the number pad."""
        self.window.activateWindow()
        self.window.view.go("counting")
        for gate in ("heads", "method", "staff", "box", "issue", "cast"):
            self.click(f"{gate}GateConfirm")
        page: Any = self.window.view.page("counting")
        QTest.keyClicks(page.panels["open"].returned, str(len(ballots)))
        self.click("openMixed")
        self.click("openGateConfirm")
        for field, number in (("valid", len(ballots)), ("void", 0), ("doubtful", 0)):
            QTest.keyClicks(getattr(page.panels["sort"], field), str(number))
        self.click("sortGateConfirm")
        hall = Hall(self.window, None, StepTime())  # type: ignore[arg-type]
        for keys in ballots:
            hall.keys(keys)

    def announce(self) -> None:
        """Check, confirm, report and announce."""
        self.click("entryFinish")
        for gate in ("close", "confirm", "report", "announce"):
            self.click(f"{gate}GateConfirm")

    def save_paper(self, kind: str) -> Path:
        """Look at a paper, save it and return the file."""
        self.window.view.go("papers")
        page: Any = self.window.view.page("papers")
        assert page.list.select_where(lambda line: line.state.kind == kind)
        self.idle()
        assert page.current().ready, page.list.current().missing
        place = self.folder / f"{kind}.pdf"
        self.answers.replies += [True] * bool(page.current().notices) + [place]
        self.click("papersSave")
        return place
