"""A field for a date as rosters have it: typed as 1985.7, 85年7月, 19850701; the precision is kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.domain.people.roster_dates import DateFlaw, read_date
from huanjie_desktop.domain.problems import Problem, error
from ui.formats import date_text


class DateField(QLineEdit):
    """Empty means unknown. What cannot be read stays visible, with a red frame, and is a finding."""

    changed = Signal()

    def __init__(self, this_year: int, where: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pivot, self._where = this_year % 100, where
        self.setPlaceholderText("如 1985.7 或 1985.7.1")
        self.textChanged.connect(self._typed)
        self.editingFinished.connect(self._tidy)

    def date(self) -> PartialDate | None:
        """Return the date, None when empty or unreadable."""
        return read_date(self.text(), self._pivot).value

    def set_date(self, value: PartialDate | None) -> None:
        """Show a date; None empties the field."""
        self.setText(date_text(value))

    def problem(self) -> Problem | None:
        """Return the finding about what cannot be read."""
        flaw = read_date(self.text(), self._pivot).flaw
        if flaw is None or flaw is DateFlaw.AMBIGUOUS:
            return None
        return error(str(flaw), where=self._where, value=self.text(), label=self.accessibleName())

    def _typed(self) -> None:
        bad = self.problem() is not None
        if bool(self.property("bad")) != bad:
            self.setProperty("bad", bad)
            self.style().unpolish(self)
            self.style().polish(self)
        self.changed.emit()

    def _tidy(self) -> None:
        value = self.date()
        if value is not None and self.problem() is None:
            self.setText(date_text(value))
