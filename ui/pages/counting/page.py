"""计票: choose an election and a round, then follow the rail."""

from typing import cast

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.domain.ids import ElectionId, PollId, RoundId
from huanjie_desktop.services import rounds
from huanjie_desktop.services.count.hall_pages import HallPlace
from huanjie_desktop.services.count.resume import Interrupted, interrupted
from huanjie_desktop.services.done import Topic
from ui.context import Context
from ui.hall.bar import HallBar
from ui.pages.counting.after.list_change_dialog import ListChangeStep
from ui.pages.counting.before.before_bar import BeforeBar
from ui.pages.counting.before.practice_table import practice_table
from ui.pages.counting.choice import Choice
from ui.pages.counting.copy_bar import CopyBar
from ui.pages.counting.count_place import CountPlace
from ui.pages.counting.entry.count_view import CountView
from ui.pages.counting.entry.entry_panel import EntryPanel
from ui.pages.counting.entry.views import view_of
from ui.pages.counting.panel import StepPanel
from ui.pages.counting.rail import Rail
from ui.pages.counting.stage import Stage, StepKey, load_stage
from ui.pages.counting.steps.announce_panel import AnnouncePanel
from ui.pages.counting.steps.box_panel import BoxPanel
from ui.pages.counting.steps.cast_panel import CastPanel
from ui.pages.counting.steps.check_panel import CheckPanel
from ui.pages.counting.steps.heads_panel import HeadsPanel
from ui.pages.counting.steps.issue_panel import IssuePanel
from ui.pages.counting.steps.method_panel import MethodPanel
from ui.pages.counting.steps.open_panel import OpenPanel
from ui.pages.counting.steps.report_panel import ReportPanel
from ui.pages.counting.steps.sort_panel import SortPanel
from ui.pages.counting.steps.staff_panel import StaffPanel
from ui.pages.counting.steps.start_panel import StartPanel
from ui.targets import PaperTarget, RoundTarget

_PAPERS = {
    StepKey.HEADS: "sign_in",
    StepKey.METHOD: "election_method",
    StepKey.STAFF: "staff_list",
    StepKey.BOX: "ballot_account",
    StepKey.ISSUE: "ballot_account",
    StepKey.OPEN: "ballot_account",
    StepKey.REPORT: "result_report",
    StepKey.ANNOUNCE: "elected_list",
}


