"""Opens the window, or runs a command without one: python main.py [文件.huanjie | 命令 …]."""

import os
import sys
from pathlib import Path


def has_display() -> bool:
    """Tell whether a window can be shown here."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def wants_window(arguments: list[str]) -> bool:
    """Tell whether the arguments ask for the window: none, or one office file."""
    return not arguments or (len(arguments) == 1 and arguments[0].endswith(".huanjie"))


def main(arguments: list[str]) -> int:
    """Run the program and return its exit status."""
    if wants_window(arguments) and has_display():
        from ui.app import run_window

        return run_window(arguments)
    from huanjie_desktop.cli.front import run

    return run(arguments or demonstration())


def demonstration() -> list[str]:
    """Say that there is no display, and return the command that shows the main job without one."""
    from huanjie_desktop.services.papers.files import free_path

    folder = free_path(Path("换届演示"))
    sys.stdout.write(f"没有找到图形显示，改为在命令行演示完整流程，结果保存在“{folder}”文件夹。\n")
    return ["demo", "--out", str(folder)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
