"""Titles are broken by sense and never inside a name or a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huanjie_desktop.domain.election.title_lines import is_broken_by_sense, title_lines

TITLES = [
    (16, "中共青穗街道麦陌社区第一支部委员会委员选票", "中共青穗街道麦陌社区|第一支部委员会委员选票"),
    (16, "中共青穗街道麦陌社区第一支部委员会书记选票", "中共青穗街道麦陌社区|第一支部委员会书记选票"),
    (26, "中共青穗街道麦陌社区第一支部委员会委员选票", "中共青穗街道麦陌社区第一支部委员会委员选票"),
    (16, "中共青穗街道麦陌社区第一支部党员大会\n会议记录", "中共青穗街道麦陌社区|第一支部党员大会|会议记录"),
    (16, "中共云溪街道工作委员会关于柳湾社区换届选举的批复", "中共云溪街道工作委员会|关于柳湾社区换届选举的批复"),
    (12, "中共云溪街道柳湾社区第二支部委员会委员选票", "中共云溪街道柳湾社区|第二支部委员会委员选票"),
    (16, "中共河坝镇石桥村支部委员会委员选票", "中共河坝镇石桥村|支部委员会委员选票"),
    (14, "中共云溪街道物业管理有限公司支部委员会委员选票", "中共云溪街道物业管理有限公司|支部委员会委员选票"),
    (12, "柳湾社区党支部书记选票", "柳湾社区党支部书记选票"),
    (10, "柳湾社区党支部书记选票", "柳湾社区|党支部书记选票"),
    (9, "第一党支部书记选票", "第一党支部书记选票"),
    (8, "第一党支部书记选票", "第一党支部|书记选票"),
    (8, "推荐支部委员会委员候选人", "推荐支部委员会|委员候选人"),
    (6, "选举结果报告单", "选举结果|报告单"),
    (5, "监票人、计票人名单", "监票人、|计票人名单"),
    (13, "中共云溪街道物业管理有限公司支部委员会委员选票", "中共云溪街道|物业管理有限公司|支部委员会委员选票"),
    (9, "党" * 40, "|".join(["党" * 8] * 5)),
    (3, "党党党党党党党", "党党|党党|党党党"),
    (2, "第二十三支部", "第二|十三|支部"),
]  # fmt: skip


@pytest.mark.parametrize(("width", "title", "lines"), TITLES)
def test_a_title_is_broken_where_its_sense_allows(width, title, lines):
    assert "|".join(title_lines(title, width, len)) == lines


@given(st.text("中共青穗街道麦陌社区第一支部委员会党书记选票、（草案）", max_size=40), st.integers(1, 20))
def test_nothing_is_lost_and_no_line_is_too_long(title, width):
    lines = title_lines(title, width, len)
    assert "".join(lines) == title
    assert max(map(len, lines), default=0) <= width


@given(st.text("社区支部委员会党", max_size=30), st.integers(4, 20))
def test_a_title_that_fits_stays_on_one_line(title, spare):
    assert title_lines(title, len(title) + spare, len) == (title,)


def test_a_break_inside_a_number_is_not_by_sense():
    assert is_broken_by_sense(("中共麦陌社区", "第一支部委员会"))
    assert not is_broken_by_sense(("中共麦陌社区第", "一支部委员会"))
