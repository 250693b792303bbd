"""The computer stays awake while the hall screen is open, and a system that refuses stops nothing."""

import sys
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from ui.hall.awake import Awake


class System:
    """Stands for wakepy: counts who is awake, or refuses."""

    def __init__(self, trouble=None, active=True):
        self.awake, self.asked, self._trouble, self._active = 0, 0, trouble, active
        self.keep = SimpleNamespace(presenting=self._presenting)

    @contextmanager
    def _presenting(self, on_fail):
        assert on_fail == "pass"
        self.asked += 1
        if self._trouble:
            raise self._trouble
        self.awake += 1
        yield SimpleNamespace(active=self._active)
        self.awake -= 1


@pytest.fixture
def system(monkeypatch):
    made = System()
    monkeypatch.setitem(sys.modules, "wakepy", made)
    return made


def test_the_system_is_asked_once_and_released(system):
    awake = Awake()
    awake.begin()
    awake.begin()
    assert (system.awake, system.asked, awake.held) == (1, 1, True)
    awake.end()
    awake.end()
    assert (system.awake, awake.held) == (0, False)


@pytest.mark.parametrize("trouble", [OSError("no bus"), RuntimeError("refused"), ImportError("not there")])
def test_a_system_that_fails_lets_the_count_go_on(monkeypatch, trouble):
    monkeypatch.setitem(sys.modules, "wakepy", System(trouble))
    awake = Awake()
    awake.begin()
    assert not awake.held
    awake.end()


def test_a_system_that_refuses_is_known(monkeypatch):
    monkeypatch.setitem(sys.modules, "wakepy", System(active=False))
    awake = Awake()
    awake.begin()
    assert not awake.held


def test_without_the_package_the_hall_screen_works(monkeypatch):
    monkeypatch.setitem(sys.modules, "wakepy", None)
    awake = Awake()
    awake.begin()
    assert not awake.held
    awake.end()
