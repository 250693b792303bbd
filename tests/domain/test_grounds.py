"""Grounds of doubt: each stands in the adopted method, the program's and the scrutineers' are kept apart."""

from dataclasses import replace
from itertools import product

import pytest

from huanjie_desktop.domain.election.ballot import SCRUTINEERS_REASONS, judge
from huanjie_desktop.domain.election.contest import Post
from huanjie_desktop.domain.election.grounds import Origin, grounds_found, grounds_of
from huanjie_desktop.domain.election.method import (
    DEFAULT_METHOD,
    ChosenCounts,
    Contradiction,
    ElectionMethod,
    UnusualSign,
    WithoutSign,
)
from huanjie_desktop.domain.election.method_paper import MethodFacts, articles
from tests.rule_builders import make_ballot, make_rules

METHODS = [
    ElectionMethod(
        chosen_counts=counts, writein_needs_rejection=needs, writein_not_more_than_rejections=limited,
        writein_without_sign=unsigned, unusual_sign=unusual, contradiction=both,
    )
    for counts, needs, limited, unsigned, unusual, both in product(
        ChosenCounts, (True, False), (True, False), WithoutSign, UnusualSign, Contradiction
    )
]  # fmt: skip
BALLOTS = [
    (make_ballot("OOOO"), {}, "over_vote"),
    (make_ballot("BO__"), {}, "contradiction"),
    (make_ballot("BO__"), {"contradiction": Contradiction.BALLOT}, "contradiction"),
    (make_ballot("VO__"), {}, "unusual_sign"),
    (make_ballot("OX__", "戊_"), {}, "write_in_unsigned"),
    (make_ballot("OX__", "戊_"), {"writein_without_sign": WithoutSign.VOID_BALLOT}, "write_in_unsigned"),
    (make_ballot("OX__", "戊X"), {}, "write_in_sign"),
    (make_ballot("OO__", "戊O"), {}, "write_in_no_rejection"),
    (make_ballot("OX__", "戊O", "己O"), {"writein_not_more_than_rejections": True}, "write_in_too_many"),
    (make_ballot("OX__", "戊O", "戊O"), {}, "write_in_again"),
    (make_ballot("OX__", "甲O"), {}, "write_in_again"),
    (make_ballot("OX__", "乙O"), {}, "write_in_against_box"),
    (make_ballot("OX__", "庚O"), {"ineligible": "庚"}, "write_in_ineligible"),
    (make_ballot("OX__", "赵O"), {"ambiguous": "赵"}, "write_in_same_name"),
    (make_ballot("OX__", "戊O"), {"post": Post.RUNOFF}, "write_in_in_runoff"),
]


def codes_of(method, origin):
    return [ground.code for ground in grounds_of(method) if ground.origin is origin]


@pytest.mark.parametrize("method", METHODS)
def test_every_ground_quotes_the_clause_that_the_paper_numbers_so(method):
    paper = articles(MethodFacts("云溪社区党支部", method, (("委员", 3, 4),)))
    numbered = {f"第{'一二三四五六七八九十'[place]}条": article for place, article in enumerate(paper[:10])}
    numbered["第十一条"] = paper[10]
    for ground in grounds_of(method):
        article = numbered[ground.clause]
        assert article.title == ground.article
        assert any(ground.quote in sentence for sentence in article.sentences)


def test_what_makes_a_ballot_void_stands_in_the_ninth_clause():
    by_code = {ground.code: ground for ground in grounds_of(DEFAULT_METHOD)}
    assert by_code["over_vote"].citation == "选举办法第九条（选票的效力）"
    assert {by_code[code].clause for code in ("identifying_mark", "not_issued", "torn")} == {"第九条"}
    assert by_code["write_in_no_rejection"].clause == "第八条"


@pytest.mark.parametrize("method", METHODS)
def test_the_eyes_have_the_same_grounds_under_every_method(method):
    assert codes_of(method, Origin.HUMAN) == codes_of(DEFAULT_METHOD, Origin.HUMAN)
    assert all(not ground.finds for ground in grounds_of(method) if ground.origin is Origin.HUMAN)


@pytest.mark.parametrize(("given", "code"), [
    ({"writein_not_more_than_rejections": True}, "write_in_too_many"),
    ({}, "write_in_no_rejection"),
    ({}, "unusual_sign"),
    ({}, "write_in_again"),
])  # fmt: skip
def test_a_point_that_the_method_does_not_rule_is_no_ground(given, code):
    other = ElectionMethod(
        chosen_counts=ChosenCounts.MARKS, writein_needs_rejection=False, unusual_sign=UnusualSign.APPROVE
    )
    assert code in codes_of(replace(DEFAULT_METHOD, **given), Origin.SYSTEM)
    assert code not in codes_of(other, Origin.SYSTEM)


@pytest.mark.parametrize(("ballot", "given", "code"), BALLOTS)
def test_the_program_names_the_ground_it_judges_by(ballot, given, code):
    rules = make_rules(**given)
    assert [ground.code for ground in grounds_found(judge(ballot, rules), grounds_of(rules.method))] == [code]


@pytest.mark.parametrize("reason", SCRUTINEERS_REASONS)
def test_what_only_eyes_see_is_never_the_programs_ground(reason):
    found = judge(make_ballot("OX__", void=reason), make_rules())
    assert grounds_found(found, grounds_of(DEFAULT_METHOD)) == ()
    humans = [ground for ground in grounds_of(DEFAULT_METHOD) if ground.void is reason]
    assert humans
    assert {ground.origin for ground in humans} == {Origin.HUMAN}


def test_an_unreadable_box_never_voids_the_whole_ballot():
    by_code = {ground.code: ground for ground in grounds_of(DEFAULT_METHOD)}
    assert [by_code[code].void for code in ("box_unreadable", "name_unreadable", "name_miswritten")] == [None] * 3
