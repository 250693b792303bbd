"""The gates before final ballots (R-10): passed, or closed with what to do now."""

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QLabel

from huanjie_desktop.domain.election.gates import Gate
from huanjie_desktop.services.texts.text import text_of
from ui.widgets.controls import named


class GatesBox(QLabel):
    """One line a gate; a closed one says what to do."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "ballotGates", "印制正式选票的条件")
        self.setWordWrap(True)

    def show_gates(self, gates: Sequence[Gate]) -> None:
        """Show the gates; when all are open one line is enough."""
        if all(gate.passed for gate in gates):
            self.setText("<span style='color:#1d6b3a'>✔ 印制正式选票的条件已经齐备。</span>")
            return
        lines = [_line(gate) for gate in gates]
        self.setText("<b>印制正式选票的条件</b><br>" + "<br>".join(lines))


def _line(gate: Gate) -> str:
    if gate.passed:
        return f"<span style='color:#1d6b3a'>✔ {escape(gate.key.label)}</span>"
    todo = "".join(dict.fromkeys(text_of(problem).todo for problem in gate.problems))
    return f"<span style='color:#9a1b14'>✖ {escape(gate.key.label)}：{escape(todo)}</span>"
