"""The letters of the whole program: a family that shows Chinese well, in the size the clerk chose."""

import sys

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from huanjie_desktop.base.resource_files import resource_path

POINTS = {"小": 10, "标准": 11, "大": 13, "特大": 15}
_SCREEN_FONTS = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "HarmonyOS Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimSun",
)


_OWN_FONTS = "QAbstractItemView, QMenu, QMenuBar, QMessageBox, QStatusBar, QToolTip"
"""Windows gives these a font of its own, small and not chosen for Chinese, whenever its settings change."""


def apply_size(size: str) -> None:
    """Set the letter size of the whole program."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        if application.font().pointSize() == POINTS[size] and application.styleSheet():
            return
        font = QFont(screen_font(), POINTS[size])
        font.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
        application.setFont(font)
        sheet = application.styleSheet()
        if sheet:
            application.setStyleSheet("")
            application.setStyleSheet(with_letters(sheet, font))


def with_letters(sheet: str, font: QFont) -> str:
    """Return a style sheet that gives every part of the window this font, where the system would choose another."""
    if sys.platform != "win32":
        return sheet
    rest = "\n".join(line for line in sheet.split("\n") if not line.startswith(_OWN_FONTS))
    return f'{_OWN_FONTS} {{ font-family: "{font.family()}"; font-size: {font.pointSize()}pt; }}\n{rest}'


def screen_font() -> str:
    """Return the family for the screen: one of the system's, else the shipped one."""
    known = set(QFontDatabase.families())
    for family in _SCREEN_FONTS:
        if family in known:
            return family
    if "HuanjieHei" not in known:
        QFontDatabase.addApplicationFont(str(resource_path("fonts", "HuanjieHei-Regular.ttf")))
    return "HuanjieHei"
