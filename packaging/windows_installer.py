"""Puts the program folder for Windows into an installer for one user and into a portable folder for a USB stick.

python3 packaging/windows_installer.py    after packaging/windows_program.py, into dist/; needs makensis of NSIS
"""

import os
import re
import sys
import zipfile
from pathlib import Path

import freeze
from windows_program import BUILD, FILES, ROOT, numbers

OWN_FILES = ("huanjie.exe", "huanjie-cmd.exe", "LICENSE", "CHANGELOG.md", "THIRD_PARTY_NOTICES.md", "build.txt")
OWN_FOLDERS = ("app", "docs", "lib", "resources", "runtime")
"""What lies at the top of the program folder; the installer script names each of them."""
PORTABLE = "换届桌面"
MARKER = "便携版.txt"
ABOUT_PORTABLE = (
    "本文件夹是便携版：双击 huanjie.exe 打开，不用安装。\r\n\r\n"
    "数据、设置、日志都保存在本文件夹的“数据”里，不留在电脑上。整个文件夹一起复制、一起带走。\r\n"
    "本文件是便携版的标记，请不要删除或改名。\r\n\r\n"
    "U 盘写保护时，设置和日志只好放在电脑上；数据文件打开后也不能修改。\r\n"
    "拔出 U 盘以前，先关闭程序，再按“安全删除硬件”。\r\n"
)
LICENCES = """换届桌面按 Apache-2.0 许可发布，全文如下。

所用的部件各有自己的许可，列表和全文见安装后的 THIRD_PARTY_NOTICES.md。其中：
· Qt 和 PySide6 按 LGPL-3 使用，是单独的文件（lib\\PySide6），可以换成您自己编译的版本；
· Python 按 PSF 许可使用（runtime\\LICENSE.txt）；
· 字体按 SIL Open Font License 1.1 使用（resources\\fonts\\LICENSES）。

"""


def refuse_unknown(tree: Path) -> None:
    """End the build when the program folder has something at the top that the installer would leave behind."""
    unknown = {path.name for path in tree.iterdir()} ^ {*OWN_FILES, *OWN_FOLDERS}
    if unknown:
        raise SystemExit("安装脚本不认识或缺少：" + "、".join(sorted(unknown)))


def licences() -> Path:
    """Write the text of the licence page, as NSIS reads it."""
    notices = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", notices, flags=re.MULTILINE)[1:]
    parts = "".join(f"{name} {version}：{licence}\n" for name, version, licence in rows if "---" not in name)
    text = LICENCES + (ROOT / "LICENSE").read_text(encoding="utf-8") + "\n\n部件和许可\n\n" + parts
    target = BUILD / "licences.txt"
    target.write_text(text.replace("\n", "\r\n"), encoding="utf-16", newline="")
    return target


def make_installer(tree: Path, version: str, out: Path, *more: str) -> Path:
    """Build the installer and return it."""
    refuse_unknown(tree)
    size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file()) // 1024
    given = {"VERSION": version, "NUMBERS": numbers(version), "TREE": f"{tree}{os.sep}", "ICON": BUILD / "huanjie.ico",
             "LICENCES": licences(), "OUT": out, "SIZE_KB": size}  # fmt: skip
    words = [f"-D{name}={value}" for name, value in given.items()]
    freeze.run("makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, *more, FILES / "installer.nsi")
    return out


def make_portable(tree: Path, out: Path) -> Path:
    """Pack the program folder with the marker of a portable one, and return the archive."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path in sorted(path for path in tree.rglob("*") if path.is_file()):
            archive.write(path, f"{PORTABLE}/{path.relative_to(tree).as_posix()}")
        archive.writestr(zipfile.ZipInfo(f"{PORTABLE}/{MARKER}", (2026, 1, 1, 0, 0, 0)), "\ufeff" + ABOUT_PORTABLE)
    return out


def make_packages(tree: Path, target: Path) -> list[Path]:
    """Make the installer and the portable folder, and return both."""
    from debian_package import version

    target.mkdir(parents=True, exist_ok=True)
    return [
        make_installer(tree, version(), target / f"huanjie_{version()}_windows_setup.exe"),
        make_portable(tree, target / f"huanjie_{version()}_windows_portable.zip"),
    ]


def main() -> int:
    """Make both from the program folder that is there."""
    for path in make_packages(BUILD / "huanjie", ROOT / "dist"):
        print(f"dist/{path.name}  {path.stat().st_size / 1e6:.1f} MB", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
