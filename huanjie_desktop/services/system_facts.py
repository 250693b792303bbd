"""系统信息: what support needs to know about program and PC, without anything about people."""

import platform
import sys
from pathlib import Path

from huanjie_desktop.base.log import log_folder
from huanjie_desktop.base.resource_files import resource_path
from huanjie_desktop.services.update.here import KINDS, here

_RELEASE = ("/etc/os-release", "/usr/lib/os-release")
_BUILD = "build.txt"


def system_facts() -> tuple[tuple[str, str], ...]:
    """Return name and value of each fact that the core knows; the window adds its own."""
    now = here()
    return (
        ("程序版本", now.version),
        ("构建", build()),
        ("安装方式", KINDS[now.kind]),
        ("数据文件格式", now.schema),
        ("操作系统", system_name()),
        ("处理器", platform.machine()),
        ("Python", platform.python_version()),
        ("程序位置", shown_path(now.folder or resource_path().parent)),
        ("运行日志", shown_path(log_folder())),
    )


def build() -> str:
    """Return when and from what the program was built; from source it was not."""
    path = resource_path().parent / _BUILD
    return path.read_text(encoding="utf-8").strip() if path.is_file() else "未打包（源代码）"


def system_name() -> str:
    """Return the operating system as its maker calls it, on Linux with the version of its C library."""
    if sys.platform == "win32":
        return f"{platform.system()} {platform.release()}（{platform.version()}）"
    library = " ".join(platform.libc_ver()).strip()
    return f"{_release() or platform.system()}（内核 {platform.release()}，{library or '未知'}）"


def _release() -> str:
    for name in _RELEASE:
        path = Path(name)
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n") if path.is_file() else []
        for line in lines:
            if line.startswith("PRETTY_NAME="):
                return line.partition("=")[2].strip().strip('"')
    return ""


def shown_path(path: Path) -> str:
    """Return a path with the user's folder as ~, so that what is copied names nobody."""
    try:
        return f"~/{path.relative_to(Path.home()).as_posix()}"
    except (ValueError, RuntimeError):
        return str(path)
