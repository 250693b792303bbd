"""Paper 14, result to the meeting (选举结果报告单): all figures, both bases, signed by scrutineers and tellers."""

from dataclasses import dataclass

from huanjie_desktop.documents import blocks
from huanjie_desktop.documents.content import Head, Staff, staff_labels
from huanjie_desktop.documents.page import Sheet
from huanjie_desktop.documents.papers.verdict_notes import Note, draw_notes
from huanjie_desktop.documents.tables import Column, Table, table
from huanjie_desktop.domain.election.method import BaseName
from huanjie_desktop.domain.election.outcome import needed_of
from huanjie_desktop.domain.election.result import NextStep, Outcome, PersonResult

FOOT = blocks.Setting(size=9, leading=14, space=0.0)
NEXT_WORDS = {
    NextStep.DONE: "应选名额已选足。",
    NextStep.RUNOFF: "得票相等，对得票相等的人再次投票。",
    NextStep.FURTHER_OR_REDUCE: "当选人少于应选名额，可以另行选举，或者经半数以上选举人同意减少名额。",
    NextStep.FURTHER: "当选人少于应选名额，不足的名额另行选举。",
    NextStep.ASK_SUPERIOR: "不足的名额报请上级党组织决定。",
    NextStep.ADJOURN: "到会人数不足五分之四，会议改期。",
    NextStep.VOTE_AGAIN: "收回选票多于投票人数，选举无效，重新选举。",
    NextStep.CORRECT_FIGURES: "数字互相矛盾，须先更正。",
}


@dataclass(frozen=True)
class ResultReportContent:
    """The result of one round; every figure comes from its outcome. `time_text` is when it was reported.

    `notes` are the annex 认定说明; without them there is none. `log_mark` names the line of the log that signed it.
    """

    head: Head
    outcome: Outcome
    staff: Staff
    time_text: str = ""
    notes: tuple[Note, ...] = ()
    log_mark: str = ""


def draw(content: ResultReportContent) -> bytes:
    """Return the report as PDF."""
    sheet = Sheet("选举结果报告单")
    blocks.title(sheet, f"{content.head.branch}\n选举结果报告单")
    blocks.subtitle(sheet, f"（{content.head.vote_text}　{content.head.date_text}）")
    sheet.down(4)
    table(sheet, people_and_papers(content.outcome))
    if content.outcome.people:
        table(sheet, votes_table(content.outcome))
        base_notice(sheet, content.outcome)
        base_words(sheet, content.outcome)
    time = f"报告时间：{content.head.date_text}{content.time_text}。" if content.time_text else ""
    labels = staff_labels(content.staff)
    keep = blocks.signatures_height(labels)
    blocks.paragraph(sheet, result_words(content.outcome) + time, blocks.COMPACT, keep=keep)
    blocks.signatures(sheet, labels)
    _foot(sheet, content.log_mark)
    draw_notes(sheet, content.notes, f"{content.head.vote_text}　{content.head.date_text}")
    return sheet.finish()


def _foot(sheet: Sheet, log_mark: str) -> None:
    """Write in small letters by what the log of the file can be checked later."""
    if log_mark:
        blocks.paragraph(sheet, f"操作日志校验码（确认计票结果时）：{log_mark}", FOOT)


def people_and_papers(outcome: Outcome) -> Table:
    """Return 应到会, 实到会, 发出, 收回, 有效, 无效 as one row under their names; a void vote is not sorted."""
    figures = outcome.figures
    titles = ("应到会有\n选举权人数", "实到会有\n选举权人数", "发出选票", "收回选票", "有效票", "无效票", "应选名额")
    sorted_out = (outcome.valid, outcome.invalid) if outcome.vote_valid else ("—", "—")
    numbers = (figures.due, figures.present, figures.issued, figures.returned, *sorted_out)
    columns = tuple(Column(title, 1.3 if number < 2 else 1) for number, title in enumerate(titles))
    return Table(columns, (tuple(str(number) for number in (*numbers, outcome.contest.seats)),), least=24, whole=True)


