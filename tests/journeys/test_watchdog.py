"""The watchdog barks at a window that keeps the hands waiting, says where, and is quiet otherwise."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.journeys.watchdog import LIMIT, watched
from tests.ui.conftest import qapp  # noqa: F401 - the fixture


@pytest.fixture
def dog(qapp):  # noqa: F811 - the fixture
    with watched() as found:
        yield found


def press(pause):
    button = QPushButton()
    button.setObjectName("slowOne")
    button.clicked.connect(lambda: time.sleep(pause))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_slow_click_is_named_with_the_place_where_it_stood(dog):
    press(LIMIT * 4)
    (found,) = dog.blocked
    assert "mouseClick slowOne" in found
    assert "time.sleep(pause)" in found


def test_quick_clicks_are_measured_and_let_pass(dog):
    press(0.0)
    assert dog.blocked == []
    assert [words for words in dog.longest if words.startswith("mouseClick slowOne")]


def test_waiting_for_a_processor_is_taken_off(monkeypatch):
    moments = iter([(10.0, 1.0), (11.0, 1.9)])
    monkeypatch.setattr("tests.journeys.watchdog.own_seconds", lambda: next(moments))
    with watched() as dog, dog.stretch("a key"):
        pass
    assert dog.blocked == []
    assert dog.longest["a key"] == pytest.approx(0.1)
