"""Under fcitx 4 text fields get what it writes; other fields, and everybody when it fails, get the keys."""

import socket

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui import app, input_methods, old_fcitx
from ui.upgraded import tell_after_upgrade


class Pinyin:
    """An input method that takes letters and writes 你好 at a blank, as fcitx does with "nihao"."""

    def __init__(self) -> None:
        self.near, self.far = socket.socketpair()
        self.keys, self.ready, self.focused, self.silent = "", [], [], False

    @property
    def socket(self) -> int:
        return self.near.fileno()

    def takes(self, key) -> bool:
        if self.silent:
            raise TimeoutError("ProcessKeyEvent")
        if key.type() == key.Type.KeyPress and key.text().isalpha():
            self.keys += key.text()
        elif key.type() == key.Type.KeyPress and key.text() == " " and self.keys == "nihao":
            self.keys, self.ready = "", ["你好"]
        else:
            return False
        return True

    def focus(self, inside: bool) -> None:
        self.focused.append(inside)

    def stand_at(self, place, height) -> None:
        self.place = place

    def written(self) -> list[str]:
        ready, self.ready = self.ready, []
        return ready


@pytest.fixture
def desk(qtbot, qapp):
    """A window with a text field, a field that is only read, a password field, and a button."""
    window = QWidget()
    window.fields = [QLineEdit(), QLineEdit("x"), QLineEdit(), QPushButton("好")]
    window.fields[1].setReadOnly(True)
    window.fields[2].setEchoMode(QLineEdit.EchoMode.Password)
    column = QVBoxLayout(window)
    for field in window.fields:
        column.addWidget(field)
    qtbot.addWidget(window)
    window.fcitx = Pinyin()
    window.keys = old_fcitx.FcitxKeys(qapp, window.fcitx)
    window.fields[3].setFocus()
    window.show()
    qtbot.waitActive(window)
    yield window
    qapp.removeEventFilter(window.keys)
    window.keys.deleteLater()
    for end in (window.fcitx.near, window.fcitx.far):
        end.close()


def type_into(window, place: int, text: str) -> QLineEdit:
    window.fields[place].setFocus()
    for letter in text:
        QTest.keyClick(window.windowHandle(), letter)
    return window.fields[place]


def test_what_fcitx_writes_stands_in_the_field(desk):
    assert type_into(desk, 0, "nihao 1").text() == "你好1"


def test_letters_stay_with_fcitx_until_it_writes(desk):
    assert type_into(desk, 0, "niha").text() == ""
    assert desk.fcitx.keys == "niha"


def test_a_password_is_not_shown_to_it(desk):
    assert type_into(desk, 2, "nihao").text() == "nihao"
    assert desk.fcitx.keys == ""


def test_a_field_that_is_only_read_is_not_for_it(desk):
    assert not old_fcitx.takes_letters(desk.fields[1])
    assert not old_fcitx.takes_letters(desk.fields[3])


def test_it_hears_where_the_focus_goes(desk):
    desk.fcitx.focused.clear()
    for place in (0, 2, 3, 0):
        desk.fields[place].setFocus()
    assert desk.fcitx.focused == [True, False, True]


def test_when_it_falls_silent_no_key_is_lost(desk):
    desk.fcitx.silent = True
    assert type_into(desk, 0, "ab").text() == "ab"


def test_where_it_does_not_run_nothing_happens(qapp, monkeypatch):
    monkeypatch.setattr(old_fcitx, "running", frozenset)
    assert old_fcitx.join(qapp) is None


@pytest.mark.parametrize("trouble", [OSError("no bus"), KeyError("DBUS_SESSION_BUS_ADDRESS"), ValueError("refused")])
def test_one_that_does_not_answer_is_left_alone(qapp, monkeypatch, trouble):
    def refuse():
        raise trouble

    monkeypatch.setattr(old_fcitx, "running", lambda: {"fcitx"})
    monkeypatch.setattr(old_fcitx, "OldFcitx", refuse)
    assert old_fcitx.join(qapp) is None


@pytest.mark.parametrize(("module", "expected"), [("fcitx", True), ("fcitx5", True), ("ibus", False), ("xim", False)])
def test_only_who_wants_fcitx_gets_it(monkeypatch, module, expected):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("QT_IM_MODULE", module)
    assert app.choose_input_method() is expected


@pytest.fixture
def processes(tmp_path, monkeypatch):
    """A system on which a test says what runs."""
    monkeypatch.setattr(input_methods, "PROCESSES", tmp_path)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("QT_IM_MODULE", raising=False)
    monkeypatch.delenv("XMODIFIERS", raising=False)
    for number, name in enumerate(("systemd", "fcitx-diagnose", "bash"), 1):
        run(tmp_path, number, name)
    return tmp_path


def run(folder, number, name):
    (folder / str(number)).mkdir()
    (folder / str(number) / "comm").write_text(f"{name}\n")


@pytest.mark.parametrize(("name", "fcitx"), [("fcitx", True), ("fcitx5", True), ("ibus-daemon", False)])
def test_the_input_method_that_runs_is_found_without_any_setting(processes, name, fcitx):
    run(processes, 77, name)
    assert input_methods.running() == {name}
    assert app.choose_input_method() is fcitx
    assert name in input_methods.told()
    assert input_methods.warning() == ""


def test_where_none_runs_the_first_start_says_so_and_later_ones_do_not(processes, window):
    assert not app.choose_input_method()
    for _ in range(2):
        tell_after_upgrade(window)
    assert window.messages.notes == [input_methods.NONE_RUNS]


def test_on_windows_the_system_serves(monkeypatch):
    monkeypatch.setattr("sys.platform", "win32")
    assert (input_methods.warning(), input_methods.told()) == ("", "系统")
