"""增列席: a guest or superior, never counted."""

from PySide6.QtWidgets import QLineEdit, QWidget

from huanjie_desktop.domain.problems import Problem, error
from ui.widgets.form_dialog import FormDialog

Guest = tuple[str, str]


class ObserverDialog(FormDialog[Guest]):
    """Asks for name and role."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "observerDialog", "增列席人员", "增加")
        self._name, self._role = QLineEdit(), QLineEdit()
        self._role.setPlaceholderText("如 街道党工委 组织委员")
        self.add_field("姓名", self._name, "observerName")
        self.add_field("单位、职务", self._role, "observerRole", tip="写入会议记录")

    def value(self) -> Guest:
        """Return name and role as typed."""
        return self._name.text().strip(), self._role.text().strip()

    def check(self, value: Guest) -> list[Problem]:
        """Return a finding while the name is missing."""
        return [] if value[0] else [error("name_missing", where="observerName")]
