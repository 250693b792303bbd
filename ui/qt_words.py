"""Words of Qt's file chooser that its own Chinese texts lack."""

from PySide6.QtCore import QObject, QTranslator

WORDS = {
    "Drive": "磁盘",
    "File": "文件",
    "File Folder": "文件夹",
    "Folder": "文件夹",
    "Alias": "快捷方式",
    "Shortcut": "快捷方式",
    "Unknown": "未知",
    "%1 File": "%1 文件",
}
_WHERE = "QAbstractFileIconProvider"


class QtWords(QTranslator):
    """Asked last; answers None for everything else, which Qt then shows as it is."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:  # noqa: N802  Qt's own name
        """Tell that there is something to be found here."""
        return False

    def translate(self, context: str, text: str, _hint: str | None = None, _n: int = -1) -> str | None:  # type: ignore[override]
        """Return the Chinese word, None when this is none of them."""
        return WORDS.get(text) if context == _WHERE else None
