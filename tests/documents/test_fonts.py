"""Every character is printed or refused by name, and copied text is the text that was printed."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from huanjie_desktop.base.resource_files import resource_path
from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.documents.fonts import FontBook, Role, font_book, missing_characters
from huanjie_desktop.documents.true_type import registered, to_unicode
from tests.documents.pdf import exact_text

EXTENSION_B = "𬱖𬭎𫍯𬬭𠅤"
NO_FONT = "\U0002fa1d"


def drawn(text, font):
    stream = BytesIO()
    canvas = Canvas(stream, invariant=1)
    canvas.setFont(font.fontName, 12)
    for number in range(0, len(text), 40):
        canvas.drawString(20, 800 - number / 40 * 14, text[number : number + 40])
    canvas.save()
    return stream.getvalue()


def complete():
    return FontBook(()).typeface(Role.NAMES).path


def characters():
    """Han characters of the complete font, those above U+FFFF included, without those that only stand for others."""
    have = registered(complete()).face.charToGlyph
    return [chr(code) for code in sorted(have) if 0x3400 <= code <= 0x9FFF or (code >= 0x20000 and not code >= 0x2F800)]


@pytest.mark.parametrize("character", EXTENSION_B)
def test_a_character_above_the_basic_plane_is_copied_as_it_was_printed(character):
    text = f"王{character}"
    font = FontBook(()).font(Role.NAMES, text)
    assert exact_text(drawn(text, font)).strip() == text


@given(st.data())
@settings(deadline=None, max_examples=30)
def test_any_text_of_the_complete_font_is_copied_as_it_was_printed(data):
    text = data.draw(st.text(st.sampled_from(characters()), min_size=1, max_size=300))
    copied = exact_text(drawn(text, registered(complete())))
    assert "".join(copied.split()) == text


@pytest.mark.slow
def test_every_character_of_the_complete_font_is_copied_as_it_was_printed():
    everything = characters()
    assert len(everything) > 27_000
    for start in range(0, len(everything), 2000):
        part = "".join(everything[start : start + 2000])
        assert "".join(exact_text(drawn(part, registered(complete()))).split()) == part


def test_one_list_of_names_has_one_font():
    book = FontBook(())
    wanted = book.font(Role.TITLE, "王伟")
    rare = next(one for one in characters() if missing_characters(one, wanted))
    assert wanted.face.name == b"HuanjieSong-Bold"
    assert book.one_font(Role.TITLE, ["王伟", f"李{rare}"]).face.name == b"HuanjieSong-Regular"


def test_a_character_in_no_font_is_refused_with_name_and_character():
    with pytest.raises(UserError, match="glyph_missing") as refused:
        FontBook(()).one_font(Role.NAMES, ["王伟", f"李{NO_FONT}"])
    assert refused.value.values == {"name": f"李{NO_FONT}", "character": NO_FONT}


def test_a_font_of_the_office_is_preferred_where_the_pc_has_it(tmp_path):
    (tmp_path / "simhei.ttf").write_bytes(resource_path("fonts", "HuanjieHei-Regular.ttf").read_bytes())
    book = FontBook((tmp_path,))
    assert book.typeface(Role.HEI).path == tmp_path / "simhei.ttf"
    assert not book.typeface(Role.HEI).shipped
    assert book.typeface(Role.BODY).shipped


def test_it_tells_which_font_was_used():
    book = FontBook(())
    book.font(Role.BODY, "中")
    assert book.used() == {Role.BODY: "宋体（随程序）"}


def test_a_font_is_parsed_once_per_process():
    assert registered(complete()) is registered(complete())
    assert font_book() is font_book()


def test_shipped_fonts_have_different_names_inside():
    names = {FontBook(()).shipped(role).path: registered(FontBook(()).shipped(role).path).face.name for role in Role}
    assert len(set(names.values())) == len(names) == 4


def test_the_map_to_unicode_is_written_in_utf16_and_blocks_of_a_hundred():
    text = to_unicode("ABC+Font", [0x4E00] * 150 + [0x20164])
    assert "<96> <D840DD64>" in text
    assert "100 beginbfchar" in text
    assert "51 beginbfchar" in text
