"""Does the program stand on its feet here? Fonts, stroke table, office file, disk space, versions."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from huanjie_desktop import __version__
from huanjie_desktop.base.resource_files import resource_path
from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services import selfcheck_parts as parts
from huanjie_desktop.services.office import open_office
from huanjie_desktop.services.texts.text import sentence
from huanjie_desktop.storage.health import FileHealth, file_health

FONTS = ("HuanjieSong-Regular.ttf", "HuanjieSong-Bold.ttf", "HuanjieHei-Regular.ttf", "HuanjieKai-Regular.ttf")
PARTS = ("SQLAlchemy", "alembic", "reportlab", "python-calamine", "XlsxWriter", "pandas", "pypdfium2", "pypinyin",
         "cryptography", "PySide6-Essentials")  # fmt: skip
LEAST_FREE_MB = 200
_NO_WRITE = "请换一个可以写的文件夹，或请技术人员改权限"
_TRUETYPE = b"\x00\x01\x00\x00"


@dataclass(frozen=True)
class Check:
    """One thing that was looked at: its name, whether it is well, what was found."""

    key: str
    title: str
    well: bool
    found: str


def selfcheck(office_file: Path | None = None) -> tuple[Check, ...]:
    """Look at everything the program needs, and at an office file when one is named."""
    folder = office_file.parent if office_file and office_file.parent.is_dir() else Path.cwd()
    checks = [_python(), _parts(), *(_font(name) for name in FONTS), _strokes(), *_brought_along(), _disk(folder)]
    place = folder if office_file else None
    checks.append(_looked("write", "保存数据的文件夹", partial(parts.writing, place), _NO_WRITE))
    if office_file:
        checks.append(_office(office_file))
    return tuple(checks)


def _python() -> Check:
    running = ".".join(str(part) for part in sys.version_info[:3])
    found = f"换届桌面 {__version__}，Python {running}"
    return Check("python", "程序与 Python 版本", sys.version_info >= (3, 11), found)


def _parts() -> Check:
    found, missing = [], []
    for part in PARTS:
        try:
            found.append(f"{part} {version(part)}")
        except PackageNotFoundError:
            missing.append(part)
    return Check("parts", "组件", not missing, "缺少 " + "、".join(missing) if missing else "，".join(found))


def _font(name: str) -> Check:
    def look() -> str:
        path = resource_path("fonts", name)
        with path.open("rb") as file:
            if file.read(4) != _TRUETYPE:
                raise ValueError("不是 TrueType 字体")
        return f"{path.stat().st_size / 1_000_000:.1f} MB"

    return _looked(f"font:{name}", f"字体 {name}", look)


def _strokes() -> Check:
    def look() -> str:
        from huanjie_desktop.domain.people.stroke_order import in_stroke_order
        from huanjie_desktop.services.stroke_table import stroke_table

        order = in_stroke_order(list("王文丁张陈李"), stroke_table())
        if "".join(order) != "丁王文李张陈":
            raise ValueError("排出的顺序不对：" + "".join(order))
        return "丁 王 文 李 张 陈，顺序正确"

    return _looked("strokes", "姓氏笔画表", look)


def _brought_along() -> list[Check]:
    return [
        _looked("manual", "操作手册", parts.manual),
        _looked("licences", "许可文件", parts.licences),
        _looked("migrations", "旧数据升级", parts.migrations),
        _looked("signatures", "升级包签名", parts.signatures),
        _looked("qt", "界面组件", parts.qt),
    ]


def _disk(folder: Path) -> Check:
    free = shutil.disk_usage(folder).free // 1_000_000
    return Check("disk", "磁盘剩余空间", free >= LEAST_FREE_MB, f"{free} MB（至少需要 {LEAST_FREE_MB} MB）")


def _office(path: Path) -> Check:
    try:
        office = open_office(path)
        try:
            health = file_health(office.db)
        finally:
            office.close()
    except UserError as refusal:
        return Check("office", f"数据文件 {path.name}", False, sentence(refusal))
    return Check("office", f"数据文件 {path.name}", health.whole, _told(health))


def _told(health: FileHealth) -> str:
    found = [f"版本 {health.version}", f"操作日志 {health.log_lines} 条"] if health.version else []
    found += [f"数据库检查：{fault}" for fault in health.faults]
    if health.orphans:
        found.append(f"{health.orphans} 处关联数据缺失")
    if not health.version:
        return "，".join(found)
    found.append("日志链完整" if health.broken_log_line is None else f"日志从第 {health.broken_log_line} 条起被改动")
    return "，".join(found)


def _looked(key: str, title: str, look: Callable[[], str], todo: str = "请重新安装程序") -> Check:
    try:
        return Check(key, title, True, look())
    except (OSError, ValueError, ImportError, UserError) as trouble:
        return Check(key, title, False, f"{_words_of(trouble)}；{todo}")


def _words_of(trouble: Exception) -> str:
    return sentence(trouble) if isinstance(trouble, UserError) else str(trouble)
