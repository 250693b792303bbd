"""The table of every list: header sorts by meaning, block copy, filter banner, words for an empty list.

Reads selection ranges only and keeps one row height: at 24,000 rows the other ways freeze for seconds.
"""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from ui.state import State
from ui.widgets.controls import button, named
from ui.widgets.rows_model import Column, RowsModel

Row = TypeVar("Row")
_LETTERS = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
_CTRL = Qt.KeyboardModifier.ControlModifier
_ORDER = {True: Qt.SortOrder.DescendingOrder, False: Qt.SortOrder.AscendingOrder}


class RowsTable(QTableView):
    """The bare table: a header click sorts, a second reverses, a third restores; Ctrl+C copies the block."""

    _letter = 0
    row_activated = Signal(int)
    """Enter or double click on a row; carries its place."""

    def __init__(self, model: RowsModel[Any], name: str, spoken: str, empty: str) -> None:
        super().__init__()
        named(self, name, spoken)
        self._rows = model
        self._empty = empty
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self._prepare_headers()
        self.doubleClicked.connect(lambda index: self.row_activated.emit(index.row()))

    def _prepare_headers(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionsClickable(True)
        across.setSectionsMovable(True)
        across.setHighlightSections(False)
        across.setMinimumSectionSize(24)
        across.setSortIndicatorShown(False)
        across.setResizeContentsPrecision(50)
        across.sectionClicked.connect(self._sort_by)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self._fit()

    def _fit(self) -> None:
        letters = self.fontMetrics()
        self._fit_rows()
        for place, column in enumerate(self._rows.columns):
            self.setColumnWidth(place, letters.horizontalAdvance("汉") * column.width + 18)

    def _fit_rows(self) -> None:
        letters = self.fontMetrics()
        self._letter = letters.horizontalAdvance("汉")
        self.verticalHeader().setDefaultSectionSize(letters.height() + 12)
        self.verticalHeader().setMinimumWidth(letters.horizontalAdvance("24118") + 14)

    def changeEvent(self, event: QEvent) -> None:
        """Let columns and rows grow with the letters; widths the clerk chose keep their proportion."""
        super().changeEvent(event)
        before, now = self._letter, self.fontMetrics().horizontalAdvance("汉")
        if event.type() in _LETTERS and before not in (0, now):
            self._fit_rows()
            for place in range(len(self._rows.columns)):
                if not self.isColumnHidden(place):
                    self.setColumnWidth(place, round(self.columnWidth(place) * now / before))

    def copy(self, titles: bool = False) -> None:
        """Put the selected block on the clipboard as text and as HTML in which IDs and phones stay text."""
        block = self.block()
        if block:
            QGuiApplication.clipboard().setMimeData(clipboard_data(*block, titles=titles))

    def block(self) -> tuple[list[Column[Any]], list[Any]] | None:
        """Return the columns and rows of the selected block, or None when nothing is selected."""
        ranges = self.selectionModel().selection()
        if ranges.isEmpty():
            return None
        spans = [ranges.at(place) for place in range(ranges.count())]
        rows = sorted({row for span in spans for row in range(span.top(), span.bottom() + 1)})
        places = {place for span in spans for place in range(span.left(), span.right() + 1)}
        header = self.horizontalHeader()
        columns = sorted((place for place in places if not self.isColumnHidden(place)), key=header.visualIndex)
        return [self._rows.columns[place] for place in columns], [self._rows.row(row) for row in rows]

    def selected_rows(self) -> list[Any]:
        """Return the rows that the selection touches."""
        block = self.block()
        return block[1] if block else []

    def select_row(self, number: int) -> None:
        """Make a whole row the current selection and scroll to it."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self._rows.index(number, 0), flags)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row with Enter, copy the block with Ctrl+C and with its titles with Ctrl+Shift+C."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.row_activated.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_C and held in (_CTRL, _CTRL | Qt.KeyboardModifier.ShiftModifier):
            self.copy(titles=held != _CTRL)
        else:
            super().keyPressEvent(event)

    def _sort_by(self, column: int) -> None:
        header = self.horizontalHeader()
        if self._rows.sorted_column != column:
            descending, target = False, column
        elif not self._rows.descending:
            descending, target = True, column
        else:
            descending, target = False, -1
        self._rows.sort_column(target, descending)
        header.setSortIndicatorShown(target >= 0)
        header.setSortIndicator(column, _ORDER[descending])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or the words for an empty list."""
        super().paintEvent(event)
        if not self._rows.shown:
            painter = QPainter(self.viewport())
            painter.setPen(Qt.GlobalColor.darkGray)
            text = "没有符合条件的行。请放宽筛选条件或清除筛选。" if self._rows.total else self._empty
            area = self.viewport().rect().adjusted(24, 16, -24, -16)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)


