"""Starts the installed program on Windows and tells a clerk when it cannot start; run by the starter."""

import sys
from contextlib import suppress

TITLE = "换届桌面"
CANNOT = (
    "换届桌面没有打开：安装可能不完整。\n\n数据没有受影响。请重新安装后再打开；还是不行，请把下面一行告诉技术人员：\n{}"
)


def tell(trouble: BaseException) -> None:
    """Write the trouble into the log and show it in one sentence; a program without a console has no other way."""
    import ctypes
    import logging

    with suppress(Exception):
        from huanjie_desktop.base.log import start_log

        start_log()
        logging.getLogger("start").error("start failed", exc_info=trouble)
    text = CANNOT.format(f"{type(trouble).__name__}: {trouble}")
    if sys.stderr is None:
        ctypes.windll.user32.MessageBoxW(None, text, TITLE, 0x10)  # type: ignore[attr-defined]
    else:
        print(text, file=sys.stderr)


def run() -> int:
    """Run the program as an installed one."""
    sys.frozen = True  # type: ignore[attr-defined]
    try:
        if sys.argv[1:2] == ["--office-files"]:
            import office_files

            return office_files.write(sys.argv[2])
        import main

        return main.main(sys.argv[1:])
    except Exception as trouble:  # noqa: BLE001 - the last place where somebody can be told
        tell(trouble)
        return 1


sys.exit(run())
