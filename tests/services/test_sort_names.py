"""The names of a text file in the order of their strokes."""

from pathlib import Path

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.people.stroke_order import NameRule
from huanjie_desktop.services.sort_names import sort_names_file


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "名单.txt"
    path.write_text(text, encoding=encoding)
    return path


def test_lines_are_sorted_and_printed_as_they_stand(tmp_path: Path) -> None:
    path = written(tmp_path, "# 名单\n\n王\u3000芃\n 丁一 \r\n王一一\n")
    assert sort_names_file(path).lines == ("丁一", "王\u3000芃", "王一一")


def test_the_rule_can_be_full_name_strokes(tmp_path: Path) -> None:
    assert sort_names_file(written(tmp_path, "王芃\n王一一"), NameRule.FULL_NAME).lines == ("王一一", "王芃")


def test_each_line_tells_what_separates_it_from_the_one_before(tmp_path: Path) -> None:
    lines = sort_names_file(written(tmp_path, "王一一\n丁一\n王芃"), explain=True).lines
    assert lines == ("丁一\t首位", "王芃\t第1字 2画<4画", "王一一\t单名在前")


def test_a_byte_order_mark_is_no_part_of_the_first_name(tmp_path: Path) -> None:
    assert sort_names_file(written(tmp_path, "丁一", "utf-8-sig")).lines == ("丁一",)


def test_a_file_without_names_has_no_lines(tmp_path: Path) -> None:
    assert sort_names_file(written(tmp_path, "# 名单\n"), explain=True).lines == ()


def test_uncertain_characters_are_told(tmp_path: Path) -> None:
    assert [one.code for one in sort_names_file(written(tmp_path, "王\U00020021")).problems] == ["strokes_unknown"]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="text_missing"):
        sort_names_file(tmp_path / "没有.txt")


def test_another_encoding_is_told_not_guessed(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="text_not_utf8"):
        sort_names_file(written(tmp_path, "王芃", "gb18030"))


def test_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="text_not_readable"):
        sort_names_file(tmp_path)
