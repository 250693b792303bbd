"""What goes into an installed program and what never does: data, read by the builders and by the tests."""

import re

FLOOR = (2, 28)
"""The oldest glibc on which the Linux program starts: Debian 10, UOS 20, Kylin V10 (x86-64)."""

LINUX_WHEELS = tuple(
    f"manylinux{tag}_x86_64" for tag in ("_2_28", "_2_27", "_2_24", "_2_17", "2014", "_2_12", "2010", "_2_5", "1")
)
"""Kinds of wheel that start at the floor; pip takes the newest of them, not the one for the machine that builds."""

QT_LIBRARIES = (
    "Core", "DBus", "Gui", "Network", "PrintSupport", "Svg", "Widgets", "XcbQpa",
)  # fmt: skip
"""Libraries of Qt that are kept. Network is for the local socket by which a second start hands over its file."""

QT_PLUGINS = {
    "iconengines": ("qsvgicon",),
    "imageformats": ("qsvg", "qico", "qjpeg"),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "platforms": ("qxcb", "qoffscreen", "qminimal", "qwindows"),
    "platformthemes": ("qxdgdesktopportal",),
    "printsupport": ("cupsprintersupport",),
    "styles": (),
    "xcbglintegrations": (),
}
"""Plugins of Qt that are kept, by folder; every other folder goes as a whole."""

QT_TRANSLATIONS = ("qtbase_zh_CN.qm",)

QT_MODULES = ("QtCore", "QtDBus", "QtGui", "QtNetwork", "QtPrintSupport", "QtSvg", "QtWidgets")
"""Modules of PySide6 that the program may import."""

WHOLE_PACKAGES = (
    "huanjie_desktop", "ui", "sqlalchemy.dialects", "alembic", "logging.config", "reportlab", "xlsxwriter",
    "encodings", "_multibytecodec", "_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr",
    "_codecs_tw",
)  # fmt: skip
"""Packages of which every module is shipped: they import by name, where no search of imports finds them."""

EXCLUDED_MODULES = (
    "tkinter", "unittest", "test", "lib2to3", "ensurepip", "idlelib", "pydoc_data", "turtledemo", "curses",
    "sqlalchemy.dialects.mysql", "sqlalchemy.dialects.oracle", "sqlalchemy.dialects.mssql",
    "sqlalchemy.testing", "alembic.testing", "pandas.tests", "numpy.tests",
    "pypdfium2_cli", "pypinyin.tools", "PIL.ImageTk", "PIL._avif", "PIL._webp", "reportlab.graphics.testshapes",
    "readline", "pygments", "setuptools", "pip", "wheel", "IPython", "matplotlib", "pytest",
)  # fmt: skip

DROPPED_FILES = (
    "share", "resources/*/build_*.py", "**/tests", "**/*.pyi", "**/*.h", "**/*.pxd", "**/*.pyx", "**/*.a",
    "lib/PIL/_avif*", "lib/PIL/_webp*", "lib/PIL/_imagingtk*", "lib/PIL/_imagingcms*", "lib/PIL/AvifImagePlugin*",
    "lib/reportlab/fonts", "lib/alembic/templates", "lib/numpy/_core/*_tests.*", "lib/numpy/ma/*.[rt][sx]t",
    "lib/pandas/pyproject.toml", "lib/olefile/doc", "lib/olefile/*.html",
    "lib/libreadline*", "lib/libgdbm*", "lib/libtcl*", "lib/libtk*", "lib/_dbm*", "lib/_gdbm*",
)  # fmt: skip
"""Patterns of what libraries carry and nobody uses here. The fonts of reportlab: one of them is under the GPL."""

MAKERS_MARKS = ("BUILD_CONSTANTS.pyc", "RECORD", "INSTALLER", "REQUESTED", "WHEEL", "direct_url.json")
"""Names of entries that tell when and how the program was put together; nothing reads them."""

TIME_ZONES = ("Asia/Shanghai", "UTC")

FORBIDDEN = re.compile(
    r"VirtualKeyboard|QtCharts|Qt6Charts|QtGraphs|Qt6Graphs|DataVisualization|Qt6?(Qml|Quick|Pdf|WebEngine)|qml|"
    r"fitz|mupdf|PyQt|libreadline|libgdbm|DarkGarden|copying-gpl",
    re.IGNORECASE,
)
"""File names that must not be in a bundle: parts under GPL or AGPL only, and what would bring them."""

XCB_FAMILY = (
    "libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-image.so.0", "libxcb-keysyms.so.1",
    "libxcb-render-util.so.0", "libxcb-util.so.1",
)  # fmt: skip
"""Small helpers of X that office desktops may lack. libxkbcommon-x11 and the libxcb protocols stay the system's."""


def is_forbidden(path: str) -> bool:
    """Tell whether a file of that name must not be shipped."""
    return bool(FORBIDDEN.search(path))


def keeps_qt_file(parts: tuple[str, ...]) -> bool:
    """Tell whether a file below PySide6/Qt (or PySide6 on Windows) stays; `parts` is its path from there."""
    top, name = parts[0], parts[-1]
    if top == "plugins":
        stem = name.removeprefix("lib").split(".")[0]
        return len(parts) == 3 and stem in QT_PLUGINS.get(parts[1], ())
    if top == "translations":
        return name in QT_TRANSLATIONS
    if top == "lib":
        found = re.match(r"(?:lib)?Qt6(\w+?)\.(?:so|dll)", name)
        return found is None or found[1] in QT_LIBRARIES
    return False
