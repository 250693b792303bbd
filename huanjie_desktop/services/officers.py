"""Scrutineers, tellers and callers, with the bars of R-14 and R-15."""

from collections.abc import Iterable
from dataclasses import replace

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.meeting import CountingStaff, staff_problems
from huanjie_desktop.domain.election.records import Officer, OfficerRole
from huanjie_desktop.domain.ids import ElectionId, PollId
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged, need_election, refuse_errors
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.voters import voters_in
from huanjie_desktop.storage import ballot_store, election_store, meeting_store
from huanjie_desktop.storage.database import Work

_MISSING = ("no_scrutineer", "no_teller")


def officers(office: Office, election_id: ElectionId, poll_id: PollId | None = None) -> tuple[Officer, ...]:
    """Return who works at the count now; `poll_id` asks for the first session's own, None for the meeting's."""
    with office.db.read() as work:
        return officers_in(work, election_id, poll_id)


def officers_in(work: Work, election_id: ElectionId, poll_id: PollId | None = None) -> tuple[Officer, ...]:
    """Return who works at the count now, inside the caller's block."""
    found = meeting_store.load_all(work, Officer, election_id)
    return tuple(one for one in found if one.poll_id == poll_id and not one.replaced_reason)


def name_officer(office: Office, election_id: ElectionId, officer: Officer) -> Done[tuple[Problem, ...]]:
    """Name a scrutineer, teller or caller and answer with the findings that remain.

    Raises UserError for a candidate (C18), a scrutineer who may not vote, an empty name or a second head scrutineer.
    """
    if not officer.name.strip():
        raise UserError("name_missing")
    with logged(office, "确定监票计票人员", "", officer.role) as work:
        present = officers_in(work, election_id, officer.poll_id)
        if officer.role is OfficerRole.HEAD_SCRUTINEER and _has(present, OfficerRole.HEAD_SCRUTINEER):
            raise UserError("head_scrutineer_twice")
        new = replace(officer, election_id=election_id, name=officer.name.strip())
        found = _findings(work, election_id, (*present, new), officer.poll_id)
        refuse_errors(one for one in found if one.where == new.name)
        meeting_store.save(work, new)
    return done(found, Topic.MEETING)


def replace_officer(office: Office, election_id: ElectionId, officer_id: int, reason: str) -> Done[None]:
    """Take somebody off the count, for instance because he is tied now (F22); he stays in the record."""
    if not reason.strip():
        raise UserError("reason_missing")
    with logged(office, "更换监票计票人员", "", reason.strip()) as work:
        found = [one for one in meeting_store.load_all(work, Officer, election_id) if one.id == officer_id]
        if not found:
            raise UserError("officer_missing")
        meeting_store.save(work, replace(found[0], replaced_reason=reason.strip()))
    return done(None, Topic.MEETING)


def check_officers(office: Office, election_id: ElectionId, poll_id: PollId | None = None) -> tuple[Problem, ...]:
    """Return what is wrong with the present staff: nobody named, or somebody who is a candidate by now."""
    with office.db.read() as work:
        return officer_findings(work, election_id, poll_id)


def officer_findings(
    work: Work, election_id: ElectionId, poll_id: PollId | None = None, also: Iterable[str] = ()
) -> tuple[Problem, ...]:
    """Return what is wrong with the present staff, inside the caller's block; `also` will stand too."""
    return _findings(work, election_id, officers_in(work, election_id, poll_id), poll_id, also)


def _has(present: tuple[Officer, ...], role: OfficerRole) -> bool:
    return any(one.role is role for one in present)


def _findings(
    work: Work,
    election_id: ElectionId,
    present: tuple[Officer, ...],
    poll_id: PollId | None,
    also: Iterable[str] = (),
) -> tuple[Problem, ...]:
    people = voters_in(work, need_election(work, election_id))
    staff = CountingStaff(
        tuple(dict.fromkeys(one.name for one in present if one.role.scrutinises)),
        tuple(dict.fromkeys(one.name for one in present if one.role is OfficerRole.TELLER)),
    )
    return staff_problems(staff, _standing(work, election_id, poll_id).union(also), set(people.electable))


def _standing(work: Work, election_id: ElectionId, poll_id: PollId | None) -> set[str]:
    """Return everybody who stands: candidates not withdrawn, and the names on the rounds' ballots."""
    names: set[str] = set()
    for poll in election_store.load_polls(work, election_id):
        if poll_id is None and poll.post.in_first_session:
            continue
        if poll_id is not None and poll.id != poll_id:
            continue
        names |= {one.name for one in election_store.load_candidates(work, poll.id) if not one.withdrawn}
        names |= {name for voted in ballot_store.load_rounds(work, poll.id) for name in voted.names}
    return names
