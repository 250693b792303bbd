"""一步办理: opens the sheet, begins the round, writes its ballots and shows them."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services import outcome
from huanjie_desktop.services.count import next_vote
from huanjie_desktop.services.count.next_vote import NextVote
from huanjie_desktop.services.done import Done
from ui.context import Context
from ui.pages.counting.after.ballots_made_dialog import BallotsMadeDialog
from ui.pages.counting.after.next_vote_dialog import NextChoice, NextVoteDialog
from ui.pages.counting.stage import Stage
from ui.widgets.controls import button


def guide_button() -> QPushButton:
    """Make the button that opens the sheet."""
    words = "在一张单子上清点人数、定选票、核对人员和票箱，然后生成选票，直接到“发票”"
    return button("nextVoteGuide", "一步办理…", "play", words, "primary")


class NextVoteStep(QObject):
    """Lives as long as its panel, whose buttons come and go."""

    started = Signal(object)
    """A new round began; carries its RoundId."""

    def __init__(self, panel: QWidget, context: Context) -> None:
        super().__init__(panel)
        self._panel, self._context = panel, context

    def open(self, stage: Stage, added: Sequence[str] = ()) -> None:
        """Open the sheet for the vote that follows a round; `added` were proposed for it already (R-24)."""
        found = self._context.tasks.now(partial(next_vote.next_vote, self._context.office, stage.round.id))
        if found is not None:
            dialog = NextVoteDialog(self._panel, self._context, stage, found, added)
            dialog.chosen.connect(partial(self._take, stage, found))
            dialog.open()

    def _take(self, stage: Stage, found: NextVote, choice: NextChoice) -> None:
        if choice.agree is None:
            self._begin(found, choice)
        elif self._consent(found.round.id, choice.agree):
            self.open(stage)

    def _consent(self, round_id: RoundId, agree: int) -> bool:
        """Record the vote on fewer seats; tell whether another vote is due because it failed."""
        office, tasks = self._context.office, self._context.tasks
        recorded = tasks.now(partial(outcome.record_consent, office, round_id, agree))
        return recorded is not None and bool(outcome.offers(office, round_id))

    def _begin(self, found: NextVote, choice: NextChoice) -> None:
        work = partial(next_vote.begin_next, self._context.office, found, choice.wish)
        self._context.tasks.run(work, done=partial(self._begun, choice), label="正在开始新的一轮")

    def _begun(self, choice: NextChoice, begun: Done[RoundId]) -> None:
        self.started.emit(begun.value)
        work = partial(next_vote.print_next, self._context.office, begun.value, choice.wish, choice.place)
        self._context.tasks.run(work, done=self._show_ballots, label="正在生成选票")

    def _show_ballots(self, written: Done[Path]) -> None:
        self._context.messages.note(f"选票已保存：{written.value.name}。请按实际大小（100%）打印。")
        BallotsMadeDialog(self._panel.window(), self._context, written.value).open()
