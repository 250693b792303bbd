"""Nothing to count yet: no election, or a kind of vote whose first round has not begun."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from huanjie_desktop.domain.election.rounds import RoundKind
from huanjie_desktop.domain.ids import ElectionId, PollId
from huanjie_desktop.domain.problems import has_errors
from huanjie_desktop.services import candidates, elections, first_session, outcome
from huanjie_desktop.services.texts.text import text_of
from ui.context import Context
from ui.pages.counting.panel import Gate
from ui.widgets.controls import button, faint, heading
from ui.widgets.states import OPEN, allow


class StartPanel(QWidget):
    """Begins the first round of a kind of vote, or leads to where an election is prepared."""

    started = Signal(object)
    """A round began; carries its RoundId."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("startPanel")
        self._context = context
        self._election_id: ElectionId | None = None
        self._poll_id: PollId | None = None
        self.words = faint("")
        self.gate = Gate("startGate", "投票", "开始这一轮投票")
        self.gate.close_line()
        self.go = button("startGo", "到“会议议程”准备选举", "next")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(heading("还没有可以计票的投票"))
        column.addWidget(self.words)
        column.addWidget(self.gate)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.gate.button.clicked.connect(self._start)
        self.go.clicked.connect(lambda: self._context.go("meeting", self._election_id))

    def show_poll(self, election_id: ElectionId | None, poll_id: PollId | None) -> None:
        """Show what is missing for a kind of vote; None for no election at all."""
        self._election_id, self._poll_id = election_id, poll_id
        self.gate.setVisible(poll_id is not None)
        if poll_id is None:
            self.words.setText("请先在“会议议程”中新建选举、确定候选人、印制选票，再回到这里发票、计票。")
            return
        self.words.setText("候选人确定以后开始投票，名单随即固定在选票上。")
        self._show_list(poll_id)

    def _show_list(self, poll_id: PollId) -> None:
        office = self._context.office
        poll = elections.poll(office, poll_id)
        listed = candidates.candidate_list(office, poll_id)
        committee = poll.post.in_first_session and not first_session.committee(office, poll.election_id)
        blocked = " ".join(text_of(problem).title for problem in listed.problems) if has_errors(listed.problems) else ""
        names = "、".join(listed.names) or "还没有"
        self.gate.tell(f"{poll.post.label}，名额 {poll.seats} 名，候选人：{names}。{blocked}", OPEN)
        allow(self.gate.button, "新一届委员会还没有选出" if committee else blocked)

    def _start(self) -> None:
        office, poll_id = self._context.office, self._poll_id
        if poll_id is None:
            return
        begun = self._context.tasks.now(lambda: outcome.start_round(office, poll_id, RoundKind.FIRST))
        if begun is not None:
            self.started.emit(begun.value)
