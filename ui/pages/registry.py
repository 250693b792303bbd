"""The tabs in order. A page is imported and built when it is first shown."""

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from PySide6.QtWidgets import QWidget

from huanjie_desktop.services.done import Topic
from ui.context import Context


class Page(Protocol):
    """What the window expects of a tab: a QWidget made from a Context, with these names."""

    topics: frozenset[Topic]
    """The kinds of things the page shows; it is refreshed when one of them changed."""

    def refresh(self) -> None:
        """Ask the services again and show the answer."""

    def open_target(self, target: object) -> None:
        """Show what another tab asked for, such as one list or one election; None means nothing special."""


@dataclass(frozen=True)
class Tab:
    """One entry of the navigation; `help_page` is its page of the manual."""

    key: str
    title: str
    icon: str
    help_page: str


TABS = (
    Tab("home", "首页", "home", "home.md"),
    Tab("roster", "党员名册", "people", "roster.md"),
    Tab("meeting", "会议议程", "agenda", "meeting.md"),
    Tab("counting", "计票", "ballot", "counting.md"),
    Tab("ledger", "联络台账", "ledger", "ledger.md"),
    Tab("campaign", "责任与保障", "shield", "campaign.md"),
    Tab("papers", "资料文书", "paper", "papers.md"),
)


def build_page(key: str, context: Context) -> QWidget:
    """Import and build the page of a tab; it satisfies Page."""
    return cast(QWidget, import_module(f"ui.pages.{key}.page").Page(context))
