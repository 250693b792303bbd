"""The election method: defaults, permitted values, and when it may be changed."""

from dataclasses import fields, replace
from fractions import Fraction

import pytest

from huanjie_desktop.domain.election.method import (
    DEFAULT_METHOD,
    BaseName,
    Contradiction,
    DirectVariant,
    ElectionMethod,
    UnusualSign,
    changed_parameters,
    method_to_mapping,
)
from huanjie_desktop.domain.election.method_paper import MethodFacts, articles
from huanjie_desktop.domain.election.method_text import (
    BY_KEY,
    PARAMETERS,
    change_problems,
    method_from_mapping,
    method_problems,
)
from tests.rule_builders import codes

BY_PRESENT = replace(DEFAULT_METHOD, win_base=BaseName.PRESENT)


def test_every_field_is_a_parameter_with_the_same_default():
    stored = method_to_mapping(DEFAULT_METHOD)
    assert {p.key: p.default for p in PARAMETERS if not p.fixed} == stored
    assert [field.name for field in fields(ElectionMethod)] == [p.key for p in PARAMETERS if not p.fixed]


def test_every_parameter_has_a_label_and_its_default_among_its_values():
    for parameter in PARAMETERS:
        assert parameter.label
        assert parameter.stored(parameter.default) == parameter.default


@pytest.mark.parametrize("parameter", [p for p in PARAMETERS if p.values and not p.fixed], ids=lambda p: p.key)
def test_every_permitted_value_survives_storing(parameter):
    for text, _ in parameter.values:
        method, problems = method_from_mapping({parameter.key: text})
        assert not problems
        assert method_to_mapping(method)[parameter.key] == text


GIVEN = [
    ({"tie_vote_needs_half": True}, {"tie_vote_needs_half": True}),
    ({"writein_needs_rejection": "no"}, {"writein_needs_rejection": False}),
    ({"reduce_allowed_when_missing": 2}, {"reduce_allowed_when_missing": 2}),
    ({"margin": "1/3"}, {"margin": Fraction(1, 3)}),
    ({"unusual_sign": "count_if_clear"}, {"unusual_sign": UnusualSign.APPROVE}),
    ({"contradiction": "ballot_void"}, {"contradiction": Contradiction.BALLOT}),
    ({"quorum": "4/5", "identifying_mark": "ballot_void"}, {}),
    ({"unit_size": 20, "unit_split": "fill", "visit_counts_as_contact": True}, {}),
]


@pytest.mark.parametrize(("given", "changed"), GIVEN)
def test_a_given_value_replaces_the_default(given, changed):
    assert method_from_mapping(given) == (replace(DEFAULT_METHOD, **changed), ())


WRONG = [
    ({"quorums": "4/5"}, "method_unknown_key"),
    ({"quorum": "1/2"}, "method_wrong_value"),
    ({"win_base": "ALL"}, "method_wrong_value"),
    ({"win_base": True}, "method_wrong_value"),
    ({"chosen_counts": 1}, "method_wrong_value"),
    ({"tie_vote_needs_half": 1}, "method_wrong_value"),
    ({"reduce_allowed_when_missing": 3}, "method_wrong_value"),
    ({"reduce_allowed_when_missing": True}, "method_wrong_value"),
    ({"win_base_reason": None}, "method_wrong_value"),
]


@pytest.mark.parametrize(("given", "code"), WRONG)
def test_what_is_not_permitted_is_named_and_the_default_stays(given, code):
    method, problems = method_from_mapping(given)
    assert (method, codes(problems)) == (DEFAULT_METHOD, [code])
    assert problems[0].where == next(iter(given))


ADOPTION = [
    (DEFAULT_METHOD, []),
    (BY_PRESENT, ["method_base_needs_reason"]),
    (replace(BY_PRESENT, win_base_reason="上级答复"), []),
    (replace(DEFAULT_METHOD, margin=Fraction(1, 10)), ["method_margin_too_small"]),
    (replace(DEFAULT_METHOD, direct_variant=DirectVariant.V4), ["method_v4_needs_free_write_in"]),
    (replace(DEFAULT_METHOD, direct_variant=DirectVariant.V4, writein_needs_rejection=False), []),
]


@pytest.mark.parametrize(("method", "expected"), ADOPTION)
def test_a_method_that_the_meeting_must_not_adopt_is_found(method, expected):
    assert codes(method_problems(method)) == expected


CHANGES = [
    (DEFAULT_METHOD, True, "", []),
    (BY_PRESENT, True, "答复", ["method_is_adopted"]),
    (BY_PRESENT, False, " ", ["method_change_needs_reason"]),
    (BY_PRESENT, False, "答复", ["method_base_needs_reason"]),
    (replace(BY_PRESENT, win_base_reason="答复"), False, "答复", []),
]


@pytest.mark.parametrize(("after", "adopted", "reason", "expected"), CHANGES)
def test_a_change_needs_a_reason_before_adoption_and_is_refused_after_it(after, adopted, reason, expected):
    assert codes(change_problems(DEFAULT_METHOD, after, adopted, reason)) == expected


def test_the_log_of_a_change_names_old_and_new():
    assert changed_parameters(DEFAULT_METHOD, BY_PRESENT) == {"win_base": ("DUE", "PRESENT")}
    assert BY_KEY["win_base"].label == "过半数的计算基数"


@pytest.mark.parametrize(("allowed", "words"), [(False, "不得列为委员候选人"), (True, "可以列为委员候选人")])
def test_the_paper_says_whether_who_loses_the_higher_post_may_stand_for_the_lower(allowed, words):
    method = replace(DEFAULT_METHOD, direct_variant=DirectVariant.V2, losers_may_stand_lower=allowed)
    (sentence,) = articles(MethodFacts("支部", method, (("书记", 1, 2),)))[1].sentences
    assert words in sentence
    assert "列为委员候选人" not in articles(MethodFacts("支部", DEFAULT_METHOD, ()))[1].sentences[0]
