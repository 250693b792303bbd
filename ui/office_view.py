"""The open office: navigation on the left, the page on the right."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.done import Topic
from ui.context import Context
from ui.pages.registry import TABS, Page, Tab, build_page
from ui.widgets.controls import ACCENT, ICON_SIZE, icon, named


class OfficeView(QWidget):
    """Shows one tab at a time and refreshes pages by topic: at once when in sight, else when next shown."""

    shown = Signal(str)
    """Carries the key of the tab in sight."""

    def __init__(self, make_context: Callable[["OfficeView"], Context]) -> None:
        super().__init__()
        self.context = make_context(self)
        self.key = ""
        self._built: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self._stack = QStackedWidget()
        self._buttons = QButtonGroup(self, exclusive=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_navigation())
        layout.addWidget(self._stack, 1)
        self.context.changes.touched.connect(self._touched)

    def _make_navigation(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("navigation")
        column = QVBoxLayout(bar)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(2)
        for place, tab in enumerate(TABS):
            column.addWidget(self._make_button(place, tab))
        column.addStretch(1)
        return bar

    def _make_button(self, place: int, tab: Tab) -> QToolButton:
        made = named(QToolButton(), f"tab_{tab.key}", tab.title, f"{tab.title}（Ctrl+{place + 1}）")
        made.setText(tab.title)
        made.setIcon(icon(tab.icon))
        made.setIconSize(ICON_SIZE)
        made.setCheckable(True)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setSizePolicy(made.sizePolicy().Policy.Expanding, made.sizePolicy().Policy.Fixed)
        made.clicked.connect(lambda: self.go(tab.key))
        made.toggled.connect(lambda on: made.setIcon(icon(tab.icon, ACCENT) if on else icon(tab.icon)))
        self._buttons.addButton(made, place)
        return made

    def go(self, key: str, target: object = None) -> None:
        """Show a tab, building it at its first time, and hand it what it should open.

        A tab that cannot be read is told and left; without any tab yet the failure is the caller's.
        """
        try:
            page = self._fresh(key)
        except UserError as trouble:
            if not self.key:
                raise
            self._buttons.button([tab.key for tab in TABS].index(self.key)).setChecked(True)
            self.context.messages.trouble(trouble)
            return
        self.key = key
        self._buttons.button([tab.key for tab in TABS].index(key)).setChecked(True)
        self._stack.setCurrentWidget(page)
        page.setFocus()
        if target is not None:
            cast(Page, page).open_target(target)
        self.shown.emit(key)

    def print_paper(self) -> bool:
        """Print what the page in sight shows, or lead to its paper; tell whether it has one."""
        act = getattr(self._stack.currentWidget(), "print_paper", None)
        return bool(act is not None and act())

    def leave(self) -> None:
        """Let the pages that keep something open leave it in good order, before the file is closed."""
        for page in self._built.values():
            act = getattr(page, "leave", None)
            if act is not None:
                act()

    def _fresh(self, key: str) -> QWidget:
        page = self.page(key)
        if key in self._stale:
            cast(Page, page).refresh()
            self._stale.discard(key)
        return page

    def page(self, key: str) -> QWidget:
        """Return the page of a tab, built and filled if it was not."""
        if key not in self._built:
            page = build_page(key, self.context)
            page.setObjectName(f"page_{key}")
            cast(Page, page).refresh()
            self._built[key] = page
            self._stack.addWidget(page)
        return self._built[key]

    def _touched(self, topics: frozenset[Topic]) -> None:
        for key, page in self._built.items():
            if topics & cast(Page, page).topics:
                self._stale.add(key)
        if self.key in self._stale:
            self._stale.discard(self.key)
            cast(Page, self._built[self.key]).refresh()
