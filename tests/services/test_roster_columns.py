"""Columns that only the clerk knows: chosen once, remembered for the next sheet with the same heading."""

from dataclasses import replace

import pytest

from huanjie_desktop.services import people
from huanjie_desktop.services.roster import roster
from huanjie_desktop.services.roster.columns import mapping_at, remember_mapping, remembered_mapping, sheet_heads
from tests.sheets import id_number, write_sheet

ROWS = [["某某登记表"], ["甲栏", "乙栏", "备注"], ["赵安安", id_number(), "组长"]]


@pytest.fixture
def odd(tmp_path):
    return write_sheet(tmp_path / "登记.xlsx", ROWS)


@pytest.fixture
def chosen(odd):
    head = sheet_heads(odd)[0]
    return head, replace(mapping_at(head, 1), columns={"name": 0, "id_number": 1, "remarks": 2})


def test_a_sheet_shows_its_beginning_and_that_nothing_was_understood(odd):
    head = sheet_heads(odd)[0]
    assert (head.rows, head.head[1], head.mapping) == (3, ("甲栏", "乙栏", "备注"), None)


def test_pointing_at_the_heading_maps_what_is_known(odd):
    mapping = mapping_at(sheet_heads(odd)[0], 1)
    assert (dict(mapping.columns), mapping.unmapped, mapping.first_row) == ({"remarks": 2}, ("甲栏", "乙栏"), 2)


def test_a_mapping_by_hand_reads_the_sheet(office, odd, chosen):
    branch = people.ensure_branch(office, "建北社区", "第一党支部").value
    preview = roster.preview_source(office, roster.RosterSource(odd, branch, mapping=chosen[1]))
    assert [(row.draft.name, row.draft.id_number, row.draft.remarks) for row in preview.rows] == [
        ("赵安安", id_number(), "组长")
    ]


def test_a_mapping_is_remembered_by_its_heading(office, tmp_path, chosen):
    remember_mapping(office, *chosen)
    next_month = write_sheet(tmp_path / "下月.xlsx", [ROWS[1], ["钱清清", "", ""]], title="十一月")
    found = remembered_mapping(office, sheet_heads(next_month))
    branch = people.ensure_branch(office, "建北社区", "第一党支部").value
    assert [row.draft.name for row in roster.preview_import(office, next_month, branch).rows] == ["钱清清"]
    assert (found.sheet, found.header_row, found.first_row, found.columns["name"]) == ("十一月", 0, 1, 0)


def test_another_heading_is_not_remembered(office, tmp_path, chosen):
    remember_mapping(office, *chosen)
    other = write_sheet(tmp_path / "别的.xlsx", [["丙栏", "丁栏"], ["赵安安", ""]])
    assert remembered_mapping(office, sheet_heads(other)) is None
