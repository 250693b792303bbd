"""The shipped fonts have the characters that the program promises."""

import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

from huanjie_desktop.base.resource_files import resource_path
from huanjie_desktop.services.stroke_table import stroke_table

ALL = ("HuanjieSong-Regular", "HuanjieSong-Bold", "HuanjieHei-Regular", "HuanjieKai-Regular")
COMPLETE = ("HuanjieSong-Regular", "HuanjieHei-Regular")
SIGNS = "○×✓√□■△─│┌┐└┘├┤┬┴┼〇·—…“”‘’《》〔〕（），。：；！？、①⑩㈠℃％０９ＡｚAz09 \u3000"


def face(name: str) -> TTFontFace:
    return TTFontFace(str(resource_path("fonts", f"{name}.ttf")))


def lacking(name: str, characters: str) -> str:
    have = face(name).charToGlyph
    return "".join(char for char in characters if not have.get(ord(char)))


@pytest.mark.parametrize("name", COMPLETE)
def test_every_han_character_of_level_two_has_a_glyph(name: str) -> None:
    basic = "".join(map(chr, [*range(0x3400, 0x4DB6), *range(0x4E00, 0x9FF0)]))
    assert lacking(name, basic + "".join(stroke_table().places)) == ""


@pytest.mark.parametrize("name", ALL)
def test_every_font_has_the_signs_and_rare_characters_of_papers(name: str) -> None:
    assert lacking(name, SIGNS + "䶮㛃𬱖𬭎𫍯𬬭") == ""


def test_smaller_fonts_lack_three_withdrawn_characters_of_gb2312_level_one() -> None:
    level_one = bytes(code for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for code in (row, cell))
    characters = level_one.decode("gb2312", errors="ignore")
    assert len(characters) > 3700
    assert [lacking(name, characters) for name in ALL] == ["", "磺硷矽", "", "磺硷矽"]


def test_no_two_fonts_have_the_same_name() -> None:
    names = [face(name).name.decode("ascii") for name in ALL]
    assert names == list(ALL)


def test_the_fonts_take_at_most_thirty_megabytes() -> None:
    assert sum(path.stat().st_size for path in resource_path("fonts").glob("*.ttf")) <= 30_000_000
