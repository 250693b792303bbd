"""Work away from the window's thread, one job at a time; answers come back on the window's thread."""

import sys
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.done import Done
from ui.changes import Changes
from ui.messages import Messages

Answer = TypeVar("Answer")
Report = Callable[[int, int], bool]
"""Called by a service as report(finished, total); answers False when the clerk pressed 取消."""


@dataclass(frozen=True)
class _Job:
    work: Callable[[Report], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[UserError], None] | None
    label: str
    file: int


def listens(callback: Callable[..., None]) -> bool:
    """Tell whether the page or dialog whose method this is still exists; others always listen."""
    method = callback.func if isinstance(callback, partial) else callback
    owner = getattr(method, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


class _Run(QRunnable):
    def __init__(self, job: _Job, runner: "TaskRunner") -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._job = job
        self._runner = runner

    def run(self) -> None:
        try:
            answer, trouble = self._job.work(self._runner.report), None
        except BaseException as raised:  # noqa: BLE001 - handed to the window's thread, which raises it again
            answer, trouble = None, raised
        self._runner.ended.emit(self._job, answer, trouble)


class TaskRunner(QObject):
    """Runs services for the pages. What a job changed is announced before its `done` is called."""

    started = Signal(str)
    """A job began; carries its label, "" for one that needs no progress."""
    progress = Signal(int, int)
    """Carries (finished, total)."""
    over = Signal()
    """A job's work is done; its callbacks come next, and may ask the clerk something."""
    finished = Signal()
    """A job is over, its callbacks have been called."""
    ended = Signal(object, object, object)

    def __init__(self, changes: Changes, messages: Messages) -> None:
        super().__init__()
        self._changes, self._messages = changes, messages
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        sys.setswitchinterval(0.001)  # seconds: the window waits for a busy job five times less than by default
        self._waiting: deque[_Job] = deque()
        self._running: _Run | None = None
        self._cancelled = threading.Event()
        self._file = 0
        self.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Answer],
        done: Callable[[Answer], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        label: str = "",
    ) -> None:
        """Run a service away from the window; `done` gets its answer, `failed` the expected failure.

        Hand over methods (or partials of them): those of a dialog that was closed meanwhile are left out.
        Without `failed` the failure is told to the clerk. A `Done` announces its topics by itself.
        """
        self._add(_Job(lambda _report: work(), done, failed, label, self._file))

    def run_long(
        self,
        work: Callable[[Report], Answer],
        done: Callable[[Answer], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        label: str = "",
    ) -> None:
        """Run a service that takes a progress callable; the window shows it with 取消."""
        self._add(_Job(work, done, failed, label, self._file))

    def now(self, work: Callable[[], Answer]) -> Answer | None:
        """Run a quick service (some milliseconds) at once; None after a failure, which the clerk has been told."""
        try:
            answer = work()
        except UserError as trouble:
            self._messages.trouble(trouble)
            return None
        self._announce(answer)
        return answer

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return self._running is not None

    def cancel(self) -> None:
        """Ask the running job to stop at its next report."""
        self._cancelled.set()

    def report(self, finished: int, total: int) -> bool:
        """Show progress, from the job's thread; False asks the job to stop."""
        self.progress.emit(finished, total)
        return not self._cancelled.is_set()

    def leave_file(self) -> None:
        """Before a file is closed: wait for the running job and drop the callbacks that its pages expected."""
        self._cancelled.set()
        self._waiting.clear()
        self._pool.waitForDone()
        self._file += 1

    def _add(self, job: _Job) -> None:
        self._waiting.append(job)
        if self._running is None:
            self._start_next()

    def _start_next(self) -> None:
        job = self._waiting.popleft()
        self._cancelled.clear()
        self._running = _Run(job, self)
        self.started.emit(job.label)
        self._pool.start(self._running)

    @Slot(object, object, object)
    def _end(self, job: _Job, answer: object, trouble: BaseException | None) -> None:
        self._running = None
        self.over.emit()
        try:
            if job.file == self._file:
                self._tell(job, answer, trouble)
        finally:
            self.finished.emit()
            if self._waiting and self._running is None:
                self._start_next()

    def _tell(self, job: _Job, answer: object, trouble: BaseException | None) -> None:
        if trouble is None:
            self._announce(answer)
            if job.done and listens(job.done):
                job.done(answer)
        elif not isinstance(trouble, UserError):
            raise trouble
        elif job.failed and listens(job.failed):
            job.failed(trouble)
        else:
            self._messages.trouble(trouble)

    def _announce(self, answer: object) -> None:
        if isinstance(answer, Done):
            self._changes.announce(answer.touched)
