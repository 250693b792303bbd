"""Lines break where a Chinese typesetter breaks them."""

from hypothesis import given
from hypothesis import strategies as st

from huanjie_desktop.documents.lines import NEVER_FIRST, NEVER_LAST, break_lines

words = st.text("中共支部党员，。（）《》“”123%—…", max_size=120)


def measure(text):
    return float(sum(1 if ord(c) > 127 else 0.5 for c in text))


@given(words, st.integers(6, 30), st.integers(0, 2))
def test_no_character_is_lost(text, width, indent):
    assert "".join(line.text for line in break_lines(text, width, measure, indent)) == text


def test_no_line_begins_with_a_closing_or_ends_with_an_opening_mark():
    text = "根据《中国共产党章程》（以下简称“党章”），赞成的，画“○”；不赞成的，画“×”。" * 5
    for width in range(8, 30):
        lines = [line.text for line in break_lines(text, width, measure)]
        assert not [line for line in lines if line[0] in NEVER_FIRST or line[-1] in NEVER_LAST]
        assert max(map(measure, lines)) <= width


def test_a_number_stays_whole():
    lines = break_lines("应到会党员2026.50人", 7.0, measure)
    assert [line.text for line in lines] == ["应到会党员", "2026.50人"]


def test_a_piece_wider_than_the_line_is_broken_all_the_same():
    lines = break_lines("A" * 30, 5.0, measure)
    assert [line.text for line in lines] == ["A" * 10] * 3


def test_only_the_last_line_of_a_paragraph_is_marked():
    assert [line.last for line in break_lines("党" * 9 + "\n员", 4.0, measure)] == [False, False, True, True]
