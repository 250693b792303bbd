"""资格审查: one decision with its ground, and who moves up for somebody who failed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from huanjie_desktop.domain.election.review import Conclusion, Review, review_problems
from huanjie_desktop.domain.problems import Problem, error
from ui.widgets.form_dialog import FormDialog

NOBODY = "不再递补"


class ReviewDialog(FormDialog[Review]):
    """Asks for the conclusion of the review and its ground."""

    def __init__(self, parent: QWidget, name: str, before: Conclusion, ground: str) -> None:
        super().__init__(parent, "reviewDialog", f"资格审查：{name}", "登记")
        self._name = name
        self._conclusion, self._ground = QComboBox(), QLineEdit()
        self._conclusion.addItems([one.value for one in Conclusion])
        self._conclusion.setCurrentText(before.value)
        self._ground.setText(ground)
        self.add_field("结论", self._conclusion, "reviewConclusion")
        self.add_field("理由", self._ground, "reviewGround", name, "不合格的必须写明理由和依据")

    def value(self) -> Review:
        """Return the decision."""
        return Review(self._name, Conclusion(self._conclusion.currentText()), self._ground.text().strip())

    def check(self, value: Review) -> list[Problem]:
        """Return that a failed one needs its ground."""
        return list(review_problems([self._name], {self._name: value}))


@dataclass(frozen=True)
class MovedUp:
    """Who moves up, "" for nobody, and who decided it."""

    successor: str
    ground: str


class SuccessionDialog(FormDialog[MovedUp]):
    """Asks what becomes of the place: nobody moves up by himself."""

    def __init__(self, parent: QWidget, name: str, others: Sequence[str], before: MovedUp) -> None:
        super().__init__(parent, "successionDialog", f"{name}空出的名额", "登记")
        self._successor, self._ground = QComboBox(), QLineEdit()
        self._successor.addItems([NOBODY, *others])
        self._successor.setCurrentText(before.successor or NOBODY)
        self._ground.setText(before.ground)
        self._ground.setPlaceholderText("如 街道党工委会议决定")
        self.add_field("递补", self._successor, "successionName", tip="只列出审查合格、还不在名单中的人")
        self.add_field("由谁决定", self._ground, "successionGround", tip="下一名不自动递补，要有决定和记录")

    def value(self) -> MovedUp:
        """Return the decision."""
        chosen = self._successor.currentText()
        return MovedUp("" if chosen == NOBODY else chosen, self._ground.text().strip())

    def check(self, value: MovedUp) -> list[Problem]:
        """Return that it must be said who decided."""
        return [] if value.ground else [error("reason_missing", "R-10", "successionGround")]
