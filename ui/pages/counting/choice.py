"""The line over the rail: which election, which kind of vote and round."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from huanjie_desktop.domain.election.election import Election, Poll
from huanjie_desktop.domain.election.rounds import Round, RoundState
from huanjie_desktop.domain.ids import ElectionId, PollId, RoundId
from huanjie_desktop.services import elections, outcome, people, rounds
from huanjie_desktop.services.office import Office
from ui.widgets.controls import named

_OVER = (RoundState.ANNOUNCED, RoundState.VOID)


class Choice(QWidget):
    """Keeps the chosen election and round through every refresh."""

    election_chosen = Signal(object)
    round_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.election = named(QComboBox(), "countElection", "选举", "选择一次选举")
        self.round = named(QComboBox(), "countRound", "票种和轮次", "选择票种和轮次")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for text, box, widest in (("选举", self.election, 24), ("票种", self.round, 17)):
            label = QLabel(text)
            label.setBuddy(box)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(9)
            box.setMaximumWidth(self.fontMetrics().horizontalAdvance("汉") * widest)
            box.currentTextChanged.connect(box.setToolTip)
            line.addWidget(label)
            line.addWidget(box, widest)
        line.addStretch(1)
        self.round.currentTextChanged.connect(lambda _text: self._show_whole())
        self.election.activated.connect(lambda _place: self.election_chosen.emit(self.election_id()))
        self.round.activated.connect(lambda _place: self.round_chosen.emit(self.round_id()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the letters."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "round"):
            self._show_whole()

    def _show_whole(self) -> None:
        """Never cut the kind of vote: a clerk must see which one he counts."""
        letters, text = self.round.fontMetrics(), self.round.currentText()
        self.round.setMaximumWidth(letters.horizontalAdvance("汉") * 30)
        wide = letters.horizontalAdvance(text) // letters.horizontalAdvance("X") + 1
        self.round.setMinimumContentsLength(max(9, wide))

    def election_id(self) -> ElectionId | None:
        """Return the chosen election."""
        data = self.election.currentData()
        return None if data is None else ElectionId(int(data))

    def poll_id(self) -> PollId | None:
        """Return the chosen kind of vote."""
        data = self.round.currentData()
        return None if data is None else PollId(int(data[0]))

    def round_id(self) -> RoundId | None:
        """Return the chosen round, None for a kind of vote that has none yet."""
        data = self.round.currentData()
        return RoundId(int(data[1])) if data and data[1] else None

    def show_elections(self, office: Office) -> None:
        """Offer the elections, keeping the chosen one; at first the newest."""
        chosen = self.election_id()
        branches = {branch.id: branch.name for branch in people.branches(office)}
        self.election.clear()
        for one in elections.elections(office):
            self.election.addItem(_election_words(one, branches.get(one.branch_id, "")), int(one.id))
        if not self.election.count():
            self.election.addItem("还没有选举", None)
        self.election.setCurrentIndex(max(0, self.election.findData(chosen)))
        self.show_rounds(office)

    def choose_election(self, office: Office, election_id: ElectionId) -> None:
        """Choose an election and its round that is under way."""
        self.election.setCurrentIndex(max(0, self.election.findData(int(election_id))))
        self.round.clear()
        self.show_rounds(office)

    def show_rounds(self, office: Office) -> None:
        """Offer kinds of vote and rounds, keeping the chosen one where it is still there."""
        kept = self.round.currentData()
        self.round.clear()
        election_id = self.election_id()
        if election_id is None:
            self.round.addItem("—", None)
            return
        for poll in elections.polls(office, election_id):
            held = rounds.rounds(office, poll.id)
            for voted in held:
                self.round.addItem(_round_words(poll, voted), (int(poll.id), int(voted.id)))
            if not held:
                self.round.addItem(f"{_poll_words(poll)}　尚未开始", (int(poll.id), 0))
        found = self._place_of(kept)
        self.round.setCurrentIndex(found if found >= 0 else self._first_open(office, election_id))

    def _first_open(self, office: Office, election_id: ElectionId) -> int:
        """Return the place of the first kind of vote with work left: none begun, under way, or another vote due."""
        for poll in elections.polls(office, election_id):
            held = rounds.rounds(office, poll.id)
            last = held[-1] if held else None
            if last is None or last.state not in _OVER or outcome.offers(office, last.id):
                return self._place_of((int(poll.id), int(last.id) if last else 0))
        return max(0, self.round.count() - 1)

    def choose_round(self, round_id: RoundId) -> None:
        """Choose a round of the present election."""
        for place in range(self.round.count()):
            data = self.round.itemData(place)
            if data and data[1] == round_id:
                self.round.setCurrentIndex(place)

    def choose_poll(self, poll_id: PollId) -> None:
        """Choose a kind of vote that has no round yet."""
        self.round.setCurrentIndex(max(0, self._place_of((int(poll_id), 0))))

    def _place_of(self, wanted: tuple[int, int] | None) -> int:
        data = [self.round.itemData(place) for place in range(self.round.count())]
        return next((place for place, one in enumerate(data) if wanted and one and tuple(one) == tuple(wanted)), -1)


def _election_words(one: Election, branch: str) -> str:
    return one.title if branch in one.title else f"{branch} {one.title}"


def _poll_words(poll: Poll) -> str:
    return f"{poll.post.label}（第一次全体会议）" if poll.post.in_first_session else poll.post.label


def _round_words(poll: Poll, voted: Round) -> str:
    return f"{poll.post.label} 第{voted.number}轮{voted.kind.label}（{voted.state}）"
