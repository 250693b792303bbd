"""The running log: rotated, and without personal data."""

import logging
import os
import re
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

from huanjie_desktop.base.places import folder_beside

_NAME = "huanjie.log"
_NUMBER = re.compile(r"\d{7,}[\dXx]?")
_HAN_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af·]{2,}")


def masked(text: str) -> str:
    """Return the text with long digit runs and Han words blotted out, so that no person can be read from a log."""
    return _HAN_NAME.sub("〇〇", _NUMBER.sub("***", text))


class _MaskingFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return masked(super().format(record))


def log_folder() -> Path:
    """Return where the log lies: HUANJIE_LOG when it is set, beside a portable program, else this user's place."""
    from platformdirs import user_log_path

    chosen = os.environ.get("HUANJIE_LOG") or folder_beside("日志")
    return Path(chosen or user_log_path("huanjie-desktop", appauthor=False))


def _writable(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _NAME).open("ab").close()
    except OSError:
        from tempfile import mkdtemp

        with suppress(OSError):
            return Path(mkdtemp(prefix="huanjie-log-"))
    return folder


def start_log() -> Path:
    """Write warnings and errors to a rotated file in the log folder, else in a passing one; return its path."""
    logging.raiseExceptions = False  # a full disk is no reason to print a traceback
    path = _writable(log_folder()) / _NAME
    handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True)
    handler.setFormatter(_MaskingFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return path
