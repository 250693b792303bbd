"""Members proposed not to be counted among those who should attend (不计入应到会人数, R-03)."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.meeting import ShowOfHands, is_adopted
from huanjie_desktop.domain.election.records import Moment
from huanjie_desktop.domain.ids import ElectionId, MemberId
from huanjie_desktop.domain.people.roster import Exclusion
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged, need_election, rounds_of
from huanjie_desktop.services.meeting import hand_vote
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.voters import Voters, voters, voters_in
from huanjie_desktop.storage import election_store
from huanjie_desktop.storage.database import Work

EXCLUSION_ITEM = 2


@dataclass(frozen=True)
class ExclusionLine:
    """One proposal with the member's name."""

    name: str
    exclusion: Exclusion


def exclusions(office: Office, election_id: ElectionId) -> tuple[ExclusionLine, ...]:
    """Return the proposals of an election."""
    with office.db.read() as work:
        people = voters_in(work, need_election(work, election_id))
        found = election_store.load_exclusions(work, election_id)
    names = {member.id: people.ballot_name(member) for member in people.members}
    return tuple(ExclusionLine(names.get(one.member_id, ""), one) for one in found)


def propose_exclusion(office: Office, election_id: ElectionId, exclusion: Exclusion) -> Done[None]:
    """Propose a member, or change a proposal; the superior and the meeting decide later.

    Raises UserError for a member of another branch or once ballots were issued.
    """
    with logged(office, "提出不计入应到会人数", "", exclusion.case) as work:
        people = voters_in(work, need_election(work, election_id))
        if exclusion.member_id not in {member.id for member in people.members}:
            raise UserError("not_of_this_branch")
        _refuse_issued(work, election_id)
        kept = _others(work, election_id, exclusion.member_id)
        fresh = replace(exclusion, superior_agreed=False, meeting_passed=False)
        election_store.save_exclusions(work, election_id, (*kept, fresh))
    return done(None, Topic.ELECTION, Topic.MEETING)


def drop_exclusion(office: Office, election_id: ElectionId, member_id: MemberId) -> Done[None]:
    """Take a proposal back. Raises UserError once ballots were issued."""
    with logged(office, "撤回不计入应到会人数", "") as work:
        _refuse_issued(work, election_id)
        election_store.save_exclusions(work, election_id, _others(work, election_id, member_id))
    return done(None, Topic.ELECTION, Topic.MEETING)


def record_superior_agreement(office: Office, election_id: ElectionId, agreed: Collection[MemberId]) -> Done[None]:
    """Record for which proposals the superior agreed; the others stay counted (A3)."""
    with logged(office, "上级同意不计入应到会人数", "", f"{len(agreed)}人") as work:
        _refuse_issued(work, election_id)
        found = election_store.load_exclusions(work, election_id)
        election_store.save_exclusions(
            work, election_id, (replace(one, superior_agreed=one.member_id in agreed) for one in found)
        )
    return done(None, Topic.ELECTION, Topic.MEETING)


def decide_exclusions(office: Office, election_id: ElectionId, hands: ShowOfHands) -> Done[Voters]:
    """Record the meeting's vote on all proposals the superior agreed to (A4); base is the figure before exclusion.

    Answers with the voters as they now count. Raises UserError where nothing may be voted on.
    """
    with office.db.read() as work:
        if not any(one.superior_agreed for one in election_store.load_exclusions(work, election_id)):
            raise UserError("no_exclusion_agreed")
        _refuse_issued(work, election_id)
    vote = hand_vote(office, election_id, EXCLUSION_ITEM, "不计入应到会人数的党员名单", hands).value[0]
    passes = is_adopted(vote.yes, vote.yes + vote.no + vote.abstain, vote.due)
    with logged(office, "表决不计入应到会人数", "", "通过" if passes else "未通过") as work:
        found = election_store.load_exclusions(work, election_id)
        decided = (replace(one, meeting_passed=passes and one.superior_agreed) for one in found)
        election_store.save_exclusions(work, election_id, decided)
    return done(voters(office, election_id), Topic.ELECTION, Topic.MEETING)


def _others(work: Work, election_id: ElectionId, member_id: MemberId) -> tuple[Exclusion, ...]:
    return tuple(one for one in election_store.load_exclusions(work, election_id) if one.member_id != member_id)


def _refuse_issued(work: Work, election_id: ElectionId) -> None:
    if any(voted.issued is not None for voted in rounds_of(work, election_id)):
        raise UserError("due_is_fixed", moment=Moment.BEFORE_BALLOTS)
