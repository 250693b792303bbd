"""Sorting and filtering 24,118 rows of 20 columns, repaint included, against QSortFilterProxyModel on the same rows."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import time
from collections.abc import Callable
from random import Random

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRegularExpression, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QApplication, QTableView

from tests.benchmarks.ratio import record
from ui.widgets.rows_model import Column
from ui.widgets.rows_view import RowsView

ROWS, COLUMNS = 24_118, 20
ROOT = QModelIndex()
BAR_SECONDS, BAR_RATIO = 0.3, 20


def made_rows() -> list[tuple[str, ...]]:
    chance = Random(1)
    return [tuple(f"第{chance.randrange(10**6)}号" for _column in range(COLUMNS)) for _row in range(ROWS)]


class PlainModel(QAbstractTableModel):
    """The usual Python model that a proxy is put upon."""

    def __init__(self, rows):
        super().__init__()
        self.rows = rows

    def rowCount(self, parent=ROOT):
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent=ROOT):
        return 0 if parent.isValid() else COLUMNS

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return self.rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


@pytest.fixture(scope="module")
def rows(qapp):
    return made_rows()


@pytest.fixture
def grid(qtbot, rows):
    columns = [Column(f"列{place}", lambda row, place=place: row[place]) for place in range(COLUMNS)]
    view = RowsView(columns, "bench", "大表", "")
    qtbot.addWidget(view)
    view.resize(1000, 560)
    view.show()
    view.set_rows(rows)
    return view


@pytest.fixture
def proxied(qtbot, rows):
    view, proxy = QTableView(), QSortFilterProxyModel()
    source = PlainModel(rows)
    proxy.setSourceModel(source)
    proxy.setFilterKeyColumn(-1)
    view.setModel(proxy)
    qtbot.addWidget(view)
    view.resize(1000, 560)
    view.show()
    view.source = source
    return view, proxy


def seconds(act: Callable[[], object]) -> float:
    QApplication.processEvents()
    start = time.perf_counter()
    act()
    QApplication.processEvents()
    return time.perf_counter() - start


def filter_all_columns(grid):
    grid.set_filter(lambda row: any("777" in cell for cell in row))


@pytest.mark.benchmark(group="grid")
def test_sorting_all_rows_as_the_proxy_does(benchmark, grid, proxied):
    turns = iter(range(10_000))
    benchmark.pedantic(lambda: seconds(lambda: grid.model.sort_column(3, next(turns) % 2 == 1)), rounds=7)
    _view, proxy = proxied
    slow = seconds(lambda: proxy.sort(3))
    ours = benchmark.stats.stats.median
    assert len(grid.model.shown) == proxy.rowCount() == ROWS
    record(benchmark, "sort 24,118 rows", ours, BAR_SECONDS, "seconds, repaint included")
    record(benchmark, "sort against the proxy", slow / ours, BAR_RATIO, "QSortFilterProxyModel / ours", least=True)


@pytest.mark.benchmark(group="grid")
def test_filtering_all_rows_as_the_proxy_does(benchmark, grid, proxied):
    benchmark.pedantic(lambda: seconds(lambda: filter_all_columns(grid)), rounds=7)
    _view, proxy = proxied
    slow = seconds(lambda: proxy.setFilterRegularExpression(QRegularExpression("777")))
    ours = benchmark.stats.stats.median
    assert len(grid.model.shown) == proxy.rowCount() > 0
    record(benchmark, "filter 24,118 rows", ours, BAR_SECONDS, "seconds, repaint included")
    record(benchmark, "filter against the proxy", slow / ours, BAR_RATIO, "QSortFilterProxyModel / ours", least=True)
