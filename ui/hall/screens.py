"""Where the hall screen goes: the second display by itself, the one of last time first; never the operator's own."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QScreen

MIRRORED = "当前为复制屏，按 Win+P 选『扩展』"
ONLY_ONE = "没有找到第二块屏幕：接好投影仪，按 Win+P 选『扩展』"


@dataclass(frozen=True)
class Display:
    """One display as the system names it."""

    name: str
    area: QRect

    @property
    def size_words(self) -> str:
        """The size in pixels."""
        return f"{self.area.width()}×{self.area.height()}"

    @property
    def key(self) -> str:
        """What is remembered of it: name and size."""
        return f"{self.name} {self.size_words}"


@dataclass(frozen=True)
class Choice:
    """The display for the hall, None for a rehearsal in a window; `words` say why."""

    display: Display | None
    words: str = ""


def display_of(screen: QScreen) -> Display:
    """Return a screen as plain data."""
    return Display(screen.name() or screen.model() or "显示器", screen.geometry())


def choose(displays: Sequence[Display], own: Display, kept: str = "") -> Choice:
    """Choose the display of last time, else the largest that is not the operator's; one or mirrored ones: none."""
    others = [one for one in displays if one != own]
    apart = [one for one in others if not one.area.intersects(own.area)]
    if not apart:
        return Choice(None, MIRRORED if others else ONLY_ONE)
    same_name = [one for one in apart if kept.rpartition(" ")[0] == one.name]
    for liked in ([one for one in apart if one.key == kept], same_name):
        if liked:
            return Choice(liked[0])
    return Choice(max(apart, key=lambda one: one.area.width() * one.area.height()))