def votes_table(outcome: Outcome) -> Table:
    """Return each person's approvals, disapprovals, abstentions and their sum; written-in ones have approvals only."""
    columns = (
        Column("姓名", 2.6, names=True),
        Column("赞成", 1.2),
        Column("不赞成", 1.4),
        Column("弃权", 1.2),
        Column("合计", 1.2),
        Column("过半数", 1.4),
        Column("结果", 1.6),
        Column("备注", 1.2),
    )
    return Table(columns, tuple(_person(outcome, person) for person in outcome.people), least=24, whole=True)


def _person(outcome: Outcome, person: PersonResult) -> tuple[str, ...]:
    others = ("—", "—", "—") if person.written_in else (str(person.no), str(person.abstain), "")
    total = others[2] or str(person.yes + person.no + person.abstain)
    passes = "是" if person.passes else "否"
    return (
        person.name,
        str(person.yes),
        others[0],
        others[1],
        total,
        passes,
        _standing(outcome, person.name),
        "另选" if person.written_in else "",
    )


def _standing(outcome: Outcome, name: str) -> str:
    if name in outcome.elected:
        return "当选"
    return "得票相等" if name in outcome.tied else "未当选"


def base_words(sheet: Sheet, outcome: Outcome) -> None:
    """Write both bases with the least number of approvals."""
    due, present = outcome.figures.due, outcome.figures.present
    used = outcome.base
    text = f"过半数：按应到会有选举权人数{due}人计，须得赞成票{needed_of(due)}票以上；"
    text += f"按实到会有选举权人数{present}人计，须得赞成票{needed_of(present)}票以上。"
    if used and used.needed == 1:
        text += "本次再次投票以得票多的当选。"
    elif used:
        text += f"本次选举按{_base_name(used.name)}计算，须得{used.needed}票以上（含{used.needed}票）。"
    blocks.paragraph(sheet, text, blocks.COMPACT)


def base_notice(sheet: Sheet, outcome: Outcome) -> None:
    """Write a framed red notice where the two bases lead to different results (0.3)."""
    if outcome.differs_under_present:
        due, present = outcome.figures.due, outcome.figures.present
        names = "、".join(person.name for person in outcome.people if person.passes_due != person.passes_present)
        words = f"两种计算基数的结果不同（{names}）：按应到会有选举权人数{due}人计，须得{needed_of(due)}票；"
        words += f"按实到会有选举权人数{present}人计，须得{needed_of(present)}票。"
        blocks.notice(sheet, "注意：先核对，再宣布", words + "请监票人和主持人核对选举办法的规定后再宣布。")


def _base_name(name: BaseName) -> str:
    return "应到会有选举权人数" if name is BaseName.DUE else "实到会有选举权人数"


def result_words(outcome: Outcome) -> str:
    """Return what the vote decided and what comes next, in one paragraph."""
    if not outcome.vote_valid:
        return NEXT_WORDS[outcome.next]
    elected = f"当选{len(outcome.elected)}名：{'、'.join(outcome.elected)}。" if outcome.elected else "无人当选。"
    return elected + _next_words(outcome)


def _next_words(outcome: Outcome) -> str:
    if outcome.tied and outcome.next is NextStep.ASK_SUPERIOR:
        return f"{'、'.join(outcome.tied)}得票仍然相等，不能抽签，报请上级党组织决定。"
    if outcome.consent is None:
        return NEXT_WORDS[outcome.next]
    seats, number = outcome.contest.seats, len(outcome.elected)
    asked = f"就应选名额由{seats}名减少为{number}名进行表决，{outcome.consent}名选举人同意，"
    if outcome.next is NextStep.REDUCED:
        return f"{asked}达到半数，减少名额，不再另行选举。"
    return f"{asked}没有达到半数。{NEXT_WORDS[outcome.next]}"
