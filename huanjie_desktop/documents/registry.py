"""All papers: kind, number in the list of papers, title, type of content, drawing function."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from huanjie_desktop.documents.papers import (
    agenda,
    ballot,
    ballot_account,
    doubtful,
    elected_list,
    election_method,
    log_record,
    minutes,
    readiness,
    recount,
    result_report,
    sealed_list,
    sign_in,
    specimen_answers,
    specimen_deck,
    staff_list,
    tally_sheet,
)


class PaperKind(StrEnum):
    """The papers that can be made."""

    AGENDA = "agenda"
    ELECTION_METHOD = "election_method"
    SIGN_IN = "sign_in"
    BALLOT = "ballot"
    STAFF_LIST = "staff_list"
    SPECIMEN_DECK = "specimen_deck"
    SPECIMEN_ANSWERS = "specimen_answers"
    READINESS = "readiness"
    BALLOT_ACCOUNT = "ballot_account"
    TALLY_SHEET = "tally_sheet"
    DOUBTFUL = "doubtful"
    RESULT_REPORT = "result_report"
    ELECTED_LIST = "elected_list"
    SEALED_LIST = "sealed_list"
    RECOUNT = "recount"
    MINUTES = "minutes"
    LOG_RECORD = "log_record"


@dataclass(frozen=True)
class PaperType:
    """One kind of paper: `number` is its place in the list of papers or 0, `title` is shown and used as a file name."""

    kind: PaperKind
    number: int
    title: str
    content: type
    draw: Callable[[Any], bytes]


_ALL = (
    PaperType(PaperKind.AGENDA, 6, "会议议程和主持词", agenda.AgendaContent, agenda.draw),
    PaperType(PaperKind.ELECTION_METHOD, 7, "选举办法", election_method.ElectionMethodContent, election_method.draw),
    PaperType(PaperKind.SIGN_IN, 8, "签到表", sign_in.SignInContent, sign_in.draw),
    PaperType(PaperKind.BALLOT, 9, "选票", ballot.BallotContent, ballot.draw),
    PaperType(PaperKind.STAFF_LIST, 10, "监票人计票人名单", staff_list.StaffListContent, staff_list.draw),
    PaperType(PaperKind.SPECIMEN_DECK, 0, "测试票", specimen_deck.SpecimenDeckContent, specimen_deck.draw),
    PaperType(
        PaperKind.SPECIMEN_ANSWERS, 0, "测试票答案", specimen_answers.SpecimenAnswersContent, specimen_answers.draw
    ),
    PaperType(PaperKind.READINESS, 0, "计票准备情况确认表", readiness.ReadinessContent, readiness.draw),
    PaperType(PaperKind.BALLOT_ACCOUNT, 11, "选票清点记录", ballot_account.BallotAccountContent, ballot_account.draw),
    PaperType(PaperKind.TALLY_SHEET, 12, "计票单", tally_sheet.TallySheetContent, tally_sheet.draw),
    PaperType(PaperKind.DOUBTFUL, 13, "疑难票认定记录", doubtful.DoubtfulContent, doubtful.draw),
    PaperType(PaperKind.RESULT_REPORT, 14, "选举结果报告单", result_report.ResultReportContent, result_report.draw),
    PaperType(PaperKind.ELECTED_LIST, 15, "当选人名单", elected_list.ElectedListContent, elected_list.draw),
    PaperType(PaperKind.SEALED_LIST, 0, "封存清单", sealed_list.SealedListContent, sealed_list.draw),
    PaperType(PaperKind.RECOUNT, 0, "重新核算说明", recount.RecountContent, recount.draw),
    PaperType(PaperKind.MINUTES, 16, "会议记录", minutes.MinutesContent, minutes.draw),
    PaperType(PaperKind.LOG_RECORD, 0, "操作记录", log_record.LogRecordContent, log_record.draw),
)
PAPERS: dict[PaperKind, PaperType] = {paper.kind: paper for paper in _ALL}


def draw_paper(kind: PaperKind, content: Any) -> bytes:
    """Return a paper as PDF. Raises TypeError when the content is not of this paper's type."""
    paper = PAPERS[kind]
    if not isinstance(content, paper.content):
        raise TypeError(f"{kind} is drawn from {paper.content.__name__}, not from {type(content).__name__}")
    return paper.draw(content)
