"""One row per branch: its members, its term with the deadlines of R-07, and where its election stands."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.domain.problems import Severity
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.people import BranchSummary
from ui.widgets.rows_model import RIGHT, Column

if TYPE_CHECKING:
    from huanjie_desktop.domain.election.election import Election
    from huanjie_desktop.services.terms import BranchTerm


NOT_BEGUN = "尚未开始"
_SIGNS = {Severity.ERROR: "✖ ", Severity.WARNING: "⚠ ", None: "✔ "}


@dataclass(frozen=True)
class BranchRow:
    """A branch with its latest election, `open` while steps are missing; `term` is None until it is worked out."""

    branch: BranchSummary
    election_id: ElectionId | None = None
    title: str = ""
    step: str = ""
    done: int = 0
    steps: int = 0
    open: bool = False
    term: "BranchTerm | None" = None


def branch_rows(office: Office, branches: list[BranchSummary]) -> list[BranchRow]:
    """Return every branch with its term and its latest election, the earliest end of term first."""
    from huanjie_desktop.services import elections, terms

    latest = {found.branch_id: found for found in reversed(elections.elections(office))}
    known, ordered = {one.id: one for one in branches}, terms.branch_terms(office)
    rows = [
        (_branch_row(office, known[term.branch_id], latest.get(term.branch_id)), term)
        for term in ordered
        if term.branch_id in known
    ]
    return [replace(row, term=term) for row, term in rows]


def _branch_row(office: Office, branch: BranchSummary, election: "Election | None") -> BranchRow:
    if election is None:
        return BranchRow(branch, step=NOT_BEGUN)
    from huanjie_desktop.services.rail import StepState, rail

    steps = rail(office, election.id)
    now = next((step for step in steps if step.state is StepState.CURRENT), None)
    done = sum(step.state is StepState.FINISHED for step in steps)
    title, words = election.plan.title, now.title if now else "已全部完成"
    return BranchRow(branch, election.id, title, words, done, len(steps), now is not None)


def _progress(row: BranchRow) -> str:
    return f"{row.done}/{row.steps}" if row.steps else ""


def _day(day: date | None) -> str:
    return f"{day:%Y.%m.%d}" if day else ""


def _date(row: BranchRow, name: str) -> date | None:
    return getattr(row.term.dates, name) if row.term and row.term.dates else None


def term_words(row: BranchRow) -> str:
    """Return how the term stands, with its sign."""
    return f"{_SIGNS.get(row.term.severity, '')}{row.term.words}" if row.term else "…"


def _term_tone(row: BranchRow) -> str:
    tones = {Severity.ERROR: "error", Severity.WARNING: "warning"}
    return tones.get(row.term.severity, "") if row.term and row.term.severity else ""


def term_tip(row: BranchRow) -> str:
    """Return the last election and, where one is under way, the deadlines around its day."""
    term = row.term
    if term is None:
        return ""
    last = f"上次换届 {_day(term.elected_on)}，任期 {term.years} 年" if term.elected_on else "按“上次换届…”填写日期"
    planned = term.planned
    if planned is None:
        return last
    return (
        f"{last}\n候选人请示不晚于 {_day(planned.list_request)}\n通知党员不晚于 {_day(planned.notice)}"
        f"\n结果报告 {_day(planned.result)} 前，最迟 {_day(planned.result_limit)}"
    )


def _term_column(title: str, name: str) -> Column[BranchRow]:
    return Column(title, lambda row: _day(_date(row, name)), lambda row: _date(row, name) or date.max, width=5)


def branch_columns() -> list[Column[BranchRow]]:
    """Return the columns of the list."""
    return [
        Column("社区", lambda row: row.branch.community, width=5),
        Column("党支部", lambda row: row.branch.name, width=7),
        Column("名册人数", lambda row: str(row.branch.members), lambda row: row.branch.members, RIGHT, width=4),
        _term_column("任期届满", "ends"),
        _term_column("提醒日期", "remind"),
        _term_column("请示期限", "request"),
        Column(
            "任期状态", term_words, lambda row: _date(row, "ends") or date.max, width=10, tone=_term_tone, tip=term_tip
        ),
        Column("当前步骤", lambda row: row.step, width=5, tone=lambda row: "" if row.election_id else "quiet"),
        Column("进度", _progress, lambda row: row.done, RIGHT, width=3),
        Column("换届选举", lambda row: row.title, width=16),
    ]
