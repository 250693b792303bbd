"""Counts what takes the room in a bundle."""

from collections import Counter
from pathlib import Path

PARTS = {
    "Qt：ICU 数据": ("lib/PySide6/Qt/lib/libicu",),
    "Qt 和 PySide6": ("lib/PySide6", "lib/shiboken6"),
    "numpy 和 OpenBLAS": ("lib/numpy",),
    "pandas": ("lib/pandas",),
    "字体": ("resources/fonts",),
    "Python 和它的库": ("huanjie", "lib/lib", "lib/_", "runtime"),
    "cryptography": ("lib/cryptography",),
    "PDFium": ("lib/pypdfium2",),
    "Pillow": ("lib/PIL", "lib/pillow"),
    "SQLAlchemy": ("lib/sqlalchemy",),
    "拼音": ("lib/pypinyin",),
    "本程序": ("lib/huanjie_desktop", "lib/ui", "app", "resources", "docs"),
}
"""Part → beginnings of the paths that belong to it; the first that fits counts."""


def part_of(path: str) -> str:
    """Return the part to which a file of the bundle belongs."""
    return next((part for part, begins in PARTS.items() if path.startswith(begins)), "其他库")


def table(bundle: Path) -> list[str]:
    """Return one line for each part, the largest first, and the sum."""
    sizes, files = Counter[str](), Counter[str]()
    for path in bundle.rglob("*"):
        if path.is_file() and not path.is_symlink():
            part = part_of(path.relative_to(bundle).as_posix())
            sizes[part] += path.stat().st_size
            files[part] += 1
    lines = [f"{size / 1e6:8.1f} MB {files[part]:6} 个文件  {part}" for part, size in sizes.most_common()]
    return [*lines, f"{sizes.total() / 1e6:8.1f} MB {files.total():6} 个文件  合计"]
