"""Fonts of the papers: which file serves which part, whether it has every character, and how it gets into a PDF."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from huanjie_desktop.base.resource_files import resource_path
from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.documents.true_type import HouseFont, registered


class Role(StrEnum):
    """The part of a paper that a font serves (GB/T 9704): 小标宋, 仿宋, 黑体, 楷体, and names."""

    TITLE = "title"
    BODY = "body"
    HEI = "hei"
    KAI = "kai"
    NAMES = "names"


@dataclass(frozen=True)
class Typeface:
    """A font file in use: its name in office words, and whether it came with the program."""

    name: str
    path: Path
    shipped: bool


SHIPPED: dict[Role, tuple[str, str]] = {
    Role.TITLE: ("标题宋体（随程序）", "HuanjieSong-Bold.ttf"),
    Role.BODY: ("宋体（随程序）", "HuanjieSong-Regular.ttf"),
    Role.HEI: ("黑体（随程序）", "HuanjieHei-Regular.ttf"),
    Role.KAI: ("楷体（随程序）", "HuanjieKai-Regular.ttf"),
    Role.NAMES: ("宋体（随程序）", "HuanjieSong-Regular.ttf"),
}
# What an office PC may have, in the order in which it is preferred. Names are never set in these: they lack characters.
ON_THE_PC: dict[Role, tuple[tuple[str, str], ...]] = {
    Role.TITLE: (("方正小标宋", "FZXBSJW.TTF"), ("方正小标宋_GBK", "FZXBSK.TTF")),
    Role.BODY: (("仿宋_GB2312", "simfang_gb2312.ttf"), ("仿宋", "simfang.ttf"), ("华文仿宋", "STFANGSO.TTF")),
    Role.HEI: (("黑体", "simhei.ttf"),),
    Role.KAI: (("楷体_GB2312", "simkai_gb2312.ttf"), ("楷体", "simkai.ttf"), ("华文楷体", "STKAITI.TTF")),
    Role.NAMES: (),
}
COMPLETE = (Role.NAMES, Role.HEI, Role.KAI)


def office_font_folders() -> tuple[Path, ...]:
    """Return the folders in which the PC keeps its fonts."""
    homes = (("WINDIR", "Fonts"), ("LOCALAPPDATA", "Microsoft/Windows/Fonts"))
    places = [Path(os.environ[key]) / tail for key, tail in homes if key in os.environ]
    places += [Path.home() / ".local/share/fonts", Path("/usr/share/fonts/chinese")]
    return tuple(place for place in places if place.is_dir())


class FontBook:
    """The fonts of one process: finds each once, keeps it parsed, and tells which was used."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._faces: dict[Role, Typeface] = {}

    def typeface(self, role: Role) -> Typeface:
        """Return the font file for a part: the office's own where the PC has it, else the shipped one."""
        if role not in self._faces:
            self._faces[role] = self._on_the_pc(role) or self.shipped(role)
        return self._faces[role]

    def shipped(self, role: Role) -> Typeface:
        """Return the shipped font for a part."""
        name, file = SHIPPED[role]
        return Typeface(name, resource_path("fonts", file), shipped=True)

    def font(self, role: Role, text: str) -> HouseFont:
        """Return the font for one text: the part's own, or a complete one when that lacks a character.

        Raises UserError("glyph_missing") with name and character when no font has it.
        """
        return self.one_font(role, (text,))

    def one_font(self, role: Role, texts: Iterable[str]) -> HouseFont:
        """Return one font that has every character of all the texts, never two fonts in one list.

        Raises UserError("glyph_missing") with name and character when no font has them all.
        """
        lines = tuple(texts)
        needed = {ord(character) for line in lines for character in line if character not in "\n\r\t"}
        choices = (self.typeface(role), self.shipped(role), *(self.shipped(other) for other in COMPLETE))
        for face in choices:
            font = registered(face.path)
            if needed <= font.face.charToGlyph.keys():
                return font
        raise _missing(lines, registered(self.shipped(Role.NAMES).path))

    def used(self) -> dict[Role, str]:
        """Return for each part asked for so far the name of its font."""
        return {role: face.name for role, face in self._faces.items()}

    def _on_the_pc(self, role: Role) -> Typeface | None:
        for name, file in ON_THE_PC[role]:
            for folder in self._folders:
                if (folder / file).is_file():
                    return Typeface(name, folder / file, shipped=False)
        return None


def missing_characters(text: str, font: HouseFont) -> tuple[str, ...]:
    """Return the characters of the text for which the font has no glyph, each once, in order."""
    lacking = (c for c in text if c not in "\n\r\t" and ord(c) not in font.face.charToGlyph)
    return tuple(dict.fromkeys(lacking))


def _missing(lines: Sequence[str], complete: HouseFont) -> UserError:
    for line in lines:
        for character in missing_characters(line, complete):
            return UserError("glyph_missing", name=line, character=character)
    return UserError("glyph_mixed", name=lines[0] if lines else "")


@cache
def font_book() -> FontBook:
    """Return the fonts of this PC."""
    return FontBook(office_font_folders())
