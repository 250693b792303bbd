"""Communities (社区) and the Party branches (党支部) in them."""

from dataclasses import dataclass

from huanjie_desktop.domain.ids import BranchId, CommunityId


@dataclass(frozen=True)
class Community:
    """A community (社区) of the subdistrict; `kind` is 城市 or 涉农."""

    id: CommunityId
    name: str
    kind: str = "城市"


@dataclass(frozen=True)
class Branch:
    """A Party branch (党支部). `elected_on` is the ISO date of its last election or ""."""

    id: BranchId
    community_id: CommunityId
    name: str
    full_name: str = ""
    elected_on: str = ""
    term_years: int = 5

    @property
    def official_name(self) -> str:
        """The name printed on papers: the full name, else the short one."""
        return self.full_name or self.name
