"""The words on the ballot, of the election method and of the host follow from the parameters and figures."""

from dataclasses import replace

import pytest

from huanjie_desktop.domain.election.agenda import AGENDA
from huanjie_desktop.domain.election.ballot_design import Layout
from huanjie_desktop.domain.election.ballot_foot import NEVER_FIRST, ems, wrapped
from huanjie_desktop.domain.election.explanation import explanation
from huanjie_desktop.domain.election.host_script import (
    BLANK,
    SCRIPT,
    HostFacts,
    host_words,
    quorum_words,
    returned_words,
)
from huanjie_desktop.domain.election.method import (
    DEFAULT_METHOD,
    BaseName,
    ChosenCounts,
    Contradiction,
    DirectVariant,
    FurtherCandidates,
    ListOrder,
    UnusualSign,
    WithoutSign,
)
from huanjie_desktop.domain.election.method_paper import MethodFacts, articles

CHANGES = [
    ({"writein_needs_rejection": False}, "三、可以另选他人："),
    ({"writein_not_more_than_rejections": True}, "另选他人不得多于不赞成的人数"),
    ({"writein_without_sign": WithoutSign.APPROVE}, "未画“○”的，视为赞成"),
    ({"writein_without_sign": WithoutSign.VOID_BALLOT}, "未画“○”的，整张选票无效"),
    ({"unusual_sign": UnusualSign.APPROVE}, "意思清楚的，视为赞成"),
    ({"contradiction": Contradiction.BALLOT}, "又画“×”的，整张选票无效"),
    ({"chosen_counts": ChosenCounts.MARKS}, "所画“○”的个数等于或少于3个"),
]


def on_ballot(method=DEFAULT_METHOD, **more):
    return "".join(explanation(method, 3, 5, **more))


@pytest.mark.parametrize(("change", "words"), CHANGES)
def test_a_changed_parameter_changes_the_explanation(change, words):
    assert words not in on_ballot()
    assert words in on_ballot(replace(DEFAULT_METHOD, **change))


def test_the_explanation_gives_seats_candidates_signs_and_validity():
    text = on_ballot()
    for words in ("应选3名，候选人5名，差额2名", "画“○”", "画“×”", "弃权的，不画任何符号", "多于3名的，整张选票无效"):
        assert words in text


def test_a_second_vote_of_the_tied_mentions_no_writing_in():
    assert "另选" not in on_ballot(write_ins=False)


def test_the_explanation_says_where_the_boxes_are():
    assert "上方" in on_ballot()
    assert "右边" in on_ballot(layout=Layout.BESIDE)


def test_an_equal_number_of_candidates_is_not_called_a_margin():
    assert "差额" not in "".join(explanation(DEFAULT_METHOD, 1, 1))


def method_text(**change):
    method = replace(DEFAULT_METHOD, **change)
    facts = MethodFacts("柳湾社区党支部", method, (("委员", 5, 6),))
    return "".join(article.title + "".join(article.sentences) for article in articles(facts))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"win_base": BaseName.PRESENT, "win_base_reason": "上级批复"}, "超过实到会有选举权人数（上级批复）半数"),
        ({"tie_vote_needs_half": True}, "超过半数且票数多的当选"),
        ({"reduce_allowed_when_missing": 2}, "缺额不超过2名"),
        ({"reduce_base": BaseName.PRESENT}, "经实到会有选举权人数半数以上"),
        ({"further_candidates": FurtherCandidates.NEW_PROPOSAL}, "候选人重新提名"),
        ({"list_order": ListOrder.FULL_NAME_STROKES}, "以姓名笔画为序"),
        ({"direct_variant": DirectVariant.V5}, "不设委员会"),
        ({"chosen_counts": ChosenCounts.MARKS}, "赞成符号的个数"),
        ({"writein_not_more_than_rejections": True}, "不得多于不赞成的人数"),
    ],
)
def test_a_changed_parameter_changes_the_election_method(change, words):
    assert words not in method_text()
    assert words in method_text(**change)


def test_no_reduction_is_offered_where_the_method_forbids_it():
    assert "减少名额" in method_text()
    assert "减少名额" not in method_text(reduce_allowed_when_missing=0)


def test_the_host_has_words_for_every_item_of_the_agenda():
    assert [item.key for item in AGENDA if item.key not in SCRIPT] == []
    assert set(SCRIPT) == {item.key for item in AGENDA}


def test_the_host_reads_the_exact_figures():
    facts = HostFacts(due=50, present=40, leave_affair=5, leave_sick=3, absent=2)
    words = "".join(host_words("quorum", facts))
    assert "应到会有选举权的党员50名，实到会40名，因事请假5名，因病请假3名，未请假2名" in words
    assert BLANK not in words


def test_without_a_committee_the_host_speaks_of_no_first_session():
    assert host_words("first_session", HostFacts(session=False)) == ()
    closing = "".join(host_words("closing", HostFacts(session=False, deputies=False, secretary="丁一苇")))
    assert "本次大会的选举结果：书记丁一苇，报上级党组织批准。" in closing
    assert "副书记" not in closing


def test_the_host_says_that_nobody_is_left_out():
    assert host_words("exclusions", HostFacts(excluded=0)) == ("本支部没有拟不计入应到会人数的党员。",)


def test_an_unknown_figure_stays_a_blank():
    assert f"应到会有选举权的党员{BLANK}名" in "".join(host_words("recount", HostFacts()))


@pytest.mark.parametrize(("present", "words"), [(40, "符合规定"), (39, "不能进行选举")])
def test_the_host_declares_the_quorum_by_four_fifths(present, words):
    assert words in quorum_words(50, present)


@pytest.mark.parametrize(("returned", "words"), [(46, "等于投票人数"), (45, "少于投票人数"), (47, "选举无效")])
def test_the_host_declares_the_vote_valid_or_void(returned, words):
    assert words in returned_words(HostFacts(issued=46, recount_present=46, returned=returned))


def test_an_unknown_item_has_no_words():
    assert host_words("nothing", HostFacts()) == ()


def test_no_line_of_the_explanation_begins_with_a_closing_mark_or_is_too_wide():
    for width in range(2000, 12000, 333):
        lines = wrapped(explanation(DEFAULT_METHOD, 3, 5), 300, [width])
        assert not [line for line in lines if line[0] in NEVER_FIRST]
        assert max(ems(line, 300) for line in lines) <= width
