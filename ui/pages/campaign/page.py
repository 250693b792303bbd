"""责任与保障: says what it will be for."""

from huanjie_desktop.services.done import Topic
from ui.context import Context
from ui.widgets.later_page import LaterPage


class Page(LaterPage):
    """The tab; its work comes with a later version."""

    topics: frozenset[Topic] = frozenset()

    def __init__(self, _context: Context) -> None:
        super().__init__("责任与保障", "这里将记录三级责任、宣传引导、来信来访、风险处置和经费，本版本暂无此功能。")
