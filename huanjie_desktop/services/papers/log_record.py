"""Content of the paper 操作记录: the lines of one election, without anybody's data but the names of those at work."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from huanjie_desktop.documents.papers.log_record import LogRecordContent, LogRow
from huanjie_desktop.services.count.count_log import AuditEntry, mark_in, when_of
from huanjie_desktop.services.count.log_words import detail_words
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.papers.facts import ElectionFacts, RoundFacts, day_text
from huanjie_desktop.storage import audit_log

_WITHOUT_SUBJECT = frozenset({
    "举手表决", "清点人数", "第一次全体会议主持人", "第一次全体会议清点人数", "选举办法表决通过", "修改选举办法",
    "登记换届请示批复", "登记候选人预备人选批复", "提名候选人", "介绍候选人", "排列候选人", "候选人退出",
    "确定候选人名单", "确定监票计票人员", "更换监票计票人员", "开始一轮投票", "提出不计入应到会人数",
    "撤回不计入应到会人数", "上级同意不计入应到会人数", "表决不计入应到会人数", "登记推荐票", "设定推荐票权重",
    "登记推荐人选表决", "推荐人选转为候选人", "登记资格审查", "决定递补", "开场检查",
})  # fmt: skip
_ABOUT_A_PERSON = frozenset({"候选人退出", "登记资格审查", "决定递补", "提出不计入应到会人数", "提名候选人"})
_ROUND = re.compile(r"投票(\d+)")
_ITEM = re.compile(r"第\d+项")
_SHARED = "没有写明属于哪一次选举的行，凡在本次选举建立以后的都列入。"


def log_content(office: Office, facts: ElectionFacts, _voted: RoundFacts | None = None) -> LogRecordContent:
    """Return the lines of an election and the mark of the last of them."""
    with office.db.read() as work:
        entries = audit_log.entries(work)
        mine = _of_election(entries, facts)
        mark = mark_in(work, mine[-1].number if mine else 0)
    several = sum(one.action == "新建选举" for one in entries) > 1
    return LogRecordContent(
        facts.branch,
        facts.election.title,
        day_text(facts.election.meeting_on),
        _rows(mine, facts),
        mark.text,
        _SHARED if several else "",
    )


def _of_election(entries: Sequence[AuditEntry], facts: ElectionFacts) -> list[AuditEntry]:
    title = facts.election.title
    begun = [one.number for one in entries if (one.action, one.subject) == ("新建选举", title)]
    since = begun[-1] if begun else 0
    subjects = {title, f"选举{facts.election.id}", *(f"投票{one.round.id}" for one in facts.rounds)}
    return [one for one in entries if one.number >= since and (one.subject in subjects or _is_course(one))]


def _is_course(one: AuditEntry) -> bool:
    return one.action in _WITHOUT_SUBJECT or _ITEM.fullmatch(one.subject) is not None


def _rows(entries: Iterable[AuditEntry], facts: ElectionFacts) -> tuple[LogRow, ...]:
    """Return a row for each line; signing in, line after line, becomes one row."""
    found: list[LogRow] = []
    for is_sign_in, group in groupby(entries, key=lambda one: one.action == "签到"):
        lines = list(group)
        found += [_together(lines)] if is_sign_in and len(lines) > 1 else [_row(one, facts) for one in lines]
    return tuple(found)


def _together(lines: Sequence[AuditEntry]) -> LogRow:
    first, last = lines[0], lines[-1]
    until = f"{_when(first)}—{when_of(last)[1]}"
    return LogRow(f"{first.number}—{last.number}", until, last.person, "签到", f"登记{len(lines)}次")


def _row(one: AuditEntry, facts: ElectionFacts) -> LogRow:
    parts = [_subject(one, facts), "" if one.action in _ABOUT_A_PERSON else detail_words(one.detail)]
    return LogRow(str(one.number), _when(one), one.person, one.action, "　".join(part for part in parts if part))


def _when(one: AuditEntry) -> str:
    day, time = when_of(one)
    return f"{int(day[5:7])}月{int(day[8:10])}日{time}"


def _subject(one: AuditEntry, facts: ElectionFacts) -> str:
    """Return what a line is about: a round by its name, the election itself by nothing."""
    found = _ROUND.fullmatch(one.subject)
    if found is None:
        return "" if one.subject in (facts.election.title, f"选举{facts.election.id}") else one.subject
    voted = next(one_round for one_round in facts.rounds if one_round.round.id == int(found[1]))
    return f"{voted.poll.post.label}选举第{voted.round.number}轮"
