"""首页: members in figures, branches by end of term with their elections, the last backup; numbers lead to lists."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from huanjie_desktop.services import backups, people
from huanjie_desktop.services.done import Topic
from huanjie_desktop.services.office_figures import office_account
from ui.context import Context
from ui.pages.home.branch_rows import BranchRow, branch_columns, branch_rows
from ui.pages.home.resume_bar import ResumeBar
from ui.targets import RosterList
from ui.widgets.controls import button, heading
from ui.widgets.figure_card import FigureCard
from ui.widgets.rows_view import RowsView

BACKUP_DAYS = 7
AFTER_FIRST_LOOK = 30  # milliseconds
EMPTY = "还没有党支部。请到“党员名册”导入名册，或先按“增支部”。"


class Page(QWidget):
    """The tab."""

    topics = frozenset({Topic.OFFICE, Topic.ROSTER, Topic.ELECTION, Topic.MEETING, Topic.COUNT, Topic.SETTINGS})

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.cards = {
            "accountAll": FigureCard("homeMembers", "党员总数", "在党员名册中查看"),
            "accountProbationary": FigureCard("homeProbationary", "预备党员", "在党员名册中查看"),
            "accountDue": FigureCard("homeDue", "应到会", "在党员名册中查看有选举权的党员"),
            "": FigureCard("homeBranches", "党支部", "在党员名册中查看"),
        }
        self.running = FigureCard("homeRunning", "正在换届", "打开会议议程")
        self.backup = QLabel()
        self.backup.setObjectName("lastBackup")
        self.backup.setWordWrap(True)
        self.backup.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.list: RowsView[BranchRow] = RowsView(branch_columns(), "homeBranchList", "各党支部", EMPTY, context.state)
        self.list.table.verticalHeader().hide()
        self.list.table.row_activated.connect(self._open_branch)
        for figure, card in self.cards.items():
            card.clicked.connect(lambda _on=False, figure=figure: context.go("roster", RosterList(None, figure)))
        self.running.clicked.connect(lambda: context.go("meeting", None))
        self.last = button("homeLastElection", "上次换届…", "edit", "填写选中支部上次换届的日期和任期")
        self.last.clicked.connect(self._ask_last)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 6)
        self.resume = ResumeBar(context)
        column.addWidget(self.resume)
        column.addLayout(self._top())
        column.addLayout(self._middle())
        column.addWidget(self.list, 1)

    def _top(self) -> QHBoxLayout:
        line = QHBoxLayout()
        for card in (*self.cards.values(), self.running):
            line.addWidget(card, 1)
        return line

    def _middle(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(heading("各党支部（按任期届满先后）"))
        line.addWidget(self.last)
        line.addWidget(self.backup, 1)
        return line

    def refresh(self) -> None:
        """Ask the services again and show the answer."""
        office = self._context.office
        account = office_account(office)
        branches = people.branches(office)
        self._show_rows([BranchRow(branch) for branch in branches])
        job = partial(branch_rows, office, branches)
        QTimer.singleShot(AFTER_FIRST_LOOK, self, lambda: self._context.tasks.run(job, done=self._show_rows))
        self.cards["accountAll"].set_figure(len(account.members))
        self.cards["accountProbationary"].set_figure(len(account.probationary))
        self.cards["accountDue"].set_figure(len(account.due))
        self.cards[""].set_figure(len(branches))
        self.last.setEnabled(bool(branches))
        self.last.setToolTip("填写选中支部上次换届的日期和任期" if branches else "还没有党支部")
        self._tell_backup(backups.last_backup(office))
        self.resume.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """After a power cut Enter goes on with the count."""
        super().focusInEvent(event)
        if self.resume.found:
            self.resume.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_rows(self, rows: list[BranchRow]) -> None:
        """Show the branches; the state of their elections follows from a job of its own."""
        current = self.list.current()
        self.list.set_rows(rows)
        self.running.set_figure(sum(row.open for row in rows))
        if current is not None:
            self.list.select_where(lambda row: row.branch.id == current.branch.id)

    def _tell_backup(self, moment: str) -> None:
        now = self._context.office.clock.now()
        last = datetime.fromisoformat(moment) if moment else None
        late = last is None or (now - last).days > BACKUP_DAYS
        when = f"{last:%Y-%m-%d %H:%M}" if last else "还没有"
        self.backup.setText(f"上次备份：{when}" + ("　⚠ 请用“文件 › 备份到…”备份到U盘" if late else ""))
        self.backup.setProperty("tone", "warning" if late else "good")
        self.backup.style().unpolish(self.backup)
        self.backup.style().polish(self.backup)

    def open_target(self, target: object) -> None:
        """Nothing to open."""

    def _ask_last(self) -> None:
        from ui.office_dialog import ask_settings

        row = self.list.current()
        dialog = ask_settings(self, self._context.office, self._context.tasks)
        dialog.show_term(row.branch.id if row else None)

    def _open_branch(self, number: int) -> None:
        row = self.list.model.row(number)
        if row.election_id is None:
            self._context.go("roster", RosterList(row.branch.id))
        else:
            self._context.go("meeting", row.election_id)
