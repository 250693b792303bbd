"""Opens the window, or runs a command without one: python main.py [文件.huanjie | 命令 …]."""

import gc
import sys
from pathlib import Path

from huanjie_desktop.base.display import has_display, is_installed
from huanjie_desktop.base.places import TAKE_OVER


def wants_window(arguments: list[str]) -> bool:
    """Tell whether the arguments ask for the window: none, or one office file."""
    return not arguments or (len(arguments) == 1 and arguments[0].lower().endswith(".huanjie"))


def update_folder(folder: str, process: str) -> int:
    """Take the place of the portable program that is being updated, and start there."""
    from huanjie_desktop.services.update.portable import take_over

    return take_over(Path(folder), int(process))


def main(arguments: list[str]) -> int:
    """Run the program and return its exit status."""
    if is_installed():
        sys.dont_write_bytecode = True  # what an administrator's start wrote would stay behind at removal
    if arguments[:1] == [TAKE_OVER]:
        return update_folder(*arguments[1:])
    if wants_window(arguments) and has_display():
        gc.disable()  # until the window stands: nothing is thrown away while loading, and the start is a tenth shorter
        from ui.app import run_window

        return run_window(arguments)
    from huanjie_desktop.cli.front import run, run_without_display

    return run_without_display(arguments) if wants_window(arguments) else run(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
