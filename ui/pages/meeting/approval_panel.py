"""报批: the superior's replies to the request and to the proposed candidates, by file number and date (R-10)."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.services import elections
from ui.context import Context
from ui.pages.meeting.panel import Panel, day_text
from ui.widgets.controls import button, faint, heading, named
from ui.widgets.day_field import DayField
from ui.widgets.states import GOOD, OPEN, allow, scrolling, tell


class ApprovalCard(QFrame):
    """One reply: file number, date, and 登记."""

    saved = Signal(str, object)
    """Carries the file number and the day."""

    def __init__(self, name: str, title: str, words: str, year: int) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._recorded: tuple[object, ...] = ()
        self.state = QLabel()
        self.number = named(QLineEdit(), f"{name}Number", f"{title}文号", "照批复填写，如 某街委〔2026〕31号")
        self.number.setPlaceholderText("如 某街委〔2026〕31号")
        self.on = named(DayField(year, f"{name}Day"), f"{name}Day", f"{title}日期")
        self.save = button(f"{name}Save", "登记", "check", "记入选举，可以再改")
        form = QFormLayout(self)
        form.setContentsMargins(16, 12, 16, 12)
        form.setVerticalSpacing(8)
        self.state.setWordWrap(True)
        form.addRow(heading(title))
        form.addRow(faint(words))
        form.addRow("现状", self.state)
        form.addRow("批复文号", self.number)
        form.addRow("批复日期", self.on)
        line = QHBoxLayout()
        line.addWidget(self.save)
        line.addStretch(1)
        form.addRow("", line)
        self.number.textChanged.connect(lambda _text: self.recheck())
        self.on.changed.connect(self.recheck)
        self.number.returnPressed.connect(self.on.setFocus)
        self.on.returnPressed.connect(self.save.click)
        self.save.clicked.connect(lambda: self.saved.emit(self.number.text().strip(), self.on.day()))

    def show_reply(self, election_id: ElectionId, number: str, on: date | None) -> None:
        """Show what is recorded; typing that was begun stays while the record is the same."""
        if self._recorded != (election_id, number, on):
            self._recorded = (election_id, number, on)
            self.number.setText(number)
            self.on.set_day(on)
        recorded = bool(number and on)
        tell(self.state, f"已批复：{number} {day_text(on)}" if recorded else "还没有批复", GOOD if recorded else OPEN)
        self.recheck()

    def recheck(self) -> None:
        """Allow 登记 when both fields are there."""
        why = ""
        if not self.number.text().strip():
            why = "请先填写批复文号"
        elif self.on.day() is None:
            why = "请先填写批复日期，要写到日"
        allow(self.save, why)


class ApprovalPanel(Panel):
    """Two replies that open two of the gates before final ballots."""

    def __init__(self, context: Context) -> None:
        words = "没有这两个批复，不能印制正式选票。收到批复后照文件登记。"
        super().__init__(context, "meetingApproval", "报批", words)
        year = self.office.clock.today().year
        self.request = ApprovalCard("requestReply", "换届选举请示的批复", "支部任期届满前向上级党组织请示换届。", year)
        self.list = ApprovalCard(
            "listReply", "候选人预备人选的批复", "候选人预备人选经上级党组织审查同意后，再提交党员讨论确定。", year
        )
        self.request.saved.connect(lambda number, on: self._save(elections.record_request_approval, number, on))
        self.list.saved.connect(lambda number, on: self._save(elections.record_list_approval, number, on))
        body = QWidget()
        body.setObjectName("formBody")
        cards = QVBoxLayout(body)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.addWidget(self.request)
        cards.addWidget(self.list)
        cards.addStretch(1)
        self.column.addWidget(scrolling(body, "approvalScroll", "批复"), 1)

    def _save(self, record: Callable[..., object], number: str, on: date) -> None:
        self.context.tasks.now(lambda: record(self.office, self.election.id, number, on))

    def refresh(self) -> None:
        """Show what is recorded."""
        found = elections.election(self.office, self.election.id)
        self.request.show_reply(found.id, found.request_no, found.request_on)
        self.list.show_reply(found.id, found.list_no, found.list_on)
        both = bool(found.request_no and found.list_no)
        tell(self.state, "批复齐全" if both else "批复未齐", GOOD if both else OPEN)