class Page(QWidget):
    """The tab."""

    topics = frozenset({Topic.OFFICE, Topic.ROSTER, Topic.ELECTION, Topic.MEETING, Topic.BALLOTS, Topic.COUNT})

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.stage: Stage | None = None
        self.key = StepKey.HEADS
        self.choice, self.rail = Choice(), Rail()
        self.copies = CopyBar(context)
        self.before = BeforeBar(context, self.choice)
        self.table = practice_table(context, self.rail)
        self.hall = HallBar(context.hall, self)
        self.start, self.count = StartPanel(context), CountPlace(context)
        self.panels: dict[StepKey, StepPanel] = {
            StepKey.HEADS: HeadsPanel(context),
            StepKey.METHOD: MethodPanel(context),
            StepKey.STAFF: StaffPanel(context),
            StepKey.BOX: BoxPanel(context),
            StepKey.ISSUE: IssuePanel(context),
            StepKey.CAST: CastPanel(context),
            StepKey.OPEN: OpenPanel(context),
            StepKey.SORT: SortPanel(context),
            StepKey.CHECK: CheckPanel(context),
            StepKey.REPORT: ReportPanel(context),
            StepKey.ANNOUNCE: AnnouncePanel(context),
        }
        self.changes = ListChangeStep(self, context)
        self._stack = QStackedWidget()
        for part in (self.start, self.count, *self.panels.values()):
            self._stack.addWidget(part)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 6)
        column.setSpacing(8)
        column.addWidget(self.hall)
        head = QHBoxLayout()
        head.addWidget(self.choice, 1)
        head.addWidget(self.before)
        column.addLayout(head)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.rail)
        if self.table:
            line.addWidget(self.table, 2)
        line.addWidget(self._stack, 3)
        column.addLayout(line, 1)
        column.addWidget(self.copies)

    def _connect(self) -> None:
        self.choice.election_chosen.connect(lambda _id: self._choose_election())
        self.choice.round_chosen.connect(lambda _round: self._choose_round())
        self.rail.picked.connect(self.show_step)
        self.copies.chosen.connect(self.setFocus)
        self.start.started.connect(self._show_new_round)
        cast(OpenPanel, self.panels[StepKey.OPEN]).started.connect(self._show_new_round)
        announce = cast(AnnouncePanel, self.panels[StepKey.ANNOUNCE])
        announce.started.connect(self._show_new_round)
        announce.poll_wanted.connect(self._show_poll)
        self.rail.bundles.clicked.connect(self.count.show_bundles)
        self.rail.change.clicked.connect(self._change_list)
        self.count.opened.connect(self._follow_entry)
        self.count.closed.connect(self._leave_entry)
        self.count.finished.connect(lambda: self.show_step(StepKey.CHECK))

    @property
    def entry(self) -> EntryPanel | None:
        """The entry under the recorder's hands."""
        return self.count.entry

    @property
    def view(self) -> CountView | None:
        """The state of the count in sight, for a second window."""
        return self.entry.view if self.entry else None

    def refresh(self) -> None:
        """Ask the services again; while a ballot is being stored its own screen follows by itself."""
        if self.entry and self.entry.view.busy:
            return
        self.choice.show_elections(self._context.office)
        found = interrupted(self._context.office) if self.stage is None else None
        if found:
            self._take_up(found)
        else:
            self._load(self.choice.round_id())

    def _take_up(self, found: Interrupted) -> None:
        self.open_target(RoundTarget(found.election_id, found.seat.round_id))
        if found.seat.bundle:
            self.count.enter_bundle(found.seat.recorder, found.seat.bundle)

    def open_target(self, target: object) -> None:
        """Show an election (ElectionId), or one round (RoundTarget)."""
        if isinstance(target, RoundTarget) and self.stage and self.stage.round.id == target.round_id:
            self.show_step(self.stage.current)
            return
        found = target.election_id if isinstance(target, RoundTarget) else cast(ElectionId, target)
        self.choice.choose_election(self._context.office, found)
        if isinstance(target, RoundTarget):
            self.choice.choose_round(target.round_id)
        self._choose_round()

    def leave(self) -> None:
        """Leave the count in good order, before the file is closed."""
        self.copies.leave()

    def print_paper(self) -> bool:
        """Lead to the paper of the step; tell whether there is a round."""
        if self.stage is None:
            return False
        kind = _PAPERS.get(self.key, "tally_sheet")
        self._context.go("papers", PaperTarget(self.stage.election.id, kind, self.stage.round.id))
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keys on to where the work of the step is, so that a count goes on without the mouse."""
        super().focusInEvent(event)
        shown = self._stack.currentWidget()
        if isinstance(shown, StepPanel | CountPlace):
            shown.take_keys()

    def show_step(self, key: StepKey) -> None:
        """Show one step of the round."""
        self.key = key
        self.rail.press(key)
        stage = self.stage
        if stage is None:
            return
        if self.table:
            self.table.stand(key is StepKey.COUNT and self.count.entry is not None)
        if key is StepKey.COUNT:
            self._stack.setCurrentWidget(self.count)
            self.count.show_stage(stage)
            return
        panel = self.panels[key]
        panel.show_stage(stage)
        self._stack.setCurrentWidget(panel)
        panel.take_keys()

    def _choose_election(self) -> None:
        self.choice.show_rounds(self._context.office)
        self._choose_round()

    def _choose_round(self) -> None:
        self.stage = None
        self._load(self.choice.round_id())

    def _show_new_round(self, round_id: RoundId) -> None:
        self.choice.show_elections(self._context.office)
        self.choice.choose_round(round_id)
        self._choose_round()

    def _show_poll(self, poll_id: PollId) -> None:
        held = rounds.rounds(self._context.office, poll_id)
        if held:
            self.choice.choose_round(held[-1].id)
        else:
            self.choice.choose_poll(poll_id)
        self._choose_round()

    def _change_list(self) -> None:
        if self.stage is not None:
            self.changes.open(self.stage)

    def _load(self, round_id: RoundId | None) -> None:
        before = self.stage
        self.before.follow()
        self.stage = load_stage(self._context.office, round_id) if round_id is not None else None
        self.rail.show_stage(self.stage)
        self._context.hall.show_round(hall_place(self.choice))
        if self.stage is None:
            self.count.drop()
            self.start.show_poll(self.choice.election_id(), self.choice.poll_id())
            self._stack.setCurrentWidget(self.start)
            return
        moved = before is None or before.round.id != self.stage.round.id or before.current is not self.stage.current
        key = self.stage.current if moved else self.key
        if key is not StepKey.COUNT or _other_round(before, self.stage):
            self.count.drop()
        self.show_step(key)
        if self.entry is None:
            self._show_mended(self.stage)

    def _show_mended(self, stage: Stage) -> None:
        """Let the hall see what a third look or a decision changed while no ballot is under the hands."""
        hall = self._context.hall
        if hall.feed.count and hall.projector.is_open and stage.round.state is RoundState.COUNTING:
            hall.feed.look_again(view_of(self._context, stage.round.id, 1, None))

    def _follow_entry(self, entry: EntryPanel) -> None:
        self.copies.follow(entry.view)
        if self.table:
            self.table.follow(entry.view, entry)
        self._context.hall.follow(entry.view)

    def _leave_entry(self) -> None:
        self.copies.leave()
        if self.table:
            self.table.leave()
        self._context.hall.leave()


def _other_round(before: Stage | None, now: Stage) -> bool:
    return before is None or before.round.id != now.round.id or before.round.state is not now.round.state


def hall_place(choice: Choice) -> HallPlace | None:
    """Return what the hall screen is about: the election, the kind of vote and the round in sight."""
    election = choice.election_id()
    return HallPlace(election, choice.poll_id(), choice.round_id()) if election is not None else None
