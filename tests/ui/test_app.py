"""The application around the window: one instance, crash window, input method, manual, start arguments."""

import inspect
import os
import sys

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QCloseEvent, QGuiApplication

import main
from ui import app, crash, letters
from ui.help_window import show_manual
from ui.single_instance import SingleInstance


def test_a_second_start_hands_its_file_to_the_first(qtbot, tmp_path):
    first, heard = SingleInstance(tmp_path), []
    first.listen(heard.append)
    second = SingleInstance(tmp_path)
    assert (first.first, second.first) == (True, False)
    assert second.hand_over("街道.huanjie")
    qtbot.waitUntil(lambda: heard == ["街道.huanjie"])
    first.release()


def test_a_file_handed_over_is_opened_when_the_socket_is_done(qtbot, tmp_path):
    """A question asked before would stay open while the socket goes, and the program with it."""
    first, files = SingleInstance(tmp_path), []
    first.listen(lambda name: files.extend(one.filename for one in inspect.stack()))
    assert SingleInstance(tmp_path).hand_over("街道.huanjie")
    qtbot.waitUntil(lambda: files != [])
    assert not [one for one in files if one.endswith("single_instance.py")]
    first.release()


def test_nobody_listening_is_no_failure(qapp, tmp_path):
    assert not SingleInstance(tmp_path).hand_over("", wait=50)


def test_a_bug_shows_a_window_without_a_traceback_and_without_names(qtbot, monkeypatch, window, tmp_path, caplog):
    monkeypatch.setattr("sys.excepthook", None)
    crash.install(tmp_path / "huanjie.log", window, window.messages.trouble)
    try:
        raise RuntimeError("曾试一 990101198410160021")
    except RuntimeError as trouble:
        sys.excepthook(type(trouble), trouble, trouble.__traceback__)
    shown = window.findChild(crash.CrashWindow)
    qtbot.waitUntil(shown.isVisible)
    shown._copy()
    copied = QGuiApplication.clipboard().text()
    assert "RuntimeError" in copied
    assert "曾试一" not in copied
    assert "990101198410160021" not in copied
    shown.accept()


@pytest.mark.parametrize(
    ("given", "expected"), [("fcitx", "ibus"), ("fcitx5", "ibus"), ("ibus", "ibus"), ("xim", "xim")]
)
def test_fcitx_serves_the_program_through_ibus(monkeypatch, given, expected):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("QT_IM_MODULE", given)
    app.choose_input_method()
    assert os.environ["QT_IM_MODULE"] == expected


def test_a_page_of_the_manual_that_is_missing_is_said(qtbot, window):
    shown = show_manual(window, "no-such-page.md")
    assert "没有找到" in shown.text.toPlainText()
    shown.close()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [([], True), (["街道.huanjie"], True), (["A.HUANJIE"], True), (["demo"], False), (["selfcheck", "--json"], False)],
)
def test_no_argument_or_one_office_file_asks_for_the_window(arguments, expected):
    assert main.wants_window(arguments) is expected


def test_without_a_display_there_is_no_window(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not main.has_display()


def test_a_display_that_does_not_answer_is_none(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("DISPLAY", ":4711")
    assert not main.has_display()


@pytest.mark.parametrize(("installed", "expected"), [(False, True), (True, False)])
def test_the_installed_program_needs_x_beside_wayland(monkeypatch, installed, expected):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("sys.frozen", installed, raising=False)
    for name in ("DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert main.has_display() is expected


@pytest.mark.parametrize(("installed", "arguments"), [(True, []), (True, ["街道.huanjie"]), (False, ["街道.huanjie"])])
def test_without_a_display_the_window_is_refused_with_a_sentence(monkeypatch, capsys, installed, arguments):
    monkeypatch.setattr(main, "has_display", lambda: False)
    monkeypatch.setattr("sys.frozen", installed, raising=False)
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    assert main.main(arguments) == 1
    assert sys.dont_write_bytecode is installed
    assert "没有找到图形显示" in capsys.readouterr().err


def test_the_shipped_font_serves_where_the_system_has_none(qapp, monkeypatch):
    monkeypatch.setattr(letters.QFontDatabase, "families", staticmethod(lambda *_: ["DejaVu Sans"]))
    assert letters.screen_font() == "HuanjieHei"


def test_a_file_opened_while_ballots_are_counted_is_refused_with_a_sentence(opened, people_file):
    opened.office.counting = 7
    opened.raise_and_open(str(people_file.with_name("别处.huanjie")))
    assert opened.messages.told == ["open_counting"]
    assert opened.office.path == people_file
    opened.office.counting = None


def test_the_file_that_is_counted_may_be_asked_for_again(opened, people_file):
    opened.office.counting = 7
    opened.raise_and_open(str(people_file))
    assert opened.messages.told == []
    opened.office.counting = None


class Cross(QCloseEvent):
    """The cross of the window, as the desktop sends it."""

    def spontaneous(self):
        return True


@pytest.mark.parametrize(("counting", "meant", "asked"), [(7, False, 1), (7, True, 1), (None, True, 0)])
def test_the_cross_in_the_middle_of_a_count_is_asked_about(opened, counting, meant, asked):
    opened.office.counting = counting
    opened.messages.replies.append(meant)
    event = Cross()
    opened.closeEvent(event)
    assert len(opened.messages.asked) == asked
    assert event.isAccepted() == meant
    assert (opened.office is None) == meant


def test_a_new_portable_program_is_asked_to_take_over(monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr("huanjie_desktop.services.update.portable.take_over", lambda *words: asked.append(words) or 0)
    assert main.main(["--take-over", str(tmp_path), "17"]) == 0
    assert asked == [(tmp_path, 17)]


def test_a_second_start_waits_for_the_window_that_is_just_being_built(qtbot, tmp_path):
    from threading import Thread

    first, heard, answers = SingleInstance(tmp_path), [], []
    waiting = Thread(target=lambda: answers.append(SingleInstance(tmp_path).hand_over("街道.huanjie", wait=5000)))
    waiting.start()
    qtbot.wait(300)
    first.listen(heard.append)
    qtbot.waitUntil(lambda: heard == ["街道.huanjie"])
    waiting.join()
    assert answers == [True]
    first.release()


@pytest.mark.parametrize("word", ["Folder", "File Folder", "Drive", "%1 File"])
def test_the_file_chooser_speaks_chinese_where_qts_own_texts_do_not(qapp, word):
    assert not QCoreApplication.translate("QAbstractFileIconProvider", word, "any").isascii()


def test_a_word_that_nobody_knows_is_shown_as_it_is(qapp):
    assert QCoreApplication.translate("QFileDialog", "Nobody knows") == "Nobody knows"
    assert QCoreApplication.translate("QFileDialog", "Look in:") == "查找范围："
