"""The letters of the whole program: a family that shows Chinese well, in the size the clerk chose."""

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
            application.setStyleSheet(sheet)


def screen_font() -> str:
    """Return the family for the screen: one of the system's, else the shipped one."""
    known = set(QFontDatabase.families())
    for family in _SCREEN_FONTS:
        if family in known:
            return family
    if "HuanjieHei" not in known:
        QFontDatabase.addApplicationFont(str(resource_path("fonts", "HuanjieHei-Regular.ttf")))
    return "HuanjieHei"
