"""Every registered paper is drawn from its sample: text, figures, page, properties."""

from dataclasses import replace

import pypdfium2
import pytest

from huanjie_desktop.documents.papers import minutes as minutes_paper
from huanjie_desktop.documents.papers.agenda import chinese_number
from huanjie_desktop.documents.papers.doubtful import DoubtfulContent
from huanjie_desktop.documents.papers.result_report import ResultReportContent
from huanjie_desktop.documents.papers.tally_sheet import TallySheetContent
from huanjie_desktop.documents.registry import PAPERS, PaperKind, draw_paper
from huanjie_desktop.domain.election.ballot import BallotRules
from huanjie_desktop.domain.election.contest import Contest, Post
from huanjie_desktop.domain.election.counting import Figures, Tally, Votes
from huanjie_desktop.domain.election.method import DEFAULT_METHOD
from huanjie_desktop.domain.election.outcome import decide
from huanjie_desktop.services.papers.verdicts import verdict_notes
from tests.documents.pdf import page_sizes, picture, reds, texts
from tests.samples.papers import BRANCH, CANDIDATES, HEAD, SAMPLES, STAFF, minutes, outcome

ON_BALLOT_PAPER = (PaperKind.BALLOT, PaperKind.SPECIMEN_DECK)
WITH_NAMES = {PaperKind.SIGN_IN, PaperKind.TALLY_SHEET, PaperKind.RESULT_REPORT, PaperKind.MINUTES}


def text_of(kind):
    return "".join(texts(draw_paper(kind, SAMPLES[kind]())))


def test_every_registered_paper_has_a_sample():
    assert set(SAMPLES) == set(PAPERS) == set(PaperKind)


@pytest.mark.parametrize("kind", PAPERS)
def test_a_paper_is_the_same_bytes_for_the_same_content(kind):
    assert draw_paper(kind, SAMPLES[kind]()) == draw_paper(kind, SAMPLES[kind]())


@pytest.mark.parametrize("kind", [kind for kind in PAPERS if kind not in ON_BALLOT_PAPER])
def test_a_paper_is_a4_and_numbers_its_pages(kind):
    pdf = draw_paper(kind, SAMPLES[kind]())
    assert {(round(width), round(height)) for width, height in page_sizes(pdf)} == {(595, 842)}
    assert [f"—{number}—" in text for number, text in enumerate(texts(pdf), 1)] == [True] * len(texts(pdf))


@pytest.mark.parametrize("kind", WITH_NAMES)
def test_every_name_is_copied_as_it_was_printed(kind):
    text = text_of(kind)
    assert [name for name in CANDIDATES if name not in text] == []


@pytest.mark.parametrize("kind", PAPERS)
def test_the_files_properties_hold_a_title_and_no_person(kind):
    with pypdfium2.PdfDocument(draw_paper(kind, SAMPLES[kind]())) as document:
        properties = document.get_metadata_dict()
    assert properties["Title"]
    assert not [name for name in (*CANDIDATES, BRANCH) if name in "".join(properties.values())]


def test_content_of_another_paper_is_refused():
    with pytest.raises(TypeError, match="MinutesContent"):
        draw_paper(PaperKind.MINUTES, SAMPLES[PaperKind.AGENDA]())


@pytest.mark.parametrize("kind", [PaperKind.RESULT_REPORT, PaperKind.MINUTES])
def test_the_figures_of_the_vote_are_printed(kind):
    result, text = outcome(), text_of(kind)
    figures = result.figures
    row = f"{figures.due}{figures.present}{figures.issued}{figures.returned}{result.valid}{result.invalid}5"
    assert row in text
    for person in result.people:
        if not person.written_in:
            total = person.yes + person.no + person.abstain
            assert f"{person.name}{person.yes}{person.no}{person.abstain}{total}" in text


def test_the_report_gives_both_bases_and_the_number_needed():
    text = text_of(PaperKind.RESULT_REPORT)
    assert "按应到会有选举权人数50人计，须得赞成票26票以上" in text
    assert "按实到会有选举权人数46人计，须得赞成票24票以上" in text


