"""Fields of the totals at the foot of a paper 正 sheet: three figures for a name, one for a written-in person."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from ui.widgets.controls import named
from ui.widgets.number_field import NumberField

FIGURES = ("赞成", "不赞成", "弃权")


class VotesField(QWidget):
    """赞成, 不赞成, 弃权 of one candidate; an empty figure is not zero."""

    changed = Signal()

    def __init__(self, name: str, who: str) -> None:
        super().__init__()
        self.numbers = [
            named(NumberField(9999), f"{name}_{place}", f"{who} {word}") for place, word in enumerate(FIGURES)
        ]
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for word, field in zip(FIGURES, self.numbers, strict=True):
            line.addWidget(QLabel(word))
            line.addWidget(field)
            field.changed.connect(self.changed)
        line.addStretch(1)
        self.setFocusProxy(self.numbers[0])

    def votes(self) -> tuple[int, int, int] | None:
        """Return the three figures, None while one is empty."""
        yes, no, abstain = (field.number() for field in self.numbers)
        return None if yes is None or no is None or abstain is None else (yes, no, abstain)

    def set_votes(self, votes: tuple[int, int, int]) -> None:
        """Show figures typed before."""
        for field, number in zip(self.numbers, votes, strict=True):
            field.set_number(number)


class WrittenVotesField(QWidget):
    """A written-in person and his approvals; a line without a name is none."""

    changed = Signal()

    def __init__(self, name: str, who: str = "", votes: int | None = None) -> None:
        super().__init__()
        self.name = named(QLineEdit(who), f"{name}_name", "另选他人姓名")
        self.name.setPlaceholderText("姓名，没有就空着")
        self.number = named(NumberField(9999), f"{name}_votes", "另选他人得票")
        self.number.set_number(votes)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.name, 1)
        line.addWidget(QLabel("赞成"))
        line.addWidget(self.number)
        self.setFocusProxy(self.name)
        self.name.textChanged.connect(lambda _text: self.changed.emit())
        self.number.changed.connect(self.changed)

    def written(self) -> tuple[str, int | None] | None:
        """Return name and approvals (None while empty), or None for an empty line."""
        name = self.name.text().strip()
        return (name, self.number.number()) if name else None
