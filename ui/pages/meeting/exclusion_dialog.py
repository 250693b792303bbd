"""Dialogs of R-03: one proposed member with the case, and for whom the superior agreed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QWidget

from huanjie_desktop.domain.ids import MemberId
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.domain.people.roster import Exclusion, ExclusionCase
from huanjie_desktop.domain.problems import Problem, error, warning
from huanjie_desktop.services.exclusions import ExclusionLine
from ui.widgets.form_dialog import FormDialog


class ExclusionDialog(FormDialog[Exclusion]):
    """Asks who, in which listed case, and whether the member himself was asked."""

    def __init__(self, parent: QWidget, members: Sequence[tuple[Member, str]], before: Exclusion | None) -> None:
        super().__init__(parent, "exclusionDialog", "修改拟不计入" if before else "提出不计入应到会")
        self._ids = [member.id for member, _name in members]
        self._cases = list(ExclusionCase)
        self._member, self._case, self._remark = QComboBox(), QComboBox(), QPlainTextEdit()
        self._cannot, self._asked = QCheckBox("确实不能到会"), QCheckBox("已征求本人意见")
        self._member.addItems([name for _member, name in members])
        self._member.setEditable(True)
        self._member.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._case.addItems([case.text for case in self._cases])
        self._case.setMinimumContentsLength(24)
        self._case.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._remark.setFixedHeight(70)
        self.add_field("党员", self._member, "exclusionMember", tip="可直接输入姓名查找")
        self.add_field("情形", self._case, "exclusionCase", "case", "只有列出的情形才可以不计入")
        self.add_field("", self._cannot, "exclusionCannot", "cannot_attend")
        self.add_field("", self._asked, "exclusionAsked", "asked")
        self.add_field("说明", self._remark, "exclusionRemark", tip="写入报上级的名单，如起止时间、所在地")
        for box in (self._cannot, self._asked):
            box.setAccessibleName(box.text())
        self._fill(before)

    def _fill(self, before: Exclusion | None) -> None:
        self._cannot.setChecked(before is None or before.cannot_attend)
        if before is None:
            return
        self._member.setCurrentIndex(self._ids.index(before.member_id))
        self._member.setEnabled(False)
        self._case.setCurrentIndex(self._cases.index(before.case))
        self._asked.setChecked(before.asked)
        self._remark.setPlainText(before.remark)

    def value(self) -> Exclusion:
        """Return the proposal as typed."""
        place = self._member.findText(self._member.currentText())
        return Exclusion(
            self._ids[place] if place >= 0 else MemberId(0),
            self._cases[max(0, self._case.currentIndex())],
            self._cannot.isChecked(),
            self._asked.isChecked(),
            remark=self._remark.toPlainText().strip(),
        )

    def check(self, value: Exclusion) -> list[Problem]:
        """Return the condition that the clerk himself can answer for; the superior and the meeting decide later."""
        name = self._member.currentText()
        if not value.member_id:
            return [error("name_not_in_list", where="exclusionMember", name=name)]
        return [] if value.cannot_attend else [warning("exclusion_can_attend", "R-03", name, name=name)]


class AgreementDialog(FormDialog[frozenset[MemberId]]):
    """Asks for whom the superior agreed; the others stay counted."""

    def __init__(self, parent: QWidget, lines: Sequence[ExclusionLine]) -> None:
        super().__init__(parent, "agreementDialog", "上级党组织同意不计入的党员")
        self._boxes: list[tuple[MemberId, QCheckBox]] = []
        for place, line in enumerate(lines, start=1):
            box = QCheckBox(f"{line.name}：{line.exclusion.case.text}")
            box.setChecked(line.exclusion.superior_agreed)
            self.add_field("", box, f"agreement_{place}")
            box.setAccessibleName(box.text())
            self._boxes.append((line.exclusion.member_id, box))

    def value(self) -> frozenset[MemberId]:
        """Return the members agreed to."""
        return frozenset(member_id for member_id, box in self._boxes if box.isChecked())

    def check(self, value: frozenset[MemberId]) -> list[Problem]:
        """Return nothing: any answer of the superior may be recorded."""
        return []
