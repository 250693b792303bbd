"""已录选票: every ballot with all its versions; one of them may be taken up for correction with a reason."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.counting import BallotEntry
from ui.context import Context
from ui.pages.counting.entry.count_view import CountView, Mode
from ui.pages.counting.entry.pair_view import WHO
from ui.pages.counting.words import marks_words, remark_words, verdict_words
from ui.widgets.controls import button, faint, heading, named
from ui.widgets.rows_model import CENTRE, Column
from ui.widgets.rows_view import RowsView
from ui.widgets.showing_dialog import ShowingDialog

REASONS = ("看错候选人编号", "唱票有误，监票人复核", "选票复核后重新认定", "另选他人姓名录错")


@dataclass(frozen=True)
class Correction:
    """Which ballot, and why."""

    number: int
    reason: str


@dataclass(frozen=True)
class BallotLine:
    """One version of one ballot in words."""

    number: int
    version: int
    words: str
    verdict: str
    remark: str
    standing: str


def ballot_lines(context: Context, view: CountView) -> list[BallotLine]:
    """Return every version; the ones that no longer count say so. What one recorder may not see yet stays out."""
    lines = []
    for recorder in view.recorders:
        versions = counting.ballot_versions(context.office, view.round_id, recorder)
        newest = {entry.number: entry.version for entry in versions}
        shown = [entry for entry in versions if entry.number != view.hidden]
        lines += [_line(view, entry, entry.version == newest[entry.number]) for entry in shown]
    return sorted(lines, key=lambda line: (line.number, line.version))


def _line(view: CountView, entry: BallotEntry, newest: bool) -> BallotLine:
    verdict = view.session.judge(entry.marks)
    holds = newest and not entry.withdrawn
    standing = "现行" if holds else "已撤回" if entry.withdrawn else "已更正"
    who = f"{WHO[entry.recorder]}　" if len(view.recorders) > 1 else ""
    return BallotLine(
        entry.number,
        entry.version,
        who + marks_words(entry.marks, view.names),
        "待定" if entry.set_aside else verdict_words(verdict),
        remark_words(verdict) if verdict.valid else "",
        standing + (f"（{entry.reason}）" if entry.reason else ""),
    )


class BallotsDialog(ShowingDialog):
    """Shows the ballots; `wanted` asks for the correction of one."""

    wanted = Signal(object)
    """Carries a Correction."""

    def __init__(self, parent: QWidget, context: Context, view: CountView) -> None:
        super().__init__(parent, "ballotsDialog", "已录选票")
        self._view = view
        self.list: RowsView[BallotLine] = RowsView(_columns(), "ballotsTable", "已录选票", "还没有录入选票。")
        self.list.table.verticalHeader().hide()
        self.list.set_rows(ballot_lines(context, view))
        self.reason = named(QComboBox(), "ballotsReason", "更正理由", "选一个理由，或直接写明")
        self.reason.setEditable(True)
        self.reason.addItems(REASONS)
        self.reason.setCurrentIndex(-1)
        self.correct = button("ballotsCorrect", "更正这一张", "edit", "", "primary")
        self.leave = button("ballotsClose", "关闭")
        self._lay_out()
        self.list.table.selectionModel().currentChanged.connect(lambda *_: self._follow())
        self.reason.currentTextChanged.connect(lambda _text: self._follow())
        self.correct.clicked.connect(self._want)
        self.leave.clicked.connect(self.reject)
        self._follow()

    def _lay_out(self) -> None:
        label = QLabel("更正理由")
        label.setBuddy(self.reason)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.reason, 1)
        line.addWidget(self.correct)
        line.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.addWidget(heading("已录选票"))
        column.addWidget(faint("编号是开箱混合以后的唱票次序，与投票人无关。更正后，原来录的一版仍然留存。"))
        column.addWidget(self.list, 1)
        column.addLayout(line)
        self.fit(1060, 500)

    def _why_not(self) -> str:
        line = self.list.current()
        if self._view.mode is Mode.CLOSED:
            return "计票已经结束。要更正，请先在“核对”中填写理由重新打开计票。"
        if line is None:
            return "请先在表中选一张票"
        if not line.standing.startswith("现行"):
            return "这一版已经不计入，请选“现行”的一版"
        if line.verdict == "待定":
            return "这张票等监票人认定，请按“待定票”"
        return "" if self.reason.currentText().strip() else "请先写明更正理由"

    def _follow(self) -> None:
        why_not = self._why_not()
        self.correct.setEnabled(not why_not)
        self.correct.setToolTip(why_not or "照票重新录入这一张")
        self.correct.setAccessibleDescription(self.correct.toolTip())

    def _want(self) -> None:
        line = self.list.current()
        if line is not None and not self._why_not():
            self.wanted.emit(Correction(line.number, self.reason.currentText().strip()))
            self.accept()


def _columns() -> list[Column[BallotLine]]:
    return [
        Column(
            "第几张", lambda line: str(line.number), key=lambda line: (line.number, line.version), align=CENTRE, width=4
        ),
        Column("版本", lambda line: str(line.version), key=lambda line: line.version, align=CENTRE, width=3),
        Column("票上所画", lambda line: line.words, width=20, tip=lambda line: line.words),
        Column("判定", lambda line: line.verdict, width=9, tone=_verdict_tone),
        Column("说明", lambda line: line.remark, width=10, tip=lambda line: line.remark),
        Column("状态", lambda line: line.standing, width=10, tone=_standing_tone, tip=lambda line: line.standing),
    ]


def _verdict_tone(line: BallotLine) -> str:
    return "" if line.verdict == "有效" else "error"


def _standing_tone(line: BallotLine) -> str:
    return "" if line.standing.startswith("现行") else "quiet"
