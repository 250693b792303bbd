"""What is new: the passages after the version that ran before."""

import pytest

from huanjie_desktop import __version__
from huanjie_desktop.services.update.news import changes, is_upgrade, news_after

TEXT = "# 更新记录\n\n## 0.10.0（2027-03-01）\n\n- 丙\n\n## 0.2.0（2027-01-01）\n\n- 乙\n\n## 0.1.0\n\n- 甲\n"


@pytest.mark.parametrize(("before", "letters"), [("0.1.0", "丙乙"), ("0.2.0", "丙"), ("0", "丙乙甲"), ("0.10.0", "")])
def test_only_later_passages_are_new(before, letters):
    assert "".join(letter for letter in news_after(before, TEXT) if letter in "甲乙丙") == letters


def test_the_shipped_list_has_the_present_version_first():
    assert news_after("0", changes()).startswith(f"## {__version__}")


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [("", "0.1.0", False), ("0.1.0", "0.1.0", False), ("0.1.0", "0.2.0", True), ("0.2.0", "0.1.0", False)],
)
def test_the_first_start_is_no_upgrade(before, now, expected):
    assert is_upgrade(before, now) is expected
