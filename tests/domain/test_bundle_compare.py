"""Two readings of one bundle: the smallest set of ballots to look at, never all that follow a skipped one."""

import pytest

from huanjie_desktop.domain.election.bundle_compare import Look, LookKind, looks
from tests.rule_builders import make_ballot, make_pile

WRONG, SKIPPED, DOUBLED, SWAPPED = LookKind.WRONG, LookKind.SKIPPED, LookKind.DOUBLED, LookKind.SWAPPED
CASES = [
    ("abcdef", "abcdef", []),
    ("", "", []),
    ("abcdef", "abxdef", [Look((3,), WRONG)]),
    ("abcdef", "abdef", [Look((3,), SKIPPED, 2)]),
    ("bcdef", "abcdef", [Look((1,), SKIPPED, 1)]),
    ("abcdef", "abcde", [Look((6,), SKIPPED, 2)]),
    ("abccdef", "abcdef", [Look((3, 4), SKIPPED, 2)]),
    ("abcdef", "abdcef", [Look((3, 4), SWAPPED)]),
    ("abcdef", "axdcef", [Look((2,), WRONG), Look((3, 4), SWAPPED)]),
    ("abcdef", "acddef", [Look((2,), WRONG), Look((3,), WRONG)]),
    ("abcdefgh", "acdeefgh", [Look((2,), SKIPPED, 2), Look((5,), DOUBLED, 2)]),
    ("abbcdefgh", "abcdefgxh", [Look((2,), DOUBLED, 1), Look((8,), SKIPPED, 1)]),
    ("abcdefgh", "abcdxfh", [Look((5,), WRONG), Look((7,), SKIPPED, 2)]),
    ("abcdefgh", "bcdexgh", [Look((1,), SKIPPED, 2), Look((6,), WRONG)]),
    ("abc", "", [Look((1,), SKIPPED, 2), Look((2,), SKIPPED, 2), Look((3,), SKIPPED, 2)]),
]


@pytest.mark.parametrize(("first", "second", "expected"), CASES)
def test_the_ballots_to_look_at_are_named(first, second, expected):
    assert list(looks(make_pile(first), make_pile(second))) == expected


@pytest.mark.parametrize(("first", "second", "expected"), CASES)
def test_numbers_are_those_of_the_pile(first, second, expected):
    found = looks(make_pile(first), make_pile(second), first_number=41)
    assert [one.numbers for one in found] == [tuple(number + 40 for number in one.numbers) for one in expected]


@pytest.mark.parametrize(
    ("first", "second", "papers", "expected"),
    [
        ("abcdef", "abccdef", 6, [Look((3,), DOUBLED, 2)]),
        ("aabcdef", "abcdef", 6, [Look((1,), DOUBLED, 1)]),
        ("abccdef", "abcdef", 7, [Look((3, 4), SKIPPED, 2)]),
        ("abcdefgh", "abccdefg", 8, [Look((3,), DOUBLED, 2), Look((8,), SKIPPED, 2)]),
        ("abbcdef", "abcdgh", 7, [Look((2, 3), SKIPPED, 2), Look((6,), WRONG), Look((7,), WRONG)]),
        ("abbcdefg", "abcdfgh", 8, [Look((2,), DOUBLED, 1), Look((5,), SKIPPED, 2), Look((8,), SKIPPED, 1)]),
        ("aabcde", "abcdee", 6, [Look((1,), DOUBLED, 1), Look((5, 6), SKIPPED, 1)]),
        ("aeaacb", "aaacbf", 6, [Look((one,), WRONG) for one in (2, 4, 5, 6)]),
        ("abab", "aaba", 4, [Look((1,), DOUBLED, 2), Look((4,), SKIPPED, 2)]),
        ("abcdef", "abbcde", 6, [Look((2,), DOUBLED, 2), Look((6,), SKIPPED, 2)]),
        ("abcdee", "abbcde", 6, [Look((2,), DOUBLED, 2), Look((5, 6), SKIPPED, 2)]),
    ],
)
def test_the_number_of_papers_tells_doubled_from_skipped(first, second, papers, expected):
    assert list(looks(make_pile(first), make_pile(second), 1, papers)) == expected


def test_three_of_one_ballot_name_it_once():
    assert looks(make_pile("ab"), make_pile("abbb"), 1, 2) == (Look((2,), DOUBLED, 2),)


def test_the_order_of_written_in_names_is_no_difference():
    one, two = make_ballot("OX_", "戊O", "己O"), make_ballot("OX_", "己O", "戊O")
    assert looks([one], [two]) == ()


def test_a_bundle_of_a_hundred_differs_in_one_ballot_only():
    letters = "".join(chr(97 + place % 26) for place in range(100))
    assert looks(make_pile(letters), make_pile(letters[:49] + letters[50:]), 1, 100) == (Look((50,), SKIPPED, 2),)
