"""The plan of the invented office, read from resources/demo: communities, branches, groups, figures."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from huanjie_desktop.base.resource_files import resource_path

LEAST_WITH_COMMITTEE = 12


@dataclass(frozen=True)
class BranchPlan:
    """A branch to be made: its short name and how many members it has."""

    name: str
    members: int


@dataclass(frozen=True)
class CommunityPlan:
    """A community to be made. `away_percent` of its households live elsewhere in transition (在外过渡)."""

    name: str
    kind: str
    groups: int
    demolished: int
    away_percent: int
    lies_in: str
    area: str
    population: int
    branches: tuple[BranchPlan, ...]
    courtyards: tuple[str, ...]


@dataclass(frozen=True)
class OfficePlan:
    """The whole subdistrict office (街道) to be made."""

    street: str
    superior: str
    other_streets: tuple[str, ...]
    communities: tuple[CommunityPlan, ...]


def full_name(street: str, community: str, branch: BranchPlan) -> str:
    """Return the name of a branch as its papers carry it; a small branch has no committee."""
    return f"中共{street}{community}{branch.name}" + ("委员会" if branch.members >= LEAST_WITH_COMMITTEE else "")


def _community(data: dict[str, Any]) -> CommunityPlan:
    data["branches"] = tuple(BranchPlan(name, size) for name, size in data["branches"])
    data["courtyards"] = tuple(data["courtyards"])
    return CommunityPlan(**data)


@cache
def office_plan() -> OfficePlan:
    """Return the plan: 8 communities, 22 branches, 768 members, 46 groups, 24,118 residents."""
    data = json.loads(resource_path("demo", "office.json").read_text(encoding="utf-8"))
    communities = tuple(_community(dict(one)) for one in data["communities"])
    return OfficePlan(data["street"], data["superior"], tuple(data["other_streets"]), communities)
