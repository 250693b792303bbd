"""One window per user: a second start raises the first and gives it the file."""

import hashlib
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket


class SingleInstance(QObject):
    """Holds the lock of the first start, or talks to the window that has it."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        folder.mkdir(parents=True, exist_ok=True)
        self._name = "huanjie-" + hashlib.sha256(str(folder).encode()).hexdigest()[:16]
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        self.first = self._lock.tryLock(0)

    def hand_over(self, name: str, wait: int = 10_000) -> bool:
        """Give the file name to the window that runs already, or that is just being built; tell whether it took it."""
        end = time.monotonic() + wait / 1000
        while not self._hand(name, wait):
            if time.monotonic() >= end:
                return False
            time.sleep(0.1)
        return True

    def _hand(self, name: str, wait: int) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(wait):
            return False
        socket.write(name.encode() + b"\n")
        socket.waitForBytesWritten(wait)
        socket.disconnectFromServer()
        return True

    def listen(self, wanted: Callable[[str], None]) -> None:
        """Call `wanted` with the file name, or "", of every further start."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(lambda: self._read(wanted))
        self._server.listen(self._name)

    def _read(self, wanted: Callable[[str], None]) -> None:
        while socket := self._server.nextPendingConnection():
            socket.readyRead.connect(partial(_pass_on, socket, wanted))
            socket.disconnected.connect(socket.deleteLater)

    def release(self) -> None:
        """Let the next start be the first."""
        self._lock.unlock()


def _pass_on(socket: "QLocalSocket", wanted: Callable[[str], None]) -> None:
    """Hand the name on when the socket is done: a question asked here would outlive the socket that asks for it."""
    name = bytes(socket.readAll().data()).decode().strip()
    QTimer.singleShot(0, partial(wanted, name))
