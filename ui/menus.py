"""The menus 文件 视图 帮助 and the keys that work everywhere."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from ui.letters import apply_size
from ui.pages.registry import TABS
from ui.shell import Shell
from ui.state import SIZES
from ui.widgets.controls import icon

KEYS = (
    ("Ctrl+1 … Ctrl+7", "换到第1至第7个页面"),
    ("F1", "打开当前页面的操作手册"),
    ("Ctrl+N / Ctrl+O", "新建 / 打开本单位文件"),
    ("Ctrl+S", "数据随时自动保存，不需要按保存"),
    ("Ctrl+P", "打印当前页面的文书"),
    ("Ctrl+F", "查找"),
    ("Ctrl+C / Ctrl+Shift+C", "复制选中的块 / 连同表头复制"),
    ("Ctrl+A", "全选"),
    ("Enter", "按下有蓝框的按钮；表格中：打开这一行；表单中：下一项"),
    ("Ctrl+PgUp / Ctrl+PgDown", "会议议程：上一步 / 下一步"),
    ("F6 / F7 / F8 / F9", "签到：事假 / 病假 / 未请假 / 撤消登记"),
    ("F11 / F12", "计票：打开或收起大屏 / 冻结或恢复大屏"),
    ("Alt+1 … Alt+9", "计票：大屏换页"),
    ("Ctrl+加减号 / Ctrl+T / Ctrl+G", "计票：大屏字号 / 底色 / 公布结果"),
    ("Esc", "关闭对话框"),
    ("Ctrl+/", "显示本表"),
)
_PICTURES = {
    "actionNew": "new",
    "actionOpen": "open",
    "actionBackup": "backup",
    "actionPrint": "print",
    "actionManual": "help",
    "actionAbout": "info",
}


class Menus(QObject):
    """Builds the menus of a window and keeps them in step with the open file."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._window = window
        self._needs_office: list[QAction] = []
        self._build_file_menu()
        self._build_view_menu()
        self._build_help_menu()
        self._bind_keys()
        window.office_changed.connect(self._follow)
        self._follow()

    def _build_file_menu(self) -> None:
        window = self._window
        menu = window.menuBar().addMenu("文件(&F)")
        menu.setObjectName("menuFile")
        self._add(menu, "actionNew", "新建本单位文件…", window.new_file, "Ctrl+N")
        self._add(menu, "actionOpen", "打开…", window.choose_file, "Ctrl+O")
        self._recent = menu.addMenu("最近文件")
        self._recent.setObjectName("menuRecent")
        self._recent.aboutToShow.connect(self._fill_recent)
        menu.addSeparator()
        settings = self._add(menu, "actionSettings", "单位设置…", window.open_settings)
        printed = self._add(menu, "actionPrint", "打印…", self._print, "Ctrl+P")
        backup = self._add(menu, "actionBackup", "备份到…", self._backup)
        log = self._add(menu, "actionLog", "操作日志…", self._log)
        close = self._add(menu, "actionClose", "关闭文件", window.close_file)
        self._needs_office += [settings, printed, backup, log, close]
        menu.addSeparator()
        self._add(menu, "actionQuit", "退出", lambda: bool(window.close()), "Ctrl+Q")

    def _build_view_menu(self) -> None:
        menu = self._window.menuBar().addMenu("视图(&V)")
        menu.setObjectName("menuView")
        sizes = menu.addMenu("字号")
        sizes.setObjectName("menuSizes")
        group = QActionGroup(menu)
        for place, size in enumerate(SIZES):
            action = self._add(sizes, f"actionSize{place}", size, partial(self._set_size, size))
            action.setCheckable(True)
            action.setChecked(size == self._window.state.size())
            group.addAction(action)
        menu.addSeparator()
        for place, tab in enumerate(TABS, 1):
            action = self._add(menu, f"actionTab{place}", tab.title, partial(self._go, tab.key), f"Ctrl+{place}")
            self._needs_office.append(action)

    def _build_help_menu(self) -> None:
        menu = self._window.menuBar().addMenu("帮助(&H)")
        menu.setObjectName("menuHelp")
        self._help = self._add(menu, "actionManual", "操作手册", self._manual, "F1")
        self._add(menu, "actionKeys", "快捷键", self._keys, "Ctrl+/")
        menu.addSeparator()
        self._add(menu, "actionUpdate", "从文件升级…", self._update)
        self._add(menu, "actionNews", "更新内容", self._news)
        self._add(menu, "actionAbout", "关于换届桌面", self._about)

    def _add(self, menu: QMenu, name: str, text: str, act: Callable[[], object], keys: str = "") -> QAction:
        action = QAction(text, self._window)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: act())
        if keys:
            action.setShortcut(QKeySequence(keys))
        if name in _PICTURES:
            action.setIcon(icon(_PICTURES[name]))
        menu.addAction(action)
        return action

    def _bind_keys(self) -> None:
        saved = QShortcut(QKeySequence("Ctrl+S"), self._window)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._help_in)
        saved.activated.connect(lambda: self._window.messages.note("已自动保存：每次确认的内容都已写入文件。"))

    def _follow(self) -> None:
        for action in self._needs_office:
            action.setEnabled(self._window.office is not None)

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self._window.state.recent():
            self._add(self._recent, "", str(path), partial(self._open, path))
        if self._recent.isEmpty():
            self._recent.addAction("（还没有）").setEnabled(False)

    def _open(self, path: Path) -> None:
        self._window.open_file(path)

    def _go(self, key: str) -> None:
        if self._window.view:
            self._window.view.go(key)

    def _set_size(self, size: str) -> None:
        self._window.state.set_size(size)
        apply_size(size)

    def _backup(self) -> None:
        from ui.backup import save_backup

        window = self._window
        if window.office is not None:
            save_backup(window.office, window.tasks, window.messages)

    def _log(self) -> None:
        from ui.log_dialog import LogDialog

        window = self._window
        if window.office is not None:
            LogDialog(window, window.office, window.tasks, window.messages).open()

    def _print(self) -> None:
        if self._window.view is not None and not self._window.view.print_paper():
            self._window.messages.note("这个页面没有要打印的文书。打印文书请到“资料文书”。")

    def _manual(self) -> None:
        from ui.help_window import show_manual

        key = self._window.view.key if self._window.view else "home"
        page = next(tab.help_page for tab in TABS if tab.key == key)
        show_manual(QApplication.activeModalWidget() or self._window, page)

    def _help_in(self, _before: QWidget | None, focused: QWidget | None) -> None:
        """Let F1 work in a dialog too: it opens over a tab and shuts the window's own keys out."""
        dialog = focused.window() if focused is not None else None
        if isinstance(dialog, QDialog) and dialog.isModal() and self._help not in dialog.actions():
            dialog.addAction(self._help)

    def _keys(self) -> None:
        from ui.help_window import show_keys

        show_keys(self._window, KEYS)

    def _update(self) -> None:
        from ui.updating import begin_update

        begin_update(self._window)

    def _news(self) -> None:
        from ui.upgraded import show_changes

        show_changes(self._window)

    def _about(self) -> None:
        from ui.about_window import show_about

        show_about(self._window, self._window.office)
