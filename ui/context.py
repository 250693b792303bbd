"""What a page may use; there are no globals."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from huanjie_desktop.services.office import Office
from ui.changes import Changes
from ui.messages import Messages
from ui.state import State
from ui.targets import RoundTarget
from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from huanjie_desktop.services.count.practice import Wish
    from ui.hall.hall import Hall


class PracticeDoor(Protocol):
    """The way into practice (演练) and back."""

    def begin(self, place: RoundTarget | None, wish: "Wish", own: bool) -> None:
        """Show a practice file in place of the real one; with `own` it is about the round of `place`."""

    def end(self) -> None:
        """Throw the practice file away and show the real one again, at `place`."""


@dataclass(frozen=True)
class Context:
    """The open office and the window's services.

    `copies` runs jobs that may take long on a slow stick, so that they hold up no other.
    `go(key, target)` shows another tab and hands `target` to its `open_target`, the only way from tab to tab.
    """

    office: Office
    tasks: TaskRunner
    copies: TaskRunner
    changes: Changes
    messages: Messages
    state: State
    make_hall: Callable[[], "Hall"]
    go: Callable[[str, object], None]
    practice: PracticeDoor

    @cached_property
    def hall(self) -> "Hall":
        """The screen that the meeting sees; made when first asked for, the start of the program does not wait."""
        return self.make_hall()

    def drop_hall(self) -> None:
        """End the hall screen for good, if there was one: the office is being closed."""
        if "hall" in vars(self):
            self.hall.drop()
