"""Verdict cards: every verdict names its line, its distance, the other base, and only articles that were checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huanjie_desktop.domain.election.ballot import VoidReason, judge
from huanjie_desktop.domain.election.card import CardCode, LineKind
from huanjie_desktop.domain.election.contest import Post
from huanjie_desktop.domain.election.counting import Figures
from huanjie_desktop.domain.election.meeting import ShowOfHands, is_adopted, is_quorate
from huanjie_desktop.domain.election.method import BaseName, Contradiction, WithoutSign
from huanjie_desktop.domain.election.outcome import decide
from huanjie_desktop.domain.election.person_card import person_cards
from huanjie_desktop.domain.election.result import NextStep
from huanjie_desktop.domain.election.sources import SOURCES, Mark, Regulation, chinese_number, source_of
from huanjie_desktop.domain.election.verdict_card import (
    ballot_card,
    cards,
    exclusion_card,
    quorum_card,
    returned_card,
)
from tests.rule_builders import make_ballot, make_figures, make_outcome, make_rules, make_tally

SIX = make_rules("ABCDEF", 5)
PRESENT = {"win_base": BaseName.PRESENT, "win_base_reason": "上级答复"}
SHORT = [40, 38, 33, 30, 22, 20]


def codes(outcome, method=SIX.method):
    return [card.code for card in cards(outcome, method)]


def card_of(outcome, name, method=SIX.method):
    return next(card for card in cards(outcome, method) if card.subject == name)


def vote(votes, names="ABCDEF", seats=5, post=Post.COMMITTEE, people=(50, 45), **known):
    return make_outcome(votes, make_rules(names, seats, post), make_figures(*people), **known)


def ballot(signs, *written, void=None, **method):
    rules = make_rules(**method)
    return ballot_card(judge(make_ballot(signs, *written, void=void), rules), rules)


REACHED = {
    "usual": lambda: codes(vote([40, 38, 33, 30, 28, 20])),
    "six pass": lambda: codes(vote([40, 38, 33, 30, 28, 27])),
    "tie": lambda: codes(vote([40, 38, 35, 33, 30, 30])),
    "too few": lambda: codes(vote([40, 38, 33, 30, 25, 20])),
    "written in": lambda: codes(vote([40, 38, 33, 26, 20, 19], G=27)),
    "reduced": lambda: codes(vote(SHORT, consent=25)),
    "not agreed": lambda: codes(vote(SHORT, consent=24)),
    "not permitted": lambda: codes(vote([40, 38, 33, 22, 22, 20], consent=50)),
    "second vote": lambda: codes(vote([23, 20], "EF", 1, Post.RUNOFF)),
    "second vote of nobody": lambda: codes(vote([23, 0, 0], "EFG", 2, Post.RUNOFF)),
    "tied again": lambda: codes(vote([22, 22], "EF", 1, Post.RUNOFF)),
    "secretary": lambda: codes(vote([30, 10], "AB", 1, Post.SECRETARY)),
    "preselection": lambda: codes(vote(SHORT, "ABCDEF", 6, Post.PRESELECTION)),
    "no quorum": lambda: codes(decide(SIX, make_figures(50, 39), None, str)),
    "too many ballots": lambda: codes(decide(SIX, make_figures(50, 45, returned=46), None, str)),
    "contradiction": lambda: codes(vote([20, 10], "AB", 1, people=(40, 45))),
    "exclusion": lambda: [exclusion_card(ShowOfHands(n), 44).code for n in (22, 23)],
    "valid ballots": lambda: [ballot(signs).code for signs in ("OOO_", "____", "OOOO")],
    "void by method": lambda: [
        ballot("B___", contradiction=Contradiction.BALLOT).code,
        ballot("X___", "戊_", writein_without_sign=WithoutSign.VOID_BALLOT).code,
    ],
    "void by scrutineers": lambda: [
        ballot("O___", void=reason).code
        for reason in (
            VoidReason.IDENTIFYING_MARK, VoidReason.NO_SEAL, VoidReason.NOT_ISSUED, VoidReason.OTHER_GROUND
        )
    ],
}  # fmt: skip


def test_every_verdict_is_reached_by_some_vote():
    assert {code for make in REACHED.values() for code in make()} == set(CardCode)


def test_the_cards_stand_in_the_order_of_the_decisions():
    assert codes(vote([40, 38, 33, 30, 25, 20], consent=25)) == [
        CardCode.MEETING_VALID,
        CardCode.RETURNED_VALID,
        *[CardCode.ELECTED] * 4,
        *[CardCode.NOT_ELECTED] * 2,
        CardCode.BASES_DIFFER,
        CardCode.TOO_FEW,
        CardCode.REDUCED,
    ]
    assert codes(decide(SIX, make_figures(50, 39), None, str)) == [CardCode.MEETING_NOT_VALID, CardCode.ADJOURN]
    void = decide(SIX, make_figures(50, 45, returned=46), None, str)
    assert codes(void) == [CardCode.MEETING_VALID, CardCode.RETURNED_VOID, CardCode.VOTE_AGAIN]


DISTANCES = [("B1", 50, 40, 0), ("B2", 50, 39, -1), ("B4", 46, 36, -1), ("B6", 6, 5, 0), ("B7", 5, 4, 0)]


@pytest.mark.parametrize(("due", "present", "distance"), [row[1:] for row in DISTANCES], ids=[r[0] for r in DISTANCES])
def test_a_quorum_tells_how_many_are_missing(due, present, distance):
    card = quorum_card(present, due)
    assert (card.line.distance, card.code is CardCode.MEETING_VALID) == (distance, distance >= 0)


def test_exactly_half_is_named_and_missed_by_one():
    line = card_of(vote([40, 38, 33, 30, 25, 20]), "E").line
    assert (line.needed, line.distance, line.exactly_half, line.holds) == (26, -1, True, False)
    assert card_of(vote([40, 38, 33, 30, 26, 20]), "E").line.distance == 0


def test_the_other_base_is_measured_too():
    card = card_of(vote([3], "A", 1, Post.SECRETARY, (6, 5)), "A")
    assert (card.line.base_name, card.line.distance) == (BaseName.DUE, -1)
    assert (card.other.base_name, card.other.distance, card.bases_agree) == (BaseName.PRESENT, 0, False)
    turned = card_of(make_outcome([3], make_rules("A", 1, Post.SECRETARY, **PRESENT), make_figures(6, 5)), "A")
    assert (turned.line.base_name, turned.other.base_name) == (BaseName.PRESENT, BaseName.DUE)


def test_in_a_second_vote_the_line_is_the_next_person():
    outcome = vote([23, 20], "EF", 1, Post.RUNOFF)
    won, lost = card_of(outcome, "E"), card_of(outcome, "F")
    assert [(one.line.kind, one.line.base, one.other) for one in (won, lost)] == [
        (LineKind.MOST_VOTES, 20, None),
        (LineKind.MOST_VOTES, 23, None),
    ]
    assert (won.values["ahead"], lost.values["behind"]) == (3, 3)


def test_who_passed_but_found_no_seat_is_measured_by_the_last_seat():
    card = card_of(vote([40, 38, 33, 30, 28, 27]), "F")
    assert (card.code, card.line.base, card.values["behind"]) == (CardCode.PASSED_OVER, 28, 1)
    listed = card_of(vote([40, 38, 33, 30, 28, 27], post=Post.PRESELECTION), "F")
    assert (listed.code, listed.rule) == (CardCode.PASSED_OVER, "R-21")


def test_returned_ballots_are_measured_by_the_voters():
    assert returned_card(Figures(50, 46, 47, 46)).line.distance == 0
    card = returned_card(Figures(50, 46, 47, 47))
    assert (card.code, card.line.distance) == (CardCode.RETURNED_VOID, -1)


def test_consent_of_exactly_half_is_enough_under_the_base_of_the_method():
    reduced = next(card for card in cards(vote(SHORT, consent=25)) if card.code is CardCode.REDUCED)
    assert (reduced.line.distance, reduced.other.base_name, reduced.next) == (0, BaseName.PRESENT, NextStep.REDUCED)


def test_a_ballot_names_its_face_and_the_seats():
    assert [ballot(signs).line.distance for signs in ("O___", "OOO_", "OOOO")] == [2, 0, -1]
    assert ballot("XXXX").code is CardCode.BALLOT_VALID
    assert ballot("O___", void=VoidReason.NO_SEAL).rule == "R-16"


def test_the_first_session_has_its_own_rule_for_the_quorum():
    assert [quorum_card(2, 3, post).rule for post in (Post.FIRST_SESSION, Post.COMMITTEE)] == ["R-12", "R-05"]
    assert quorum_card(0, 0).code is CardCode.MEETING_NOT_VALID


def test_a_meeting_without_a_vote_has_no_card_of_a_person():
    assert list(person_cards(decide(SIX, make_figures(50, 39), None, str))) == []


def test_a_card_knows_its_source():
    assert quorum_card(40, 50).source is source_of("R-05")
    assert {card.source.regulation for card in cards(vote(SHORT))} == {Regulation.ELECTION}


def test_only_articles_whose_text_was_read_are_cited_by_number():
    numbered = {rule for rule, source in SOURCES.items() if "》第" in source.citation}
    assert numbered == {rule for rule, source in SOURCES.items() if source.article_mark is Mark.TEXT}
    assert SOURCES["R-18"].citation == "《中国共产党基层组织选举工作条例》第二十五条"
    assert "第" not in SOURCES["R-05"].citation
    assert [chinese_number(number) for number in (1, 10, 11, 20, 25)] == ["一", "十", "十一", "二十", "二十五"]


VOTES = st.lists(st.integers(0, 10), min_size=2, max_size=5)


@given(VOTES, st.integers(1, 3), st.integers(8, 12), st.sampled_from(list(Post)), st.sampled_from(list(BaseName)))
def test_cards_say_what_the_outcome_says(votes, seats, due, post, base):
    rules = make_rules("ABCDE"[: len(votes)], seats, post, win_base=base)
    outcome = decide(rules, make_figures(due, 10), make_tally(dict(zip("ABCDE", votes, strict=False)), 10), str)
    found = cards(outcome, rules.method)
    won = {CardCode.ELECTED, CardCode.ELECTED_WRITTEN_IN, CardCode.ELECTED_BY_PLURALITY, CardCode.ON_LIST}
    assert sorted(card.subject for card in found if card.code in won) == sorted(outcome.elected)
    assert sorted(card.subject for card in found if card.code is CardCode.TIED) == sorted(outcome.tied)
    assert (CardCode.BASES_DIFFER in [card.code for card in found]) is outcome.differs_under_present
    halves = [card for card in found if card.subject and card.line.kind is LineKind.MORE_THAN_HALF]
    assert all(card.line.holds is outcome.person(card.subject).passes or post is Post.RUNOFF for card in halves)


@given(st.integers(1, 60), st.integers(0, 60), st.integers(0, 60))
def test_cards_of_meeting_and_hands_agree_with_the_rules(due, present, agree):
    assert (quorum_card(present, due).code is CardCode.MEETING_VALID) is is_quorate(present, due)
    passed = exclusion_card(ShowOfHands(agree), due).code is CardCode.EXCLUSION_PASSED
    assert passed is is_adopted(agree, max(agree, due), due)
