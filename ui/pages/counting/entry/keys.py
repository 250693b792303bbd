"""What a key means at the count. Letters mean nothing: an active input method would swallow them."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Key = Qt.Key


class Act(Enum):
    """What the recorder wants."""

    DIGIT = auto()
    ENTER = auto()
    BACK = auto()
    ALL = auto()
    REJECT = auto()
    ABSTAIN = auto()
    ODD = auto()
    WRITE_IN = auto()
    VOID = auto()
    ASIDE = auto()
    PAUSE = auto()
    UNDO = auto()
    WHY = auto()
    ESCAPE = auto()
    NUMLOCK_OFF = auto()
    NOTHING = auto()


@dataclass(frozen=True)
class Press:
    """One key: the act, and the digit of DIGIT."""

    act: Act
    digit: int = 0


_ACTS = {
    Key.Key_Return: Act.ENTER,
    Key.Key_Enter: Act.ENTER,
    Key.Key_Backspace: Act.BACK,
    Key.Key_Asterisk: Act.ALL,
    Key.Key_Minus: Act.REJECT,
    Key.Key_Period: Act.ABSTAIN,
    Key.Key_Comma: Act.ABSTAIN,
    Key.Key_Slash: Act.ODD,
    Key.Key_Plus: Act.WRITE_IN,
    Key.Key_F5: Act.ASIDE,
    Key.Key_F7: Act.UNDO,
    Key.Key_F8: Act.VOID,
    Key.Key_F9: Act.PAUSE,
    Key.Key_F10: Act.WHY,
    Key.Key_Escape: Act.ESCAPE,
}
_NUMLOCK_OFF = frozenset(
    (
        Key.Key_Home,
        Key.Key_End,
        Key.Key_Up,
        Key.Key_Down,
        Key.Key_Left,
        Key.Key_Right,
        Key.Key_PageUp,
        Key.Key_PageDown,
        Key.Key_Clear,
        Key.Key_Insert,
        Key.Key_Delete,
    )
)
_PASSED_ON = frozenset((Key.Key_Tab, Key.Key_Backtab, Key.Key_F1))

KEY_HELP = (
    ("编号", "画○"),
    ("- 编号", "画×"),
    (". 编号", "改为弃权"),
    ("/ 编号", "异形、不清、并画"),
    ("* 编号", "全○，只空这几个"),
    ("0 编号", "全○，只×这几个"),
    ("+", "另选他人"),
    ("Enter", "本票完成"),
    ("退格", "退一键"),
    ("F5", "待定，放一边"),
    ("F7", "撤回上一张"),
    ("F8", "整票无效"),
    ("F9", "暂停"),
)


def press_of(event: QKeyEvent) -> Press | None:
    """Return what a key means, None for one that is left to the window (Tab, F1, Ctrl and Alt combinations)."""
    key = Key(event.key())
    held = event.modifiers()
    if key in _PASSED_ON or held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return None
    if held & Qt.KeyboardModifier.KeypadModifier and key in _NUMLOCK_OFF:
        return Press(Act.NUMLOCK_OFF)
    if Key.Key_0 <= key <= Key.Key_9:
        return Press(Act.DIGIT, int(key) - int(Key.Key_0))
    return Press(_ACTS.get(key, Act.NOTHING))
