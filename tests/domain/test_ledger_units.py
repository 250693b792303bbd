"""Units of twenty households: rows L1 to L3, and the laws of any cutting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huanjie_desktop.domain.ledger.units import Cutting, Load, Split, cut, load_of, unit_sizes, units_needed
from tests.domain.acceptance_rows import rows

FILL = Cutting(split=Split.FILL)
cuttings = st.builds(Cutting, st.integers(1, 40), st.sampled_from(Split))


@rows("L1")
@pytest.mark.parametrize(("households", "units"), [(0, 0), (1, 1), (20, 1), (21, 2), (40, 2), (41, 3)])
def test_every_begun_twenty_makes_a_unit(households, units):
    assert units_needed(households) == units


@rows("L2")
def test_the_remainder_is_spread_or_left_in_the_last_unit():
    assert unit_sizes(41, Cutting()) == (14, 14, 13)
    assert unit_sizes(41, FILL) == (20, 20, 1)


@rows("L3")
def test_two_groups_of_ten_make_two_units():
    assert [len(cut(group, Cutting())) for group in (range(10), range(10, 20))] == [1, 1]


@given(st.integers(0, 400), cuttings)
def test_every_household_is_in_exactly_one_unit_and_neighbours_stay_together(number, cutting):
    units = cut(range(number), cutting)
    assert [one for unit in units for one in unit] == list(range(number))
    assert all(0 < len(unit) <= cutting.size for unit in units)
    assert len(units) == units_needed(number, cutting.size)


@given(st.integers(1, 400), st.integers(1, 40))
def test_balanced_units_differ_by_one_household_at_most(number, size):
    sizes = unit_sizes(number, Cutting(size))
    assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize(
    ("households", "load"), [(15, Load.TOO_SMALL), (16, Load.FITTING), (24, Load.FITTING), (25, Load.TOO_LARGE)]
)
def test_units_far_from_twenty_are_flagged(households, load):
    assert load_of(households) is load
