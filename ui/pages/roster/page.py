"""党员名册: the members of one branch or of all, who counts, import and export."""

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from huanjie_desktop.domain.ids import BranchId, MemberId
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.domain.people.roster import DueAccount, count_due
from huanjie_desktop.services import people, reveal
from huanjie_desktop.services.done import Done, Topic
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.roster import roster
from huanjie_desktop.services.roster.types import MemberRow
from ui.context import Context
from ui.pages.roster.account_panel import AccountPanel
from ui.pages.roster.branch_dialog import BranchDialog, NewBranch
from ui.pages.roster.columns import order_key, roster_columns
from ui.pages.roster.end_dialog import EndDialog, Ending
from ui.pages.roster.files import RosterFiles
from ui.pages.roster.filters import Filters
from ui.pages.roster.flags import Flags
from ui.pages.roster.member_dialog import MemberDialog
from ui.pages.roster.toolbar import REVEAL_SECONDS, Toolbar
from ui.targets import RosterList
from ui.widgets.rows_view import RowsView

MANY = 3000  # members: more are asked for away from the window
EMPTY = "还没有党员。请按“导入”从 Excel 表格导入名册，或按“增行”逐人增加。"


class Page(QWidget):
    """The tab."""

    topics = frozenset({Topic.OFFICE, Topic.ROSTER})

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._flags = Flags(context.office.clock.today())
        self._revealed: MemberId | None = None
        self._wanted: MemberId | None = None
        self._only: frozenset[MemberId] | None = None
        self._hide = QTimer(self, singleShot=True, interval=REVEAL_SECONDS * 1000)
        self._hide.timeout.connect(self.hide_numbers)
        self.toolbar, self.account, self.filters = Toolbar(), AccountPanel(), Filters()
        columns = roster_columns(self._is_revealed, self._flags.sign, self._flags.reasons)
        self.list: RowsView[MemberRow] = RowsView(columns, "rosterTable", "党员名册", EMPTY, context.state)
        self.files = RosterFiles(self, context, self.toolbar.branch_id)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 6)
        column.setSpacing(8)
        for part in (self.toolbar, self.account, self.filters):
            column.addWidget(part)
        column.addWidget(self.list, 1)

    def _connect(self) -> None:
        bar, table = self.toolbar, self.list.table
        bar.branch_changed.connect(self._branch_changed)
        self.filters.changed.connect(self._filter)
        self.filters.order_changed.connect(lambda order: self.list.model.sort_rows(order_key(order)))
        self.filters.ended_wanted.connect(lambda _on: self._branch_changed())
        self.account.picked.connect(self._pick)
        self.list.filter_cleared.connect(self._clear)
        table.row_activated.connect(lambda _row: self._edit())
        table.selectionModel().currentChanged.connect(lambda *_: self._follow())
        self.list.model.arranged.connect(self._follow)
        acts: tuple[tuple[QPushButton, Callable[[], None]], ...] = (
            (bar.add, self._add),
            (bar.edit, self._edit),
            (bar.end, self._end),
            (bar.reveal, self._reveal),
            (bar.add_branch, self._add_branch),
            (bar.bring, self.files.bring),
            (bar.history, self.files.history),
            (bar.export, self.files.export),
            (bar.template, self.files.template),
        )
        for widget, act in acts:
            widget.clicked.connect(partial(_press, act))
        insert = QShortcut(QKeySequence("Insert"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        insert.activated.connect(self._add)

    def refresh(self) -> None:
        """Ask the services again and show the answer, keeping the row under the cursor."""
        office, ended = self._context.office, self.filters.ended.isChecked()
        branches = people.branches(office)
        self.toolbar.show_branches(branches)
        current = self.list.current()
        if current is not None:
            self._wanted = current.member.id
        ask = partial(_ask, office, self.toolbar.branch_id(), ended)
        if sum(one.members for one in branches) > MANY:
            self._context.tasks.run(ask, done=self._show)
        else:
            self._show(ask())

    def _show(self, answer: tuple[list[MemberRow], DueAccount]) -> None:
        rows, account = answer
        self._flags.forget()
        self.list.set_rows(rows)
        self.account.show_account(account)
        if self._wanted is not None:
            self.list.select_where(lambda row: row.member.id == self._wanted)

    def open_target(self, target: object) -> None:
        """Show a branch (BranchId), or a RosterList."""
        wanted = target if isinstance(target, RosterList) else RosterList(cast(BranchId, target))
        self.toolbar.choose(wanted.branch_id)
        self._clear()
        if wanted.figure:
            self.account.press(wanted.figure)

    def hide_numbers(self) -> None:
        """Mask the numbers again."""
        self._revealed = None
        self.list.table.viewport().update()

    def _is_revealed(self, row: MemberRow) -> bool:
        return row.member.id == self._revealed

    def _branch_changed(self) -> None:
        self.hide_numbers()
        self.refresh()

    def _filter(self) -> None:
        tests = self.filters.tests(self._flags.sign)
        only = self._only
        if only is not None:
            tests.append(lambda row: row.member.id in only)
        self.list.set_filter((lambda row: all(test(row) for test in tests)) if tests else None)

    def _pick(self, picked: tuple[str, tuple[Member, ...]] | None) -> None:
        self._only = None if picked is None else frozenset(member.id for member in picked[1])
        self._filter()

    def _clear(self) -> None:
        self._only = None
        self.account.release()
        self.filters.clear()
        self._filter()

    def _follow(self) -> None:
        self.toolbar.follow(self.list.current() is not None, self.filters.ended.isChecked())

    def _add(self) -> None:
        branches = people.branches(self._context.office)
        if branches:
            self._open_member(Member(MemberId(0), self.toolbar.branch_id() or branches[0].id, ""))

    def _edit(self) -> None:
        row = self.list.current()
        if row is not None:
            self._open_member(row.member)

    def _open_member(self, member: Member) -> None:
        office = self._context.office
        year = office.clock.today().year
        check = partial(roster.check_member, office)
        dialog = MemberDialog(self, member, people.branches(office), check, year)
        dialog.chosen.connect(self._save)
        dialog.revealed.connect(partial(self._log_look, member), Qt.ConnectionType.SingleShotConnection)
        dialog.open()

    def _log_look(self, member: Member) -> None:
        if member.id:
            self._context.tasks.now(partial(reveal.reveal_numbers, self._context.office, member.id))

    def _save(self, member: Member) -> None:
        self._context.tasks.run(lambda: roster.save_member(self._context.office, member), done=self._saved)

    def _saved(self, saved: Done[MemberId]) -> None:
        self._wanted = saved.value
        self.list.select_where(lambda row: row.member.id == saved.value)

    def _end(self) -> None:
        row = self.list.current()
        if row is None:
            return
        if row.member.ended:
            self._reinstate(row.member)
            return
        today = self._context.office.clock.today()
        dialog = EndDialog(self, row.member.name, PartialDate(today.year, today.month, today.day))
        dialog.chosen.connect(lambda ending: self._save_end(row.member, ending))
        dialog.open()

    def _save_end(self, member: Member, ending: Ending) -> None:
        on = ending.on
        if on is not None:
            self._context.tasks.run(
                lambda: roster.end_membership(self._context.office, member.id, ending.end, on, ending.reason),
                done=lambda _done: self._context.messages.note(f"{member.name}已不在名册中，可在“已离开的”中恢复。"),
            )

    def _reinstate(self, member: Member) -> None:
        if self._context.messages.ask(f"恢复{member.name}？", "恢复后重新计入本支部党员总数。", "恢复"):
            self._context.tasks.run(lambda: roster.reinstate(self._context.office, member.id))

    def _reveal(self) -> None:
        row = self.list.current()
        if row is None:
            return
        shown = self._context.tasks.now(partial(reveal.reveal_numbers, self._context.office, row.member.id))
        if shown is not None:
            self._revealed = row.member.id
            self._hide.start()
            self.list.table.viewport().update()

    def _add_branch(self) -> None:
        dialog = BranchDialog(self, [place.name for place in people.communities(self._context.office)])
        dialog.chosen.connect(self._save_branch)
        dialog.open()

    def _save_branch(self, new: NewBranch) -> None:
        self._context.tasks.run(
            lambda: people.ensure_branch(self._context.office, new.community, new.name, new.full_name),
            done=lambda made: self.open_target(made.value),
        )


def _ask(office: Office, branch_id: BranchId | None, ended: bool) -> tuple[list[MemberRow], DueAccount]:
    rows = roster.members(office, branch_id, ended)
    counted = [] if ended else [row.member for row in rows]
    return rows, count_due(counted, on=office.clock.today())


def _press(act: Callable[[], None], _on: bool = False) -> None:
    act()
