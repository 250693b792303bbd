"""认定: how the scrutineers read one doubtful ballot, on which ground, and how they voted."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from huanjie_desktop.domain.election.ballot import BallotMarks
from huanjie_desktop.domain.election.grounds import Ground, Origin
from huanjie_desktop.domain.election.ruling import Ruling, ruling_problems, verdict_words
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.count.counting import CountSession
from huanjie_desktop.services.count.doubtful import Doubtful
from ui.pages.counting.doubtful.reading_form import ReadingForm
from ui.widgets.big_label import BigLabel
from ui.widgets.controls import faint, named
from ui.widgets.form_dialog import FormDialog
from ui.widgets.number_field import NumberField


class RulingDialog(FormDialog[Ruling]):
    """Reading and void on the left, ground, what was seen and the votes on the right; the result is shown live."""

    def __init__(
        self,
        parent: QWidget | None,
        ballot: Doubtful,
        session: CountSession,
        catalogue: Sequence[Ground],
        appointed: Sequence[str],
    ) -> None:
        super().__init__(parent, "rulingDialog", f"认定第 {ballot.ballot} 张", "监票人表决通过，记录认定")
        self._session, self._catalogue, self._appointed = session, catalogue, appointed
        self._add_reading(ballot)
        self.next_column()
        self._add_ground(ballot)
        self._add_votes()
        self.verdict = named(BigLabel(1.1, bold=False), "rulingVerdict", "按此认定的结果")
        self.verdict.setWordWrap(True)
        self.show_above_buttons(self.verdict)

    def _add_reading(self, ballot: Doubtful) -> None:
        self.form.addRow(faint("这张票怎样读（照原票，逐格核对）"))
        self.reading = ReadingForm(self._session.round.names, ballot.marks)
        for label, field, name in self.reading.fields():
            self.add_field(label, field, name)
        self.void = QCheckBox("整张无效")
        self.add_field("整票", self.void, "rulingVoid", tip="理由允许时，由监票人认定整张无效")

    def _add_ground(self, ballot: Doubtful) -> None:
        found = "\n".join(f"{one.words}（{one.citation}）" for one in ballot.found) or "没有"
        system = named(QLabel(found), "rulingSystem", "系统按票面判定")
        system.setWordWrap(True)
        self.form.addRow("系统判定", system)
        self.ground = QComboBox()
        for one in (*(one for one in self._catalogue if one.origin is Origin.HUMAN), *ballot.found):
            whose = "监票人" if one.origin is Origin.HUMAN else "系统"
            self.ground.addItem(f"{whose}　{one.words}　{one.clause}", one.code)
        self.ground.setCurrentIndex(-1)
        self.ground.setPlaceholderText("选一项理由")
        self.ground.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.ground.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.ground.setMinimumContentsLength(16)
        reasons = self.ground.view()
        reasons.setMinimumWidth(reasons.sizeHintForColumn(0) + 2 * self.fontMetrics().horizontalAdvance("汉"))
        self.ground.currentIndexChanged.connect(lambda: self._tick_void())
        self.add_field("认定理由", self.ground, "rulingGround", "ground", "每项理由都有选举办法的条款")
        self.clause = named(faint(""), "rulingClause", "条款")
        self.form.addRow("", self.clause)
        self.seen = QPlainTextEdit()
        self.seen.setPlaceholderText("票面的情况，如“李××一格画在线上”。不写投票人是谁。")
        self.seen.setTabChangesFocus(True)
        self.seen.setFixedHeight(self.seen.fontMetrics().height() * 3 + 12)
        self.add_field("票面情况", self.seen, "rulingSeen")

    def _add_votes(self) -> None:
        self.names = QLineEdit("、".join(self._appointed))
        self.add_field("参加的监票人", self.names, "rulingNames", tip="几位用顿号分开")
        self.yes, self.no = NumberField(99), NumberField(99)
        self.add_field("赞成", self.yes, "rulingYes", tip="赞成这样认定的监票人数")
        self.add_field("反对", self.no, "rulingNo", tip="反对的监票人数，没有填 0")

    def chosen_ground(self) -> Ground | None:
        """Return the ground in sight, None before one is chosen."""
        code = self.ground.currentData()
        return next((one for one in self._catalogue if one.code == code), None)

    def _tick_void(self) -> None:
        """Tick what the clause of the ground itself says; an own tick stays with a ground that leaves the choice."""
        ground = self.chosen_ground()
        own = self.void.isEnabled() and self.void.isChecked()
        self.void.setChecked(ground is not None and (ground.voids or own))

    def value(self) -> Ruling:
        """Return the ruling as typed."""
        ground = self.chosen_ground()
        void = ground.void if ground and self.void.isChecked() else None
        names = tuple(name.strip() for name in self.names.text().split("、") if name.strip())
        marks = self._session.read(BallotMarks(*self.reading.marks(), void))
        votes = (self.yes.number() or 0, self.no.number() or 0)
        return Ruling(marks, ground.code if ground else "", self.seen.toPlainText(), *votes, names)

    def check(self, value: Ruling) -> Sequence[Problem]:
        """Judge the ruling and show what it would make of the ballot."""
        ground = self.chosen_ground()
        may_void = ground is not None and ground.void is not None
        self.void.setEnabled(ground is not None and ground.void is not None and not ground.voids)
        self.void.setToolTip(_void_tip(ground))
        if not may_void:
            self.void.setChecked(False)
        self.clause.setText(f"{ground.citation}：{ground.quote}" if ground else "")
        verdict = self._session.judge(value.marks)
        self.verdict.setText(f"按此认定：{verdict_words(value, verdict, self._catalogue)}")
        return ruling_problems(value, verdict, self._catalogue, self._appointed)


def _void_tip(ground: Ground | None) -> str:
    if ground is None or ground.void is None:
        return "选举办法没有让监票人以这项理由认定整张无效"
    return "选举办法规定：有这种情况的，整张无效" if ground.voids else ""
