"""The base of 公开推荐 and 资格审查: one post at a time, its table of recommended persons."""

from abc import abstractmethod

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel

from huanjie_desktop.domain.election.election import Poll
from huanjie_desktop.services import elections
from huanjie_desktop.services.recommendation_table import Table, table
from ui.context import Context
from ui.pages.meeting.panel import Panel
from ui.widgets.controls import named

NO_RECOMMENDATION = "已经直接提名候选人，没有公开推荐"
FROZEN = "推荐的人已转为候选人，不能再改"


class TablePanel(Panel):
    """Holds the choice of the post; subclasses show `self.table` in `show_table`."""

    step_wanted = Signal(str)
    table: Table

    def __init__(self, context: Context, name: str, title: str, words: str) -> None:
        super().__init__(context, name, title, words)
        self._polls: tuple[Poll, ...] = ()
        self.poll = named(QComboBox(), f"{name}Post", "职务", "选择看哪个职务")
        self.poll.currentIndexChanged.connect(lambda _place: self._load())
        self.top = QHBoxLayout()
        self.top.addWidget(QLabel("职务"))
        self.top.addWidget(self.poll)
        self.column.addLayout(self.top)

    def refresh(self) -> None:
        """Show the posts of the members' meeting and the table of the chosen one."""
        found = elections.polls(self.office, self.election.id)
        self._polls = tuple(one for one in found if not one.post.in_first_session)
        place = self.poll.currentIndex()
        self.poll.blockSignals(True)
        self.poll.clear()
        self.poll.addItems([one.post.label for one in self._polls])
        self.poll.setCurrentIndex(place if 0 <= place < len(self._polls) else 0)
        self.poll.blockSignals(False)
        self._load()

    def _load(self) -> None:
        self.table = table(self.office, self._polls[self.poll.currentIndex()].id)
        self.show_table()

    def why_fixed(self) -> str:
        """Return why nothing may change any more, "" while it may."""
        if not self.table.frozen:
            return ""
        return FROZEN if self.table.lines else NO_RECOMMENDATION

    @abstractmethod
    def show_table(self) -> None:
        """Show the table as it stands."""
