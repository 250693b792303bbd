"""第三次查看: the paper is looked at once more; whichever recorder read it otherwise is corrected."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QSizePolicy, QWidget

from huanjie_desktop.domain.election.ballot import SCRUTINEERS_REASONS, BallotMarks, Sign
from huanjie_desktop.domain.election.bundle_compare import Look, LookKind
from huanjie_desktop.domain.problems import Problem, error
from huanjie_desktop.services.count.third_look import Found
from ui.pages.counting.doubtful.reading_form import ReadingForm
from ui.pages.counting.words import VOID_WORDS, marks_words
from ui.widgets.controls import faint, named
from ui.widgets.form_dialog import FormDialog

_WHO = ("第一录入人", "第二录入人")


class ThirdLookDialog(FormDialog[Found]):
    """Offers both readings; neither may be right, then the ballot is read from the paper."""

    def __init__(
        self,
        parent: QWidget | None,
        look: Look,
        names: Sequence[str],
        read: Sequence[BallotMarks | None],
        witnesses: str,
    ) -> None:
        super().__init__(parent, "thirdLookDialog", f"第三次查看：{look_words(look)}", "监票人已看原票，更正")
        self._look, self._read = look, [one for one in read if one is not None]
        self.form.addRow(faint(what_to_do(look)))
        self.number = QComboBox()
        self.number.addItems([f"第 {number} 张" for number in look.numbers])
        if look.kind is not LookKind.SWAPPED and len(look.numbers) > 1:
            self.add_field("原票是", self.number, "lookNumber", tip="几张票读法相同，选哪一张结果都一样")
        self.whose = QComboBox()
        self.void = QComboBox()
        self.words = named(QLabel(), "lookWords", "所选的读法")
        self.reading = ReadingForm(names, BallotMarks((Sign.EMPTY,) * len(names)))
        if look.kind is LookKind.DOUBLED:
            self._add_choice("不都是这样：录重了，去掉一遍", "都是这样：没有录重，是另一人漏录")
        else:
            self._add_reading(read, names)
        self.witnesses = QLineEdit(witnesses)
        self.add_field("在场监票人", self.witnesses, "lookWitnesses", tip="几位用顿号分开")

    def _add_reading(self, read: Sequence[BallotMarks | None], names: Sequence[str]) -> None:
        both = zip(_WHO, read, strict=True)
        own = [f"{who}所录：{marks_words(marks, names)}" for who, marks in both if marks is not None]
        more = ["扎里没有这一张，是对方多录的"] if self._look.kind is LookKind.SKIPPED else []
        self._add_choice(*own, "都不是，照原票填写", *more)
        for label, field, name in self.reading.fields():
            self.add_field(label, field, name)
        self.void.addItem("没有，按票面判定", None)
        for reason in SCRUTINEERS_REASONS:
            self.void.addItem(VOID_WORDS[reason], reason)
        self.add_field("整票无效", self.void, "lookVoid", tip="监票人认定整票无效的，选理由")

    def _add_choice(self, *choices: str) -> None:
        self.whose.addItems(choices)
        self.whose.setCurrentIndex(-1)
        self.whose.setPlaceholderText("看原票后选择")
        self.whose.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.whose.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.whose.setMinimumContentsLength(24)
        self.add_field("原票上是", self.whose, "lookReading")
        self.words.setWordWrap(True)
        self.form.addRow(self.words)

    def _own(self) -> bool:
        """Tell whether the ballot is read from the paper here."""
        return self._look.kind is not LookKind.DOUBLED and self.whose.currentIndex() == len(self._read)

    def value(self) -> Found:
        """Return what the scrutineers saw."""
        number = self._look.numbers[max(0, self.number.currentIndex())]
        marks: BallotMarks | None = None
        if self._look.kind is LookKind.DOUBLED:
            marks = self._read[0] if self.whose.currentIndex() == 1 else None
        elif self._own():
            marks = BallotMarks(*self.reading.marks(), self.void.currentData())
        elif 0 <= self.whose.currentIndex() < len(self._read):
            marks = self._read[self.whose.currentIndex()]
        return Found(number, marks, self.witnesses.text())

    def check(self, value: Found) -> Sequence[Problem]:
        """Ask for the reading and the names."""
        for _label, field, _name in self.reading.fields():
            field.setEnabled(self._own())
        self.void.setEnabled(self._own())
        self.words.setText(self.whose.currentText())
        found = [] if value.witnesses.strip() else [error("witnesses_missing")]
        if self.whose.currentIndex() < 0:
            found.append(error("look_not_read"))
        return found


_WHAT_TO_DO = {
    LookKind.WRONG: "请监票人拿出这张原票，读给两人听。",
    LookKind.SKIPPED: "请从这一扎中数到这一张，核对后补录；后面的票自动顺移。",
    LookKind.SWAPPED: "请看这两张原票的次序：原票上前一张是下面哪一种读法。",
}


def what_to_do(look: Look) -> str:
    """Return what the scrutineers look at; of several like ballots all must be there."""
    first, last = look.numbers[0], look.numbers[-1] + (look.kind is LookKind.DOUBLED)
    papers = f"请看原票第 {first} 至 {last} 张，是不是都这样填："
    if look.kind is LookKind.DOUBLED:
        return papers + "都是，就没有录重；不都是，去掉一遍，后面的票自动顺移。"
    if look.kind is LookKind.SKIPPED and first < last:
        return papers + "都是，补录一张；不都是，选“扎里没有这一张”。"
    return _WHAT_TO_DO[look.kind]


def look_words(look: Look) -> str:
    """Return which ballots to look at and what seems to have happened to whom."""
    numbers = (
        "或".join(map(str, look.numbers)) if look.kind is not LookKind.SWAPPED else "、".join(map(str, look.numbers))
    )
    who = f"{_WHO[look.recorder - 1]}" if look.recorder else "两人"
    return f"第 {numbers} 张，{who}{look.kind.value}"
