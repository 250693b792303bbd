"""唱票计票: what stands in its place: why not yet, the bundles, or the ballots under the recorder's hands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.services.count import plan as plans
from ui.context import Context
from ui.pages.counting.bundles.bundle_words import uses_bundles
from ui.pages.counting.bundles.bundles_panel import BundlesPanel
from ui.pages.counting.doubtful.doubtful_dialog import DoubtfulDialog
from ui.pages.counting.entry.entry_panel import EntryPanel
from ui.pages.counting.stage import Stage, StepKey
from ui.pages.counting.steps.wait_panel import WaitPanel


class CountPlace(QStackedWidget):
    """One entry at a time: the whole pile, or one recorder on one bundle."""

    opened = Signal(object)
    """An entry begins; carries its EntryPanel."""
    closed = Signal()
    """The entry ends, its panel goes."""
    finished = Signal()
    """All ballots are entered: on to the check."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("countPlace")
        self._context = context
        self._listing = False
        self.entry: EntryPanel | None = None
        self.wait, self.bundles = WaitPanel(), BundlesPanel(context)
        for part in (self.wait, self.bundles):
            self.addWidget(part)
        self.bundles.entry_wanted.connect(self.enter_bundle)
        self.bundles.pile_wanted.connect(self._enter_pile)
        self.bundles.finished.connect(self.finished)

    def show_stage(self, stage: Stage) -> None:
        """Show what can be done now; an entry under way stays under the hands and follows what changed in the file."""
        self._stage = stage
        if stage.round.returned is None or stage.void or not stage.is_done(StepKey.SORT):
            self.wait.tell(stage)
            self.setCurrentWidget(self.wait)
        elif self.entry:
            self.entry.view.reload()
            self.setCurrentWidget(self.entry)
        elif self._listing or self._by_bundles():
            self.bundles.show_stage(stage)
            self.setCurrentWidget(self.bundles)
        else:
            self._open(1, None)
        self.take_keys()

    def take_keys(self) -> None:
        """Hand the keys on to what is in sight."""
        shown = self.currentWidget()
        if isinstance(shown, EntryPanel | BundlesPanel):
            shown.take_keys()

    def show_bundles(self) -> None:
        """Leave the ballots for the list of bundles."""
        self.drop()
        self._listing = True
        self.show_stage(self._stage)

    def drop(self) -> None:
        """End the entry."""
        self._listing = False
        if self.entry:
            self.closed.emit()
            self.removeWidget(self.entry)
            self.entry.deleteLater()
            self.entry = None

    def _by_bundles(self) -> bool:
        office, voted = self._context.office, self._stage.round
        if voted.state is not RoundState.COUNTING:
            return False
        return uses_bundles(plans.bundle_lines(office, voted.id), plans.plan_of(office, voted.id))

    def _enter_pile(self) -> None:
        self.drop()
        self.show_stage(self._stage)

    def enter_bundle(self, recorder: int, bundle: int) -> None:
        """Let a recorder enter a bundle."""
        self.drop()
        self._open(recorder, bundle)
        self.take_keys()

    def _open(self, recorder: int, bundle: int | None) -> None:
        stage = self._stage
        self.entry = EntryPanel(self._context, stage.election.id, stage.round.id, recorder, bundle)
        self.entry.finished.connect(self._after_entry)
        self.entry.doubtful_wanted.connect(self.open_doubtful)
        self.addWidget(self.entry)
        self.setCurrentWidget(self.entry)
        self.opened.emit(self.entry)

    def _after_entry(self) -> None:
        view = self.entry.view if self.entry else None
        bundle = view.bundle if view else None
        if view is None or bundle is None:
            self.finished.emit()
            return
        if view.recorder == 1 and view.state.remaining:
            self.bundles.note_short(bundle)
        self.show_bundles()
        self.bundles.choose(bundle)
        if self.bundles.differs(bundle):
            self.bundles.open_compare(bundle)

    def open_doubtful(self) -> QWidget:
        """Let the scrutineers decide the ballots laid aside."""
        dialog = DoubtfulDialog(self, self._context, self._stage.election.id, self._stage.round.id)
        dialog.finished.connect(lambda _code: self._after_doubtful())
        dialog.open()
        return dialog

    def _after_doubtful(self) -> None:
        if self.entry:
            self.entry.view.reload()
        self.take_keys()
