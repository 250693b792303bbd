"""The live quorum in large figures (R-05): 应到 实到 请假 未到, and whether the meeting may vote."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from huanjie_desktop.services.meeting import QuorumView
from ui.widgets.controls import figure, named
from ui.widgets.states import BAD, GOOD, tell

_FIGURES = (
    ("quorumDue", "应到"),
    ("quorumPresent", "实到"),
    ("quorumAffair", "事假"),
    ("quorumSick", "病假"),
    ("quorumAbsent", "未请假"),
    ("quorumUnknown", "未登记"),
)


class QuorumBoard(QFrame):
    """Six figures and one sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.figures = {name: named(figure("—"), name, title) for name, title in _FIGURES}
        self.verdict = named(figure(), "quorumVerdict", "到会是否符合规定")
        self.need = QLabel()
        self.need.setProperty("role", "faint")
        self.need.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(10)
        for name, title in _FIGURES:
            line.addLayout(self._figure(name, title), 1)
        words = QHBoxLayout()
        words.setSpacing(16)
        words.addWidget(self.verdict)
        words.addWidget(self.need, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 5, 14, 5)
        column.setSpacing(2)
        column.addLayout(line)
        column.addLayout(words)

    def _figure(self, name: str, title: str) -> QHBoxLayout:
        label = self.figures[name]
        words = QLabel(title)
        words.setProperty("role", "faint")
        line = QHBoxLayout()
        line.setSpacing(5)
        for part in (words, label):
            line.addWidget(part)
        line.addStretch(1)
        return line

    def show_quorum(self, view: QuorumView) -> None:
        """Show the figures as they stand."""
        numbers = (view.due, view.present, view.leave_affair, view.leave_sick, view.absent, view.unknown)
        for label, number in zip(self.figures.values(), numbers, strict=True):
            label.setText(str(number))
        if view.ok:
            tell(self.verdict, "符合规定人数", GOOD)
        elif view.due == 0:
            tell(self.verdict, "没有应到会的党员", BAD)
        else:
            tell(self.verdict, f"还差 {view.missing} 人", BAD)
        self.need.setText(f"实到会不少于应到会的五分之四才能选举，至少 {view.needed} 人")
