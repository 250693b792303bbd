"""举手表决: for, against, abstaining, with the verdict of the rule while typing."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QWidget

from huanjie_desktop.domain.election.meeting import ShowOfHands, is_adopted, show_of_hands_problems
from huanjie_desktop.domain.problems import Problem, Severity, error
from ui.widgets.controls import button, heading, named
from ui.widgets.form_dialog import FormDialog
from ui.widgets.number_field import NumberField
from ui.widgets.states import BAD, GOOD, OPEN, tell


class HandsDialog(FormDialog[ShowOfHands]):
    """Asks for the hands counted; a vote that fails may be recorded too, hands that nobody has may not."""

    def __init__(self, parent: QWidget, subject: str, due: int, present: int) -> None:
        super().__init__(parent, "handsDialog", f"举手表决：{subject}", "记入会议记录")
        self._due, self._present = due, present
        self.form.addRow("应到会", QLabel(f"{due} 人，赞成须超过半数，即至少 {due // 2 + 1} 人"))
        self.form.addRow("实到会", QLabel(f"{present} 人" if present else "0 人，请先在“签到”一步登记到会人员"))
        self.yes, self.no, self.abstain = NumberField(9999), NumberField(9999), NumberField(9999)
        self.add_field("赞成", self.yes, "handsYes", "yes")
        self.add_field("反对", self.no, "handsNo", "no", "没有人反对可以空着")
        self.add_field("弃权", self.abstain, "handsAbstain", "abstain", "没有人弃权可以空着")
        everybody = button("handsAll", f"全体 {present} 人赞成", tip="赞成填实到会人数，反对、弃权填 0")
        everybody.setAutoDefault(False)
        everybody.setEnabled(present > 0)
        everybody.clicked.connect(self._all_agree)
        self.form.addRow("", everybody)
        self.verdict = named(heading(), "handsVerdict", "表决结果")
        self.form.addRow("结果", self.verdict)

    def _all_agree(self) -> None:
        self.yes.set_number(self._present)
        self.no.set_number(0)
        self.abstain.set_number(0)
        self.ok.setFocus()

    def value(self) -> ShowOfHands:
        """Return the hands; an empty field for against or abstaining is nobody."""
        return ShowOfHands(self.yes.number() or 0, self.no.number() or 0, self.abstain.number() or 0)

    def check(self, value: ShowOfHands) -> list[Problem]:
        """Return the findings of the rule; that a vote failed is no obstacle to recording it."""
        if self.yes.number() is None:
            tell(self.verdict, "请填写赞成人数", OPEN)
            return [error("hands_missing", where="yes")]
        found = show_of_hands_problems(value, self._present, self._due)
        blocked = any(one.severity is Severity.ERROR and one.code != "vote_not_adopted" for one in found)
        self._tell_verdict(value, blocked)
        return [_recordable(one) for one in found]

    def _tell_verdict(self, value: ShowOfHands, blocked: bool) -> None:
        if blocked:
            tell(self.verdict, "人数有误，请重新清点", BAD)
        elif is_adopted(value.agree, self._present, self._due):
            tell(self.verdict, f"通过：赞成 {value.agree} 人，超过应到会 {self._due} 人的半数", GOOD)
        else:
            tell(self.verdict, f"未通过：赞成 {value.agree} 人，需要 {self._due // 2 + 1} 人", BAD)


def _recordable(problem: Problem) -> Problem:
    if problem.code == "vote_not_adopted":
        return replace(problem, severity=Severity.WARNING)
    return problem