def test_the_report_warns_in_red_when_the_bases_differ():
    calm = draw_paper(PaperKind.RESULT_REPORT, SAMPLES[PaperKind.RESULT_REPORT]())
    contest = Contest(Post.SECRETARY, 1, ("丁一苇", "王䶮"))
    votes = {"丁一苇": Votes(25, 20, 0), "王䶮": Votes(20, 25, 0)}
    result = decide(BallotRules(contest), Figures(50, 45, 45, 45), Tally(votes, {}, 45, 0), str)
    report = draw_paper(PaperKind.RESULT_REPORT, ResultReportContent(HEAD, result, STAFF))
    assert "两种计算基数的结果不同（丁一苇）" in "".join(texts(report))
    assert "两种计算基数的结果不同" not in "".join(texts(calm))


def test_the_notice_of_a_secretary_elected_by_one_base_only_is_red_and_framed():
    contest = Contest(Post.SECRETARY, 1, ("丁一苇",))
    tally = Tally({"丁一苇": Votes(3, 2, 0)}, {}, 5, 0)
    result = decide(BallotRules(contest), Figures(6, 5, 5, 5), tally, str)
    report = draw_paper(PaperKind.RESULT_REPORT, ResultReportContent(HEAD, result, STAFF))
    assert "按应到会有选举权人数6人计，须得4票；按实到会有选举权人数5人计，须得3票" in "".join(texts(report))
    assert reds(report).sum() > 1000
    assert reds(draw_paper(PaperKind.RESULT_REPORT, SAMPLES[PaperKind.RESULT_REPORT]())).sum() == 0


def test_the_annex_gives_line_distance_and_other_base_of_every_person():
    text = text_of(PaperKind.RESULT_REPORT)
    assert "附：认定说明（支部委员会委员选举2026年10月12日）" in text
    assert "何清源未当选：应到会50人的过半数，至少26票；得22票，还差4票。按实到会46人计算，至少24票，还差2票" in text
    assert text.count("结果相同") == len(outcome().people)
    assert "条例》第" not in text


def test_a_short_annex_stays_on_the_page_of_the_report():
    result = decide(
        BallotRules(Contest(Post.SECRETARY, 1, ("丁一苇",))), Figures(6, 6, 6, 6),
        Tally({"丁一苇": Votes(4, 2, 0)}, {}, 6, 0), str,
    )  # fmt: skip
    notes = verdict_notes(result, DEFAULT_METHOD)
    drawn = texts(draw_paper(PaperKind.RESULT_REPORT, ResultReportContent(HEAD, result, STAFF, "10:55", notes)))
    assert len(drawn) == 1
    assert "附：认定说明会议有效" in drawn[0]
    bare = draw_paper(PaperKind.RESULT_REPORT, ResultReportContent(HEAD, result, STAFF))
    assert "认定说明" not in "".join(texts(bare))


def test_no_line_of_the_annex_runs_over_the_right_edge():
    page = picture(draw_paper(PaperKind.RESULT_REPORT, SAMPLES[PaperKind.RESULT_REPORT]()), 72, 1)
    right = int((28 + 156) * 72 / 25.4)
    assert page.crop((right + 2, 0, page.width, page.height)).getextrema()[0] > 200


def test_the_agenda_of_twenty_four_items_stands_on_one_page():
    content = SAMPLES[PaperKind.AGENDA]()
    items = tuple(replace(item, words=()) for item in content.items)
    long = replace(content, title="中共云溪街道柳湾社区第一支部委员会党员大会", items=items)
    assert len(items) == 24
    assert len(texts(draw_paper(PaperKind.AGENDA, long))) == 1


EIGHT = tuple(f"候选{n}" for n in "一二三四五六七八")


@pytest.mark.parametrize(("candidates", "pages"), [(EIGHT[:2], 1), (EIGHT[:5], 1), (EIGHT, 2)])
def test_a_tally_sheet_for_the_hall_leaves_room_to_write(candidates, pages):
    drawn = texts(draw_paper(PaperKind.TALLY_SHEET, TallySheetContent(HEAD, candidates, 3)))
    assert len(drawn) == pages
    assert drawn[-1].count("签名") == 4
    assert "弃权" in drawn[-1]


