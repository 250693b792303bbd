"""登记讨论确定: when and how the members fixed the list before the meeting (R-10 gate 3)."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from huanjie_desktop.domain.problems import Problem, error, warning
from ui.pages.meeting.panel import day_text
from ui.widgets.day_field import DayField
from ui.widgets.form_dialog import FormDialog


@dataclass(frozen=True)
class FixedList:
    """The day, None while it is missing, and the way in words."""

    on: date | None
    how: str


class FixDialog(FormDialog[FixedList]):
    """Asks for the day of the deliberation; later than today it cannot be."""

    def __init__(self, parent: QWidget, today: date, meeting_on: date | None = None) -> None:
        super().__init__(parent, "fixDialog", "会前已讨论确定候选人名单", "登记")
        self._today, self._meeting_on = today, meeting_on
        self._on, self._how = DayField(today.year, "fixDay"), QLineEdit()
        self.add_field("讨论确定的日期", self._on, "fixDay", tip="党员充分讨论、确定名单的那一天")
        self.add_field("讨论方式", self._how, "fixHow", tip="写入会议记录，如 支部党员会议讨论，到会党员一致同意")
        self._how.setText("召开支部党员会议讨论确定")

    def value(self) -> FixedList:
        """Return the day and the way as typed."""
        return FixedList(self._on.day(), self._how.text().strip())

    def check(self, value: FixedList) -> list[Problem]:
        """Return what is missing, unreadable, or still to come."""
        unreadable = self._on.problem()
        if unreadable:
            return [unreadable]
        if value.on is None:
            return [error("fix_day_missing", where="fixDay")]
        if value.on > self._today:
            return [error("date_future", where="fixDay", field="日期", value=self._on.text())]
        if not value.how:
            return [error("fix_how_missing", where="fixHow")]
        late = self._meeting_on is not None and value.on > self._meeting_on
        return [warning("list_day_after_meeting", where="fixDay", day=day_text(self._meeting_on))] if late else []
