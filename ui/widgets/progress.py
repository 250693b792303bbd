"""Progress of a long job with 取消; appears only when the job takes longer than a second."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from ui.tasks import TaskRunner
from ui.widgets.controls import button, named


class ProgressLine(QWidget):
    """A line above the status bar that follows the task runner."""

    def __init__(self, tasks: TaskRunner, wait: int = 500) -> None:
        super().__init__()
        self.setObjectName("progressLine")
        self._label = QLabel()
        self._bar = named(QProgressBar(), "taskProgress", "进度")
        self._bar.setTextVisible(True)
        self._cancel = button("taskCancel", "取消", tip="停止当前操作，不会留下做了一半的内容")
        self._cancel.clicked.connect(tasks.cancel)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 12, 4)
        line.addWidget(self._label)
        line.addWidget(self._bar, 1)
        line.addWidget(self._cancel)
        self._timer = QTimer(self, singleShot=True, interval=wait)
        self._timer.timeout.connect(self.show)
        tasks.started.connect(self._start)
        tasks.progress.connect(self._move)
        tasks.over.connect(self._stop)
        self.hide()

    def _start(self, label: str) -> None:
        self._label.setText(label or "正在处理…")
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(bool(label))
        self._timer.start()

    def _move(self, finished: int, total: int) -> None:
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(finished)
        self._bar.setFormat(f"{finished}/{total}")

    def _stop(self) -> None:
        self._timer.stop()
        self.hide()
