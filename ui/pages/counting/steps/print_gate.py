"""Printing of a round's ballots where it was not done on the page of the ballots, as for a second vote."""

from pathlib import Path

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot_design import Paper
from huanjie_desktop.services import ballots
from huanjie_desktop.services.ballots import BallotLook
from huanjie_desktop.services.done import Done
from ui.context import Context
from ui.pages.counting.panel import Gate
from ui.pages.counting.stage import Stage
from ui.widgets.controls import button, named
from ui.widgets.number_field import NumberField
from ui.widgets.states import GOOD, OPEN, allow


class PrintGate(Gate):
    """Designs and writes the ballots as PDF when there are none yet; says how many were printed."""

    def __init__(self, context: Context) -> None:
        super().__init__("printGate", "印制选票", "印制本轮选票…")
        self._context = context
        self.copies = named(NumberField(9999), "printCopies", "印制张数")
        self.go = button("printGo", "到“会议议程”设计选票", "next", kind="quiet")
        self._pair = self.add_field("张数", self.copies)
        self.close_line()
        self.fields.addWidget(self.go)
        self.button.clicked.connect(self._print)
        self.go.clicked.connect(lambda: self._context.go("meeting", self._stage.election.id))

    def show_stage(self, stage: Stage) -> None:
        """Show what is printed."""
        self._stage = stage
        printed = stage.round.printed
        self._pair.setVisible(not printed)
        self.button.setVisible(not printed)
        self.go.setVisible(not printed)
        if printed:
            self.tell(f"已印制 {printed} 张，候选人 {len(stage.round.names)} 名。", GOOD)
            return
        names = "、".join(stage.round.names)
        self.tell(f"本轮选票还没有印制。应选 {stage.round.seats} 名，候选人：{names}。", OPEN)
        self.copies.set_number(ballots.default_copies(self._context.office, stage.round.id))
        closed = ballots.print_findings(self._context.office, stage.round.id)
        allow(self.button, "印票前的手续还没有办完，请到“会议议程”查看" if closed else "")

    def _print(self) -> None:
        voted, office, copies = self._stage.round, self._context.office, self.copies.number()
        name = f"{self._stage.poll.post.label}选票_第{voted.number}轮.pdf"
        place = self._context.messages.save_file("选票保存为", name, "PDF (*.pdf)")
        if place is None:
            return

        def work() -> Done[Path]:
            if not voted.geometry:
                _design(self._context, self._stage)
            return ballots.print_run(office, voted.id, place, copies)

        self._context.tasks.run(work, done=self._printed)

    def _printed(self, done: Done[Path]) -> None:
        self._context.messages.note(f"选票已保存：{done.value.name}。请按实际大小（100%）打印。")
        self._context.messages.show_file(done.value)


def _design(context: Context, stage: Stage) -> None:
    """Design on A5, on A4 where that is too small."""
    try:
        ballots.design(context.office, stage.round.id, BallotLook(Paper.A5))
    except UserError:
        ballots.design(context.office, stage.round.id, BallotLook(Paper.A4))
