"""Whom a voter may have meant by a written-in name (另选他人): all members, those of one name told apart (D15, D16)."""

from dataclasses import dataclass, replace

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.ids import ElectionId, MemberId
from huanjie_desktop.domain.people.namesakes import facts_of, notes_of
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged, need_election
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.roster.keys import filed
from huanjie_desktop.services.voters import Voters, voters_in
from huanjie_desktop.storage import election_store, people_store
from huanjie_desktop.storage.database import Work
from huanjie_desktop.storage.people_store import FiledMember


@dataclass(frozen=True)
class Writable:
    """A member as the list of written-in names shows him: the name with its note, and what it is found by.

    `facts` tell members of one name apart, "" for a name that only one member bears; `noted` says whether the roster
    has a note for him (同名区分), without which a vote for the name counts for nobody.
    """

    name: str
    bare: str
    pinyin: str
    initials: str
    facts: str = ""
    noted: bool = True


def writable_names(office: Office, election_id: ElectionId) -> tuple[Writable, ...]:
    """Return every member of the branch, those who count first; a candidate stands as the ballot has him printed."""
    with office.db.read() as work:
        people = voters_in(work, need_election(work, election_id))
        printed = _printed_names(work, election_id)
    due = people.due_ids
    members = sorted(people.filed, key=lambda one: one.member.id not in due)
    return tuple(_writable(people, one, printed.get(one.member.id)) for one in members)


def _printed_names(work: Work, election_id: ElectionId) -> dict[MemberId, str]:
    polls = election_store.load_polls(work, election_id)
    standing = (one for poll in polls for one in election_store.load_candidates(work, poll.id) if not one.withdrawn)
    return {one.member_id: one.name for one in standing}


def _writable(people: Voters, one: FiledMember, printed: str | None) -> Writable:
    member = one.member
    shared = member.name in people.same_names
    facts = facts_of(member) + ("　候选人" if printed else "") if shared else ""
    name = printed or people.ballot_name(member)
    return Writable(name, member.name, one.pinyin, one.initials, facts, not shared or bool(member.note))


def note_same_names(office: Office, election_id: ElectionId, name: str) -> Done[int]:
    """Give every member of a name the note that tells him apart: sex, or year or month of birth.

    Notes that stand stay. Answers how many got one. Raises UserError when the roster has nothing in which all differ.
    """
    with logged(office, "填写同名区分", f"选举{election_id}", name) as work:
        people = voters_in(work, need_election(work, election_id))
        same = [member for member in people.members if member.name == name]
        notes = notes_of(same)
        if len(set(notes)) < len(same):
            raise UserError("same_names_alike", name=name)
        changed = [replace(one, note=note) for one, note in zip(same, notes, strict=True) if not one.note]
        people_store.update_members(work, [filed(one) for one in changed])
    return done(len(changed), Topic.ROSTER)
