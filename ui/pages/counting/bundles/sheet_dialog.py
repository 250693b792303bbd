"""正字票核对: the totals of a paper sheet typed from its foot, each difference from the entries named at once."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from huanjie_desktop.domain.election.counting import Tally
from huanjie_desktop.domain.election.sheets import SheetDifference, SheetTotals, sheet_differences
from huanjie_desktop.domain.problems import Problem, error
from ui.pages.counting.bundles.sheet_form import VotesField, WrittenVotesField
from ui.widgets.controls import faint, named
from ui.widgets.form_dialog import FormDialog
from ui.widgets.number_field import NumberField
from ui.widgets.states import GOOD, OPEN, tell

_WRITTEN_LINES = 3
_SHOWN = 4


class SheetDialog(FormDialog[SheetTotals | None]):
    """One row for a candidate in ballot order; saved as it stands on paper, even where it differs."""

    def __init__(self, parent: QWidget | None, title: str, entries: Tally, known: SheetTotals | None = None) -> None:
        super().__init__(parent, "sheetDialog", title, "照纸面保存")
        self._entries = entries
        self.form.addRow(faint("照纸质“正”字票下面的合计填写。空着不等于零，没有的填 0。"))
        self.valid, self.invalid = NumberField(9999), NumberField(9999)
        self.add_field("有效票", self.valid, "sheetValid")
        self.add_field("无效票", self.invalid, "sheetInvalid")
        self.votes: dict[str, VotesField] = {}
        for place, name in enumerate(entries.votes, start=1):
            self.votes[name] = VotesField(f"sheetVotes{place}", name)
            self.add_field(f"{place} {name}", self.votes[name], f"sheetVotes{place}")
        written = list(known.written.items()) if known else []
        lines: list[tuple[str, int | None]] = [*written, *[("", None)] * _WRITTEN_LINES]
        self.written = [WrittenVotesField(f"sheetWritten{place}", *one) for place, one in enumerate(lines, start=1)]
        for place, field in enumerate(self.written, start=1):
            self.add_field("另选他人", field, f"sheetWritten{place}")
        self.found = named(QLabel(), "sheetFound", "与录入相比")
        self.found.setWordWrap(True)
        self.show_above_buttons(self.found)
        if known:
            self._fill(known)

    def _fill(self, known: SheetTotals) -> None:
        self.valid.set_number(known.valid)
        self.invalid.set_number(known.invalid)
        for name, field in self.votes.items():
            if name in known.votes:
                field.set_votes(known.votes[name])

    def value(self) -> SheetTotals | None:
        """Return the totals, None while a figure is empty."""
        valid, invalid = self.valid.number(), self.invalid.number()
        votes = {name: field.votes() for name, field in self.votes.items()}
        full = {name: one for name, one in votes.items() if one is not None}
        written = [one for field in self.written if (one := field.written())]
        known = {name: number for name, number in written if number is not None}
        if valid is None or invalid is None or len(full) < len(votes) or len(known) < len(written):
            return None
        return SheetTotals(valid, invalid, full, known)

    def check(self, value: SheetTotals | None) -> Sequence[Problem]:
        """Ask for the figures still missing; a difference is shown, not refused: paper is typed as it stands."""
        if value is None:
            tell(self.found, "还没有填完。", OPEN)
            return (error("sheet_figures_missing", "e11"),)
        found = sheet_differences(self._entries, value)
        tell(self.found, differences_words(found) or "全部相符。", OPEN if found else GOOD)
        return ()


def differences_words(found: Sequence[SheetDifference]) -> str:
    """Return each figure that differs on its own line: whose, on paper, by the entries."""
    lines = [f"{one.name} {one.figure}：纸面 {one.sheet}，录入 {one.entries}".strip() for one in found]
    more = [f"等，共 {len(lines)} 项不符"] if len(lines) > _SHOWN else []
    return "\n".join([*lines[:_SHOWN], *more])
