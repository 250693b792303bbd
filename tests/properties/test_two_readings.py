"""Laws of the second count: one slip of one recorder is always named, alone, and nothing is named without a slip."""

from hypothesis import assume, example, given
from hypothesis import strategies as st

from huanjie_desktop.domain.election.bundle_compare import LookKind, looks
from huanjie_desktop.domain.election.count_plan import Bundle, BundleState, bundles_of, regrown
from tests.rule_builders import make_pile

PILES = st.text("abcd", min_size=1, max_size=20)
ANY = st.text("abc", max_size=9)


@st.composite
def slips(draw):
    """A pile and a place in it."""
    pile = draw(PILES)
    return pile, draw(st.integers(0, len(pile) - 1))


def found(pile, read):
    return looks(make_pile(pile), make_pile(read), 1, len(pile))


def without(pile, place):
    return pile[:place] + pile[place + 1 :]


@given(PILES)
def test_equal_readings_name_nothing(pile):
    assert found(pile, pile) == ()


@given(ANY, ANY)
def test_unequal_readings_always_name_something(one, two):
    assert bool(looks(make_pile(one), make_pile(two))) == (one != two)


@given(st.text("abcdef", max_size=12), st.text("abcdef", max_size=12), st.integers(1, 14), st.integers(1, 300))
@example("aeaacb", "aaacbf", 6, 1)
@example("aabccdx", "abccddy", 7, 55)
@example("abc", "abcd", 3, 1)
def test_no_look_names_a_ballot_that_the_bundle_has_not(one, two, papers, begin):
    for look in looks(make_pile(one), make_pile(two), begin, papers):
        assert look.numbers
        assert set(look.numbers) <= set(range(begin, begin + papers))
        assert len(set(look.numbers)) == len(look.numbers)
        assert (look.kind is LookKind.SWAPPED) <= (len(look.numbers) == 2)


@given(slips(), st.sampled_from("abcd"))
def test_a_wrong_key_names_that_ballot_alone(slip, other):
    pile, place = slip
    assume(pile[place] != other)
    (look,) = found(pile, pile[:place] + other + pile[place + 1 :])
    assert (look.numbers, look.kind) == ((place + 1,), LookKind.WRONG)


@given(slips())
def test_a_skipped_ballot_names_it_and_only_those_it_cannot_be_told_from(slip):
    pile, place = slip
    read = without(pile, place)
    (look,) = found(pile, read)
    alike = [number for number in range(1, len(pile) + 1) if without(pile, number - 1) == read]
    assert (list(look.numbers), look.kind, look.recorder) == (alike, LookKind.SKIPPED, 2)
    assert place + 1 in look.numbers


@given(slips())
def test_a_doubled_ballot_names_it_and_only_those_it_cannot_be_told_from(slip):
    pile, place = slip
    read = pile[: place + 1] + pile[place:]
    (look,) = found(pile, read)
    alike = [one + 1 for one in range(len(pile)) if pile[: one + 1] + pile[one:] == read]
    assert (list(look.numbers), look.kind, look.recorder) == (alike, LookKind.DOUBLED, 2)


@given(slips())
def test_a_doubled_ballot_that_pushed_the_last_one_out_never_needs_more_than_two_looks(slip):
    pile, place = slip
    read = (pile[: place + 1] + pile[place:])[: len(pile)]
    assume(read != pile)
    seen = found(pile, read)
    differing = sum(one != two for one, two in zip(pile, read, strict=True))
    assert 1 <= len(seen) <= min(2, differing)


@given(slips())
def test_two_ballots_in_the_wrong_order_name_these_two(slip):
    pile, place = slip
    assume(place + 1 < len(pile) and pile[place] != pile[place + 1])
    (look,) = found(pile, pile[:place] + pile[place + 1] + pile[place] + pile[place + 2 :])
    assert (look.numbers, look.kind) == ((place + 1, place + 2), LookKind.SWAPPED)


@given(slips(), st.integers(1, 40))
def test_who_made_the_slip_does_not_change_the_ballots_named(slip, begin):
    pile, place = slip
    one, two = make_pile(pile), make_pile(without(pile, place))
    there, back = looks(one, two, begin, len(pile)), looks(two, one, begin, len(pile))
    assert [look.numbers for look in there] == [look.numbers for look in back]


@given(st.integers(0, 400), st.integers(1, 100))
def test_bundles_cover_every_number_exactly_once(returned, size):
    numbers = [number for one in bundles_of(returned, size) for number in one.numbers]
    assert numbers == list(range(1, returned + 1))
    assert all(len(one.numbers) <= size for one in bundles_of(returned, size))


@given(st.integers(0, 90), st.integers(1, 30), st.integers(0, 90), st.data())
def test_bundles_that_follow_a_recount_cover_every_number_and_cut_none_handed_out(returned, size, later, data):
    states = data.draw(st.lists(st.sampled_from(BundleState), min_size=90, max_size=90))
    stored = [Bundle(one.number, one.first, one.last, "", state)
              for one, state in zip(bundles_of(returned, size), states, strict=False)]
    out = [one for one in stored if one.state is not BundleState.WAITING]
    assume(all(one.last <= later for one in out))
    grown = regrown(stored, later, size)
    assert [number for one in grown for number in one.numbers] == list(range(1, later + 1))
    assert set(out) <= set(grown)
    assert [one.number for one in grown] == list(range(1, len(grown) + 1))
