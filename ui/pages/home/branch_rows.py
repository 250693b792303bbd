"""One row per branch: its members and where its election stands."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.people import BranchSummary
from ui.widgets.rows_model import RIGHT, Column

if TYPE_CHECKING:
    from huanjie_desktop.domain.election.election import Election


NOT_BEGUN = "尚未开始"


@dataclass(frozen=True)
class BranchRow:
    """A branch with its latest election; `open` while steps are missing."""

    branch: BranchSummary
    election_id: ElectionId | None = None
    title: str = ""
    step: str = ""
    done: int = 0
    steps: int = 0
    open: bool = False


def branch_rows(office: Office, branches: list[BranchSummary]) -> list[BranchRow]:
    """Return every branch with its latest election."""
    from huanjie_desktop.services import elections

    latest = {found.branch_id: found for found in reversed(elections.elections(office))}
    return [_branch_row(office, one, latest.get(one.id)) for one in branches]


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


def branch_columns() -> list[Column[BranchRow]]:
    """Return the columns of the list."""
    return [
        Column("社区", lambda row: row.branch.community, width=7),
        Column("党支部", lambda row: row.branch.name, width=9),
        Column("名册人数", lambda row: str(row.branch.members), lambda row: row.branch.members, RIGHT, width=5),
        Column("换届选举", lambda row: row.title, width=16),
        Column("当前步骤", lambda row: row.step, width=8, tone=lambda row: "" if row.election_id else "quiet"),
        Column("进度", _progress, lambda row: row.done, RIGHT, width=4),
    ]
