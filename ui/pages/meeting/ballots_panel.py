"""选票: design and preview, sample, final print run behind its gates, account of the papers (R-10, R-16, R-20)."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from huanjie_desktop.domain.election.election import Poll
from huanjie_desktop.domain.election.records import Moment
from huanjie_desktop.domain.election.rounds import Round, RoundKind, RoundState
from huanjie_desktop.domain.ids import ElectionId, RoundId
from huanjie_desktop.domain.problems import has_errors
from huanjie_desktop.services import ballots, candidates, elections, meeting, outcome, people, rounds
from huanjie_desktop.services.ballot_look import first_look
from huanjie_desktop.services.ballots import Account
from huanjie_desktop.services.office import Office
from ui.context import Context
from ui.pages.meeting import decisions
from ui.pages.meeting.account_dialog import AccountDialog
from ui.pages.meeting.ballot_form import BallotForm
from ui.pages.meeting.gates_box import GatesBox
from ui.pages.meeting.panel import Panel, flowing
from ui.widgets.controls import button, faint, named
from ui.widgets.number_field import NumberField
from ui.widgets.pdf_view import PdfView
from ui.widgets.states import GOOD, OPEN, allow, scrolling, tell

PDF = "PDF 文件 (*.pdf)"


class BallotsPanel(Panel):
    """One kind of vote at a time: its present round, its design, its papers."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "meetingBallots", "选票")
        self._polls: tuple[Poll, ...] = ()
        self._round: Round | None = None
        self._final: tuple[RoundId, bytes] | None = None
        self.poll = named(QComboBox(), "ballotPost", "票种", "选择看哪个职务的选票")
        self.form, self.gates = BallotForm(), GatesBox()
        self.copies, self.copies_words = named(NumberField(9999), "ballotCopies", "印制张数"), QLabel()
        self._copies_for: tuple[RoundId, bool] | None = None
        self.design = button("ballotDesign", "设计选票", "edit", "按候选人名单生成选票版面")
        self.sample = button("ballotSample", "样票 PDF…", "paper", "带“样票”字样，不计入印制数，随时可以印")
        self.final = button("ballotFinal", "印正式选票…", "print", "生成正式选票并计入印制数", kind="primary")
        self.again = button("ballotAgain", "再存一份…", "export", "与已印的选票完全相同，不另计印制数")
        self.issue = button("ballotIssue", "登记分发…", "check", "登记发出、剩余、销毁张数")
        self.discard = button("ballotDiscard", "作废重印…", "undo", "销毁已印、未分发的选票，改好后重新设计印制")
        self.account = named(QLabel(), "ballotAccount", "选票清点")
        self.account.setWordWrap(True)
        self.words = faint("")
        self.view = PdfView("ballotView")
        for part in (self.view.before, self.view.place, self.view.after):
            part.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        side = QWidget()
        side.setObjectName("formBody")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(7)
        first, second = QFormLayout(), QFormLayout()
        first.addRow("票种", self.poll)
        second.addRow(self.copies_words, self.copies)
        column.addLayout(first)
        column.addWidget(self.words)
        column.addWidget(self.gates)
        column.addWidget(self.form)
        column.addLayout(second)
        column.addLayout(flowing(self.design, self.sample, self.again, self.final, self.issue, self.discard))
        column.addWidget(self.account)
        column.addStretch(1)
        area = scrolling(side, "ballotScroll", "选票设计")
        area.setMinimumWidth(self.fontMetrics().horizontalAdvance("汉") * 17)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(area, 5)
        line.addWidget(self.view, 6)
        self.column.addLayout(line, 1)

    def _connect(self) -> None:
        self.poll.currentIndexChanged.connect(lambda _place: self._show_poll())
        self.form.changed.connect(self._redesign)
        self.design.clicked.connect(self._begin)
        self.sample.clicked.connect(lambda: self._print_to(True))
        self.final.clicked.connect(lambda: self._print_to(False))
        self.again.clicked.connect(self._save_again)
        self.copies.changed.connect(self._allow_print)
        self.issue.clicked.connect(self._ask_account)
        self.discard.clicked.connect(self._discard)
        self.view.printing_wanted.connect(self._print)

    def refresh(self) -> None:
        """Show the kinds of vote and the chosen one as they stand."""
        self.election = elections.election(self.office, self.election.id)
        self._polls = elections.polls(self.office, self.election.id)
        place = self.poll.currentIndex()
        self.poll.blockSignals(True)
        self.poll.clear()
        self.poll.addItems([one.post.label + ("（第一次全体会议）" * one.post.in_first_session) for one in self._polls])
        self.poll.setCurrentIndex(place if 0 <= place < len(self._polls) else 0)
        self.poll.blockSignals(False)
        self._show_poll()

    def _poll(self) -> Poll:
        return self._polls[self.poll.currentIndex()]

    def _show_poll(self) -> None:
        poll = self._poll()
        held = rounds.rounds(self.office, poll.id)
        self._round = held[-1] if held else None
        self._listed = candidates.candidate_list(self.office, poll.id)
        self.gates.show_gates(candidates.gates(self.office, poll.id))
        branch = people.branch(self.office, self.election.branch_id).official_name
        made = ballots.design_of(self.office, self._round.id) if self._round else None
        note = self._round.paper_note if self._round else ""
        seats = self._round.seats if self._round else poll.seats
        self.form.show_design(made, seats, note, ballots.ballot_title(branch, poll.post))
        self._propose_copies()
        self._show_state()
        self._preview()
        self._allow()

    def _propose_copies(self) -> None:
        """Fill in how many to print; once they are printed an empty field asks how many more."""
        voted = self._round
        printed = bool(voted and voted.printed)
        self.copies_words.setText("加印张数" if printed else "印制张数")
        self.copies.setToolTip("只在选票不够时填写" if printed else "应到会人数加备用票")
        if voted and self._copies_for != (voted.id, printed):
            self._copies_for = (voted.id, printed)
            self.copies.set_number(None if printed else ballots.default_copies(self.office, voted.id))

    def _show_state(self) -> None:
        voted = self._round
        if voted is None or not voted.geometry:
            tell(self.state, "还没有设计", OPEN)
        elif voted.issued is not None:
            tell(self.state, f"第 {voted.number} 轮已分发", GOOD)
        else:
            printed = voted.printed
            tell(self.state, f"已印制 {printed} 张" if printed else "已设计，待印制", GOOD if printed else OPEN)
        self.account.setText(account_text(voted) if voted else "")
        self.words.setText(self._advice())
        self.words.setVisible(bool(self.words.text()))

    def _advice(self) -> str:
        if self._list_changed():
            return "⚠ 候选人名单在设计以后变了，请按“重新设计”。"
        if self._round and self._round.kind is not RoundKind.FIRST:
            return f"这是{self._round.kind.label}（第 {self._round.number} 轮），请换一种纸色，以免与上一轮混淆。"
        return ""

    def _list_changed(self) -> bool:
        voted = self._round
        fresh = voted is not None and voted.kind is RoundKind.FIRST and voted.state is RoundState.PREPARED
        return bool(fresh and voted and not voted.printed and voted.names != self._listed.names)

    def _preview(self) -> None:
        if self._round is None or not self._round.geometry:
            self.view.clear("按“设计选票”以后，这里显示样票。")
            return
        if not self.view.content:
            self.view.clear("正在生成预览…")
        round_id, kept = self._round.id, self._kept(self._round.id)
        if kept:
            self._show_pdf(kept)
            return
        self.context.tasks.run(
            partial(_drawn, self.office, self.election.id, round_id, bool(self._round.printed)),
            done=partial(self._show_drawn, round_id),
        )

    def _kept(self, round_id: RoundId) -> bytes:
        """Return the final ballots just written for a round, b"" when there are none."""
        here = self._round is not None and self._round.id == round_id and bool(self._round.printed)
        return self._final[1] if here and self._final and self._final[0] == round_id else b""

    def _show_drawn(self, round_id: RoundId, drawn: bytes) -> None:
        if self._round is not None and self._round.id == round_id:
            self._show_pdf(self._kept(round_id) or drawn)

    def _show_pdf(self, content: bytes) -> None:
        if content != self.view.content:
            self.view.show_pdf(content)
            self.view.zoom.setCurrentIndex(1)

    def _allow(self) -> None:
        voted = self._round
        designed = voted is not None and bool(voted.geometry)
        prepared = self._prepared()
        frozen = "选票已经印制，同一轮的选票必须完全相同" if voted and voted.printed else ""
        self.form.setEnabled(designed and not frozen and prepared)
        self.form.setToolTip(frozen)
        allow(self.design, self._why_not_design(frozen))
        self.design.setText("重新设计" if designed else "设计选票")
        allow(self.sample, "" if designed else "请先设计选票")
        self._allow_print()
        self.again.setVisible(bool(voted and voted.printed))
        allow(self.issue, self._why_not_issue(designed))
        self.discard.setVisible(bool(voted and voted.printed and prepared))

    def _allow_print(self) -> None:
        voted = self._round
        more = bool(voted and voted.printed)
        self.final.setText("加印…" if more else "印正式选票…")
        self.final.setAccessibleName(self.final.text())
        waiting = "不够时，先在“加印张数”填几张" if more and not self.copies.number() else ""
        why = self._why_not_print(voted is not None and bool(voted.geometry), self._prepared())
        allow(self.final, why or waiting)

    def _prepared(self) -> bool:
        return self._round is None or self._round.state is RoundState.PREPARED

    def _why_not_design(self, frozen: str) -> str:
        if frozen or (self._round and self._round.kind is not RoundKind.FIRST and self._round.geometry):
            return frozen or "这一轮的名单已经确定，可以直接改纸张和版式"
        return "候选人名单还不符合规定，请先在“候选人”一步处理" if has_errors(self._listed.problems) else ""

    def _why_not_print(self, designed: bool, prepared: bool) -> str:
        if not designed:
            return "请先设计选票"
        if not prepared:
            return "选票已经分发"
        if self._list_changed():
            return "候选人名单变了，请先重新设计"
        closed = [gate.key.label for gate in candidates.gates(self.office, self._poll().id) if not gate.passed]
        return f"还不能印正式选票：{'、'.join(closed)} 尚未办妥。需要样子时可以印样票" if closed else ""

    def _why_not_issue(self, designed: bool) -> str:
        if not designed or self._round is None or not self._round.printed:
            return "请先印制正式选票"
        if self._round.state not in (RoundState.PREPARED, RoundState.ISSUED):
            return f"这一轮投票已经是“{self._round.state.value}”"
        if not self.election.method_adopted_on:
            return "选举办法还没有通过"
        if decisions.why_not(self.office, self.election.id, decisions.STAFF):
            return "监票人、计票人还没有确定"
        return "" if self._voters() is not None else "请先在“签到”一步做发票前清点"

    def _voters(self) -> int | None:
        if self._round is None:
            return None
        counts = meeting.head_counts(self.office, self.election.id)
        found = meeting.last_count(counts, Moment.BEFORE_BALLOTS, self._round.id)
        return found.present if found else None

    def _begin(self) -> None:
        poll, voted, look = self._poll(), self._round, self.form.look()
        if voted is None or voted.kind is RoundKind.FIRST:
            begun = self.context.tasks.now(lambda: outcome.start_round(self.office, poll.id, RoundKind.FIRST))
            if begun:
                fitting = first_look(self.office, begun.value, look)
                self.context.tasks.now(lambda: ballots.design(self.office, begun.value, fitting))
        else:
            self.context.tasks.now(lambda: ballots.design(self.office, voted.id, look))

    def _redesign(self) -> None:
        voted, look = self._round, self.form.look()
        if voted and voted.geometry and not self.context.tasks.now(lambda: ballots.design(self.office, voted.id, look)):
            self._show_poll()

    def _print_to(self, sample: bool) -> None:
        voted = self._round
        if voted is None:
            return
        title = f"{self._poll().post.label}{'样票' if sample else '选票'}"
        place = self.context.messages.save_file(f"{title}存为", f"{title}.pdf", PDF)
        if place:
            copies = None if sample else self.copies.number()
            path = place if place.suffix.lower() == ".pdf" else place.with_name(place.name + ".pdf")
            self.context.tasks.run(
                lambda: ballots.print_run(self.office, voted.id, path, copies, sample),
                done=lambda written: self._written(written.value, None if sample else voted.id),
                label="正在生成选票",
            )

    def _written(self, path: Path, final_of: RoundId | None) -> None:
        """Show what was written; final ballots stay in sight, or 打印 would print the sample."""
        self.context.messages.note(f"已存为 {path.name}。按预览上的“打印”以实际大小（100%）打印。")
        content = path.read_bytes()
        if final_of is not None:
            self._final = (final_of, content)
            self.copies.set_number(None)
        self._show_pdf(content)

    def _save_again(self) -> None:
        voted, title = self._round, f"{self._poll().post.label}选票"
        place = self.context.messages.save_file(f"{title}再存一份", f"{title}.pdf", PDF)
        if voted and place:
            path = place if place.suffix.lower() == ".pdf" else place.with_name(place.name + ".pdf")
            self.context.tasks.run(
                lambda: ballots.save_run(self.office, voted.id, path),
                done=lambda written: self._written(written.value, None),
                label="正在生成选票",
            )

    def _discard(self) -> None:
        voted = self._round
        why = self.context.messages.ask_text("作废重印", "已印的选票全部销毁，原因：") if voted else None
        if voted and why is not None:
            self.context.tasks.now(lambda: ballots.discard_run(self.office, voted.id, why))

    def _print(self) -> None:
        from ui.widgets.printing import ask_printer, print_pdf

        content = self.view.content
        printer = ask_printer(self, "选票")
        if printer is not None:
            self.context.tasks.run_long(
                lambda report: print_pdf(content, printer, report),
                done=lambda pages: self.context.messages.note(f"已送打印机 {pages} 页，实际大小。"),
                label="正在打印选票",
            )

    def _ask_account(self) -> None:
        voted, voters = self._round, self._voters()
        if voted is None or voters is None:
            return
        dialog = AccountDialog(
            self,
            voted.printed or 0,
            voters,
            lambda account: ballots.account_findings(self.office, voted.id, account),
        )
        dialog.chosen.connect(self._issue)
        dialog.open()

    def _issue(self, account: Account) -> None:
        voted = self._round
        if voted and self.context.tasks.now(lambda: ballots.issue(self.office, voted.id, account)):
            self.context.messages.note(f"选票已分发 {account.issued} 张，剩余 {account.spare} 张。")


def account_text(voted: Round) -> str:
    """Return the account of the papers of a round in one line; a figure nobody entered is a dash."""
    figures = (("印制", voted.printed), ("发出", voted.issued), ("剩余", voted.spare), ("销毁", voted.destroyed))
    return "　".join(f"{title} {'—' if number is None else number}" for title, number in figures)


def _drawn(office: Office, election_id: ElectionId, round_id: RoundId, printed: bool) -> bytes:
    """Return the ballots of a round as they were printed, the sample before."""
    from huanjie_desktop.services.papers.make import draw_paper

    return ballots.final_run(office, round_id) if printed else draw_paper(office, election_id, "ballot", round_id).pdf