class RowsView(QWidget, Generic[Row]):
    """A table with its filter banner and its count line. `empty` tells what to do when there are no rows yet."""

    filter_cleared = Signal()
    """The clerk pressed 清除 in the banner: the page empties its filter fields."""

    def __init__(
        self, columns: Sequence[Column[Row]], name: str, spoken: str, empty: str, state: State | None = None
    ) -> None:
        super().__init__()
        self.model: RowsModel[Row] = RowsModel(columns, self)
        self.table = RowsTable(self.model, name, spoken, empty)
        self._state, self._name = state, f"{name}{len(columns)}"  # Qt crashes on a layout of other columns
        self._banner, self._banner_text = self._make_banner(name)
        self._count = QLabel()
        self._count.setProperty("role", "faint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._banner)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._count)
        self.model.arranged.connect(self._tell)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        self._restore()
        self._tell()

    def _make_banner(self, name: str) -> tuple[QWidget, QLabel]:
        banner, text = QWidget(), QLabel()
        banner.setObjectName("filterBanner")
        clear = button(f"{name}ClearFilter", "清除", tip="显示全部行", kind="quiet")
        clear.clicked.connect(self.clear_filter)
        line = QHBoxLayout(banner)
        line.setContentsMargins(10, 2, 6, 2)
        line.addWidget(text)
        line.addWidget(clear)
        line.addStretch(1)
        return banner, text

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows under the same filter and order."""
        self.model.set_rows(rows)

    def set_filter(self, keep: Callable[[Row], bool] | None) -> None:
        """Filter the rows; the banner tells it until it is cleared."""
        self.model.set_filter(keep)

    def clear_filter(self) -> None:
        """Show all rows and tell the page to empty its filter fields."""
        self.model.set_filter(None)
        self.filter_cleared.emit()

    def current(self) -> Row | None:
        """Return the row under the cursor."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def selected(self) -> list[Row]:
        """Return the rows that the selection touches."""
        return self.table.selected_rows()

    def select_where(self, wanted: Callable[[Row], bool]) -> bool:
        """Select the first row that is wanted; tell whether there was one."""
        for number, row in enumerate(self.model.shown):
            if wanted(row):
                self.table.select_row(number)
                return True
        return False

    def keep_layout(self) -> None:
        """Remember column widths and order for this user."""
        if self._state:
            self._state.set_layout(self._name, self.table.horizontalHeader().saveState())

    def _restore(self) -> None:
        if self._state:
            kept = self._state.layout(self._name)
            if not kept.isEmpty():
                self.table.horizontalHeader().restoreState(kept)
                self.table.horizontalHeader().setSortIndicatorShown(False)
            header = self.table.horizontalHeader()
            header.sectionResized.connect(lambda *_: self.keep_layout())
            header.sectionMoved.connect(lambda *_: self.keep_layout())

    def _tell(self) -> None:
        shown, total = len(self.model.shown), self.model.total
        self._banner.setVisible(self.model.filtered)
        self._banner_text.setText(f"已筛选 {shown}/{total}")
        picked = selected_count(self.table.selectionModel())
        self._count.setText(f"共 {total} 行" + (f" · 选中 {picked} 行" if picked > 1 else ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words of an empty list in the middle."""
        super().resizeEvent(event)
        self.table.viewport().update()


def selected_count(selection: QItemSelectionModel) -> int:
    """Return how many rows the selection touches, from its ranges."""
    ranges = selection.selection()
    spans = [ranges.at(place) for place in range(ranges.count())]
    return len({row for span in spans for row in range(span.top(), span.bottom() + 1)})


def clipboard_data(columns: Sequence[Column[Any]], rows: Sequence[Any], titles: bool = False) -> QMimeData:
    """Return a block as tab-separated text and as an HTML table, both as the screen shows it (masked if masked)."""
    lines = [[column.title for column in columns]] if titles else []
    lines += [[column.text(row) for column in columns] for row in rows]
    data = QMimeData()
    data.setText("\n".join("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in line) for line in lines))
    body = "".join("<tr>" + "".join(map(_html_cell, columns, line)) + "</tr>" for line in lines)
    data.setHtml(f"<meta charset='utf-8'><table>{body}</table>")
    return data


def _html_cell(column: Column[Any], text: str) -> str:
    style = " style='mso-number-format:\"\\@\"'" if column.as_text else ""
    return f"<td{style}>{escape(text)}</td>"
