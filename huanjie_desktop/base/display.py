"""Tells whether a window can be shown, before Qt is asked: Qt ends the program when it cannot."""

import os
import sys


def is_installed() -> bool:
    """Tell whether the program runs as an installed one and not from source."""
    return bool(getattr(sys, "frozen", False))


def has_display() -> bool:
    """Tell whether a window can be shown here; under Linux, whether the server named by DISPLAY answers.

    The installed program knows X only: under Wayland it is shown through XWayland, which sets DISPLAY too.
    """
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    if os.environ.get("DISPLAY"):
        return _answers()
    return bool(os.environ.get("WAYLAND_DISPLAY")) and not is_installed()


def _answers() -> bool:
    from ctypes import CDLL, c_void_p

    try:
        x = CDLL("libxcb.so.1")
    except OSError:  # Qt will say what it lacks
        return True
    x.xcb_connect.restype = c_void_p
    connection = c_void_p(x.xcb_connect(None, None))
    refused = x.xcb_connection_has_error(connection)
    x.xcb_disconnect(connection)
    return not refused
