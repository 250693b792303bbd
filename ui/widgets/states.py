"""How a state is told on every tab: a sign and a colour beside the words, a reason on what is disabled."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QWidget

from ui.widgets.controls import named

GOOD, BAD, OPEN = "good", "error", "warning"
SIGNS = {GOOD: "✔ ", BAD: "✖ ", OPEN: "○ ", "": ""}


def tell(label: QLabel, text: str, tone: str = "") -> None:
    """Show a state in words with its sign and colour."""
    label.setText(SIGNS.get(tone, "") + text)
    set_look(label, "tone", tone)


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet looks at, and let the widget be drawn by it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def allow(control: QPushButton, why_not: str = "") -> None:
    """Enable a button, or disable it and say why in its tooltip."""
    if control.property("usualTip") is None:
        control.setProperty("usualTip", control.toolTip())
    control.setEnabled(not why_not)
    control.setToolTip(why_not or str(control.property("usualTip")))
    control.setAccessibleDescription(control.toolTip())


def scrolling(body: QWidget, name: str, spoken: str) -> QScrollArea:
    """Put a widget that may grow into a frame that scrolls downwards only."""
    area = named(QScrollArea(), name, spoken)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(body)
    return area
