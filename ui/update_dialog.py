"""The two dialogs of 从文件升级: what a package brings before it is prepared, how a Debian package is installed."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QTextBrowser, QVBoxLayout, QWidget

from huanjie_desktop.services.update.here import DEB, INSTALLER
from huanjie_desktop.services.update.installing import terminal_command
from huanjie_desktop.services.update.news import news_after
from huanjie_desktop.services.update.prepare import Offer, Ready
from ui.messages import Messages
from ui.widgets.controls import button, heading, named

_COURSE = {
    DEB: "然后取出安装包，交给系统的软件安装器；安装时要输入管理员密码。",
    INSTALLER: "然后关闭程序，打开安装程序；不需要管理员权限，装好后程序自动打开。",
}
_SWAP = "然后关闭程序，换上新版本，再自动打开。换不成的，会全部换回原来的版本。"


class UpdateDialog(QDialog):
    """Shows both versions, what is new, and what will happen; accepted means 备份并升级."""

    def __init__(self, parent: QWidget, offer: Offer, office_file: str) -> None:
        super().__init__(parent)
        named(self, "updateDialog", "从文件升级")
        self.setWindowTitle("从文件升级")
        self.offer = offer
        backup = f"先备份“{office_file}”并校验，" if office_file else "现在没有打开数据文件，不用备份；"
        course = QLabel(
            f"升级包完整，签名可信。现在是 {offer.here.version} 版。\n{backup}{_COURSE.get(offer.here.kind, _SWAP)}"
        )
        course.setWordWrap(True)
        self.news = named(QTextBrowser(), "updateNews", "更新内容")
        self.news.setOpenLinks(False)
        self.news.setMarkdown(news_after(offer.here.version, offer.news) or "这个升级包没有写更新内容。")
        self.go = button("updateGo", "备份并升级" if office_file else "升级", kind="primary")
        self.go.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        for part in (heading(f"升级到 {offer.version} 版"), course, self.news):
            column.addWidget(part)
        column.addWidget(_buttons(self, "updateCancel", "取消", [self.go]))
        self.resize(620, 440)


class InstallDialog(QDialog):
    """Tells where the checked Debian package lies; opens it with the system's installer, or copies the one command."""

    def __init__(self, parent: QWidget, ready: Ready, messages: Messages) -> None:
        super().__init__(parent)
        named(self, "installDialog", "安装升级包")
        self.setWindowTitle("安装升级包")
        self._file, self._messages = ready.file, messages
        words = QLabel(
            "安装时请先关闭本程序，装好后重新打开；数据不受影响。\n"
            "按“用系统的安装器打开”；没有反应的，请技术人员在终端执行下面一行："
        )
        words.setWordWrap(True)
        self.command = named(QLineEdit(terminal_command(ready)), "installCommand", "安装命令")
        self.command.setReadOnly(True)
        self.run = button("installOpen", "用系统的安装器打开", kind="primary")
        self.run.clicked.connect(self._open)
        self.copy = button("installCopy", "复制命令")
        self.copy.clicked.connect(self._copy)
        column = QVBoxLayout(self)
        for part in (heading("安装包已取出并核对"), *_told(ready.backup), words, self.command):
            column.addWidget(part)
        column.addWidget(_buttons(self, "installClose", "关闭", [self.run, self.copy]))
        self.resize(620, 240)

    def _open(self) -> None:
        self._messages.show_file(self._file)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.command.text())
        self.copy.setText("已复制")


def _told(backup: Path | None) -> list[QLabel]:
    if backup is None:
        return []
    line = QLabel(f"数据已备份：{backup.name}，与数据文件在同一文件夹。")
    line.setWordWrap(True)
    return [line]


def _buttons(dialog: QDialog, name: str, text: str, acts: list[QWidget]) -> QDialogButtonBox:
    box = QDialogButtonBox()
    for act in acts:
        box.addButton(act, QDialogButtonBox.ButtonRole.ActionRole)  # type: ignore[call-overload]
    close = button(name, text)
    close.clicked.connect(dialog.reject)
    box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
    return box
