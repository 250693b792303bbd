"""Cards in words: every verdict has its sentences, without gaps, in office Chinese."""

import re
import string

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.card import CardCode, VerdictCard, at_least_half, more_than_half
from huanjie_desktop.domain.election.contest import Post
from huanjie_desktop.domain.election.meeting import ShowOfHands
from huanjie_desktop.domain.election.method import BaseName
from huanjie_desktop.domain.election.sources import Mark
from huanjie_desktop.domain.election.verdict_card import cards, quorum_card
from huanjie_desktop.domain.people.roster import Exclusion, ExclusionCase
from huanjie_desktop.services import cards as in_words
from huanjie_desktop.services import exclusions, outcome
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.texts.cards import CARD_WORDS, MARK_WORDS
from tests.builders import a_branch, an_election, confirmed, everybody_came, marks, ready_to_count
from tests.domain.test_verdict_card import SHORT, ballot, vote
from tests.rule_builders import make_figures, make_outcome, make_rules

PARTS = ("title", "spoken", "why", "todo")


def test_every_verdict_and_every_mark_has_its_words():
    assert set(CARD_WORDS) == set(CardCode)
    assert set(MARK_WORDS) == set(Mark)


@pytest.mark.parametrize("code", CardCode)
def test_words_are_whole_chinese_sentences(code):
    words = CARD_WORDS[code]
    for part in PARTS:
        assert re.search(r"[\u4e00-\u9fff]{2}", getattr(words, part))
        assert part == "title" or getattr(words, part).endswith("。")


VOTED = [
    vote([40, 38, 33, 30, 25, 20], consent=25),
    vote([40, 38, 35, 33, 30, 30]),
    vote([40, 38, 33, 30, 28, 27]),
    vote([23, 20], "EF", 1, Post.RUNOFF),
    vote(SHORT, "ABCDEF", 6, Post.PRESELECTION),
    vote([3], "A", 1, Post.FIRST_SESSION, (6, 5)),
    vote([20, 10], "AB", 1, people=(40, 45)),
]


@pytest.mark.parametrize("found", VOTED, ids=range(len(VOTED)))
def test_filled_sentences_have_no_gap_and_no_number_nought_by_accident(found):
    for card in cards(found):
        text = in_words.card_text(card, found.contest.post)
        for part in (*(getattr(text, part) for part in PARTS), text.basis, text.line, text.other):
            assert "{" not in part
            assert "〔" not in part
            assert not re.search(r"(?<!\d)0个名额", part)


def test_every_placeholder_is_known():
    named = {
        field for words in CARD_WORDS.values() for part in PARTS
        for _, field, _, _ in string.Formatter().parse(getattr(words, part)) if field
    }  # fmt: skip
    assert named <= {
        "who", "due", "present", "needed", "agree", "against", "abstain", "issued", "returned", "voters", "extra",
        "face", "seats", "name", "yes", "distance", "behind", "rivals", "tied_seats", "names", "due_line",
        "present_line", "elected", "open",
    }  # fmt: skip


def test_the_distance_is_said_in_the_words_of_the_hall():
    said = [in_words.distance_words(more_than_half(50, votes)) for votes in (32, 26, 25, 24)]
    assert said == ["多6票", "刚好达到", "刚好半数，不算过半，还差1票", "还差2票"]
    assert in_words.distance_words(at_least_half(50, 25), "人") == "刚好达到"


def test_a_person_is_measured_under_both_bases():
    card = cards(make_outcome([3], make_rules("A", 1, Post.SECRETARY), make_figures(6, 5)))[2]
    text = in_words.card_text(card)
    assert text.line == "应到会6人的过半数，至少4票；得3票，刚好半数，不算过半，还差1票。"
    assert text.other == "按实到会5人计算，至少3票，刚好达到，结果不同。"
    assert text.spoken == "A同志得赞成票3票，刚好是6人的半数，不算过半，没有当选。"


def test_an_unchecked_article_is_cited_by_the_name_of_the_rule_only():
    text = in_words.card_text(quorum_card(40, 50))
    assert text.basis == "《中国共产党基层组织选举工作条例》（组织部门的解答和手册、通行做法）"
    assert "第" not in text.basis


def test_a_card_without_a_line_says_its_sentence_as_a_note():
    assert in_words.card_text(ballot("O___")).note.startswith("最多3人")
    card = VerdictCard(CardCode.ALL_SEATED, "R-22", figures={"应选名额": 5})
    assert in_words.card_text(card).note == "5个名额已经选足。"


def test_the_cards_of_a_round_are_read_from_the_office(office):
    ready = ready_to_count(office)
    with pytest.raises(UserError, match="figure_missing"):
        in_words.round_cards(office, ready.round)
    confirmed(office, ready.round, [marks("OOO_")] * 20)
    found = in_words.round_cards(office, ready.round)
    assert [text.title for text in found[:3]] == ["会议有效", "选举有效", "刘建北当选"]
    assert found[-1].title == "名额已选足"


def test_a_round_void_by_too_many_ballots_has_its_cards(office):
    ready = ready_to_count(office)
    counting.open_box(office, ready.round, counting.Opening(21, True, "李建北", True))
    found = in_words.round_cards(office, ready.round)
    assert [text.card.code for text in found][1:] == [CardCode.RETURNED_VOID, CardCode.VOTE_AGAIN]
    assert outcome.outcome(office, ready.round).vote_valid is False
    assert BaseName.DUE in {text.card.line.base_name for text in found if text.card.line}


def test_the_meeting_has_cards_of_its_exclusions_and_its_quorum(office):
    branch = a_branch(office, 20)
    election = an_election(office, branch)
    assert in_words.meeting_cards(office, election) == ()
    away = Exclusion(branch.members["林建北"], ExclusionCase.EX4)
    exclusions.propose_exclusion(office, election, away)
    exclusions.record_superior_agreement(office, election, [branch.members["林建北"]])
    everybody_came(office, branch, election, absent=1)
    exclusions.decide_exclusions(office, election, ShowOfHands(10, 9))
    vote_card, quorum_of_meeting = in_words.meeting_cards(office, election)
    assert vote_card.title == "不计入应到会人数的名单没有通过"
    assert vote_card.line == "应到会20人的过半数，至少11人；现有10人，刚好半数，不算过半，还差1人。"
    assert quorum_of_meeting.title == "会议有效"
