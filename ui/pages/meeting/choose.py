"""The line over the tab: which branch, which election, 新建选举."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from huanjie_desktop.domain.election.election import Election
from huanjie_desktop.domain.ids import BranchId, ElectionId
from huanjie_desktop.services.people import BranchSummary
from ui.widgets.controls import button, named


class Chooser(QWidget):
    """Branch and election as two choices; keeps the choice when the lists change."""

    changed = Signal()
    """Another election was chosen, or another branch."""
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("meetingChooser")
        self._branches: list[BranchSummary] = []
        self._elections: list[Election] = []
        self.branch = named(QComboBox(), "meetingBranch", "党支部", "只看这个支部的选举")
        self.choice = named(QComboBox(), "meetingElection", "选举", "选择一次选举")
        for field, letters in ((self.branch, 9), (self.choice, 14)):
            field.setMinimumContentsLength(letters)
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.new = button("meetingNew", "新建选举…", "add", "为一个支部开始一次换届选举")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(QLabel("支部"))
        line.addWidget(self.branch, 2)
        line.addWidget(QLabel("选举"))
        line.addWidget(self.choice, 3)
        line.addWidget(self.new)
        self.branch.currentIndexChanged.connect(lambda _place: self._branch_chosen())
        self.choice.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.new.clicked.connect(self.new_wanted)

    def show_lists(self, branches: Sequence[BranchSummary], elections: Sequence[Election]) -> None:
        """Show other lists without telling; the choice stays where it can."""
        wanted_branch, wanted = self.branch_id(), self.election_id()
        self._branches, self._elections = list(branches), list(elections)
        self.branch.blockSignals(True)
        self.branch.clear()
        self.branch.addItem("全部支部")
        self.branch.addItems([f"{one.community} {one.name}" for one in branches])
        places = [one.id for one in branches]
        self.branch.setCurrentIndex(places.index(wanted_branch) + 1 if wanted_branch in places else 0)
        self.branch.blockSignals(False)
        self._fill_elections(wanted)

    def _fill_elections(self, wanted: ElectionId | None) -> None:
        shown = self._shown()
        self.choice.blockSignals(True)
        self.choice.clear()
        for one in shown:
            day = f"{one.meeting_on:%Y.%m.%d} " if one.meeting_on else ""
            self.choice.addItem(day + one.title, one.id)
        ids = [one.id for one in shown]
        self.choice.setCurrentIndex(ids.index(wanted) if wanted in ids else (0 if ids else -1))
        self.choice.setToolTip(self.choice.currentText() or "这个支部还没有选举")
        self.choice.blockSignals(False)

    def _shown(self) -> list[Election]:
        branch = self.branch_id()
        return [one for one in self._elections if branch in (None, one.branch_id)]

    def _branch_chosen(self) -> None:
        self._fill_elections(self.election_id())
        self.changed.emit()

    def branch_id(self) -> BranchId | None:
        """Return the chosen branch, None for all."""
        place = self.branch.currentIndex()
        return self._branches[place - 1].id if 0 < place <= len(self._branches) else None

    def election_id(self) -> ElectionId | None:
        """Return the chosen election, None when there is none."""
        found = self.choice.currentData()
        return ElectionId(found) if found is not None else None

    def choose(self, election_id: ElectionId) -> None:
        """Choose an election, in whichever branch it is."""
        if election_id not in [one.id for one in self._shown()]:
            self.branch.setCurrentIndex(0)
        place = self.choice.findData(election_id)
        if place >= 0:
            self.choice.setCurrentIndex(place)
