"""Elections: planned, changed, the method adopted, approvals recorded."""

from dataclasses import replace
from datetime import date

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.election import Election, ElectionPlan, Poll, PollPost, has_committee, poll_posts
from huanjie_desktop.domain.election.method import ElectionMethod, changed_parameters
from huanjie_desktop.domain.election.method_text import change_problems, method_problems
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.domain.election.seats import branch_size_problems, seat_problems
from huanjie_desktop.domain.ids import BranchId, ElectionId, PollId
from huanjie_desktop.domain.people.roster import count_due
from huanjie_desktop.domain.problems import Problem
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged, need_election, need_poll, refuse_errors, rounds_of
from huanjie_desktop.services.office import Office
from huanjie_desktop.storage import election_store, people_store, recommendation_store, removal
from huanjie_desktop.storage.database import Work


def elections(office: Office, branch_id: BranchId | None = None) -> tuple[Election, ...]:
    """Return the elections of a branch or of all, newest first."""
    with office.db.read() as work:
        return election_store.load_elections(work, branch_id)


def election(office: Office, election_id: ElectionId) -> Election:
    """Return one election. Raises UserError when it is not there."""
    with office.db.read() as work:
        return need_election(work, election_id)


def polls(office: Office, election_id: ElectionId) -> tuple[Poll, ...]:
    """Return the kinds of vote of an election in the order in which they are held."""
    with office.db.read() as work:
        return election_store.load_polls(work, election_id)


def poll(office: Office, poll_id: PollId) -> Poll:
    """Return one kind of vote. Raises UserError when it is not there."""
    with office.db.read() as work:
        return need_poll(work, poll_id)


def poll_of(office: Office, election_id: ElectionId, post: PollPost) -> Poll | None:
    """Return the vote on a post, or None when this election has none."""
    return next((found for found in polls(office, election_id) if found.post is post), None)


def seat_findings(office: Office, election_id: ElectionId) -> tuple[Problem, ...]:
    """Judge the size of the branch and the planned seats (R-08)."""
    with office.db.read() as work:
        found = need_election(work, election_id)
        return plan_findings_in(work, found.plan)


def plan_findings(office: Office, plan: ElectionPlan) -> tuple[Problem, ...]:
    """Judge a plan as it is typed: the size of the branch and the seats (R-08)."""
    with office.db.read() as work:
        return plan_findings_in(work, plan)


def plan_findings_in(work: Work, plan: ElectionPlan) -> tuple[Problem, ...]:
    """Judge a plan inside the caller's block."""
    members = [one.member for one in people_store.load_members(work, plan.branch_id)]
    account = count_due(members)
    committee = plan.seats.committee if has_committee(plan.variant) else 0
    full = len(account.full)
    return (
        *branch_size_problems(full, len(account.members)),
        *seat_problems(full, committee, plan.seats.deputy, plan.seats.secretary),
    )


def create_election(office: Office, plan: ElectionPlan) -> Done[ElectionId]:
    """Begin an election with its kinds of vote. Raises UserError for a plan without title or seats, or against R-08."""
    _refuse_incomplete(plan)
    refuse_errors(plan_findings(office, plan))
    with logged(office, "新建选举", plan.title, plan.variant) as work:
        method = ElectionMethod(direct_variant=plan.variant)
        election_id = election_store.save_election(work, _planned(ElectionId(0), plan, method))
        _add_polls(work, election_id, plan)
    return done(election_id, Topic.ELECTION)


def change_plan(office: Office, election_id: ElectionId, plan: ElectionPlan) -> Done[None]:
    """Change what was planned. Raises UserError when seats or variant change after candidates or ballots exist."""
    _refuse_incomplete(plan)
    refuse_errors(plan_findings(office, plan))
    with logged(office, "修改选举方案", plan.title) as work:
        before = need_election(work, election_id)
        if (before.variant, before.seats, before.branch_id) != (plan.variant, plan.seats, plan.branch_id):
            _refuse_adopted(before)
            _refuse_started(work, election_id)
            election_store.delete_polls(work, election_id)
            _add_polls(work, election_id, plan)
        if before.meeting_on != plan.meeting_on:
            _refuse_printed(work, election_id, "ballots_printed")
        method = replace(before.method, direct_variant=plan.variant)
        election_store.save_election(work, _planned(election_id, plan, method, before))
    return done(None, Topic.ELECTION, Topic.MEETING)


def why_not_delete(office: Office, election_id: ElectionId) -> UserError | None:
    """Return why an election must stay on file, None while it may still be deleted: no ballot was printed or issued."""
    with office.db.read() as work:
        return _why_kept(work, election_id)


def delete_election(office: Office, election_id: ElectionId, reason: str) -> Done[None]:
    """Delete an election begun by mistake; its name and the reason stay in the log.

    Raises UserError without a reason or once ballots were printed or issued.
    """
    if not reason.strip():
        raise UserError("reason_missing")
    with office.db.read() as work:
        title = need_election(work, election_id).title
    with logged(office, "删除选举", title, reason.strip()) as work:
        kept = _why_kept(work, election_id)
        if kept is not None:
            raise kept
        removal.delete_election(work, election_id)
    return done(None, Topic.ELECTION, Topic.MEETING, Topic.BALLOTS, Topic.COUNT)


