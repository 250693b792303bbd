"""The parameters of the election method as a form: value, default, the rule it rests on, what others do."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from huanjie_desktop.domain.election.method import ElectionMethod, method_to_mapping
from huanjie_desktop.domain.election.method_text import PARAMETERS, Parameter, method_from_mapping
from huanjie_desktop.services.method_notes import METHOD_NOTES
from huanjie_desktop.services.rule_titles import rules_by_number
from ui.widgets.controls import faint, named
from ui.widgets.form_dialog import watch

BY_PLAN = "direct_variant"


class ParameterRow:
    """One parameter: what can be chosen or typed, and the words beside it."""

    def __init__(self, parameter: Parameter) -> None:
        self.parameter, self._fixed = parameter, parameter.default
        self.title = QLabel(parameter.label)
        self.title.setWordWrap(True)
        self.field = self._make_field()
        self.note = faint("")
        self._tell("")

    def _make_field(self) -> QComboBox | QLineEdit | QLabel:
        made: QComboBox | QLineEdit | QLabel
        if self.locked:
            made = QLabel()
            made.setWordWrap(True)
        elif self.parameter.values:
            made = QComboBox()
            made.setMinimumContentsLength(14)
            made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            for stored, label in self.parameter.values:
                made.addItem(label, stored)
        else:
            made = QLineEdit()
        return named(made, f"method_{self.parameter.key}", self.parameter.label)

    @property
    def locked(self) -> bool:
        """Whether the law or the plan decides here and not this form."""
        return self.parameter.fixed or self.parameter.key == BY_PLAN

    def stored(self) -> str:
        """Return the value as it is stored."""
        if isinstance(self.field, QComboBox):
            return str(self.field.currentData())
        return self._fixed if self.locked else self.field.text().strip()

    def show_value(self, stored: str) -> None:
        """Show a stored value."""
        if isinstance(self.field, QComboBox):
            self.field.setCurrentIndex(max(0, self.field.findData(stored)))
        elif self.locked:
            self._fixed = stored
            self.field.setText(f"{dict(self.parameter.values)[stored]}")
        else:
            self.field.setText(stored)

    def lock(self, why: str) -> None:
        """Let the value stand and say why; "" opens it again."""
        reason = why or ("由选举条例规定，不能修改" if self.parameter.fixed else "")
        reason = reason or ("请在“选举方案”中修改" if self.locked else "")
        self.field.setEnabled(not reason or isinstance(self.field, QLabel))
        self.field.setToolTip(reason or METHOD_NOTES[self.parameter.key])
        self.field.setAccessibleDescription(self.field.toolTip())

    def mark(self) -> None:
        """Say beside the field whether the value differs from the default."""
        changed = bool(self.parameter.values) and self.stored() != self.parameter.default and not self.locked
        self._tell("已改，" if changed else "")

    def _tell(self, start: str) -> None:
        known = dict(self.parameter.values)
        default = f"{start}默认：{known[self.parameter.default]}。" if len(known) > 1 and not self.locked else ""
        self.note.setText(f"{default}{METHOD_NOTES[self.parameter.key]}")
        rule = rules_by_number((self.parameter.rule,))
        self.title.setToolTip(rule)
        self.note.setToolTip(rule)


class MethodForm(QWidget):
    """All parameters below each other."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rows = {parameter.key: ParameterRow(parameter) for parameter in PARAMETERS}
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(9)
        for stretch, column in ((3, 0), (5, 1), (6, 2)):
            grid.setColumnStretch(column, stretch)
        for place, row in enumerate(self.rows.values()):
            for column, widget in enumerate((row.title, row.field, row.note)):
                grid.addWidget(widget, place, column)
            watch(row.field, self._edited)

    def _edited(self) -> None:
        for row in self.rows.values():
            row.mark()
        self.changed.emit()

    def show_method(self, method: ElectionMethod, why_locked: str) -> None:
        """Show a method; `why_locked` freezes every field."""
        values: Mapping[str, str] = method_to_mapping(method)
        for key, row in self.rows.items():
            row.field.blockSignals(True)
            row.show_value(values.get(key, row.parameter.default))
            row.field.blockSignals(False)
            row.lock(why_locked)
        self._edited()

    def method(self) -> ElectionMethod:
        """Return the method as chosen."""
        chosen = {key: row.stored() for key, row in self.rows.items() if not row.parameter.fixed}
        return method_from_mapping(chosen)[0]
