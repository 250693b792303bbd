"""Paper 16, minutes (会议记录): who came, each item with its votes, every round with its figures, the first session."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from huanjie_desktop.documents import blocks
from huanjie_desktop.documents.content import Hands, Head, Staff
from huanjie_desktop.documents.page import BLOCK_HEIGHT, Sheet
from huanjie_desktop.documents.papers.agenda import chinese_number
from huanjie_desktop.documents.papers.elected_list import ElectedPost
from huanjie_desktop.documents.papers.result_report import (
    base_words,
    people_and_papers,
    result_words,
    votes_table,
)
from huanjie_desktop.documents.papers.sign_in import LeaveRow
from huanjie_desktop.documents.tables import Table, table, table_height
from huanjie_desktop.domain.election.result import Outcome

# The most of a table of votes that stays with its caption, whatever it costs.
VOTES = BLOCK_HEIGHT / 3


@dataclass(frozen=True)
class Presence:
    """The count of members: 党员总数, 正式, 预备, 无选举权, 不计入应到会, 应到会, 实到会, and who did not come."""

    members: int
    full: int
    probationary: int
    without_right: int
    excluded: int
    due: int
    present: int
    leave_affair: int
    leave_sick: int
    absent: int


@dataclass(frozen=True)
class MinutesItem:
    """One item of the meeting: time, what was said or decided, the vote by show of hands if there was one."""

    title: str
    notes: tuple[str, ...] = ()
    time_text: str = ""
    hands: Hands | None = None
    adopted: bool | None = None


@dataclass(frozen=True)
class MinutesRound:
    """One round of voting: its outcome, the papers printed and spare, and for a void round the reason."""

    head: Head
    outcome: Outcome
    staff: Staff
    printed: int | None = None
    spare: int | None = None
    void_reason: str = ""


@dataclass(frozen=True)
class FirstSession:
    """The first session of the new committee: chair, presence, its rounds, division of work."""

    chair: str
    due: int
    present: int
    rounds: tuple[MinutesRound, ...] = ()
    work: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class MinutesContent:
    """Everything the minutes hold. `rounds` and the report of them stand after the items, in their order."""

    title: str
    date_text: str
    begin_text: str
    end_text: str
    place: str
    chair: str
    recorder: str
    presence: Presence
    absent: tuple[LeaveRow, ...] = ()
    guests: tuple[str, ...] = ()
    items: tuple[MinutesItem, ...] = ()
    rounds: tuple[MinutesRound, ...] = ()
    elected: tuple[ElectedPost, ...] = ()
    first_session: FirstSession | None = None
    signers: tuple[str, ...] = ("主持人签名", "记录人签名", "原任书记签名", "新任书记签名")


def draw(content: MinutesContent) -> bytes:
    """Return the minutes as PDF."""
    sheet = Sheet("会议记录")
    blocks.title(sheet, f"{content.title}\n会议记录")
    _facts(sheet, content)
    parts = [("到会情况", _presence), ("会议进程", _items)]
    parts += [("投票选举", _rounds)] if content.rounds else []
    parts += [("当选人", _elected)] if content.elected else []
    parts += [("委员会第一次全体会议", _first_session)] if content.first_session else []
    for number, (title, write) in enumerate(parts, 1):
        blocks.heading(sheet, f"{chinese_number(number)}、{title}")
        write(sheet, content)
    if content.end_text:
        blocks.paragraph(sheet, f"会议于{content.end_text}结束。", keep=blocks.signatures_height(content.signers))
    blocks.signatures(sheet, content.signers)
    return sheet.finish()


def _facts(sheet: Sheet, content: MinutesContent) -> None:
    time = content.date_text + (f"　{content.begin_text}" if content.begin_text else "")
    time += f"至{content.end_text}" if content.begin_text and content.end_text else ""
    blocks.paragraph(sheet, f"时间：{time}")
    for label, value in (("地点", content.place), ("主持人", content.chair), ("记录人", content.recorder)):
        if value:
            blocks.paragraph(sheet, f"{label}：{value}")
    if content.guests:
        blocks.paragraph(sheet, f"列席：{'、'.join(content.guests)}")


def _presence(sheet: Sheet, content: MinutesContent) -> None:
    p = content.presence
    members = f"本支部党员{p.members}人，其中正式党员{p.full}人、预备党员{p.probationary}人；"
    members += f"无选举权的正式党员{p.without_right}人，不计入应到会人数的党员{p.excluded}人。"
    blocks.paragraph(sheet, members)
    came = f"应到会有选举权的党员{p.due}人，实到会{p.present}人，因事请假{p.leave_affair}人，"
    came += f"因病请假{p.leave_sick}人，未请假{p.absent}人。"
    enough = "实到会人数不少于应到会人数的五分之四，符合规定。"
    blocks.paragraph(sheet, came + (enough if 5 * p.present >= 4 * p.due else "实到会人数不足五分之四。"))
    if content.absent:
        blocks.paragraph(sheet, f"未到会党员：{'；'.join(_absence(row) for row in content.absent)}。")


def _absence(row: LeaveRow) -> str:
    return f"{row.name}（{row.kind}，{row.reason}）" if row.reason else f"{row.name}（{row.kind}）"


def _items(sheet: Sheet, content: MinutesContent) -> None:
    for number, item in enumerate(content.items, 1):
        _item(sheet, number, item)


def _rounds(sheet: Sheet, content: MinutesContent) -> None:
    for number, part in enumerate(content.rounds, 1):
        _round(sheet, number, part)


def _item(sheet: Sheet, number: int, item: MinutesItem) -> None:
    time = f"（{item.time_text}）" if item.time_text else ""
    title, notes = f"{number}. {item.title}{time}", list(item.notes)
    if item.hands:
        verdict = "" if item.adopted is None else "，通过" if item.adopted else "，未通过"
        notes[-1:] = ["".join(notes[-1:]) + f"举手表决：{item.hands.text}{verdict}。"]
    write = blocks.caption if notes else blocks.paragraph
    write(sheet, title)
    for note in notes:
        blocks.paragraph(sheet, note)


def _round(sheet: Sheet, number: int, part: MinutesRound) -> None:
    blocks.heading(sheet, f"（{chinese_number(number)}）{part.head.vote_text}", 2)
    for words in _before_figures(part):
        blocks.caption(sheet, words)
    votes = _dense(votes_table(part.outcome)) if part.outcome.people else None
    figures = _dense(people_and_papers(part.outcome))
    table(sheet, replace(figures, keep=min(table_height(sheet, votes), VOTES)) if votes else figures)
    if votes:
        table(sheet, votes)
        base_words(sheet, part.outcome)
        _differing(sheet, part.outcome)
    blocks.paragraph(sheet, result_words(part.outcome), blocks.COMPACT)


def _differing(sheet: Sheet, outcome: Outcome) -> None:
    """Record for whom the bases differ; the red notice to look first belongs to the report, not to a record."""
    if outcome.differs_under_present:
        names = "、".join(person.name for person in outcome.people if person.passes_due != person.passes_present)
        blocks.paragraph(sheet, f"按两种基数计算结果不同的：{names}，以选举办法规定的基数为准。", blocks.COMPACT)


def _dense(content: Table) -> Table:
    return replace(content, pad=2.0, least=0.0)


def _before_figures(part: MinutesRound) -> Iterator[str]:
    staff = part.staff
    if staff.scrutineers:
        words = f"监票人：{'、'.join(staff.scrutineers)}" + (f"（总监票人{staff.head}）" if staff.head else "")
        yield f"{words}；计票人：{'、'.join(staff.tellers)}。"
    if part.printed is not None and part.spare is not None:
        yield f"印制选票{part.printed}张，发出{part.outcome.figures.issued}张，剩余{part.spare}张。"
    if part.void_reason:
        yield f"本轮投票无效：{part.void_reason}"


def _elected(sheet: Sheet, content: MinutesContent) -> None:
    for post in content.elected:
        note = f"（{post.order_note}）" if len(post.names) > 1 and post.order_note else ""
        blocks.paragraph(sheet, f"{post.post}{note}：{'、'.join(post.names)}。")


def _first_session(sheet: Sheet, content: MinutesContent) -> None:
    session = content.first_session
    if session is None:
        return
    enough = "符合规定" if 5 * session.present >= 4 * session.due else "不足五分之四"
    words = f"主持人：{session.chair}。应到会委员{session.due}人，实到会{session.present}人，{enough}。"
    blocks.paragraph(sheet, words)
    for number, part in enumerate(session.rounds, 1):
        _round(sheet, number, part)
    if session.work:
        work = "；".join(f"{post}：{name}" for post, name in session.work)
        blocks.paragraph(sheet, f"委员分工：{work}。")
    for note in session.notes:
        blocks.paragraph(sheet, note)
