"""Communities and branches of the office."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.domain.ids import BranchId, CommunityId
from huanjie_desktop.domain.people.branch import Branch, Community
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.office import Office
from huanjie_desktop.storage import audit_log, ballot_store, election_store, people_store
from huanjie_desktop.storage.database import Work

_NEW = BranchId(0)


@dataclass(frozen=True)
class BranchNames:
    """How a branch and its community shall be called from now on; the full name stands on papers."""

    branch_id: BranchId
    community: str
    name: str
    full_name: str = ""


@dataclass(frozen=True)
class BranchSummary:
    """A branch as a list shows it; `members` counts those whose membership has not ended.

    `elected_on` is the ISO date of the last election as entered, "" when nobody entered it.
    """

    id: BranchId
    name: str
    full_name: str
    community: str
    members: int
    elected_on: str = ""
    term_years: int = 5


def communities(office: Office) -> list[Community]:
    """Return the communities in the order they were entered."""
    with office.db.read() as session:
        return people_store.communities(session)


def branches(office: Office) -> list[BranchSummary]:
    """Return the branches by community, with the number of their members."""
    with office.db.read() as session:
        names = {community.id: community.name for community in people_store.communities(session)}
        heads = people_store.head_counts(session)
        found = people_store.branches(session)
    return [_summary(one, names[one.community_id], heads.get(one.id, 0)) for one in found]


def _summary(one: Branch, community: str, members: int) -> BranchSummary:
    return BranchSummary(one.id, one.name, one.full_name, community, members, one.elected_on, one.term_years)


def branch(office: Office, branch_id: BranchId) -> Branch:
    """Return one branch. Raises UserError when it is not there."""
    with office.db.read() as session:
        return people_store.branch(session, branch_id)


def add_community(office: Office, name: str, kind: str = "城市") -> Done[CommunityId]:
    """Add a community. Raises UserError for an empty or a used name."""
    name = _wanted(name)
    with office.db.write() as session:
        added = people_store.add_community(session, name, kind)
        audit_log.record(session, office.act("新增社区", name))
    return done(added, Topic.OFFICE)


def add_branch(office: Office, community_id: CommunityId, name: str, full_name: str = "") -> Done[BranchId]:
    """Add a branch to a community. Raises UserError for an empty name or one used in this community."""
    new = Branch(_NEW, community_id, _wanted(name), full_name.strip())
    with office.db.write() as session:
        added = people_store.add_branch(session, new)
        audit_log.record(session, office.act("新增党支部", new.name))
    return done(added, Topic.OFFICE)


def rename_branch(office: Office, branch_id: BranchId, name: str, full_name: str = "") -> Done[None]:
    """Rename a branch. Raises UserError for an empty or a used name, or while its ballots bear the old one."""
    with office.db.write() as session:
        _rename_branch(office, session, branch_id, _wanted(name), "".join(full_name.split()))
    return done(None, Topic.OFFICE)


def rename(office: Office, wanted: Sequence[BranchNames]) -> Done[None]:
    """Rename branches and their communities, all of them or none.

    Raises UserError for an empty or a used name, or while printed ballots bear an old one.
    """
    with office.db.write() as session:
        for one in wanted:
            place = people_store.branch(session, one.branch_id).community_id
            _rename_community(office, session, place, _wanted(one.community))
            _rename_branch(office, session, one.branch_id, _wanted(one.name), "".join(one.full_name.split()))
    return done(None, Topic.OFFICE)


def _rename_community(office: Office, session: Work, place: CommunityId, name: str) -> None:
    old = next(one for one in people_store.communities(session) if one.id == place)
    if old.name != name:
        people_store.update_community(session, replace(old, name=name))
        audit_log.record(session, office.act("社区改名", name, f"原名：{old.name}"))


def _rename_branch(office: Office, session: Work, branch_id: BranchId, name: str, full_name: str) -> None:
    old = people_store.branch(session, branch_id)
    new = replace(old, name=name, full_name=full_name)
    if new == old:
        return
    if new.official_name != old.official_name:
        _refuse_printed(session, branch_id)
    people_store.update_branch(session, new)
    audit_log.record(session, office.act("党支部改名", new.official_name, f"原名：{old.official_name}"))


def _refuse_printed(session: Work, branch_id: BranchId) -> None:
    """Keep the name that stands on ballots of a vote that is not announced yet."""
    for election in election_store.load_elections(session, branch_id):
        for poll in election_store.load_polls(session, election.id):
            for voted in ballot_store.load_rounds(session, poll.id):
                if voted.printed and voted.state not in (RoundState.ANNOUNCED, RoundState.VOID):
                    raise UserError("branch_on_ballots", election=election.title)


def ensure_branch(office: Office, community: str, branch: str, full_name: str = "") -> Done[BranchId]:
    """Return the branch of this name in this community, adding whichever is missing.

    A new branch without a full name bears both names on its papers: 第二支部 alone could be any community's.
    """
    with office.db.read() as session:
        places = {place.name: place.id for place in people_store.communities(session)}
        known = {(one.community_id, one.name): one.id for one in people_store.branches(session)}
    community, branch = _wanted(community), _wanted(branch)
    place = places.get(community)
    if place is None:
        place = add_community(office, community).value
    found = known.get((place, branch))
    if found is not None:
        return done(found)
    both = branch if branch.startswith(community) else community + branch
    return add_branch(office, place, branch, "".join(full_name.split()) or both)


def _wanted(name: str) -> str:
    kept = "".join(name.split())
    if not kept:
        raise UserError("name_empty")
    return kept
