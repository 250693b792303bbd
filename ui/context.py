"""What a page may use; there are no globals."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from huanjie_desktop.services.count.practice import Wish
from huanjie_desktop.services.office import Office
from ui.changes import Changes
from ui.messages import Messages
from ui.state import State
from ui.targets import RoundTarget
from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from ui.hall.hall import Hall


class PracticeDoor(Protocol):
    """The way into practice (演练) and back."""

    def begin(self, place: RoundTarget | None, wish: Wish, own: bool) -> None:
        """Show a practice file in place of the real one; with `own` it is about the round of `place`."""

    def end(self) -> None:
        """Throw the practice file away and show the real one again, at `place`."""


@dataclass(frozen=True)
class Context:
    """The open office and the window's services.

    `copies` runs jobs that may take long on a slow stick, so that they hold up no other.
    `hall` is the screen that the meeting sees.
    `go(key, target)` shows another tab and hands `target` to its `open_target`, the only way from tab to tab.
    """

    office: Office
    tasks: TaskRunner
    copies: TaskRunner
    changes: Changes
    messages: Messages
    state: State
    hall: "Hall"
    go: Callable[[str, object], None]
    practice: PracticeDoor
