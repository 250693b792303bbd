"""On Windows tables and menus would have a small font of the system; the style sheet gives them the chosen one."""

import sys

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QMenuBar, QTableView

from ui.letters import POINTS, apply_size, with_letters
from ui.widgets.big_label import BigLabel


@pytest.fixture
def windows(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")


def test_tables_and_menus_have_the_chosen_letters_whatever_the_system_gives_them(qapp, qtbot, windows):
    sheet, kept = qapp.styleSheet(), QFont(qapp.font("QAbstractItemView"))
    try:
        qapp.setFont(QFont("DejaVu Sans", 6), "QAbstractItemView")
        qapp.setStyleSheet(with_letters(sheet, QFont("HuanjieHei", 15)))
        for part in (QTableView(), QMenuBar()):
            qtbot.addWidget(part)
            part.ensurePolished()
            assert (part.font().family(), part.font().pointSize()) == ("HuanjieHei", 15)
    finally:
        qapp.setFont(kept, "QAbstractItemView")
        qapp.setStyleSheet(sheet)


def test_another_size_takes_the_place_of_the_first(windows):
    once = with_letters("QLabel { color: red }", QFont("HuanjieHei", 11))
    twice = with_letters(once, QFont("HuanjieHei", 15))
    assert "15pt" in twice
    assert "11pt" not in twice
    assert twice.endswith("QLabel { color: red }")


def test_elsewhere_the_sheet_stays_as_it_is(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    assert with_letters("QLabel { color: red }", QFont("HuanjieHei", 11)) == "QLabel { color: red }"


def test_headings_on_the_screen_follow_the_letters_chosen(window, qtbot):
    shown = BigLabel(2.0, "唱票计票")
    qtbot.addWidget(shown)
    shown.show()
    for size in ("特大", "小", "标准"):
        apply_size(size)
        assert shown.font().pointSizeF() == POINTS[size] * 2
