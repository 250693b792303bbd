"""The letter size of the whole program reaches headings and figures; Qt's own parts speak Chinese."""

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QLabel

from ui.letters import POINTS, apply_size
from ui.widgets.controls import figure, heading, title


@pytest.mark.parametrize(("make", "factor"), [(heading, 1.12), (figure, 1.65), (title, 2.0)])
@pytest.mark.parametrize("size", POINTS)
def test_headings_and_figures_follow_the_letter_size(qtbot, make, factor, size):
    label = make("应到会")
    qtbot.addWidget(label)
    label.show()
    apply_size(size)
    qtbot.waitUntil(lambda: bool(abs(label.font().pointSizeF() - POINTS[size] * factor) < 0.1))
    assert label.font().bold()


def test_a_heading_is_seen_to_be_larger_than_the_text(qtbot):
    label, plain = heading("应到会"), QLabel("应到会")
    for one in (label, plain):
        qtbot.addWidget(one)
        one.show()
    qtbot.waitUntil(lambda: bool(label.fontMetrics().height() > plain.fontMetrics().height()))


def test_dates_of_qts_own_file_chooser_are_chinese(qapp):
    assert "星期一" in QLocale().toString(QDate(2026, 10, 12), QLocale.FormatType.LongFormat)
