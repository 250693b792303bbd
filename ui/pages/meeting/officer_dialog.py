"""增监票计票人: role and name, with the bars of R-14 and R-15 while choosing."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from huanjie_desktop.domain.election.records import Officer, OfficerRole
from huanjie_desktop.domain.ids import ElectionId, MemberId
from huanjie_desktop.domain.problems import Problem, error
from ui.widgets.form_dialog import FormDialog

Check = Callable[[Officer], Sequence[Problem]]


class OfficerDialog(FormDialog[Officer]):
    """Names may be chosen or typed: a teller need not be of this branch."""

    def __init__(self, parent: QWidget, names: Sequence[tuple[MemberId, str]], check: Check, role: OfficerRole) -> None:
        super().__init__(parent, "officerDialog", "增监票人、计票人")
        self._names, self._check = dict((name, key) for key, name in names), check
        self._role, self._name = QComboBox(), QComboBox()
        self._role.addItems([one.value for one in OfficerRole])
        self._role.setCurrentText(role.value)
        self._name.setEditable(True)
        self._name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for field in (self._name, self._role):
            field.setMinimumContentsLength(16)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name.addItems(list(self._names))
        self._name.setCurrentIndex(-1)
        self.add_field("姓名", self._name, "officerName", tip="从党员中选择，或输入姓名；候选人不能担任")
        self.add_field("职务", self._role, "officerRole", tip="总监票人一名，监票人至少一名")

    def value(self) -> Officer:
        """Return the officer as chosen."""
        name = self._name.currentText().strip()
        return Officer(0, ElectionId(0), OfficerRole(self._role.currentText()), name, self._names.get(name))

    def check(self, value: Officer) -> list[Problem]:
        """Return why this person may not do this work."""
        if not value.name:
            return [error("name_missing", where="officerName")]
        return list(self._check(value))
