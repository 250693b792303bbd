"""首页: members and branches in figures, one row per branch, the last backup; every number leads to its list."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from huanjie_desktop.domain.ids import BranchId
from huanjie_desktop.services import people
from huanjie_desktop.services.done import Topic
from huanjie_desktop.services.people import BranchSummary
from ui.context import Context
from ui.widgets.controls import heading
from ui.widgets.figure_card import FigureCard
from ui.widgets.rows_model import RIGHT, Column
from ui.widgets.rows_view import RowsView


class Page(QWidget):
    """The tab."""

    topics = frozenset({Topic.OFFICE, Topic.ROSTER, Topic.ELECTION, Topic.MEETING, Topic.COUNT, Topic.SETTINGS})

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.members = FigureCard("homeMembers", "党员", "打开党员名册")
        self.branches = FigureCard("homeBranches", "党支部", "打开党员名册")
        self.communities = FigureCard("homeCommunities", "社区", "打开党员名册")
        for card in (self.members, self.branches, self.communities):
            card.clicked.connect(lambda: context.go("roster", None))
        self.list: RowsView[BranchSummary] = RowsView(
            _columns(),
            "homeBranchList",
            "各党支部",
            "还没有党支部。请到“党员名册”导入名册或增支部。",
            context.state,
        )
        self.list.table.row_activated.connect(self._open_branch)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.addLayout(self._cards())
        column.addWidget(heading("各党支部"))
        column.addWidget(self.list, 1)

    def _cards(self) -> QHBoxLayout:
        line = QHBoxLayout()
        for card in (self.members, self.branches, self.communities):
            line.addWidget(card)
        line.addStretch(1)
        return line

    def refresh(self) -> None:
        """Ask the services again and show the answer."""
        found = people.branches(self._context.office)
        self.list.set_rows(found)
        self.members.set_figure(sum(branch.members for branch in found))
        self.branches.set_figure(len(found))
        self.communities.set_figure(len(people.communities(self._context.office)))

    def open_target(self, target: object) -> None:
        """Nothing to open."""

    def _open_branch(self, number: int) -> None:
        self._context.go("roster", BranchId(self.list.model.row(number).id))


def _columns() -> list[Column[BranchSummary]]:
    return [
        Column("社区", lambda row: row.community, width=8),
        Column("党支部", lambda row: row.name, width=14),
        Column("党员", lambda row: str(row.members), lambda row: row.members, RIGHT, width=4),
    ]
