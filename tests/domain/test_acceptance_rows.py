"""Every row of the acceptance table is covered by a test that says so."""

from importlib import import_module
from pathlib import Path

import pytest

from tests.domain.acceptance_rows import ROWS, TESTED

MODULES = sorted(path.stem for path in Path(__file__).parent.glob("test_*.py") if path != Path(__file__))


@pytest.fixture(scope="module", autouse=True)
def all_tests_known():
    for name in MODULES:
        import_module(f"tests.domain.{name}")


@pytest.mark.parametrize("row", ROWS)
def test_every_row_has_a_test_in_the_file_that_is_named(row):
    assert ROWS[row][1] in TESTED.get(row, set())


def test_no_test_claims_a_row_that_is_not_in_the_table():
    assert not TESTED.keys() - ROWS.keys()


def test_the_table_has_its_hundred_and_seven_rows():
    numbers = {letter: sum(row[0] == letter for row in ROWS) for letter in "ABCDEFGH"}
    assert numbers == {"A": 12, "B": 9, "C": 16, "D": 24, "E": 9, "F": 26, "G": 5, "H": 6}
