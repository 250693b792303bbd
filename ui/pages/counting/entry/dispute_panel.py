"""In place of the board when two recorders differ: both readings side by side, what differs marked by sign and word."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from huanjie_desktop.domain.election.ballot import BallotMarks, WriteIn
from huanjie_desktop.services.count.pair import Dispute
from ui.pages.counting.entry.pair_view import WHO, PairView
from ui.pages.counting.words import SIGN_TEXT, VOID_WORDS, write_in_words
from ui.widgets.big_label import BigLabel
from ui.widgets.controls import faint, named
from ui.widgets.states import scrolling

ASK = "请监票人看原票"
HOW = "按 1 第一录入人录得对　2 第二录入人录得对　3 照原票重录　F5 放入待定　F7 两人都重录"
Line = tuple[str, str, str]


class DisputePanel(QFrame):
    """One ballot as the first and the second recorder keyed it."""

    def __init__(self, view: PairView) -> None:
        super().__init__()
        named(self, "disputePanel", "两人录入不一致")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view = view
        self._shown: Dispute | None = None
        self.title = named(BigLabel(1.5), "disputeTitle", "两人录入不一致")
        self.title.setProperty("role", "verdict")
        self.title.setProperty("tone", "void")
        self.how = faint(HOW)
        self._body = QWidget()
        self._body.setObjectName("boardBody")
        self.grid = QGridLayout(self._body)
        self.grid.setColumnStretch(4, 1)
        self.grid.setVerticalSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.addWidget(self.title)
        column.addWidget(self.how)
        column.addWidget(scrolling(self._body, "disputeScroll", "两人录的票"), 1)

    def refresh(self) -> None:
        """Show the readings that differ now."""
        dispute = self._view.dispute
        if dispute is None or dispute == self._shown:
            return
        self._shown = dispute
        self.title.setText(f"✖ 第 {dispute.number} 张两人录的不一样　{ASK}")
        while item := self.grid.takeAt(0):
            widget = item.widget()
            if widget:
                widget.setParent(None)
                widget.deleteLater()
        self._add_line(0, ("", WHO[1], WHO[2]))
        lines = reading_lines(self._view, dispute.first, dispute.second)
        for row, line in enumerate(lines, start=1):
            self._add_line(row, line)
        self.setAccessibleName("；".join(f"{who}：{one}，{two}" for who, one, two in lines if one != two))

    def _add_line(self, row: int, line: Line) -> None:
        differs = row > 0 and line[1] != line[2]
        for column, text in enumerate((*line, "✖ 不一样" if differs else "")):
            label: QLabel = BigLabel(1.1 if row else 1.0, text)
            if row == 0 and column in WHO:
                label.setProperty("turn", str(column))
            elif differs and column:
                label.setProperty("reading", "differs")
            self.grid.addWidget(label, row, column)


def reading_lines(view: PairView, first: BallotMarks, second: BallotMarks) -> list[Line]:
    """Return every box, the write-ins and the decision about the whole ballot as both recorders keyed them."""
    boxes = zip(view.names, first.marks, second.marks, strict=True)
    lines = [
        (f"{view.draft.number_text(place)} {name}", SIGN_TEXT[one] or "–", SIGN_TEXT[two] or "–")
        for place, (name, one, two) in enumerate(boxes)
    ]
    if first.write_ins or second.write_ins:
        lines.append(("另选他人", _written(first.write_ins), _written(second.write_ins)))
    if first.void or second.void:
        lines.append(("整票", _whole(first), _whole(second)))
    return lines


def _whole(marks: BallotMarks) -> str:
    return f"无效：{VOID_WORDS[marks.void]}" if marks.void else "–"


def _written(write_ins: tuple[WriteIn, ...]) -> str:
    return "、".join(sorted(map(write_in_words, write_ins))) or "–"