def test_a_filled_tally_sheet_of_eight_candidates_stands_on_one_page():
    votes = {name: Votes(40, 5, 0) for name in EIGHT}
    result = decide(
        BallotRules(Contest(Post.COMMITTEE, 6, EIGHT)), Figures(50, 46, 46, 46), Tally(votes, {}, 45, 1), str
    )
    drawn = texts(draw_paper(PaperKind.TALLY_SHEET, TallySheetContent(HEAD, EIGHT, 6, STAFF, result)))
    assert len(drawn) == 1
    assert drawn[0].count("签名") == 4


def test_rounds_in_the_minutes_are_numbered_and_stay_with_their_figures():
    pages = texts(minutes_paper.draw(minutes()))
    for caption in ("（一）支部委员会委员选举", "（一）书记选举"):
        page = next(page for page in pages if caption in page)
        assert "发出选票" in page.split(caption)[1]
        assert "不赞成" in page.split(caption)[1]


def test_a_void_vote_is_reported_without_votes():
    contest = Contest(Post.COMMITTEE, 3, CANDIDATES[:4])
    result = decide(BallotRules(contest), Figures(50, 46, 46, 47), None, str)
    text = "".join(texts(draw_paper(PaperKind.RESULT_REPORT, ResultReportContent(HEAD, result, STAFF))))
    assert "收回选票多于投票人数，选举无效，重新选举" in text


def test_the_elected_are_named_without_votes():
    text = text_of(PaperKind.ELECTED_LIST)
    assert "丁一苇" in text
    assert "票" not in text


def test_the_empty_tally_sheet_has_a_place_for_every_sign():
    content = TallySheetContent(HEAD, CANDIDATES, 5)
    text = "".join(texts(draw_paper(PaperKind.TALLY_SHEET, content)))
    assert text.count("不赞成") == text.count("弃权") == len(CANDIDATES)


def test_the_minutes_number_their_parts_without_a_gap():
    content = minutes()
    whole = "".join(texts(minutes_paper.draw(content)))
    assert [part for part in ("一、到会情况", "二、会议进程", "三、投票选举", "四、当选人") if part not in whole] == []
    assert "五、委员会第一次全体会议" in whole


def test_the_account_says_whether_the_vote_stands():
    assert "与投票人数相符，选举有效" in text_of(PaperKind.BALLOT_ACCOUNT)


def test_a_draft_of_the_election_method_is_called_a_draft():
    content = SAMPLES[PaperKind.ELECTION_METHOD]()
    draft = type(content)(content.branch, content.facts)
    assert "（草案）" in "".join(texts(draw_paper(PaperKind.ELECTION_METHOD, draft)))
    assert "（草案）" not in text_of(PaperKind.ELECTION_METHOD)


@pytest.mark.parametrize(("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (24, "二十四")])
def test_items_are_numbered_in_chinese(number, words):
    assert chinese_number(number) == words


def test_the_record_of_doubtful_ballots_gives_decision_clause_and_votes_and_all_scrutineers_sign():
    text = text_of(PaperKind.DOUBTFUL)
    assert (
        "17右下角写有一个小字整张无效：署名或者作记号署名或者作记号。选举办法第九条（选票的效力）赞成2，反对0" in text
    )
    assert text.count("监票人签名") == len(STAFF.scrutineers)
    assert "计票人签名" not in text


@pytest.mark.parametrize(("none_found", "words"), [(True, "没有需要监票人认定的疑难票"), (False, "认定序号")])
def test_without_doubtful_ballots_the_record_is_a_form_or_says_that_there_were_none(none_found, words):
    pdf = draw_paper(PaperKind.DOUBTFUL, DoubtfulContent(HEAD, STAFF, (), none_found))
    assert words in "".join(texts(pdf))
    assert len(texts(pdf)) == 1
