"""Who may vote in an election, and who counts: the roster seen with the exclusions of this election (R-01 … R-04)."""

from dataclasses import dataclass

from huanjie_desktop.domain.election.election import Election
from huanjie_desktop.domain.ids import BranchId, ElectionId, MemberId
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.domain.people.roster import DueAccount, count_due
from huanjie_desktop.services.election_work import need_election
from huanjie_desktop.services.office import Office
from huanjie_desktop.storage import election_store, people_store
from huanjie_desktop.storage.database import Work
from huanjie_desktop.storage.people_store import FiledMember


@dataclass(frozen=True)
class Voters:
    """The members of the branch, the account of who counts, and the names under which ballots know them."""

    filed: tuple[FiledMember, ...]
    account: DueAccount

    @property
    def members(self) -> tuple[Member, ...]:
        """The members whose membership has not ended."""
        return tuple(one.member for one in self.filed)

    @property
    def due(self) -> int:
        """Those who should attend (应到会有选举权人数)."""
        return len(self.account.due)

    @property
    def due_ids(self) -> frozenset[MemberId]:
        """Who should attend."""
        return frozenset(member.id for member in self.account.due)

    @property
    def electable(self) -> dict[str, Member]:
        """The members with the right to be elected, by the name a ballot shows."""
        return {self.ballot_name(member): member for member in self.members if member.may_vote}

    @property
    def same_names(self) -> frozenset[str]:
        """Bare names that fit two members (D15)."""
        names = [member.name for member in self.members]
        return frozenset(name for name in names if names.count(name) > 1)

    def ballot_name(self, member: Member) -> str:
        """Return the name as a ballot shows it: with the distinguishing note where two members share it."""
        if member.note and member.name in self.same_names:
            return f"{member.name}（{member.note}）"
        return member.name


def voters_in(work: Work, election: Election) -> Voters:
    """Return the voters of an election, inside the caller's block."""
    filed = tuple(people_store.load_members(work, election.branch_id))
    exclusions = election_store.load_exclusions(work, election.id)
    return Voters(filed, count_due([one.member for one in filed], exclusions))


def voters(office: Office, election_id: ElectionId) -> Voters:
    """Return the voters of an election. Raises UserError when it is not there."""
    with office.db.read() as work:
        return voters_in(work, need_election(work, election_id))


def branch_name(work: Work, branch_id: BranchId) -> str:
    """Return the name of a branch as papers print it."""
    return people_store.branch(work, branch_id).official_name
