"""联络台账: says what it will be for."""

from huanjie_desktop.services.done import Topic
from ui.context import Context
from ui.widgets.later_page import LaterPage


class Page(LaterPage):
    """The tab; its work comes with a later version."""

    topics: frozenset[Topic] = frozenset()

    def __init__(self, _context: Context) -> None:
        super().__init__("联络台账", "这里将按20户一单元记录每月联络、每季走访和诉求帮扶，本版本暂无此功能。")
