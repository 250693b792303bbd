"""The operator's bar of the hall screen: open it, turn pages, freeze, release the result; all of it by keys too."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QWidget

from ui.hall.hall import Hall
from ui.hall.scene import HallPage
from ui.widgets.controls import button, named
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.states import BAD, GOOD, OPEN, allow, tell

MINUTES = (5, 10, 15, 30)


class HallBar(QWidget):
    """Stands over the tab 计票; its keys work while `page` is in sight."""

    def __init__(self, hall: Hall, page: QWidget) -> None:
        super().__init__()
        self.setObjectName("hallBar")
        self.hall = hall
        self.open = button("hallOpen", "打开大屏", "play", "在投影仪上打开大屏（F11）")
        self.pages = named(QComboBox(), "hallPage", "大屏页面", "大屏显示哪一页（Alt+1 至 Alt+9）")
        self.pages.addItems(list(HallPage))
        self.freeze = button("hallFreeze", "冻结大屏", "lock", "大屏停在现在的画面，再按恢复（F12）")
        self.freeze.setCheckable(True)
        self.release = button("hallRelease", "公布结果", "eye", "在大屏上公布已确认的当选名单（Ctrl+G）")
        self.more = button("hallMore", "大屏设置", "settings", "底色、字号、翻页、倒计时、换一块屏幕")
        self.more.setMenu(self._menu())
        self.state = named(QLabel(), "hallState", "大屏状态")
        flow = FlowLayout(self)
        for part in (self.open, self.pages, self.freeze, self.release, self.more, self.state):
            flow.addWidget(part)
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._bind(page)
        self._connect()
        self.follow()

    def _menu(self) -> QMenu:
        menu, hall = QMenu(self), self.hall
        menu.setObjectName("hallMenu")
        acts: tuple[tuple[str, Callable[[], object]], ...] = (
            ("换底色\tCtrl+T", hall.other_look),
            ("字大一些\tCtrl++", partial(hall.resize, 1)),
            ("字小一些\tCtrl+-", partial(hall.resize, -1)),
            ("翻到下一屏", hall.turn),
            ("换到另一块屏幕", hall.projector.move_on),
            *((f"休会 {minutes} 分钟倒计时", partial(hall.count_down, minutes)) for minutes in MINUTES),
        )
        for text, act in acts:
            menu.addAction(text).triggered.connect(partial(_run, act))
        return menu

    def _bind(self, page: QWidget) -> None:
        hall = self.hall
        keys: list[tuple[str, Callable[[], object]]] = [
            ("F11", hall.toggle),
            ("F12", hall.freeze),
            ("Ctrl++", partial(hall.resize, 1)),
            ("Ctrl+=", partial(hall.resize, 1)),
            ("Ctrl+-", partial(hall.resize, -1)),
            ("Ctrl+T", hall.other_look),
            ("Ctrl+G", hall.release),
        ]
        keys += [(f"Alt+{place}", partial(hall.show_page, one)) for place, one in enumerate(HallPage, start=1)]
        for key, act in keys:
            bound = QShortcut(QKeySequence(key), page)
            bound.activated.connect(partial(_run, act))

    def _connect(self) -> None:
        self.open.clicked.connect(self.hall.toggle)
        self.pages.activated.connect(lambda place: self.hall.show_page(list(HallPage)[place]))
        self.freeze.clicked.connect(lambda _on: self.hall.freeze())
        self.release.clicked.connect(lambda _on: self.hall.release())
        self.hall.changed.connect(self.follow)

    def follow(self) -> None:
        """Show how the hall screen stands."""
        hall, shown = self.hall, self.hall.projector.is_open
        self.open.setText("收起大屏" if shown else "打开大屏")
        self.pages.setCurrentIndex(list(HallPage).index(hall.page))
        self.freeze.setChecked(hall.frozen)
        self.freeze.setText("恢复大屏" if hall.frozen else "冻结大屏")
        allow(self.freeze, "" if shown else "大屏没有打开")
        self.release.setText("收回结果" if hall.released else "公布结果")
        allow(self.release, "" if hall.result_ready else "监票人确认结果以后才能公布")
        tell(self.state, *self._words())

    def _words(self) -> tuple[str, str]:
        hall, projector = self.hall, self.hall.projector
        if projector.is_open and hall.frozen:
            return "大屏已冻结，会场看不到变化", BAD
        if projector.words:
            return projector.words, OPEN if projector.is_open else BAD
        if not projector.is_open:
            return "大屏没有打开", ""
        return f"大屏在 {projector.display.name if projector.display else '预演窗口'}", GOOD


def _run(act: Callable[[], object], *_told: object) -> None:
    act()
