"""The result of a round: figures, both bases, everybody's votes, what the chair must know."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from huanjie_desktop.domain.election.method import BaseName
from huanjie_desktop.domain.election.outcome import needed_of
from huanjie_desktop.domain.election.result import Outcome, PersonResult
from ui.formats import count_text
from ui.state import State
from ui.widgets.controls import named
from ui.widgets.problem_list import ProblemList
from ui.widgets.rows_model import CENTRE, Column
from ui.widgets.rows_view import RowsView
from ui.widgets.states import BAD, tell

ELECTED, TIED = "当选", "得票相等"
_BASES = {BaseName.DUE: "应到会", BaseName.PRESENT: "实到会"}


@dataclass(frozen=True)
class PersonLine:
    """One person with the result in a word."""

    place: int
    person: PersonResult
    result: str


def person_lines(found: Outcome) -> list[PersonLine]:
    """Return everybody in the order of the ballot, written-in persons after them."""
    return [PersonLine(place, person, _result(found, person)) for place, person in enumerate(found.people, start=1)]


def _result(found: Outcome, person: PersonResult) -> str:
    if person.name in found.elected:
        return ELECTED
    if person.name in found.tied:
        return TIED
    return "已过半数，未当选" if person.passes else "未过半数"


class OutcomeView(QWidget):
    """Shows an outcome; it changes nothing."""

    def __init__(self, name: str, state: State) -> None:
        super().__init__()
        self.setObjectName(name)
        self.figures = named(QLabel(), f"{name}Figures", "票数")
        self.base = named(QLabel(), f"{name}Base", "过半数的基数")
        self.notice = named(QLabel(), f"{name}Notice", "两种基数结果不同")
        self.notice.setProperty("role", "verdict")
        for label in (self.figures, self.base, self.notice):
            label.setWordWrap(True)
        self.list: RowsView[PersonLine] = RowsView(_columns(), f"{name}Table", "得票情况", "还没有结果。", state)
        self.list.table.verticalHeader().hide()
        self.list.table.horizontalHeader().setStretchLastSection(True)
        self.problems = ProblemList(f"{name}Problems", lines=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.notice, self.figures, self.base, self.list, self.problems):
            column.addWidget(part)

    def show_outcome(self, found: Outcome | None) -> None:
        """Show a result, or nothing while there is none."""
        self.setVisible(found is not None)
        if found is None:
            return
        self.figures.setText(figures_text(found))
        self.base.setText(base_text(found))
        self.notice.setVisible(found.differs_under_present)
        differing = "、".join(one.name for one in found.people if one.passes_due != one.passes_present)
        tell(self.notice, f"按应到会和按实到会计算结果不同：{differing}。以选举办法规定的基数为准。", BAD)
        lines = person_lines(found)
        self.list.set_rows(lines)
        row = self.list.table.verticalHeader().defaultSectionSize()
        rows = min(max(len(lines), 2), 8)
        self.list.table.setFixedHeight(row * rows + self.list.table.horizontalHeader().sizeHint().height() + 6)
        self.problems.show_problems(found.problems)


def figures_text(found: Outcome) -> str:
    """Return the figures of people and papers in one line."""
    one = found.figures
    return (
        f"应到会 {one.due}　实到会 {one.present}　发出 {one.issued}　收回 {one.returned}　"
        f"有效 {found.valid}　无效 {found.invalid}　应选 {found.contest.seats}　当选 {len(found.elected)}"
    )


def base_text(found: Outcome) -> str:
    """Return the base that holds, the least number of votes, and the other base beside it (R-22)."""
    if found.base is None:
        return ""
    due, present = found.figures.due, found.figures.present
    if found.base.needed <= 1:
        return "再次投票以得票多的当选，不要求过半数。"
    return (
        f"以{_BASES[found.base.name]}为基数：{found.base.value} 人，须 {found.base.needed} 票以上。"
        f"（应到会 {due} 人须 {needed_of(due)} 票；实到会 {present} 人须 {needed_of(present)} 票）"
    )


def _distance(over: int) -> str:
    return f"过，多 {over} 票" if over > 0 else "过" if over == 0 else f"差 {-over} 票"


def _votes(line: PersonLine, number: int) -> str:
    return "—" if line.person.written_in else count_text(number)


def _columns() -> list[Column[PersonLine]]:
    return [
        Column(
            "姓名",
            lambda line: line.person.name,
            key=lambda line: line.place,
            width=8,
            tip=lambda line: line.person.name,
        ),
        Column("赞成", lambda line: str(line.person.yes), key=lambda line: line.person.yes, align=CENTRE, width=3),
        Column(
            "不赞成", lambda line: _votes(line, line.person.no), key=lambda line: line.person.no, align=CENTRE, width=3
        ),
        Column(
            "弃权",
            lambda line: _votes(line, line.person.abstain),
            key=lambda line: line.person.abstain,
            align=CENTRE,
            width=3,
        ),
        Column("结果", lambda line: line.result + ("（另选）" if line.person.written_in else ""), width=8, tone=_tone),
        Column(
            "按应到会", lambda line: _distance(line.person.over_due), key=lambda line: line.person.over_due, width=5
        ),
        Column(
            "按实到会",
            lambda line: _distance(line.person.over_present),
            key=lambda line: line.person.over_present,
            width=6,
        ),
    ]


def _tone(line: PersonLine) -> str:
    return {ELECTED: "fixed", TIED: "warning"}.get(line.result, "")
