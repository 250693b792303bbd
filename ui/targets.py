"""What one tab may ask of another through context.go(key, target)."""

from dataclasses import dataclass

from huanjie_desktop.domain.ids import BranchId


@dataclass(frozen=True)
class RosterList:
    """A list in 党员名册: a branch, None for all, and the object name of one of the six figures or ""."""

    branch_id: BranchId | None = None
    figure: str = ""
