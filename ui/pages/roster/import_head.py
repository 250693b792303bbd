"""The beginning of a sheet as it stands: another sheet is chosen above, another heading by pointing at its row."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from huanjie_desktop.domain.people.draft import RosterMapping, column_letters
from huanjie_desktop.services.roster.columns import mapping_at, shown_head
from huanjie_desktop.services.roster.types import SheetHead
from ui.widgets.controls import faint, named

_HEADING, _ABOVE = QColor("#f7e3e0"), QColor("#8a9099")
_WIDEST = 40


class HeadTable(QWidget):
    """Shows sheet and heading, and tells which ones the clerk points at."""

    pointed = Signal(object)
    """Carries a RosterMapping, which may lack 姓名; None for a sheet in which no heading was found."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: tuple[SheetHead, ...] = ()
        self._heading = -1
        self.sheet = named(QComboBox(), "importSheet", "工作表", "选择名单所在的工作表")
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sheet.setMinimumContentsLength(10)
        self.rows = _Rows()
        line = QHBoxLayout()
        line.addWidget(QLabel("工作表"))
        line.addWidget(self.sheet, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.rows, 1)
        column.addWidget(faint("红底的行是表头。不对的话，请点一下表头所在的行。"))
        self.sheet.activated.connect(self._take_sheet)
        self.rows.cellClicked.connect(lambda row, _column: self._take_row(row))
        self.rows.entered_row.connect(self._take_row)

    def show_sheets(self, sheets: Sequence[SheetHead], mapping: RosterMapping | None) -> None:
        """Show the sheets of a file and the heading that is in use."""
        if self.sheets != tuple(sheets):
            self.sheets = tuple(sheets)
            self.sheet.clear()
            self.sheet.addItems([f"{one.name}（{one.rows} 行）" for one in sheets])
        if mapping is not None:
            self.sheet.setCurrentIndex([one.name for one in sheets].index(mapping.sheet))
        self._heading = mapping.header_row if mapping else -1
        span = range(mapping.header_row, mapping.first_row) if mapping else range(0)
        self.rows.show_cells(shown_head(self.sheets[self.sheet.currentIndex()]), span)

    def headings(self) -> list[str]:
        """Return the words over the columns, "" where there are none or no heading is known."""
        rows = shown_head(self.sheets[self.sheet.currentIndex()])
        return rows[self._heading] if self._heading >= 0 else [""] * len(rows[0])

    def _take_sheet(self, place: int) -> None:
        self._heading = -1
        self.pointed.emit(self.sheets[place].mapping)

    def _take_row(self, row: int) -> None:
        if row != self._heading:
            self._heading = row
            self.pointed.emit(mapping_at(self.sheets[self.sheet.currentIndex()], row))


class _Rows(QTableWidget):
    entered_row = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        named(self, "importHead", "表的开头", "点一下表头所在的行，或移到那一行按回车")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setHighlightSections(False)

    def show_cells(self, cells: list[list[str]], heading: range) -> None:
        """Show rows of cells; those of the heading are coloured, those above are pale."""
        width = min(len(cells[0]) if cells else 0, _WIDEST)
        self.setColumnCount(width)
        self.setRowCount(len(cells))
        self.setHorizontalHeaderLabels([column_letters(place) for place in range(width)])
        for row, line in enumerate(cells):
            for column, text in enumerate(line[:width]):
                self.setItem(row, column, _item(text, row, heading))
        letters = self.fontMetrics()
        for row in range(len(cells)):
            self.setRowHeight(row, letters.height() + 8)
        table = cells[heading.start if heading else 0 :]  # a title over the table does not widen its columns
        for column in range(width):
            longest = max(letters.horizontalAdvance(line[column]) for line in table)
            self.setColumnWidth(column, min(max(longest + 16, 40), letters.horizontalAdvance("汉") * 9))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the row under the cursor with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.entered_row.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


def _item(text: str, row: int, heading: range) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setToolTip(text)
    if row in heading:
        item.setBackground(_HEADING)
    elif heading and row < heading.start:
        item.setForeground(_ABOVE)
    return item
