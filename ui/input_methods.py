"""Which input methods run on a Linux desktop, seen without starting another program or asking the bus."""

import os
import sys
from pathlib import Path

PROCESSES = Path("/proc")
OLD_FCITX = "fcitx"
"""As version 4 calls itself; version 5 is fcitx5."""
KNOWN = (OLD_FCITX, "fcitx5", "ibus-daemon")
NONE_RUNS = (
    "没有找到正在运行的中文输入法，姓名可能打不出来。请先打开输入法，再重新打开程序；还是不行，"
    "在别的程序里打好，按 Ctrl+V 粘贴。"
)


def running() -> frozenset[str]:
    """Return the known input methods that run here."""
    return frozenset(name for name in map(_text, PROCESSES.glob("[0-9]*/comm")) if name in KNOWN)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def warning() -> str:
    """Return what to tell at the first start when Chinese can probably not be typed, "" when it can."""
    return NONE_RUNS if sys.platform == "linux" and not running() else ""


def told() -> str:
    """Return for 关于 what serves the text fields."""
    if sys.platform != "linux":
        return "系统"
    found = "、".join(sorted(running())) or "没有运行"
    return f"{found}（QT_IM_MODULE {os.environ.get('QT_IM_MODULE') or '未设置'}）"
