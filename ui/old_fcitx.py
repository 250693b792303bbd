"""Chinese input under fcitx 4, which older office desktops still have and which Qt's packages know nothing of.

fcitx 5 answers at the door of ibus; fcitx 4 does not. Keys for fields that take an input method are shown to it on the
session's D-Bus first; what it does not take goes on to the field, what it writes is put there as any input method does.
"""

import logging
import os
from collections import deque
from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSocketNotifier, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.input_methods import OLD_FCITX, running

_BUS, _DOOR, _FIELD = "org.fcitx.Fcitx", "org.fcitx.Fcitx.InputMethod", "org.fcitx.Fcitx.InputContext"
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_PATIENCE = 0.3  # seconds for an answer; a key is never lost, it goes to the field then
_FAULTS = (OSError, ValueError, KeyError, RuntimeError)


class OldFcitx:
    """One input context of fcitx 4. Raises OSError or ValueError where there is none."""

    def __init__(self) -> None:
        from jeepney import DBusAddress, MatchRule, message_bus
        from jeepney.io.blocking import open_dbus_connection

        self._connection = open_dbus_connection(bus="SESSION")
        number = os.environ.get("DISPLAY", ":0").partition(":")[2].partition(".")[0]
        name = f"{_BUS}-{number}"
        door = DBusAddress("/inputmethod", name, _DOOR)
        made = self._call(door, "CreateICv3", "si", ("huanjie", os.getpid()))
        self._field = DBusAddress(f"/inputcontext_{made[0]}", name, _FIELD)
        self._written: deque[object] = deque()
        rule = MatchRule(type="signal", interface=_FIELD, path=self._field.object_path)
        self._connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=_PATIENCE)
        self._connection.filter(rule, queue=self._written)
        self._call(self._field, "EnableIC", "", ())

    @property
    def socket(self) -> int:
        """The socket on which it writes."""
        return int(self._connection.sock.fileno())

    def takes(self, key: QKeyEvent) -> bool:
        """Show it a key; tell whether it keeps it."""
        released = int(key.type() == QEvent.Type.KeyRelease)
        values = (key.nativeVirtualKey(), key.nativeScanCode(), key.nativeModifiers(), released, key.timestamp())
        return bool(self._call(self._field, "ProcessKeyEvent", "uuuiu", values)[0] > 0)

    def focus(self, inside: bool) -> None:
        """Tell it that a field for it has the focus, or lost it."""
        self._call(self._field, "FocusIn" if inside else "FocusOut", "", ())

    def stand_at(self, place: QPoint, height: int) -> None:
        """Tell it where on the screen the cursor is, so that the candidates stand there."""
        self._call(self._field, "SetCursorRect", "iiii", (place.x(), place.y(), 0, height))

    def written(self) -> list[str]:
        """Return what it wrote since it was asked last."""
        with suppress(TimeoutError):
            while True:
                self._connection.recv_messages(timeout=0)
        return [self._text(self._written.popleft()) for _ in range(len(self._written))]

    def _text(self, message: object) -> str:
        from jeepney import HeaderFields

        member = message.header.fields.get(HeaderFields.member)  # type: ignore[attr-defined]
        return str(message.body[0]) if member == "CommitString" else ""  # type: ignore[attr-defined]

    def _call(self, place: object, method: str, signature: str, values: tuple[object, ...]) -> tuple[int, ...]:
        from jeepney import MessageType, new_method_call

        call = new_method_call(place, method, signature or None, values)
        answer = self._connection.send_and_get_reply(call, timeout=_PATIENCE)
        if answer.header.message_type is MessageType.error:
            raise ValueError(method)
        return tuple(answer.body)


class FcitxKeys(QObject):
    """Lets fcitx 4 see the keys of a window's text fields. When it falls silent the keys go on as without it."""

    def __init__(self, application: QApplication, fcitx: OldFcitx) -> None:
        super().__init__(application)
        self._application, self._fcitx = application, fcitx
        self._inside = False
        self._notifier = QSocketNotifier(fcitx.socket, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._write)
        application.installEventFilter(self)
        application.focusChanged.connect(self._follow)
        self._follow(None, application.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show fcitx a key on its way to the window."""
        if event.type() not in _KEYS or not watched.isWindowType() or not isinstance(event, QKeyEvent):
            return False
        if not self._inside:
            return False
        try:
            self._tell_place()
            taken = self._fcitx.takes(event)
            self._write()
        except _FAULTS as trouble:
            self._give_up(trouble)
            return False
        return taken

    def _follow(self, _before: QWidget | None, field: QWidget | None) -> None:
        inside = field is not None and takes_letters(field)
        if inside == self._inside:
            return
        self._inside = inside
        try:
            self._fcitx.focus(inside)
        except _FAULTS as trouble:
            self._give_up(trouble)

    def _tell_place(self) -> None:
        field = self._application.focusWidget()
        if field is None:
            return
        spot = QRectF(field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)).toRect()
        ratio = field.devicePixelRatioF()
        place = field.mapToGlobal(spot.topLeft()) * ratio
        self._fcitx.stand_at(place, round(spot.height() * ratio))

    def _write(self) -> None:
        field = self._application.focusWidget()
        for text in filter(None, self._fcitx.written()):
            if field is not None and takes_letters(field):
                event = QInputMethodEvent()
                event.setCommitString(text)
                QApplication.sendEvent(field, event)

    def _give_up(self, trouble: BaseException) -> None:
        logging.getLogger("input").log(logging.WARNING, "fcitx does not answer any more", exc_info=trouble)
        self._application.removeEventFilter(self)
        self._notifier.setEnabled(False)
        self._inside = False


def takes_letters(field: QWidget) -> bool:
    """Tell whether a field takes an input method: not the counting pad, not a password, not what is only read."""
    if isinstance(field, QLineEdit) and (field.isReadOnly() or field.echoMode() != QLineEdit.EchoMode.Normal):
        return False
    return field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def join(application: QApplication) -> FcitxKeys | None:
    """Let fcitx 4 serve the text fields, None where it does not run or does not answer."""
    if OLD_FCITX not in running():
        return None
    try:
        return FcitxKeys(application, OldFcitx())
    except _FAULTS as trouble:
        logging.getLogger("input").log(logging.WARNING, "fcitx does not answer", exc_info=trouble)
        return None
