"""One table model for every list: columns are data, sorting and filtering work on plain row lists."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter

TONES = {
    "error": QColor("#fbe4e2"),
    "warning": QColor("#fdf3d7"),
    "fixed": QColor("#e4f0fb"),
}
INKS = {
    "error": QColor("#9a1b14"),
    "warning": QColor("#7a5300"),
    "fixed": QColor("#1b4f86"),
    "quiet": QColor("#6a7078"),
}


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: its title, the text of a cell, and the key by which its rows are sorted (the text if not given).

    `as_text` marks numbers such as IDs that a spreadsheet must not calculate with. `tone` gives "error", "warning",
    "fixed", "quiet" or ""; the word stands in the cell as well. `tip` explains a cell. `width` is in letters.
    """

    title: str
    text: Callable[[Row], str]
    key: Callable[[Row], Any] | None = None
    align: Qt.AlignmentFlag = LEFT
    width: int = 8
    as_text: bool = False
    tone: Callable[[Row], str] | None = None
    tip: Callable[[Row], str] | None = None


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Shows rows in columns. Sorting and filtering answer in milliseconds for ten thousands of rows."""

    arranged = Signal()
    """Rows, filter or order changed."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._all: list[Row] = []
        self._shown: list[Row] = []
        self._keep: Callable[[Row], bool] | None = None
        self._order: Callable[[Row], Any] | None = None
        self.descending = False
        self.sorted_column = -1

    @property
    def shown(self) -> Sequence[Row]:
        """The rows as they stand on the screen."""
        return self._shown

    @property
    def total(self) -> int:
        """How many rows there are without the filter."""
        return len(self._all)

    @property
    def filtered(self) -> bool:
        """Whether a filter is on."""
        return self._keep is not None

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows under the same filter and order."""
        self._all = list(rows)
        self._arrange()

    def set_filter(self, keep: Callable[[Row], bool] | None) -> None:
        """Show only the rows that `keep` accepts; None shows all."""
        self._keep = keep
        self._arrange()

    def sort_rows(self, key: Callable[[Row], Any] | None, descending: bool = False) -> None:
        """Sort by a key of rows; None restores the original order. Equal keys stay as they were."""
        self._order, self.descending, self.sorted_column = key, descending, -1
        self._arrange()

    def sort_column(self, column: int, descending: bool = False) -> None:
        """Sort by the meaning of a column; -1 restores the original order."""
        chosen = self.columns[column] if column >= 0 else None
        self._order = (chosen.key or chosen.text) if chosen else None
        self.descending, self.sorted_column = descending, column
        self._arrange()

    def row(self, number: int) -> Row:
        """Return the row shown at a place, counted from 0."""
        return self._shown[number]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title of a column or the number of a row."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title if orientation == Qt.Orientation.Horizontal else str(section + 1)
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return self.columns[section].align
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows or speaks."""
        column, row = self.columns[index.column()], self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        answer = _ROLES.get(role)
        return answer(column, row) if answer else None

    def _arrange(self) -> None:
        self.beginResetModel()
        keep = self._keep
        shown = [row for row in self._all if keep(row)] if keep else list(self._all)
        if self._order:
            shown.sort(key=self._order, reverse=self.descending)
        self._shown = shown
        self.endResetModel()
        self.arranged.emit()


def _tip(column: Column[Any], row: Any) -> str | None:
    return column.tip(row) if column.tip else None


def _paper(column: Column[Any], row: Any) -> QColor | None:
    return TONES.get(column.tone(row)) if column.tone else None


def _ink(column: Column[Any], row: Any) -> QColor | None:
    return INKS.get(column.tone(row)) if column.tone else None


_ROLES: dict[int, Callable[[Column[Any], Any], Any]] = {
    Qt.ItemDataRole.TextAlignmentRole: lambda column, _row: column.align,
    Qt.ItemDataRole.ToolTipRole: _tip,
    Qt.ItemDataRole.BackgroundRole: _paper,
    Qt.ItemDataRole.ForegroundRole: _ink,
    Qt.ItemDataRole.AccessibleTextRole: lambda column, row: f"{column.title} {column.text(row)}",
}
