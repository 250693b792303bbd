"""The board: one row for each person with the sign of the present ballot, the votes and the 正 strokes."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from huanjie_desktop.domain.election.ballot import BallotMarks, Sign
from huanjie_desktop.domain.election.counting import Tally, Votes
from ui.pages.counting.entry.draft import Draft
from ui.pages.counting.entry.strokes import StrokeTally
from ui.pages.counting.words import SIGN_SPOKEN, SIGN_TEXT
from ui.widgets.big_label import BigLabel
from ui.widgets.controls import named
from ui.widgets.states import set_look

TITLES = ("编号", "姓名", "本票", "赞成", "正", "不赞成", "弃权")
_SIGN_TONES = {Sign.APPROVE: "yes", Sign.REJECT: "no", Sign.EMPTY: "", Sign.BOTH: "odd", Sign.OTHER: "odd",
               Sign.UNREADABLE: "odd"}  # fmt: skip


class BoardRow(QFrame):
    """One person."""

    def __init__(self, key: str, number: str, name: str, widths: tuple[int, ...]) -> None:
        super().__init__()
        named(self, f"boardRow{key}", name)
        self.setProperty("boardRow", "plain")
        self._number_text, self._name_text = number, name
        self.number, self.name, self.sign = BigLabel(1.1, number, False), BigLabel(1.15, name), BigLabel(1.25)
        self.yes, self.no, self.abstain = BigLabel(1.25, "0"), QLabel("0"), QLabel("0")
        self.strokes = StrokeTally()
        self.strokes.setMaximumHeight(self.fontMetrics().height() * 2)
        self.sign.setObjectName("boardSign")
        self.number.setProperty("role", "boardNumber")
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 2, 8, 2)
        grid.setHorizontalSpacing(8)
        parts = (self.number, self.name, self.sign, self.yes, self.strokes, self.no, self.abstain)
        for column, (part, width) in enumerate(zip(parts, widths, strict=True)):
            part.setMinimumWidth(width)
            grid.addWidget(part, 0, column)
            if isinstance(part, QLabel) and part is not self.name:
                part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        grid.setColumnStretch(4, 1)
        self.name.setFixedWidth(widths[1])
        self.name.setWordWrap(self.name.sizeHint().width() > widths[1])
        self.setMaximumHeight(self.fontMetrics().height() * (4 if self.name.wordWrap() else 3) * 5 // 6)

    def show_sign(self, sign: Sign, touched: bool) -> None:
        """Show the sign of the present ballot; the last one touched is marked."""
        self.sign.setText(SIGN_TEXT[sign] or "–")
        set_look(self.sign, "sign", _SIGN_TONES[sign])
        set_look(self, "boardRow", "touched" if touched else "plain")

    def show_votes(self, votes: Votes, fresh: bool, passed: bool, printed: bool) -> None:
        """Show the votes so far."""
        self.yes.setText(f"{votes.yes}{'✔' if passed else ''}")
        self.yes.setToolTip("已过半数" if passed else "")
        self.no.setText(str(votes.no) if printed else "")
        self.abstain.setText(str(votes.abstain) if printed else "")
        self.strokes.set_votes(votes.yes, fresh)
        set_look(self.yes, "tone", "good" if passed else "")

    def speak(self, sign: Sign, votes: Votes) -> None:
        """Let a screen reader say the row."""
        self.setAccessibleName(
            f"{self._number_text} {self._name_text} 本票{SIGN_SPOKEN[sign]} "
            f"赞成{votes.yes} 不赞成{votes.no} 弃权{votes.abstain}"
        )


class Board(QScrollArea):
    """All printed candidates in ballot order, then everybody who was written in."""

    def __init__(self, draft: Draft, needed: int) -> None:
        super().__init__()
        named(self, "countBoard", "候选人得票")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._needed = needed
        self._widths = self._column_widths(draft.names)
        body = QWidget()
        body.setObjectName("boardBody")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._header())
        self.rows = [
            BoardRow(str(place), draft.number_text(place), name, self._widths) for place, name in enumerate(draft.names)
        ]
        self.others: dict[str, BoardRow] = {}
        for row in self.rows:
            self._column.addWidget(row, 10)
        self._column.addStretch(1)
        self.setWidget(body)

    def _column_widths(self, names: tuple[str, ...]) -> tuple[int, ...]:
        letters = self.fontMetrics()
        han = letters.horizontalAdvance("汉")
        name = max([letters.horizontalAdvance(one) for one in names] + [han * 4])
        return (han * 2, min(int(name * 1.2), han * 12), han * 3, han * 3, han * 5, han * 3, han * 2)

    def _header(self) -> QWidget:
        header = QFrame()
        header.setProperty("boardRow", "head")
        grid = QGridLayout(header)
        grid.setContentsMargins(8, 2, 8, 2)
        grid.setHorizontalSpacing(8)
        for column, (title, width) in enumerate(zip(TITLES, self._widths, strict=True)):
            label = QLabel("" if title == "正" else title)
            label.setProperty("role", "faint")
            label.setMinimumWidth(width)
            if column != 1:
                label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(label, 0, column)
        grid.setColumnStretch(4, 1)
        return header

    def show_ballot(self, marks: BallotMarks, touched: int) -> None:
        """Show the signs of the ballot being keyed."""
        for place, (row, sign) in enumerate(zip(self.rows, marks.marks, strict=True)):
            row.show_sign(sign, place == touched)
        written = {one.name: one.sign for one in marks.write_ins}
        for name, row in self.others.items():
            row.show_sign(written.get(name, Sign.EMPTY), False)
        if 0 <= touched < len(self.rows):
            self.ensureWidgetVisible(self.rows[touched], 0, 8)

    def show_tally(self, tally: Tally, fresh: Collection[str] = ()) -> None:
        """Show the votes; the names in `fresh` just gained one."""
        for row, (name, votes) in zip(self.rows, tally.votes.items(), strict=True):
            row.show_votes(votes, name in fresh, votes.yes >= self._needed, True)
            row.speak(Sign.EMPTY, votes)
        self._show_others(tally, fresh)

    def _show_others(self, tally: Tally, fresh: Collection[str]) -> None:
        for name in [name for name in self.others if name not in tally.written_in]:
            self.others.pop(name).deleteLater()
        for name, number in tally.written_in.items():
            if name not in self.others:
                self.others[name] = BoardRow(f"Other{name}", "另", name, self._widths)
                self._column.insertWidget(self._column.count() - 1, self.others[name], 10)
            votes = Votes(number)
            self.others[name].show_votes(votes, name in fresh, number >= self._needed, False)
            self.others[name].speak(Sign.EMPTY, votes)
