"""The base of steps that are only looked at and confirmed: what stands, who confirms, the way to where it is done."""

from abc import abstractmethod

from PySide6.QtWidgets import QLabel, QPushButton

from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.services.vote_steps import VoteStep, confirm_step
from ui.context import Context
from ui.pages.counting.panel import Gate, StepPanel, WitnessField
from ui.widgets.controls import button, named

BEFORE_OPENING = (RoundState.PREPARED, RoundState.ISSUED)


class ConfirmPanel(StepPanel):
    """One gate with the names of the scrutineers; nothing is typed here that stands in the program already."""

    step: VoteStep
    there = ""
    """The step of 会议议程 where the facts come from, "" for none."""

    def __init__(self, context: Context, name: str, title: str, words: str) -> None:
        super().__init__(context, f"{name}Panel", title, words)
        self.facts = named(QLabel(), f"{name}Facts", title)
        self.facts.setProperty("role", "paper")
        self.facts.setWordWrap(True)
        self.gate = Gate(f"{name}Gate", title, "请监票人确认", "primary")
        self.witnesses = WitnessField(f"{name}Witnesses")
        self.go: QPushButton = button(f"{name}Go", "到“会议议程”办理", "next")
        self.add_fields()
        self.gate.add_field("在场监票人", self.witnesses)
        self.gate.close_line()
        self.gate.fields.addWidget(self.go)
        self.go.setVisible(bool(self.there))
        for part in (self.facts, self.gate):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.gate.button.clicked.connect(self.confirm)
        self.go.clicked.connect(lambda: self.context.go("meeting", (self.place(), self.stage.election.id)))
        self.witnesses.textChanged.connect(lambda _text: self.follow())

    def add_fields(self) -> None:
        """Add fields of the step before the names."""

    def place(self) -> str:
        """Return the step of 会议议程 to go to."""
        return self.there

    def refresh(self) -> None:
        """Show what stands and whether it was confirmed."""
        self.witnesses.offer(self.stage.witnesses)
        words = self.facts_words()
        self.facts.setText(words)
        self.facts.setVisible(bool(words))
        self.gate.tell(*self.told())
        self.follow()

    def take_keys(self) -> None:
        """Offer the confirmation, or the way to what is missing."""
        (self.gate.button if self.gate.button.isEnabled() else self.go).setFocus()

    def follow(self) -> None:
        """Enable the confirmation or say why not."""
        nobody = "" if self.witnesses.text().strip() else "请先填写在场监票人的姓名"
        self.gate.allow(self.why_not() or nobody, done=self.is_over())

    def facts_words(self) -> str:
        """Return what stands in the program about this step."""
        return ""

    @abstractmethod
    def told(self) -> tuple[str, str]:
        """Return where the gate stands, and its tone."""

    def why_not(self) -> str:
        """Return what is missing, "" for nothing."""
        return ""

    def is_over(self) -> bool:
        """Tell whether nothing can be confirmed here any more."""
        return self.stage.round.state not in BEFORE_OPENING or self.stage.steps.has(self.step)

    def confirmed_words(self) -> str:
        """Return when and by whom the step was confirmed here, "" where it was not."""
        return self.stage.steps.words(self.step)

    def confirm(self) -> None:
        """Record the confirmation."""
        office, round_id, names = self.context.office, self.stage.round.id, self.witnesses.text()
        self.context.tasks.now(lambda: confirm_step(office, round_id, self.step, names))
