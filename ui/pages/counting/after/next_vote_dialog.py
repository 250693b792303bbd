"""一步办理: what was decided and what must happen now, then heads, ballots and gates of the next vote on one sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QWidget

from huanjie_desktop.domain.election.rounds import RoundKind
from huanjie_desktop.domain.problems import Problem, error, has_errors
from huanjie_desktop.services import outcome
from huanjie_desktop.services.ballots import copies_for
from huanjie_desktop.services.count.next_vote import COLOURS, NextVote, NextWish, next_findings
from ui.context import Context
from ui.pages.counting.after.name_search import NameSearch, hints_of
from ui.pages.counting.cards_view import CardBox
from ui.pages.counting.panel import WitnessField
from ui.pages.counting.stage import Stage
from ui.widgets.controls import button, faint, named
from ui.widgets.form_dialog import FormDialog
from ui.widgets.number_field import NumberField

_REDUCE = "减少名额，举手表决"


@dataclass(frozen=True)
class NextChoice:
    """The next vote as wished and where its ballots go; or, with `agree`, how many agreed to fewer seats (R-24)."""

    wish: NextWish
    place: Path
    agree: int | None = None


class NextVoteDialog(FormDialog[NextChoice]):
    """The decision on the left, what is typed on the right; 确定 begins the round and writes its ballots."""

    def __init__(
        self, parent: QWidget, context: Context, stage: Stage, found: NextVote, added: Sequence[str] = ()
    ) -> None:
        super().__init__(parent, "nextVoteDialog", f"一步办理：{found.kind.label}", "开始这一轮，生成选票")
        self._context, self._stage, self._found = context, stage, found
        number, label = found.round.number + 1, stage.poll.post.label
        self.place = context.state.folder() / f"{label}选票_第{number}轮_{found.kind.label}.pdf"
        self._add_decision()
        self._add_names(tuple(added))
        self.next_column()
        self._add_heads()
        self._add_ballots()
        self._add_gates()
        self._show_way()

    def _add_decision(self) -> None:
        self.cards = [CardBox(card, f"nextVoteCard{place}") for place, card in enumerate(self._found.cards, start=1)]
        for box in self.cards:
            self.form.addRow(box)
        self.way = QComboBox()
        self.way.addItems([self._found.kind.label, _REDUCE] if self._found.reducible else [self._found.kind.label])
        self.agree = NumberField(9999)
        self.add_field("怎样办理", self.way, "nextVoteWay")
        self.add_field("同意人数", self.agree, "nextVoteAgree", "agree", "举手同意减少名额的选举人数")
        self._decision = self.form
        self._decision.setRowVisible(self.way, self._found.reducible)
        self.way.currentIndexChanged.connect(lambda _place: self._show_way())

    def _add_names(self, added: tuple[str, ...]) -> None:
        self.names = named(QLabel(), "nextVoteNames", "候选人")
        self.names.setWordWrap(True)
        self.form.addRow(self.names)
        office, found = self._context.office, self._found
        further = found.kind is RoundKind.FURTHER
        able = set(outcome.further_choices(office, found.round.id)) - set(found.offer.names) if further else set()
        self.search = NameSearch("nextVoteSearch", hints_of(office, self._stage.election.id, able) if further else [])
        if further:
            self.add_field("增加候选人", self.search, "nextVoteSearch", "names", "补充提名：须先报上级同意")
            self.form.addRow(self.search.found)
            self.form.addRow(self.search.back)
        self.search.take_enter()
        self.search.changed.connect(self._show_names)
        self.search.offer(added)
        self._show_names()

    def _add_heads(self) -> None:
        self.heads, self.copies = NumberField(9999), NumberField(9999)
        signed = self._found.signed_in
        told = f"应到会 {self._found.due} 人" + ("" if signed is None else f"，签到现为 {signed} 人")
        self.form.addRow("到会", named(QLabel(told), "nextVoteSigned", "到会"))
        self.add_field("清点实到会", self.heads, "nextVoteHeads", "heads", "监票人重新数人头，填数出来的人数")
        self.sign_in = button("nextVoteSignIn", "到签到更正", "next", "有人来了走了：先改签到，再回来办理", "quiet")
        self.sign_in.setAutoDefault(False)
        self.form.addRow("", self.sign_in)
        self.form.setRowVisible(self.sign_in, signed is not None)
        self.heads.changed.connect(self._propose_copies)
        self.sign_in.clicked.connect(self._go_to_sign_in)

    def _add_ballots(self) -> None:
        self.heading, self.colour = QLineEdit(self._found.heading), QComboBox()
        self.colour.setEditable(True)
        self.colour.addItems(list(COLOURS))
        self.colour.setCurrentText(self._found.colour)
        self.add_field("印制张数", self.copies, "nextVoteCopies", "copies", "实到会人数加备用的，可以改")
        self.add_field("选票标题", self.heading, "nextVoteHeading", "heading", "和以前各轮不同，开箱时才分得清")
        self.add_field("纸色", self.colour, "nextVoteColour", "colour", "换一种纸，写明颜色")
        self.stored = faint("")
        self.stored.setWordWrap(False)  # a name without blanks would be cut at its second line
        self.change = button("nextVotePlace", "换个地方存…", "export", kind="quiet")
        self.change.setAutoDefault(False)
        self.form.addRow("选票存为", self.stored)
        self.form.addRow("", self.change)
        self.change.clicked.connect(self._choose_place)
        self._show_place()

    def _add_gates(self) -> None:
        self.witnesses = WitnessField("nextVoteWitnesses")
        self.add_field("在场监票人", self.witnesses, "nextVoteWitnesses", "witnesses")
        self.witnesses.offer(self._stage.witnesses)
        self.looked = QCheckBox("监票人、计票人已核对，空票箱已当众检查、封闭")
        self.add_field("", self.looked, "nextVoteLooked", "looked")
        self.looked.setAccessibleName(self.looked.text())

    def value(self) -> NextChoice:
        """Return what was typed."""
        wish = NextWish(
            self.heads.number(),
            self.copies.number(),
            self.heading.text(),
            self.colour.currentText(),
            self.witnesses.text(),
            self.looked.isChecked(),
            self.search.taken,
        )
        return NextChoice(wish, self.place, (self.agree.number() or 0) if self._reduces() else None)

    def check(self, value: NextChoice) -> Sequence[Problem]:
        """Say what is still missing; of a vote on fewer seats only the number."""
        if value.agree is not None:
            return [] if self.agree.number() is not None else [error("hands_missing", where="agree")]
        return next_findings(self._context.office, self._found, value.wish)

    def _reduces(self) -> bool:
        return self.way.currentText() == _REDUCE

    def _show_way(self) -> None:
        reduces = self._reduces()
        self._decision.setRowVisible(self.agree, reduces)
        for field in (self.heads, self.copies, self.heading, self.colour, self.witnesses, self.looked, self.search):
            field.setEnabled(not reduces)
        self.ok.setText("登记表决结果" if reduces else "开始这一轮，生成选票")
        self.ok.setAccessibleName(self.ok.text())

    def _show_names(self) -> None:
        offer = self._found.offer
        if self.search.taken:
            listed = (*offer.names, *self.search.taken)
            offer = outcome.further_offer(self._context.office, self._found.round.id, listed)
        self.names.setText(f"应选 {offer.seats} 名，候选人：{'、'.join(offer.names) or '须重新提名'}")

    def _propose_copies(self) -> None:
        heads = self.heads.number()
        self.copies.set_number(copies_for(heads) if heads else None)

    def _show_place(self) -> None:
        self.stored.setText(f"{self.place.name}（在“{self.place.parent.name}”）")

    def _choose_place(self) -> None:
        place = self._context.messages.save_file("选票保存为", self.place.name, "PDF (*.pdf)")
        if place is not None:
            self.place = place if place.suffix.lower() == ".pdf" else place.with_name(f"{place.name}.pdf")
            self._show_place()

    def _go_to_sign_in(self) -> None:
        self.reject()
        self._context.go("meeting", ("attendance", self._stage.election.id))

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor where the first thing is missing: the names, else the heads."""
        super().showEvent(event)
        first: QWidget = self.search if has_errors(self._found.offer.problems) else self.heads
        (self.way if self._found.reducible else first).setFocus()
