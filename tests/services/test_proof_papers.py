"""Readiness sheet, log on paper, and the mark at the foot of the report: what they say, and that the file agrees."""

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.ids import MemberId
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.services import outcome
from huanjie_desktop.services.count import count_log
from huanjie_desktop.services.count.preflight import Seen, preflight, save_preflight
from huanjie_desktop.services.count.selftest import save_selftest, selftest
from huanjie_desktop.services.papers.make import draw_paper
from huanjie_desktop.services.papers.proofs import NOT_CHECKED, NOT_TRIED
from huanjie_desktop.services.roster import roster
from tests.builders import a_branch, an_election, confirmed, counted, marks, ready_to_count
from tests.documents.pdf import texts

MOST = [marks("OOO_")] * 18 + [marks("OO_X", "文建北")] * 2


@pytest.fixture
def ready(office):
    return ready_to_count(office)


def words(office, ready, kind):
    return "".join(texts(draw_paper(office, ready.election, kind, ready.round).pdf))


def test_the_report_bears_the_line_that_signed_its_figures(office, ready):
    counted(office, ready.round, MOST)
    assert "校验码" not in words(office, ready, "result_report")
    outcome.confirm_outcome(office, ready.round)
    signed = count_log.verify_log(office).head
    text = words(office, ready, "result_report")
    assert "".join(signed.text.split()) in text
    outcome.announce(office, ready.round)
    assert words(office, ready, "result_report") == text
    assert count_log.verify_log(office, signed).problem is None


def test_without_a_check_the_readiness_sheet_is_a_form_for_the_hand(office, ready):
    text = words(office, ready, "readiness")
    assert NOT_CHECKED in text
    assert f"测试票自检：{NOT_TRIED}" in text
    assert text.count("□") == len(preflight(office, ready.election, Seen()))
    assert "保存开场检查以后印出" in text


def test_the_readiness_sheet_says_what_was_found_by_whom_and_bears_the_mark(office, ready):
    facts = preflight(office, ready.election, Seen(), {"spare": "吴建北"})
    save_preflight(office, ready.election, facts)
    save_selftest(office, ready.round, dict(enumerate(selftest(office, ready.round).papers, 1)), "李建北")
    text = words(office, ready, "readiness")
    assert "全部与已知结果一致" in text
    assert "后备操作员通过由人检查吴建北" in text
    assert "第二块屏幕（大屏）不通过只找到一块屏幕" in text
    assert "".join(count_log.verify_log(office).head.text.split()) in text


def test_a_self_test_that_failed_is_told_with_its_ballots(office, ready):
    read = dict(enumerate(selftest(office, ready.round).papers, 1))
    del read[7]
    save_selftest(office, ready.round, read, "李建北")
    assert "不一致：第7张（整张）" in words(office, ready, "readiness")


def test_the_log_on_paper_tells_the_course_and_ends_with_its_last_line(office, ready):
    confirmed(office, ready.round, MOST)
    last = count_log.verify_log(office).head
    text = words(office, ready, "log_record")
    for act in ("新建选举", "分发选票", "开箱清点选票", "确认计票结果", "宣布选举结果"):
        assert act in text
    assert "委员选举第1轮" in text
    assert "签到登记20次" in text
    assert "".join(last.text.split()) in text


def test_the_log_on_paper_holds_nobodys_data(office, ready):
    secret = Member(MemberId(0), ready.branch.id, "文秘密", phone="19900001234")
    roster.save_member(office, secret)
    text = words(office, ready, "log_record")
    assert not [word for word in ("文秘密", "199", "新增党员") if word in text]


def test_the_log_on_paper_stays_as_it_was_when_the_roster_changes(office, ready):
    before = words(office, ready, "log_record")
    roster.save_member(office, Member(MemberId(0), ready.branch.id, "文后来"))
    assert words(office, ready, "log_record") == before


def test_lines_of_another_election_are_told_apart_or_announced(office, ready):
    other = an_election(office, a_branch(office, 8, name="别的党支部"))
    assert "没有写明属于哪一次选举的行" in words(office, ready, "log_record")
    with pytest.raises(UserError) as refused:
        draw_paper(office, other, "log_record")
    assert refused.value.code == "paper_not_ready"
