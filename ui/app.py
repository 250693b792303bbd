"""The application: style, letters, Qt's own Chinese texts, the net for bugs; runs the window."""

import gc
import logging
import os
import sys
from pathlib import Path

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QSettings,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from huanjie_desktop.base.log import start_log
from huanjie_desktop.base.places import folder_beside
from huanjie_desktop.base.resource_files import resource_path
from ui import crash, input_methods
from ui.letters import apply_size, with_letters
from ui.main_window import MainWindow
from ui.qt_words import QtWords
from ui.single_instance import SingleInstance
from ui.state import State, is_there
from ui.widgets.controls import icon

LATER = 800  # milliseconds after the first look: what can wait until the clerk sees the window
_COLOURS = {
    QPalette.ColorRole.Window: "#f5f5f3",
    QPalette.ColorRole.WindowText: "#22262b",
    QPalette.ColorRole.Base: "#ffffff",
    QPalette.ColorRole.AlternateBase: "#f8f8f7",
    QPalette.ColorRole.Text: "#22262b",
    QPalette.ColorRole.Button: "#ffffff",
    QPalette.ColorRole.ButtonText: "#22262b",
    QPalette.ColorRole.Highlight: "#dfe8f3",
    QPalette.ColorRole.HighlightedText: "#15191e",
    QPalette.ColorRole.ToolTipBase: "#2b3037",
    QPalette.ColorRole.ToolTipText: "#ffffff",
    QPalette.ColorRole.PlaceholderText: "#7b828b",
    QPalette.ColorRole.Link: "#1b5fa8",
    QPalette.ColorRole.Mid: "#d7d9dc",
    QPalette.ColorRole.Dark: "#b9bdc3",
    QPalette.ColorRole.Light: "#ffffff",
}
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
}


def run_window(arguments: list[str]) -> int:
    """Show the window and return the exit status; a second start hands its file to the first and ends."""
    fcitx = choose_input_method()
    application = make_application()
    settings = settings_of_this_user()
    folder = Path(settings.fileName()).parent
    log = start_log()
    qInstallMessageHandler(_log_qt)
    instance = SingleInstance(folder)
    name = str(Path(arguments[0]).resolve()) if arguments else ""
    if not instance.first:
        instance.hand_over(name)
        return 0
    state = State(settings)
    apply_size(state.size())
    window = MainWindow(state)
    crash.install(log, window, window.messages.trouble)
    open_at_start(window, name)
    window.show()
    QTimer.singleShot(0, lambda: _after_first_look(instance, window))
    if fcitx:
        QTimer.singleShot(0, lambda: _join_old_fcitx(application))
    status = int(application.exec())
    window.close()
    return status


def settings_of_this_user() -> QSettings:
    """Return where the window's state is kept: this user's place, or beside a portable program."""
    folder = folder_beside("设置")
    if folder:
        return QSettings(str(folder / "HuanjieDesktop.ini"), QSettings.Format.IniFormat)
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Huanjie", "HuanjieDesktop")


def _after_first_look(instance: SingleInstance, window: MainWindow) -> None:
    gc.freeze()
    gc.enable()
    instance.listen(window.raise_and_open)
    QTimer.singleShot(LATER, window, lambda: _after_a_while(window))


def _after_a_while(window: MainWindow) -> None:
    """Do what the start did not wait for: throw left practice files away, tell what an upgrade brought."""
    from huanjie_desktop.services.count.practice import sweep
    from ui.upgraded import tell_after_upgrade

    sweep()
    tell_after_upgrade(window)


def _join_old_fcitx(application: QApplication) -> None:
    from ui.old_fcitx import join

    join(application)


def open_at_start(window: MainWindow, name: str) -> None:
    """Open the file that was given, else the one of the last time if it is still there."""
    recent = window.state.recent()
    if name:
        window.open_file(Path(name))
    elif recent and is_there(recent[0]):
        window.open_file(recent[0])


def make_application() -> QApplication:
    """Return the application with the program's style and Qt's own texts in Chinese."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("HuanjieDesktop")
    application.setApplicationDisplayName("换届桌面")
    application.setStyle(QStyleFactory.create("Fusion"))
    application.setPalette(_palette())
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    application.installTranslator(QtWords(application))
    translator = QTranslator(application)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    application.setWindowIcon(icon("ballot", "#b3261e"))
    apply_size("标准")
    application.setStyleSheet(with_letters(style_sheet(), application.font()))
    return application


def choose_input_method() -> bool:
    """On Linux let fcitx serve this program through its ibus door; Qt's package has no door of its own for it.

    Tell whether fcitx is wanted here: version 4 has no such door and is asked in another way, see old_fcitx.py.
    """
    if sys.platform != "linux":
        return False
    wanted = os.environ.get("QT_IM_MODULE", "")
    asked = wanted.startswith("fcitx") or (not wanted and "fcitx" in os.environ.get("XMODIFIERS", ""))
    fcitx = asked or (not wanted and bool(input_methods.running() - {"ibus-daemon"}))
    if fcitx:
        os.environ["QT_IM_MODULE"] = "ibus"
    return fcitx


def _palette() -> QPalette:
    palette = QPalette()
    for role, colour in _COLOURS.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#9aa0a8"))
    return palette


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.ERROR), text)


def style_sheet() -> str:
    """Return the style sheet with the place of the icons filled in."""
    sheet = resource_path("style.qss").read_text(encoding="utf-8")
    return sheet.replace("ICONS", resource_path("icons").as_posix())