def _why_kept(work: Work, election_id: ElectionId) -> UserError | None:
    held = rounds_of(work, election_id)
    used = any(voted.printed or voted.issued is not None or voted.state is not RoundState.PREPARED for voted in held)
    return UserError("election_has_ballots") if used else None


def change_method(office: Office, election_id: ElectionId, method: ElectionMethod, reason: str) -> Done[None]:
    """Change parameters of the election method; person, time and reason are logged (R-31).

    Raises UserError after its adoption, without a reason, or for the base PRESENT without its own reason.
    """
    with office.db.read() as work:
        before = need_election(work, election_id)
        adopted = before.method_adopted_on is not None
        refuse_errors(change_problems(before.method, method, adopted, reason))
        changes = changed_parameters(before.method, method)
        if changes:
            _refuse_printed(work, election_id, "method_on_printed_ballots")
    detail = "；".join(f"{key}：{old}→{new}" for key, (old, new) in changes.items())
    with logged(office, "修改选举办法", before.title, f"{detail}（{reason.strip()}）") as work:
        election_store.save_election(work, replace(need_election(work, election_id), method=method))
    return done(None, Topic.ELECTION)


def adopt_method(office: Office, election_id: ElectionId, on: date) -> Done[None]:
    """Record that the meeting adopted the election method; from now on it is frozen (R-31)."""
    with logged(office, "选举办法表决通过", "", on.isoformat()) as work:
        before = need_election(work, election_id)
        _refuse_adopted(before)
        refuse_errors(method_problems(before.method))
        election_store.save_election(work, replace(before, method_adopted_on=on))
    return done(None, Topic.ELECTION, Topic.MEETING)


def record_request_approval(office: Office, election_id: ElectionId, file_no: str, on: date) -> Done[None]:
    """Record the reply to the request for the election (R-10 gate 1). Raises UserError without a file number."""
    with logged(office, "登记换届请示批复", file_no, on.isoformat()) as work:
        before = need_election(work, election_id)
        election_store.save_election(work, replace(before, request_no=_file_no(file_no), request_on=on))
    return done(None, Topic.ELECTION)


def record_list_approval(office: Office, election_id: ElectionId, file_no: str, on: date) -> Done[None]:
    """Record the reply to the list of proposed candidates (R-10 gate 2). Raises UserError without a file number."""
    with logged(office, "登记候选人预备人选批复", file_no, on.isoformat()) as work:
        before = need_election(work, election_id)
        election_store.save_election(work, replace(before, list_no=_file_no(file_no), list_on=on))
    return done(None, Topic.ELECTION)


def _file_no(text: str) -> str:
    if not text.strip():
        raise UserError("file_no_missing")
    return text.strip()


def _refuse_incomplete(plan: ElectionPlan) -> None:
    if not plan.title.strip():
        raise UserError("title_missing")
    if not poll_posts(plan.variant, plan.seats) or min(vars(plan.seats).values()) < 0:
        raise UserError("seats_missing")


def _refuse_adopted(before: Election) -> None:
    if before.method_adopted_on is not None:
        raise UserError("method_frozen", adopted=before.method_adopted_on.isoformat())


def _refuse_printed(work: Work, election_id: ElectionId, code: str) -> None:
    """Keep what a printed ballot says: the day, and the explanation that follows from the method (R-31)."""
    printed = sum(voted.printed or 0 for voted in rounds_of(work, election_id))
    if printed:
        raise UserError(code, printed=printed)


def _refuse_started(work: Work, election_id: ElectionId) -> None:
    found = election_store.load_polls(work, election_id)
    if rounds_of(work, election_id) or any(_has_names(work, one.id) for one in found):
        raise UserError("plan_frozen")


def _has_names(work: Work, poll_id: PollId) -> bool:
    """Tell whether candidates or recommended persons hang on a poll."""
    return bool(election_store.load_candidates(work, poll_id) or recommendation_store.load_applicants(work, poll_id))


def _add_polls(work: Work, election_id: ElectionId, plan: ElectionPlan) -> None:
    for post, seats in poll_posts(plan.variant, plan.seats):
        election_store.save_poll(work, Poll(PollId(0), election_id, post, seats))


def _planned(
    election_id: ElectionId, plan: ElectionPlan, method: ElectionMethod, before: Election | None = None
) -> Election:
    base = before or Election(election_id, plan.branch_id, plan.title, plan.variant, 0, 0, 0)
    return replace(
        base,
        branch_id=plan.branch_id,
        title=plan.title.strip(),
        variant=plan.variant,
        committee_seats=plan.seats.committee,
        secretary_seats=plan.seats.secretary,
        deputy_seats=plan.seats.deputy,
        method=method,
        meeting_on=plan.meeting_on,
        place=plan.place.strip(),
        chair=plan.chair.strip(),
        recorder=plan.recorder.strip(),
    )
