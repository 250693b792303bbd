"""Numbers of persons are masked wherever a finding is shown; whole only where a sheet is corrected by them."""

import pytest

from huanjie_desktop.domain.problems import error
from huanjie_desktop.services import people
from huanjie_desktop.services.masking import mask_field, mask_id, mask_phone
from huanjie_desktop.services.roster import roster
from huanjie_desktop.services.roster.findings import import_findings
from huanjie_desktop.services.texts.text import sentence
from tests.sheets import HEADINGS, id_number, person, write_sheet

NUMBER = id_number()
WRONG = NUMBER[:-1] + ("1" if NUMBER[-1] != "1" else "2")


@pytest.mark.parametrize(("number", "shown"), [
    ("990108196501011238", "990108********1238"), ("H12345678", "H12345678"), ("", ""),
])  # fmt: skip
def test_an_id_shows_six_and_four_characters(number, shown):
    assert mask_id(number) == shown


@pytest.mark.parametrize(("number", "shown"), [
    ("19900001234", "199****1234"), ("87654321", "****4321"), ("1234", "1234"),
])  # fmt: skip
def test_a_phone_shows_its_ends(number, shown):
    assert mask_phone(number) == shown


def test_only_the_fields_of_numbers_are_masked():
    assert mask_field("phone2", "19900001234") == "199****1234"
    assert mask_field("address", "禾光社区19900001234号") == "禾光社区19900001234号"


@pytest.mark.parametrize("code", ["id_check", "id_lookalikes", "id_twice", "id_on_file"])
def test_a_sentence_about_an_id_masks_it_unless_the_whole_is_wanted(code):
    found = error(code, value=WRONG, proposal=NUMBER, other="2")
    assert WRONG not in sentence(found)
    assert NUMBER not in sentence(found)
    assert WRONG in sentence(found, full=True)


@pytest.fixture
def preview(office, tmp_path):
    branch = people.ensure_branch(office, "建北社区", "第一党支部").value
    old = NUMBER[:6] + NUMBER[8:17]
    rows = [person(0, 身份证号=WRONG), person(1, 身份证号=old), person(2, 联系电话="199 0000 1234")]
    return roster.preview_import(office, write_sheet(tmp_path / "名册.xlsx", [HEADINGS, *rows]), branch)


def test_the_findings_for_a_person_name_the_cell_and_mask_the_number(preview):
    found = import_findings(preview, full=False)
    assert {"E2", "E3", "I4"} <= {f"{one['column']}{one['row']}" for one in found}
    words = " ".join(str(one["sentence"]) for one in found)
    assert not any(number in words for number in (WRONG, NUMBER, "199 0000 1234", "19900001234"))


def test_the_findings_for_a_machine_are_complete(preview):
    assert WRONG in " ".join(str(one["sentence"]) for one in import_findings(preview))
