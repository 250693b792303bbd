"""单位设置: street, clerk, area code; the names of communities and branches, and when each was last elected."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from huanjie_desktop.domain.ids import BranchId
from huanjie_desktop.domain.problems import Problem, error
from huanjie_desktop.services import people, settings, terms
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.people import BranchNames, BranchSummary
from huanjie_desktop.services.settings import Settings, settings_problems
from huanjie_desktop.services.terms import YEARS, LastElection, last_election_problems
from ui.tasks import TaskRunner
from ui.widgets.controls import faint, heading
from ui.widgets.day_field import DayField
from ui.widgets.form_dialog import FormDialog


@dataclass(frozen=True)
class OfficeNames:
    """What the clerk filled in: the settings, and the branches whose names or last elections are to change."""

    settings: Settings
    renamed: tuple[BranchNames, ...] = ()
    elected: tuple[LastElection, ...] = ()


class OfficeDialog(FormDialog[OfficeNames]):
    """At the first start it may be skipped; everything can be filled in later."""

    def __init__(
        self, parent: QWidget, known: Settings, branches: Sequence[BranchSummary], today: date, first: bool = False
    ) -> None:
        title = "本单位的情况" if first else "单位设置"
        super().__init__(parent, "officeDialog", title, "保存")
        self._known, self._today, self._showing = known, today, False
        self._ids = [one.id for one in branches]
        self._street, self._clerk, self._area = QLineEdit(), QLineEdit(), QLineEdit()
        self._before = {one.id: BranchNames(one.id, one.community, one.name, one.full_name) for one in branches}
        self._names = dict(self._before)
        self._elected_before = {one.id: _last(one) for one in branches}
        self._elected = dict(self._elected_before)
        self._branch = QComboBox()
        self._community, self._name, self._full = QLineEdit(), QLineEdit(), QLineEdit()
        self._day, self._years = DayField(today.year, "elected_on"), QComboBox()
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
        self.form.addRow(heading("各支部的名称和任期"))
        self._branch.addItems([f"{one.community} {one.name}" for one in branches])
        self.add_field("支部", self._branch, "officeBranch", tip="选一个支部，在下面填写；可以接着选下一个")
        self.add_field("社区名称", self._community, "officeCommunity", tip="同一社区的支部一起改")
        self.add_field("支部名称", self._name, "officeBranchName")
        self.add_field("支部全称", self._full, "officeFullName", tip="印在选票和文书上；空着就印支部名称")
        self._years.addItems([f"{years} 年" for years in reversed(YEARS)])
        self._day.changed.connect(self._take_term)
        self._years.currentIndexChanged.connect(lambda _place: self._take_term())
        self.add_field("上次换届日期", self._day, "officeElectedOn", "elected_on", "任期从这一天算起；不知道的空着")
        self.add_field("任期", self._years, "officeTermYears", "term_years", "社区、村的党支部 5 年，其他党支部 3 年")
        self._show_branch()
        self._branch.currentIndexChanged.connect(lambda _place: self._show_branch())
        for field in (self._community, self._name, self._full):
            field.textEdited.connect(lambda _text: self._take())

    def show_term(self, branch_id: BranchId | None) -> None:
        """Show a branch, the first for None, with the cursor in the day of its last election."""
        if branch_id in self._ids:
            self._branch.setCurrentIndex(self._ids.index(branch_id))
        self._day.setFocus()

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
        last = self._elected[one.branch_id]
        self._showing = True
        self._day.set_day(last.on)
        self._years.setCurrentText(f"{last.years} 年")
        self._showing = False

    def _take_term(self) -> None:
        """Keep the day and the term typed; what is no day leaves the day as it was."""
        if self._showing:
            return
        key = self._ids[self._branch.currentIndex()]
        on = self._elected_before[key].on if self._day.problem() else self._day.day()
        self._elected[key] = LastElection(key, on, tuple(reversed(YEARS))[self._years.currentIndex()])

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
        elected = tuple(one for key, one in self._elected.items() if one != self._elected_before[key])
        return OfficeNames(replace(self._known, street=street, clerk=clerk, area_code=area), changed, elected)

    def check(self, value: OfficeNames) -> list[Problem]:
        """Return an area code that is none, and names that are missing."""
        found = settings_problems(value.settings)
        if any(not one.community.strip() for one in value.renamed):
            found.append(error("name_empty", where="officeCommunity"))
        if any(not one.name.strip() for one in value.renamed):
            found.append(error("name_empty", where="officeBranchName"))
        unreadable = self._day.problem()
        found += [unreadable] if unreadable else []
        for one in value.elected:
            found += last_election_problems(one.on, one.years, self._today)
        return found


def _last(one: BranchSummary) -> LastElection:
    return LastElection(one.id, date.fromisoformat(one.elected_on) if one.elected_on else None, one.term_years)


def ask_settings(parent: QWidget, office: Office, tasks: TaskRunner, first: bool = False) -> OfficeDialog:
    """Open the dialog on what is known and save what is chosen."""
    dialog = OfficeDialog(parent, settings.settings(office), people.branches(office), office.clock.today(), first)
    dialog.chosen.connect(lambda names: _save(office, tasks, names))
    dialog.open()
    return dialog


def _save(office: Office, tasks: TaskRunner, names: OfficeNames) -> None:
    saved = tasks.now(lambda: settings.save_settings(office, names.settings))
    if saved and names.renamed:
        saved = tasks.now(lambda: people.rename(office, names.renamed))
    if saved and names.elected:
        tasks.now(lambda: terms.record_last_elections(office, names.elected))
