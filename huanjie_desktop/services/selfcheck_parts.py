"""What an installed program must have brought along: each function tells what it found, or raises ValueError."""

import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

from huanjie_desktop.base.places import folder_beside
from huanjie_desktop.base.resource_files import resource_path

LICENCES = ("THIRD_PARTY_NOTICES.md", "LICENSE", "resources/fonts/LICENSES", "resources/strokes/LICENSES.txt")
PLUGINS = {
    "platforms": ("qwindows",) if sys.platform == "win32" else ("qxcb", "qoffscreen"),
    "iconengines": ("qsvgicon",),
    "imageformats": ("qsvg",),
    "platforminputcontexts": () if sys.platform == "win32" else ("ibusplatforminputcontextplugin",),
    "printsupport": () if sys.platform == "win32" else ("cupsprintersupport",),
}
"""Plugins of Qt without which window, icons, Chinese input or printers would be missing."""
_TRANSLATION = "qtbase_zh_CN.qm"


def manual() -> str:
    """Count the pages of the manual."""
    pages = list((resource_path().parent / "docs" / "manual").glob("*.md"))
    if not any(page.name == "README.md" for page in pages):
        raise ValueError("缺少操作手册")
    return f"{len(pages)} 页"


def licences() -> str:
    """Look for the licences of all parts."""
    lost = [name for name in LICENCES if not resource_path().parent.joinpath(name).exists()]
    if lost:
        raise ValueError("缺少 " + "、".join(lost))
    return "齐全"


def migrations() -> str:
    """Make an office file by the steps that bring older files up to date."""
    from huanjie_desktop.storage.migrate import migrated_from_nothing

    with TemporaryDirectory() as folder:
        return f"可升级到版本 {migrated_from_nothing(Path(folder) / 'x.sqlite')}"


def signatures() -> str:
    """Check that a signature nobody made is not believed, and count the keys that are trusted."""
    from huanjie_desktop.exchange.update_package import is_signed
    from huanjie_desktop.services.update.here import trusted_keys

    keys = trusted_keys()
    if not keys or any(is_signed(bytes(64), b"", key) for key in keys):
        raise ValueError("缺少公钥")
    return f"{len(keys)} 个公钥"


def writing(folder: Path | None) -> str:
    """Write a passing file where data lies: in the folder that is named, beside a portable program, or at home."""
    place = folder or folder_beside() or Path.home()
    with TemporaryFile(dir=place) as file:
        file.write(b"0" * 4096)
        file.flush()
    return str(place)


def qt() -> str:
    """Look for the parts of Qt that no import names, without loading Qt."""
    found = find_spec("PySide6")
    roots = [Path(place) for place in found.submodule_search_locations or ()] if found else []
    bases = [base for root in roots for base in (root / "Qt", root) if (base / "plugins").is_dir()]
    if not bases:
        raise ValueError("缺少 Qt")
    wanted = [f"plugins/{folder}/*{name}.*" for folder, names in PLUGINS.items() for name in names]
    lost = [name for name in (*wanted, f"translations/{_TRANSLATION}") if not any(bases[0].glob(name))]
    if lost:
        raise ValueError("缺少 " + "、".join(lost))
    return "窗口、图标、输入法、打印、中文，齐全"
