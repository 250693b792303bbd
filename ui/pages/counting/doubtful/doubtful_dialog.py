"""疑难票: the ballots laid aside, each decided by the scrutineers; what was decided stays in sight and on paper 13."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from huanjie_desktop.domain.election.grounds import grounds_found
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.domain.election.ruling import Decision, Ruling
from huanjie_desktop.domain.ids import ElectionId, RoundId
from huanjie_desktop.services import rounds
from huanjie_desktop.services.count import counting, doubtful
from huanjie_desktop.services.count.doubtful import Doubtful
from ui.context import Context
from ui.pages.counting.doubtful.ruling_dialog import RulingDialog
from ui.pages.counting.words import marks_words, verdict_words
from ui.targets import PaperTarget
from ui.widgets.big_label import BigLabel
from ui.widgets.controls import button, faint, heading, named
from ui.widgets.rows_model import CENTRE, Column
from ui.widgets.rows_view import RowsView
from ui.widgets.showing_dialog import ShowingDialog
from ui.widgets.states import allow


class DoubtfulDialog(ShowingDialog):
    """The queue above, the decisions below; the result of each decision is told in large letters."""

    def __init__(self, parent: QWidget, context: Context, election_id: ElectionId, round_id: RoundId) -> None:
        super().__init__(parent, "doubtfulDialog", "疑难票")
        self._context, self._election_id, self._round_id = context, election_id, round_id
        self._names = rounds.round_of(context.office, round_id).names
        self.queue: RowsView[Doubtful] = RowsView(self._queue_columns(), "doubtfulQueue", "待定票", "没有待定的选票。")
        self.decided: RowsView[Decision] = RowsView(_decided_columns(), "doubtfulDecided", "已认定", "还没有认定。")
        self.told = named(BigLabel(1.2, bold=False), "doubtfulTold", "认定结果")
        self.told.setWordWrap(True)
        self.told.hide()
        self.decide = button("doubtfulDecide", "认定这一张…", "check", "监票人看原票、表决，记录认定", "primary")
        self.again = button("doubtfulAgain", "重新认定…", "undo", "对已认定的票再表决一次，原认定留存")
        self.paper = button("doubtfulPaper", "打开认定记录", "paper", "在“资料文书”中预览、打印疑难票认定记录")
        self.leave = button("doubtfulClose", "关闭")
        for one in (self.decide, self.again, self.paper, self.leave):
            one.setAutoDefault(False)
        self._lay_out()
        self.decide.clicked.connect(self._decide_next)
        self.again.clicked.connect(self._decide_again)
        self.paper.clicked.connect(self._open_paper)
        self.leave.clicked.connect(self.reject)
        for view in (self.queue, self.decided):
            view.table.selectionModel().currentChanged.connect(lambda *_: self._follow())
        self.refresh()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.decide)
        line.addWidget(self.again)
        line.addStretch(1)
        line.addWidget(self.paper)
        line.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.addWidget(heading("待定的选票"))
        column.addWidget(faint("监票人看原票，按选举办法的条款表决。系统判定和监票人的理由分开写，程序不代替认定。"))
        column.addWidget(self.queue, 3)
        column.addWidget(self.told)
        column.addWidget(heading("已经认定"))
        column.addWidget(self.decided, 2)
        column.addLayout(line)
        for view in (self.queue, self.decided):
            view.table.verticalHeader().hide()
        self.fit(960, 560)

    def refresh(self) -> None:
        """Ask for the queue and the decisions again."""
        office, round_id = self._context.office, self._round_id
        waiting = doubtful.queue(office, round_id)
        self.queue.set_rows(list(waiting))
        self.decided.set_rows(list(doubtful.decisions(office, round_id)))
        if waiting and self.queue.current() is None:
            self.queue.select_where(lambda line: line.ballot == waiting[0].ballot)
        self._follow()

    def _follow(self) -> None:
        state = rounds.round_of(self._context.office, self._round_id).state
        closed = "" if state is RoundState.COUNTING else "计票已经结束。要更正，请先在“核对”中重新打开计票"
        allow(self.decide, closed or ("" if self.queue.current() else "没有待定的选票"))
        allow(self.again, closed or ("" if self.decided.current() else "请先在已认定的表中选一张"))
        allow(self.paper, "" if self.decided.model.shown else "还没有认定")

    def _decide_next(self) -> None:
        line = self.queue.current()
        if line is not None:
            self._ask(line)

    def _decide_again(self) -> None:
        line = self.decided.current()
        if line is None:
            return
        session = counting.open_count(self._context.office, self._round_id)
        verdict = session.judge(line.marks)
        catalogue = doubtful.grounds(self._context.office, self._round_id)
        found = grounds_found(verdict, catalogue)
        self._ask(Doubtful(line.ballot, line.marks, verdict, found, ()))

    def _ask(self, ballot: Doubtful) -> None:
        office, round_id = self._context.office, self._round_id
        dialog = RulingDialog(
            self,
            ballot,
            counting.open_count(office, round_id),
            doubtful.grounds(office, round_id),
            doubtful.scrutineers(office, round_id),
        )
        dialog.chosen.connect(partial(self._keep, ballot.ballot))
        dialog.open()

    def _keep(self, ballot: int, ruling: Ruling) -> None:
        office, round_id = self._context.office, self._round_id
        made = self._context.tasks.now(lambda: doubtful.decide(office, round_id, ballot, ruling))
        if made is None:
            return
        words = spoken(made.value)
        self.told.setText(words)
        self.told.setAccessibleName(words)
        self.told.show()
        self.refresh()

    def _open_paper(self) -> None:
        self.accept()
        self._context.go("papers", PaperTarget(self._election_id, "doubtful", self._round_id))

    def _queue_columns(self) -> list[Column[Doubtful]]:
        def read(line: Doubtful) -> str:
            return marks_words(line.marks, self._names)

        return [
            Column("第几张", lambda line: str(line.ballot), key=lambda line: line.ballot, align=CENTRE, width=4),
            Column("录时所读", read, width=20, tip=read),
            Column("系统判定", lambda line: verdict_words(line.verdict), width=10),
            Column("系统理由和条款", _system_words, width=18, tip=_system_words),
        ]


def spoken(decision: Decision) -> str:
    """Return a decision as the scrutineer reads it aloud."""
    votes = f"赞成 {decision.votes_for} 人，反对 {decision.votes_against} 人"
    return f"第 {decision.number} 号认定：第 {decision.ballot} 张{decision.ground}，{votes}。{decision.verdict_words}。"


def _system_words(line: Doubtful) -> str:
    return "；".join(f"{one.words}（{one.clause}）" for one in line.found) or "没有，只由监票人认定"


def _decided_columns() -> list[Column[Decision]]:
    return [
        Column("认定号", lambda one: str(one.number), key=lambda one: one.number, align=CENTRE, width=4),
        Column("第几张", lambda one: str(one.ballot), key=lambda one: one.ballot, align=CENTRE, width=4),
        Column("理由", lambda one: one.ground, width=12, tip=lambda one: one.description),
        Column("条款", lambda one: one.clause, width=11, tip=lambda one: one.clause),
        Column("表决", lambda one: f"{one.votes_for} : {one.votes_against}", align=CENTRE, width=4),
        Column("结果", lambda one: one.verdict_words, width=16, tip=lambda one: one.verdict_words),
    ]
