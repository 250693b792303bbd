"""The program that runs: its version, its system, how it was installed, whose signature it trusts."""

import base64
import platform
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from huanjie_desktop import __version__
from huanjie_desktop.base.places import portable_folder, program_folder
from huanjie_desktop.base.resource_files import resource_path
from huanjie_desktop.storage.schema import HEAD

SOURCE, DEB, INSTALLER, FOLDER = "source", "deb", "installer", "folder"
KINDS = {SOURCE: "从源代码运行", DEB: "软件包（deb）安装", INSTALLER: "安装程序安装", FOLDER: "便携版文件夹"}
SYSTEMS = {"linux-x86_64": "Linux（x86-64）", "windows-x86_64": "Windows（64 位）"}
DEB_FOLDER = Path("/opt/huanjie")
WORK = "升级"
"""Folder for the files of an update until it is done."""


@dataclass(frozen=True)
class Here:
    """The program that runs. `folder` is its own, None from source; `schema` the newest office file it knows."""

    version: str
    platform: str
    kind: str
    schema: str
    folder: Path | None


def here() -> Here:
    """Return what runs here."""
    return Here(__version__, platform_name(), kind_of_installation(), HEAD, program_folder())


def platform_name() -> str:
    """Return system and processor as packages name them."""
    system = "windows" if sys.platform == "win32" else sys.platform
    return f"{system}-{platform.machine().lower().replace('amd64', 'x86_64')}"


def kind_of_installation() -> str:
    """Tell how the program came here."""
    folder = program_folder()
    if folder is None:
        return SOURCE
    if portable_folder() is not None:
        return FOLDER
    if sys.platform == "win32":
        return INSTALLER
    return DEB if folder == DEB_FOLDER else FOLDER


def trusted_keys() -> tuple[bytes, ...]:
    """Return the public keys whose signature makes a package good."""
    text = resource_path("update_keys.txt").read_text(encoding="ascii")
    return tuple(base64.b64decode(line) for line in text.split("\n") if line and not line.startswith("#"))


def number(version: str) -> tuple[int, ...]:
    """Return a version such as 0.10.1 as numbers that compare; zeros at the end do not count."""
    return tuple(int(part) for part in re.findall(r"\d+", re.sub(r"(\.0+)+$", "", version)))
