"""Papers: made from one set of facts, refused with everything that is missing, never written over another."""

import pypdfium2
import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.documents.registry import PAPERS
from huanjie_desktop.domain.election.election import PollPost
from huanjie_desktop.domain.election.meeting import ShowOfHands
from huanjie_desktop.domain.election.rounds import RoundKind
from huanjie_desktop.services import agenda, first_session, meeting, outcome
from huanjie_desktop.services.all_papers import make_all_papers
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.papers.files import file_name
from huanjie_desktop.services.papers.kinds import PAPER_NAMES
from huanjie_desktop.services.papers.make import draw_paper, make_paper, paper_list
from huanjie_desktop.services.papers.needs import ranges
from huanjie_desktop.services.settings import Settings, save_settings
from huanjie_desktop.services.texts.text import sentence
from tests.builders import (
    DAY,
    a_branch,
    an_election,
    confirmed,
    counted,
    issued,
    marks,
    nominated,
    poll_for,
    ready_to_count,
)

MOST = [marks("OOO_")] * 11 + [marks("OO_X", "文建北")] * 2 + [marks("OOOO")]


def text_of(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        words = "".join(page.get_textpage().get_text_range() for page in document)
    return "".join(words.split())


def missing(office, election):
    return {one.kind: [problem.values.get("what") for problem in one.missing] for one in paper_list(office, election)}


@pytest.fixture
def held(office):
    """An election whose committee vote is announced."""
    ready = ready_to_count(office, size=14)
    confirmed(office, ready.round, MOST)
    return ready


def test_the_list_of_papers_is_that_of_the_drawing_floor():
    assert {one.kind: one.title for one in PAPER_NAMES} == {kind.value: paper.title for kind, paper in PAPERS.items()}


def test_before_the_meeting_only_its_papers_are_ready(office):
    election = an_election(office, a_branch(office, 14))
    ready = {one.kind for one in paper_list(office, election) if one.ready}
    assert ready == {"agenda", "sign_in"}
    assert missing(office, election)["staff_list"] == ["监票人", "计票人"]


def test_minutes_are_refused_with_everything_that_is_missing(office, tmp_path):
    election = an_election(office, a_branch(office, 14))
    with pytest.raises(UserError) as refused:
        make_paper(office, election, "minutes", tmp_path)
    assert refused.value.code == "paper_not_ready"
    for what in ("清点的到会人数", "选举办法的通过日期", "监票人", "委员选举的投票结果"):
        assert what in sentence(refused.value)
    assert list(tmp_path.glob("*.pdf")) == []


def test_every_paper_of_an_announced_election_can_be_made(office, held, tmp_path):
    made = make_all_papers(office, held.election, tmp_path / "文书")
    assert made.missing == {}
    assert len(made.written) == len(PAPER_NAMES)
    assert all(path.read_bytes().startswith(b"%PDF") for path in made.written)


def test_the_same_figures_stand_in_every_paper(office, held):
    papers = {
        kind: text_of(draw_paper(office, held.election, kind).pdf)
        for kind in ("minutes", "result_report", "tally_sheet")
    }
    for words in papers.values():
        assert "文建北" in words
    for kind in ("minutes", "result_report"):
        assert "刘建北1300" in papers[kind].replace("　", "")[:4000].replace("—", "")
        assert "张建北110213" in papers[kind]
        assert "当选3名：刘建北、孙建北、张建北。" in papers[kind]


def test_the_list_of_the_elected_gives_no_votes(office, held):
    words = text_of(draw_paper(office, held.election, "elected_list").pdf)
    assert "刘建北" in words
    assert "13" not in words
    assert "票" not in words


def test_the_host_reads_the_exact_figures(office, held):
    words = text_of(draw_paper(office, held.election, "agenda").pdf)
    assert "发出选票14张，收回选票14张" in words
    assert "应到会有选举权的党员14名，实到会14名" in words
    assert "有效票13张，无效票1张" in words


def test_phones_on_the_sign_in_list_are_masked(office, held):
    from dataclasses import replace

    from huanjie_desktop.services.roster import roster

    member = roster.member(office, held.branch.members["丁建北"])
    roster.save_member(office, replace(member, phone="19900001234"))
    words = text_of(draw_paper(office, held.election, "sign_in").pdf)
    assert "199****1234" in words
    assert "19900001234" not in words


def test_a_file_is_named_by_street_branch_paper_and_day_and_stays_beside_the_older_one(office, held, tmp_path):
    save_settings(office, Settings(street="云溪街道"))
    first = make_paper(office, held.election, "minutes", tmp_path).value
    second = make_paper(office, held.election, "minutes", tmp_path).value
    assert first.name == "云溪街道_建北社区党支部_会议记录_20261012.pdf"
    assert second.name == "云溪街道_建北社区党支部_会议记录_20261012(2).pdf"
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("云溪街道", "第一支部", "会议记录"), "云溪街道_第一支部_会议记录_20261012.pdf"),
        (("", "第一/支部", "计票单（委员，第2轮）"), "第一支部_计票单（委员，第2轮）_20261012.pdf"),
        ((" 街道. ", "?*", "议程"), "街道_议程_20261012.pdf"),
    ],
)
def test_the_name_of_a_file_leaves_out_what_is_empty_or_forbidden(parts, name):
    assert file_name(parts, DAY) == name


