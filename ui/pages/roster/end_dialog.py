"""转出、离开: how and when a membership ended; the person stays on file."""

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from huanjie_desktop.domain.people.member import MembershipEnd
from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.domain.problems import Problem, error
from ui.widgets.controls import faint
from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog


@dataclass(frozen=True)
class Ending:
    """What the clerk chose; `on` is None while the date is missing."""

    end: MembershipEnd
    on: PartialDate | None
    reason: str


class EndDialog(FormDialog[Ending]):
    """Asks for the case, the date and a reason."""

    def __init__(self, parent: QWidget, name: str, today: PartialDate) -> None:
        super().__init__(parent, "endDialog", f"转出、离开：{name}", "登记")
        self._end, self._on, self._reason = QComboBox(), DateField(today.year, "ended_on"), QLineEdit()
        self._end.addItems([end.value for end in MembershipEnd])
        self.form.addRow(faint("登记后不再计入党员总数。资料仍保留，在“已离开的”名单中，可以恢复。"))
        self.add_field("情形", self._end, "endKind")
        self.add_field("日期", self._on, "endOn", "ended_on")
        self.add_field("原因或说明", self._reason, "endReason")
        self._on.set_date(today)

    def value(self) -> Ending:
        """Return the choice."""
        return Ending(MembershipEnd(self._end.currentText()), self._on.date(), self._reason.text().strip())

    def check(self, value: Ending) -> list[Problem]:
        """Return an unreadable or missing date."""
        problem = self._on.problem()
        if problem:
            return [problem]
        return [] if value.on else [error("end_without_date", where="ended_on")]
