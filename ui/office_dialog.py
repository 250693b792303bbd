"""单位设置: street, clerk, area code; the names of communities and branches."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from huanjie_desktop.domain.ids import BranchId
from huanjie_desktop.domain.problems import Problem, error
from huanjie_desktop.services import people, settings
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.people import BranchNames, BranchSummary
from huanjie_desktop.services.settings import Settings, settings_problems
from ui.tasks import TaskRunner
from ui.widgets.controls import faint, heading
from ui.widgets.form_dialog import FormDialog


@dataclass(frozen=True)
class OfficeNames:
    """What the clerk filled in: the settings, and the branches whose names are to change."""

    settings: Settings
    renamed: tuple[BranchNames, ...] = ()


class OfficeDialog(FormDialog[OfficeNames]):
    """At the first start it may be skipped; everything can be filled in later."""

    def __init__(self, parent: QWidget, known: Settings, branches: Sequence[BranchSummary], first: bool) -> None:
        title = "本单位的情况" if first else "单位设置"
        super().__init__(parent, "officeDialog", title, "保存")
        self._known = known
        self._street, self._clerk, self._area = QLineEdit(), QLineEdit(), QLineEdit()
        self._before = {one.id: BranchNames(one.id, one.community, one.name, one.full_name) for one in branches}
        self._names = dict(self._before)
        self._branch = QComboBox()
        self._community, self._name, self._full = QLineEdit(), QLineEdit(), QLineEdit()
        self._add_office(known)
        if branches:
            self._add_branches(branches)
        if first:
            self._let_skip()

    def _add_office(self, known: Settings) -> None:
        self._street.setPlaceholderText("如 某某街道")
        self._clerk.setPlaceholderText("您的姓名")
        self._area.setPlaceholderText("如 028")
        self.add_field("街道（乡镇）", self._street, "officeStreet", tip="写进文书的文件名")
        self.add_field("经办人", self._clerk, "officeClerk", tip="记入操作日志：谁、什么时候、做了什么")
        self.add_field("默认区号", self._area, "officeArea", "area_code", "导入名册时补在7至8位的电话前面")
        for field, text in ((self._street, known.street), (self._clerk, known.clerk), (self._area, known.area_code)):
            field.setText(text)

    def _add_branches(self, branches: Sequence[BranchSummary]) -> None:
        self.form.addRow(heading("改社区和支部的名称"))
        self._branch.addItems([f"{one.community} {one.name}" for one in branches])
        self.add_field("支部", self._branch, "officeBranch", tip="选一个支部，在下面改名；可以接着选下一个")
        self.add_field("社区名称", self._community, "officeCommunity", tip="同一社区的支部一起改")
        self.add_field("支部名称", self._name, "officeBranchName")
        self.add_field("支部全称", self._full, "officeFullName", tip="印在选票和文书上；空着就印支部名称")
        self._ids = [one.id for one in branches]
        self._show_branch()
        self._branch.currentIndexChanged.connect(lambda _place: self._show_branch())
        for field in (self._community, self._name, self._full):
            field.textEdited.connect(lambda _text: self._take())

    def _let_skip(self) -> None:
        self.form.addRow(faint("现在不填也可以，以后到“文件 › 单位设置…”填写。社区和支部在“党员名册”中增加。"))
        cancel = self.findChild(QPushButton, "officeDialogCancel")
        if isinstance(cancel, QPushButton):
            cancel.setText("以后再填")
            cancel.setAccessibleName("以后再填")

    def _show_branch(self) -> None:
        one = self._names[self._ids[self._branch.currentIndex()]]
        for field, text in ((self._community, one.community), (self._name, one.name), (self._full, one.full_name)):
            field.setText(text)

    def _take(self) -> None:
        """Keep the names typed; a community's new name holds for all its branches."""
        key = self._ids[self._branch.currentIndex()]
        place = self._community.text()
        for other, one in self._names.items():
            if self._same_place(other, key):
                self._names[other] = replace(one, community=place)
        self._names[key] = BranchNames(key, place, self._name.text(), self._full.text())

    def _same_place(self, one: BranchId, other: BranchId) -> bool:
        return self._before[one].community == self._before[other].community

    def value(self) -> OfficeNames:
        """Return settings and changed names."""
        texts = (self._street.text().strip(), self._clerk.text().strip(), self._area.text().strip())
        street, clerk, area = texts
        changed = tuple(one for key, one in self._names.items() if one != self._before[key])
        return OfficeNames(replace(self._known, street=street, clerk=clerk, area_code=area), changed)

    def check(self, value: OfficeNames) -> list[Problem]:
        """Return an area code that is none, and names that are missing."""
        found = settings_problems(value.settings)
        if any(not one.community.strip() for one in value.renamed):
            found.append(error("name_empty", where="officeCommunity"))
        if any(not one.name.strip() for one in value.renamed):
            found.append(error("name_empty", where="officeBranchName"))
        return found


def ask_settings(parent: QWidget, office: Office, tasks: TaskRunner, first: bool = False) -> OfficeDialog:
    """Open the dialog on what is known and save what is chosen."""
    dialog = OfficeDialog(parent, settings.settings(office), people.branches(office), first)
    dialog.chosen.connect(lambda names: _save(office, tasks, names))
    dialog.open()
    return dialog


def _save(office: Office, tasks: TaskRunner, names: OfficeNames) -> None:
    if tasks.now(lambda: settings.save_settings(office, names.settings)) and names.renamed:
        tasks.now(lambda: people.rename(office, names.renamed))
