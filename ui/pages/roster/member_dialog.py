"""增行 and 编辑: one member in a form, checked while typing by the rules that the service uses."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from huanjie_desktop.domain.ids import BranchId
from huanjie_desktop.domain.people.draft import LABELS
from huanjie_desktop.domain.people.member import Member, MemberKind, Relation, Rights, Sex
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.masking import mask_id, mask_phone
from huanjie_desktop.services.people import BranchSummary
from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.masked_field import MaskedField

TEXTS = ("education", "phone", "phone2", "id_number", "work", "native_place", "address", "present_address")
_LATER_TEXTS = ("remarks", "note", "strokes")
DATES = ("birth", "joined", "full_since", "relation_since", "out_of_contact_since")
MASKS = {"id_number": mask_id, "phone": mask_phone, "phone2": mask_phone}
_TIPS = {
    "note": "同一支部有同名党员时填写，如“大”“小”或住址",
    "strokes": "姓名中有笔画表以外的字时填写：横1竖2撇3点4折5",
    "id_number": "18位；光标不在这里时只显示前6位和后4位",
}
Check = Callable[[Member], Sequence[Problem]]


class MemberDialog(FormDialog[Member]):
    """A member goes in, the changed member comes out. ID and phones are masked while the cursor is elsewhere."""

    revealed = Signal()
    """A full number came into sight."""

    def __init__(
        self, parent: QWidget, member: Member, branches: Sequence[BranchSummary], check: Check, year: int
    ) -> None:
        super().__init__(parent, "memberDialog", "编辑党员" if member.id else "增行", "保存")
        self._member, self._check = member, check
        self._branch_ids = [branch.id for branch in branches]
        self._texts: dict[str, QLineEdit] = {}
        self._numbers: dict[str, MaskedField] = {}
        self._dates: dict[str, DateField] = {}
        self._add_text("name")
        self._branch = self._add_choice("党支部", "memberBranch", [f"{one.community} {one.name}" for one in branches])
        self._sex = self._add_choice("性别", "memberSex", ["", *(sex.value for sex in Sex)], "sex")
        self._add_text("nation")
        self._add_date("birth", year)
        self._kind = self._add_choice("人员类别", "memberKind", [kind.value for kind in MemberKind], "kind")
        for name in ("joined", "full_since"):
            self._add_date(name, year)
        self._rights = self._add_choice("选举权状态", "memberRights", [right.value for right in Rights], "rights")
        self._relation = self._add_choice("组织关系", "memberRelation", [one.value for one in Relation], "relation")
        self._add_date("relation_since", year)
        for name in TEXTS:
            if name == "education":
                self.next_column()
            self._add_text(name)
        self._add_date("out_of_contact_since", year)
        for name in _LATER_TEXTS:
            self._add_text(name)
        self._fill(member)

    def _add_text(self, name: str) -> None:
        if name in MASKS:
            self._add_number(name)
            return
        self._texts[name] = QLineEdit()
        self.add_field(LABELS[name], self._texts[name], f"member_{name}", name, _TIPS.get(name, ""))

    def _add_number(self, name: str) -> None:
        field = self._numbers[name] = MaskedField(MASKS[name])
        field.revealed.connect(self.revealed)
        self.add_field(LABELS[name], field, f"member_{name}", name, _TIPS.get(name, ""))

    def _add_date(self, name: str, year: int) -> None:
        self._dates[name] = DateField(year, name)
        self.add_field(LABELS[name], self._dates[name], f"member_{name}", name)

    def _add_choice(self, label: str, name: str, values: Sequence[str], where: str = "") -> QComboBox:
        field = QComboBox()
        field.addItems(list(values))
        self.add_field(label, field, name, where)
        return field

    def _fill(self, member: Member) -> None:
        for name, text in self._texts.items():
            text.setText(getattr(member, name))
        for name, number in self._numbers.items():
            number.set_number(getattr(member, name))
        for name, day in self._dates.items():
            day.set_date(getattr(member, name))
        self._sex.setCurrentText(member.sex.value if member.sex else "")
        self._kind.setCurrentText(member.kind.value)
        self._rights.setCurrentText(member.rights.value)
        self._relation.setCurrentText(member.relation.value)
        if member.branch_id in self._branch_ids:
            self._branch.setCurrentIndex(self._branch_ids.index(member.branch_id))

    def value(self) -> Member:
        """Return the member as typed."""
        typed: dict[str, Any] = {name: field.text().strip() for name, field in self._texts.items()}
        typed |= {name: field.number() for name, field in self._numbers.items()}
        typed |= {name: field.date() for name, field in self._dates.items()}
        branch = self._branch_ids[self._branch.currentIndex()] if self._branch_ids else BranchId(0)
        return replace(
            self._member,
            branch_id=branch,
            sex=_of(Sex, self._sex.currentText()),
            kind=MemberKind(self._kind.currentText()),
            rights=Rights(self._rights.currentText()),
            relation=Relation(self._relation.currentText()),
            **typed,
        )

    def check(self, value: Member) -> list[Problem]:
        """Return unreadable dates and what the roster's rules find."""
        unreadable = [problem for field in self._dates.values() if (problem := field.problem())]
        return [*unreadable, *self._check(value)]


def _of(kind: type[StrEnum], text: str) -> Any:
    return kind(text) if text else None
