"""关于: version, build, the licences of all parts, where data and log lie; copies what support asks for."""

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QDialogButtonBox, QWidget

import huanjie_desktop
from huanjie_desktop.base.resource_files import resource_path
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.system_facts import shown_path, system_facts
from ui import input_methods
from ui.help_window import ReadingWindow
from ui.letters import screen_font
from ui.widgets.controls import button

_WORDS = """# 换届桌面 {version}

社区党组织换届选举与联络服务台账。数据保存在本机文件中，程序不联网。

{facts}

本程序按 Apache-2.0 许可发布。界面使用 Qt {qt} 与 PySide6，按 LGPL-3.0 使用：以独立动态库形式随附，没有修改，
可以自行替换成您自己的版本；源代码可向发给您程序的人索取。全部部件的许可在下面，全文随程序附上。

"""
_LICENCES = (
    ("", ("THIRD_PARTY_NOTICES.md",)),
    ("思源宋体、思源黑体（字体）", ("resources", "fonts", "LICENSES", "OFL-Noto-CJK.txt")),
    ("霞鹜文楷（字体）", ("resources", "fonts", "LICENSES", "OFL-LXGW-WenKai.txt")),
    ("姓氏笔画表", ("resources", "strokes", "LICENSES.txt")),
    ("换届桌面", ("LICENSE",)),
)
"""Title and place of each text; one without a title brings its own."""
_LOST = "没有找到许可文件 {name}，安装可能不完整。请重新安装程序。"


class AboutWindow(ReadingWindow):
    """The facts in a table, then the licences; buttons copy the facts and show the data file's folder."""

    def __init__(self, parent: QWidget, office: Office | None = None) -> None:
        super().__init__(parent, "aboutWindow", "关于换届桌面")
        self.facts = all_facts(office)
        self.copy = button("aboutCopy", "复制系统信息", tip="版本、系统、屏幕等，报修时用；不含党员信息")
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        self.box.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        self.text.setOpenLinks(False)
        self.text.setMarkdown(_words(self.facts))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{name}：{value}" for name, value in self.facts))
        self.copy.setText("已复制")


def _words(facts: list[tuple[str, str]]) -> str:
    rows = "\n".join(f"| {name} | {value} |" for name, value in facts)
    table = f"| 项目 | 内容 |\n| --- | --- |\n{rows}"
    parts = "\n".join(_licence(title, *place) for title, place in _LICENCES)
    return _WORDS.format(version=huanjie_desktop.__version__, qt=qVersion(), facts=table) + parts


def _licence(title: str, *place: str) -> str:
    path = resource_path().parent.joinpath(*place)
    if not path.is_file():
        return f"\n{_LOST.format(name=place[-1])}\n"
    text = path.read_text(encoding="utf-8")
    return f"\n## {title}\n\n```\n{text}\n```\n" if title else text


def all_facts(office: Office | None) -> list[tuple[str, str]]:
    """Return what the core and the window know about program and PC."""
    return [
        ("数据文件", shown_path(office.path) if office else "没有打开"),
        *system_facts(),
        ("Qt", f"{qVersion()}（{QGuiApplication.platformName()}）"),
        ("屏幕", "；".join(_screen(one) for one in QGuiApplication.screens())),
        ("屏幕字体", screen_font()),
        ("输入法", input_methods.told()),
    ]


def _screen(one: QScreen) -> str:
    return f"{one.size().width()}×{one.size().height()}，缩放 {one.devicePixelRatio():g}"


def show_about(parent: QWidget, office: Office | None = None) -> AboutWindow:
    """Show the window."""
    window = AboutWindow(parent, office)
    window.show()
    return window
