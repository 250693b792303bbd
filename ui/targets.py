"""What one tab may ask of another through context.go(key, target)."""

from dataclasses import dataclass

from huanjie_desktop.domain.ids import BranchId, ElectionId, RoundId


@dataclass(frozen=True)
class RosterList:
    """A list in 党员名册: a branch, None for all, and the object name of one of the six figures or ""."""

    branch_id: BranchId | None = None
    figure: str = ""


@dataclass(frozen=True)
class PaperTarget:
    """One paper in 资料文书: its kind, and the round for a paper of a round."""

    election_id: ElectionId
    kind: str
    round_id: RoundId | None = None


@dataclass(frozen=True)
class RoundTarget:
    """One round in 计票."""

    election_id: ElectionId
    round_id: RoundId
