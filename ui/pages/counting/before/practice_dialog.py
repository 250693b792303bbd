"""演练…: how many ballots, which pile, on the chosen vote or on an invented branch."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from huanjie_desktop.domain.problems import Problem, error
from huanjie_desktop.services.count.practice import LEAST, MOST, Wish
from ui.widgets.form_dialog import FormDialog
from ui.widgets.number_field import NumberField

_OWN, _INVENTED = "本次选举（候选人照旧，选票是虚构的）", "虚构支部（候选人也是虚构的）"
_DECK = "测试票（每种情形一张，结果已知）"
_WORDS = (
    "演练在另一个文件里进行，正式计票一个字也不会动。窗口有红框，文书和大屏都有“演练”字样；结束时演练文件自动删除。"
)


@dataclass(frozen=True)
class PracticeChoice:
    """What to practise; `own` on the vote that is in sight."""

    wish: Wish
    own: bool


class PracticeDialog(FormDialog[PracticeChoice]):
    """Asks for a practice. The same 演练号 gives the same ballots, so that two people can be compared."""

    def __init__(self, parent: QWidget, own: bool, seed: int) -> None:
        super().__init__(parent, "practiceDialog", "演练", "开始演练")
        words = QLabel(_WORDS)
        words.setWordWrap(True)
        self.form.addRow(words)
        self._on = QComboBox()
        self._on.addItems([_OWN, _DECK, _INVENTED] if own else [_INVENTED])
        self._own = own
        self._ballots, self._seed = NumberField(), NumberField()
        self.add_field("用什么演练", self._on, "practiceOn")
        self.add_field("选票张数", self._ballots, "practiceBallots", "ballots", f"{LEAST} 到 {MOST} 张")
        self.add_field("演练号", self._seed, "practiceSeed", "seed", "同一个号，每次都是同样的一摞票")
        self._ballots.set_number(Wish().ballots)
        self._seed.set_number(seed)
        self._on.currentTextChanged.connect(self._follow)

    def value(self) -> PracticeChoice:
        """Return the wish."""
        chosen = self._on.currentText()
        wish = Wish(self._ballots.number() or 0, self._seed.number() or 0, chosen == _DECK)
        return PracticeChoice(wish, self._own and chosen != _INVENTED)

    def _follow(self, chosen: str) -> None:
        """The deck itself says how many ballots there are and which."""
        for field in (self._ballots, self._seed):
            field.setEnabled(chosen != _DECK)

    def check(self, value: PracticeChoice) -> Sequence[Problem]:
        """Keep the pile between too few and too many."""
        if value.wish.deck or LEAST <= value.wish.ballots <= MOST:
            return ()
        return (error("practice_ballots", where="ballots", least=LEAST, most=MOST),)
