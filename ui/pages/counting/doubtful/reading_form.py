"""The fields of one ballot as it is read: a sign for each printed name, written-in names with their signs."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from huanjie_desktop.domain.election.ballot import UNREADABLE_NAME, BallotMarks, Sign, WriteIn
from ui.widgets.controls import named

_WORDS = {
    Sign.APPROVE: "○ 赞成",
    Sign.REJECT: "× 不赞成",
    Sign.EMPTY: "空白（弃权）",
    Sign.BOTH: "○×并画",
    Sign.OTHER: "其他符号",
    Sign.UNREADABLE: "无法辨认",
}
_UNREADABLE = "姓名不清"


class SignBox(QComboBox):
    """One sign out of those a box can have."""

    def __init__(self, sign: Sign) -> None:
        super().__init__()
        for one, words in _WORDS.items():
            self.addItem(words, one)
        self.setCurrentIndex(self.findData(sign))

    def sign(self) -> Sign:
        """Return the sign chosen."""
        return Sign(self.currentData())


class WrittenField(QWidget):
    """A written-in name with its sign; an empty name is none."""

    changed = Signal()

    def __init__(self, place: int, one: WriteIn | None) -> None:
        super().__init__()
        self.name = named(QLineEdit(), f"readingWritten{place}Name", f"另选他人姓名 {place}")
        self.name.setPlaceholderText("姓名，没有就空着")
        self.box = named(SignBox(one.sign if one else Sign.APPROVE), f"readingWritten{place}Sign", "符号")
        if one:
            self.name.setText(_UNREADABLE if one.name == UNREADABLE_NAME else one.name)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.name, 1)
        line.addWidget(self.box)
        self.setFocusProxy(self.name)
        self.name.textChanged.connect(lambda _text: self.changed.emit())
        self.box.currentIndexChanged.connect(lambda _place: self.changed.emit())

    def written(self) -> WriteIn | None:
        """Return the person written in, None for an empty line."""
        name = self.name.text().strip()
        return WriteIn(UNREADABLE_NAME if name == _UNREADABLE else name, self.box.sign()) if name else None


class ReadingForm:
    """Makes the fields of a ballot and reads them; the dialog puts them into its form."""

    def __init__(self, names: Sequence[str], marks: BallotMarks) -> None:
        self._names = names
        self.boxes = [SignBox(sign) for sign in marks.marks]
        written: list[WriteIn | None] = [*marks.write_ins, None]
        self.written = [WrittenField(place, one) for place, one in enumerate(written, start=1)]

    def fields(self) -> Iterator[tuple[str, QWidget, str]]:
        """Return label, field and name of every line."""
        for place, (name, box) in enumerate(zip(self._names, self.boxes, strict=True), start=1):
            yield f"{place} {name}", box, f"readingSign{place}"
        for place, field in enumerate(self.written, start=1):
            yield "另选他人", field, f"readingWritten{place}"

    def marks(self) -> tuple[tuple[Sign, ...], tuple[WriteIn, ...]]:
        """Return the signs and the persons written in."""
        written = [field.written() for field in self.written]
        return tuple(box.sign() for box in self.boxes), tuple(one for one in written if one)
