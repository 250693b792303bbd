"""Keeps the computer from sleeping while the hall screen is in use, where the system lets it."""

from contextlib import ExitStack


class Awake:
    """Asks the system to stay awake; a system that refuses changes nothing for the count."""

    def __init__(self) -> None:
        self._hold: ExitStack | None = None
        self.held = False

    def begin(self) -> None:
        """Ask for it, once."""
        if self._hold is not None:
            return
        self._hold = ExitStack()
        try:
            from wakepy import keep

            self.held = bool(self._hold.enter_context(keep.presenting(on_fail="pass")).active)
        except Exception:  # noqa: BLE001 - whatever the system's services say, the count goes on
            self.held = False

    def end(self) -> None:
        """Let the computer sleep again."""
        hold, self._hold, self.held = self._hold, None, False
        if hold is not None:
            hold.close()
