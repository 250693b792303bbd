"""Makes the shipped TrueType fonts from Debian's fonts-noto-cjk, fonts-lxgw-wenkai and unicode-data.

Development time only:  python resources/fonts/build_fonts.py [file name …]
Needs packaging/requirements/build.txt. The same sources give the same bytes.
"""

from __future__ import annotations

import bz2
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

HERE = Path(__file__).parent
NOTO = Path("/usr/share/fonts/opentype/noto")
WENKAI = Path("/usr/share/fonts/truetype/lxgw-wenkai")
UNIHAN = Path("/usr/share/unicode/Unihan_OtherMappings.txt.bz2")
SIMPLIFIED_CHINESE = 2  # face of the Noto collections
MAX_ERROR = 2.0  # units of 1/1000 em between the cubic outline and ours

SIGNS = [(0x20, 0x17F), (0x1CD, 0x1DC), (0x1F8, 0x1F9), (0x251, 0x251), (0x261, 0x261), (0x2BC, 0x2DD)]
SIGNS += [(0x391, 0x3C9), (0x401, 0x451), (0x1E3E, 0x1E3F), (0x2000, 0x206F), (0x2070, 0x209F)]
SIGNS += [(0x20A0, 0x20CF), (0x2100, 0x23FF), (0x2460, 0x27BF), (0x3000, 0x303F), (0x3100, 0x312F)]
SIGNS += [(0x3220, 0x3229), (0x3380, 0x33DF), (0xFE10, 0xFE6F), (0xFF00, 0xFF5F), (0xFFE0, 0xFFE6)]
OTHER_SIGNS = [(0x2E80, 0x2FDF), (0x3040, 0x30FF), (0x31A0, 0x33FF), (0xF900, 0xFAFF), (0xFF60, 0xFFDF)]
BASIC_HAN = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF)]
RARE_HAN = [(0x20000, 0x3FFFF)]
UNWANTED = ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG", "gasp", "meta", "STAT"]
COMPLETE = BASIC_HAN + OTHER_SIGNS


class Face(NamedTuple):
    """One font to make: where from, which characters, which name."""

    source: Path
    number: int
    family: str
    style: str
    ranges: list[tuple[int, int]]


FACES = [
    Face(NOTO / "NotoSerifCJK-Regular.ttc", SIMPLIFIED_CHINESE, "HuanjieSong", "Regular", COMPLETE + RARE_HAN),
    Face(NOTO / "NotoSansCJK-Regular.ttc", SIMPLIFIED_CHINESE, "HuanjieHei", "Regular", COMPLETE),
    Face(NOTO / "NotoSerifCJK-Bold.ttc", SIMPLIFIED_CHINESE, "HuanjieSong", "Bold", []),
    Face(WENKAI / "LXGWWenKai-Regular.ttf", -1, "HuanjieKai", "Regular", []),
]


def spread(ranges: Iterable[tuple[int, int]]) -> set[int]:
    """Every code point of the ranges, both ends included."""
    return {code for first, last in ranges for code in range(first, last + 1)}


def standard_characters() -> set[int]:
    """The 8,105 characters of 通用规范汉字表."""
    text = bz2.decompress(UNIHAN.read_bytes()).decode("utf-8")
    return {int(code, 16) for code in re.findall(r"^U\+(\w+)\tkTGH\t", text, re.MULTILINE)}


def wanted(face: Face) -> set[int]:
    """The characters a face is to have, if its source has them."""
    return standard_characters() | spread(SIGNS + face.ranges)


def reduced(face: Face) -> TTFont:
    """The source font with the wanted characters only, without shaping tables."""
    return subset(TTFont(face.source, fontNumber=face.number, recalcTimestamp=False), wanted(face))


def subset(font: TTFont, characters: set[int]) -> TTFont:
    """The font cut down to these characters."""
    options = Options(layout_features=[], hinting=False, desubroutinize=True, notdef_outline=True)
    options.name_IDs = [0, 13, 14]
    options.drop_tables += UNWANTED
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def quadratic_glyphs(font: TTFont) -> dict[str, object]:
    """The cubic outlines of a CFF font as TrueType glyphs."""
    glyph_set, glyphs = font.getGlyphSet(), {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        glyph_set[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph(dropImpliedOnCurves=True)
    return glyphs


def to_truetype(font: TTFont) -> None:
    """Replaces CFF by glyf, which is what reportlab can embed."""
    glyphs = quadratic_glyphs(font)
    font["loca"] = newTable("loca")
    font["glyf"] = table = newTable("glyf")
    table.glyphOrder, table.glyphs = font.getGlyphOrder(), glyphs
    del font["CFF "]
    FontBuilder(font=font).setupMaxp()
    font.sfntVersion = "\x00\x01\x00\x00"


def fill_gaps(font: TTFont, characters: set[int]) -> None:
    """Takes what the face lacks (U+9FEB–9FEF in the serif) from the sans: one font must carry a whole list of names."""
    sans = TTFont(NOTO / "NotoSansCJK-Regular.ttc", fontNumber=SIMPLIFIED_CHINESE)
    lacking = (characters - set(font.getBestCmap())) & set(sans.getBestCmap())
    if not lacking:
        return
    subset(sans, lacking)
    glyphs = quadratic_glyphs(sans)
    for code, name in sans.getBestCmap().items():
        own = f"sans{code:X}"
        font["glyf"][own], font["hmtx"][own] = glyphs[name], sans["hmtx"][name]
        for table in font["cmap"].tables:
            if table.isUnicode() and table.format in {4, 12}:
                table.cmap[code] = own
    font.setGlyphOrder(font["glyf"].glyphOrder)
    FontBuilder(font=font).setupMaxp()


def rename(font: TTFont, face: Face) -> None:
    """Gives the converted font its own name; copyright and licence stay."""
    names = font["name"]
    kept = {record.nameID: record.toUnicode() for record in names.names if record.nameID in {0, 13, 14}}
    names.names = []
    own = {1: face.family, 2: face.style, 4: f"{face.family} {face.style}", 6: f"{face.family}-{face.style}"}
    own |= {3: f"{own[6]};1.000", 5: "Version 1.000", 10: f"Subset, converted from {face.source.name}"}
    for number, text in sorted((kept | own).items()):
        names.setName(text, number, 3, 1, 0x409)
    bold = face.style == "Bold"
    font["OS/2"].fsSelection = 0x20 if bold else 0x40
    font["head"].macStyle = int(bold)
    font["post"].formatType = 3.0


def build(face: Face) -> Path:
    """Writes one font and tells its size and coverage."""
    font = reduced(face)
    if "CFF " in font:
        to_truetype(font)
    if face.ranges:
        fill_gaps(font, wanted(face) & spread(BASIC_HAN))
    rename(font, face)
    target = HERE / f"{face.family}-{face.style}.ttf"
    font.save(target)
    report(target)
    return target


def report(target: Path) -> None:
    """Prints the size and which Han characters are there."""
    have = set(TTFont(target).getBestCmap())
    standard, basic = standard_characters(), spread(BASIC_HAN)
    lacking = "".join(chr(code) for code in sorted(standard - have))
    size = target.stat().st_size / 1_000_000
    counts = f"standard {len(standard & have)}/8105 {lacking}, 4E00–9FFF and 3400–4DBF {len(basic & have)}/{len(basic)}"
    print(f"{target.name}: {size:.1f} MB, {len(have)} characters, {counts}")


if __name__ == "__main__":
    for one in FACES:
        if len(sys.argv) == 1 or f"{one.family}-{one.style}.ttf" in sys.argv[1:]:
            build(one)