def test_the_name_of_a_file_is_never_longer_than_a_file_system_takes(tmp_path):
    name = file_name(("街道" * 30, "支部" * 60, "选举结果报告单（副书记，第2轮）"), DAY)
    (tmp_path / name).write_bytes(b"")
    assert name.endswith("选举结果报告单（副书记，第2轮）_20261012.pdf")


def test_a_folder_that_refuses_is_told(office, held, tmp_path):
    with pytest.raises(UserError, match="file_not_written"):
        make_paper(office, held.election, "minutes", tmp_path / "没有")


def test_the_tally_sheet_is_an_empty_form_before_the_count(office):
    ready = ready_to_count(office, size=14)
    words = text_of(draw_paper(office, ready.election, "tally_sheet").pdf)
    assert "张建北" in words
    assert "另选他人姓名" in words


def test_the_result_is_not_reported_while_the_count_is_open(office):
    ready = ready_to_count(office, size=14)
    counting.open_box(office, ready.round, counting.Opening(14, True, "李建北"))
    assert missing(office, ready.election)["result_report"] == ["已结束的计票"]
    assert missing(office, ready.election)["minutes"] == ["委员选举第1轮已确认的结果"]


def test_a_closed_count_is_reported_for_signature_before_it_is_confirmed(office):
    ready = ready_to_count(office, size=14)
    counted(office, ready.round, MOST)
    assert "有效票" in text_of(draw_paper(office, ready.election, "result_report").pdf)


def test_a_void_round_stands_in_the_minutes_with_its_reason(office):
    ready = ready_to_count(office, size=14)
    counting.open_box(office, ready.round, counting.Opening(15, True, "李建北", void_confirmed=True))
    again = outcome.start_round(office, ready.poll, RoundKind.AGAIN).value
    issued(office, ready.election, again)
    confirmed(office, again, MOST)
    words = text_of(draw_paper(office, ready.election, "minutes").pdf)
    assert "本轮投票无效：收回15张，多于投票人数" in words
    assert "重新投票，第2轮" in words


def test_votes_notes_and_absences_stand_in_the_minutes(office, held):
    agenda.start_item(office, held.election, 5)
    meeting.hand_vote(office, held.election, 5, "大会议程", ShowOfHands(12, 1, 1))
    agenda.note_item(office, held.election, 5, "审议大会议程")
    words = text_of(draw_paper(office, held.election, "minutes").pdf)
    assert "举手表决：赞成12人，反对1人，弃权1人，通过。" in words
    assert "审议大会议程。" in words


def test_the_first_session_needs_its_chair_and_then_stands_in_the_minutes(office, held):
    session = poll_for(office, held.election, PollPost.FIRST_SECRETARY)
    nominated(office, held.branch, session, ["张建北"])
    round_id = outcome.start_round(office, session, RoundKind.FIRST).value
    issued(office, held.election, round_id, present=3)
    confirmed(office, round_id, [marks("O")] * 3)
    assert missing(office, held.election)["minutes"] == ["第一次全体会议的主持人"]
    first_session.set_chair(office, held.election, "刘建北")
    words = text_of(draw_paper(office, held.election, "minutes").pdf)
    assert "主持人：刘建北。应到会委员3人，实到会3人，符合规定。" in words
    assert "书记：张建北。" in words


def test_papers_of_one_kind_are_told_apart_by_post_and_round(office, held):
    assert [one.title for one in paper_list(office, held.election) if one.kind == "tally_sheet"] == ["计票单（委员）"]


@pytest.mark.parametrize(
    ("numbers", "words"), [([], ""), ([4], "4"), ([0, 1, 2, 3], "0—3"), ([0, 1, 3, 5, 6, 9], "0—1、3、5—6、9")]
)
def test_items_are_named_in_short(numbers, words):
    assert ranges(numbers) == words


def notices(office, election):
    found = {one.kind: [problem.values["items"] for problem in one.notices] for one in paper_list(office, election)}
    return {kind: items for kind, items in found.items() if items}


def test_minutes_warn_of_items_without_a_time_and_are_made_all_the_same(office, held, tmp_path):
    assert notices(office, held.election) == {"minutes": ["0—1、3—20、22—23"]}
    assert make_paper(office, held.election, "minutes", tmp_path).value.is_file()


def test_items_held_or_left_out_are_not_warned_of(office, held):
    for number in (*range(9), 22, 23):
        agenda.finish_item(office, held.election, number)
    agenda.leave_out_item(office, held.election, 9)
    assert notices(office, held.election) == {"minutes": ["10—20"]}
    for number in range(10, 21):
        agenda.finish_item(office, held.election, number)
    assert notices(office, held.election) == {}
