"""Communities and branches of the office."""

from dataclasses import dataclass

from huanjie_desktop.domain.ids import BranchId, CommunityId
from huanjie_desktop.domain.people.branch import Branch, Community
from huanjie_desktop.services.done import Done
from huanjie_desktop.services.office import Office


@dataclass(frozen=True)
class BranchSummary:
    """A branch as a list shows it; `members` counts those whose membership has not ended."""

    id: BranchId
    name: str
    full_name: str
    community: str
    members: int


def communities(office: Office) -> list[Community]:
    """Return the communities in the order they were entered."""
    raise NotImplementedError


def branches(office: Office) -> list[BranchSummary]:
    """Return the branches by community, with the number of their members."""
    raise NotImplementedError


def branch(office: Office, branch_id: BranchId) -> Branch:
    """Return one branch. Raises UserError when it is not there."""
    raise NotImplementedError


def add_community(office: Office, name: str, kind: str = "城市") -> Done[CommunityId]:
    """Add a community. Raises UserError for an empty or a used name."""
    raise NotImplementedError


def add_branch(office: Office, community_id: CommunityId, name: str, full_name: str = "") -> Done[BranchId]:
    """Add a branch to a community. Raises UserError for an empty name or one used in this community."""
    raise NotImplementedError


def rename_branch(office: Office, branch_id: BranchId, name: str, full_name: str = "") -> Done[None]:
    """Rename a branch. Raises UserError for an empty or a used name."""
    raise NotImplementedError


def ensure_branch(office: Office, community: str, branch: str) -> Done[BranchId]:
    """Return the branch of this name in this community, adding whichever is missing."""
    raise NotImplementedError
