"""Contents of the papers that are ready before or during the meeting: agenda, method, sign-in, staff, sample ballot."""

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.documents.content import Hands, Head, Staff
from huanjie_desktop.documents.papers.agenda import AgendaContent, AgendaEntry
from huanjie_desktop.documents.papers.ballot import BallotContent
from huanjie_desktop.documents.papers.election_method import ElectionMethodContent
from huanjie_desktop.documents.papers.sign_in import LeaveRow, SignInContent, SignInRow
from huanjie_desktop.documents.papers.staff_list import StaffListContent
from huanjie_desktop.domain.election.agenda import AGENDA
from huanjie_desktop.domain.election.ballot_design import design_from_json
from huanjie_desktop.domain.election.host_script import HostFacts, host_words
from huanjie_desktop.domain.election.method_paper import MethodFacts
from huanjie_desktop.domain.election.records import HandVote, Officer, OfficerRole, Presence
from huanjie_desktop.domain.people.member import Member, MemberKind
from huanjie_desktop.services.ballots import sample_of
from huanjie_desktop.services.candidates import CandidateList
from huanjie_desktop.services.masking import mask_phone
from huanjie_desktop.services.papers.facts import VOTES, ElectionFacts, RoundFacts, day_text

STAFF_ITEM = 10


def agenda_content(facts: ElectionFacts) -> AgendaContent:
    """Return the agenda and the host's script with the figures known by now (paper 6)."""
    script = host_facts(facts)
    items = tuple(AgendaEntry(item.title, host_words(item.key, script)) for item in AGENDA)
    election = facts.election
    return AgendaContent(facts.meeting, day_text(election.meeting_on), election.place, election.chair, items)


def host_facts(facts: ElectionFacts) -> HostFacts:
    """Return what the chair reads out, from the first vote of the meeting (◇ of rules 3)."""
    account, listed = facts.people.account, facts.lists[0]
    rounds = [one for one in facts.rounds if one.poll.id == listed.poll.id]
    voted = rounds[0] if rounds else None
    outcome = voted.outcome if voted else None
    count = (voted.count if voted else None) or facts.first_count
    staff = staff_of(facts.officers)
    return HostFacts(
        branch=facts.branch,
        vote=VOTES[listed.poll.post],
        members=len(account.members),
        full=len(account.full),
        probationary=len(account.probationary),
        without_right=len(account.no_right),
        excluded=len(facts.exclusions),
        exclusions=exclusion_words(facts),
        due=count.due if count else facts.people.due,
        present=count.present if count else None,
        leave_affair=count.leave_affair if count else None,
        leave_sick=count.leave_sick if count else None,
        absent=count.absent if count else None,
        reply_number=facts.election.request_no,
        seats=listed.poll.seats,
        candidates=len(listed.names) or None,
        candidate_names="、".join(listed.names),
        scrutineers="、".join(staff.scrutineers),
        tellers="、".join(staff.tellers),
        received=voted.round.printed if voted else None,
        issued=voted.round.issued if voted else None,
        spare=voted.round.spare if voted else None,
        returned=voted.round.returned if voted else None,
        valid=outcome.valid if outcome else None,
        invalid=outcome.invalid if outcome else None,
        report=report_words(voted) if voted else "",
        elected_names="、".join(facts.elected(listed.poll)),
        secretary=_elected_to(facts, "书记"),
        deputy=_elected_to(facts, "副书记"),
        hands_exclusions=_hands_text(facts, 2),
        hands_agenda=_hands_text(facts, 5),
        hands_work_report=_hands_text(facts, 6),
        hands_method=_hands_text(facts, 8),
        hands_candidates=_hands_text(facts, 9),
        hands_staff=_hands_text(facts, STAFF_ITEM),
    )


def exclusion_words(facts: ElectionFacts) -> str:
    """Return the members proposed not to be counted, each with the case."""
    names = {member.id: facts.people.ballot_name(member) for member in facts.people.members}
    return "；".join(f"{names.get(one.member_id, '')}（{one.case.text}）" for one in facts.exclusions)


def report_words(voted: RoundFacts) -> str:
    """Return the scrutineer's report of one round, one sentence a person."""
    if voted.outcome is None:
        return ""
    return "；".join(
        f"{one.name}得票{one.yes}张（另选）" if one.written_in
        else f"{one.name}赞成{one.yes}票、不赞成{one.no}票、弃权{one.abstain}票"
        for one in voted.outcome.people
    )  # fmt: skip


def _elected_to(facts: ElectionFacts, post: str) -> str:
    return "、".join(name for poll in facts.polls if poll.post.label == post for name in facts.elected(poll))


def _hands_text(facts: ElectionFacts, item: int) -> str:
    found = hands(facts.hands_at(item))
    return found.text if found else ""


def hands(vote: HandVote | None) -> Hands | None:
    """Return a vote by show of hands as papers print it."""
    return Hands(vote.yes, vote.no, vote.abstain) if vote else None


def staff_of(officers: tuple[Officer, ...]) -> Staff:
    """Return who works at the count as papers print it."""
    heads = [one.name for one in officers if one.role is OfficerRole.HEAD_SCRUTINEER]
    callers = [one.name for one in officers if one.role is OfficerRole.CALLER]
    scrutineers = [*heads, *(one.name for one in officers if one.role is OfficerRole.SCRUTINEER)]
    return Staff(
        tuple(dict.fromkeys(scrutineers)),
        tuple(one.name for one in officers if one.role is OfficerRole.TELLER),
        heads[0] if heads and len(scrutineers) > 1 else "",
        callers[0] if callers else "",
    )


def head_of(facts: ElectionFacts, voted: RoundFacts | None = None) -> Head:
    """Return which vote a paper is about: a round, or the first vote of the meeting."""
    post = voted.poll.post if voted else facts.polls[0].post
    election = facts.election
    note = voted.note if voted else ""
    return Head(facts.branch, VOTES[post], day_text(election.meeting_on), election.place, note)


def method_content(facts: ElectionFacts) -> ElectionMethodContent:
    """Return the election method, a draft until it is adopted (paper 7)."""
    posts = tuple((one.poll.post.label, one.poll.seats, _standing(one)) for one in facts.lists)
    method = MethodFacts(facts.branch, facts.election.method, posts)
    return ElectionMethodContent(facts.branch, method, day_text(facts.election.method_adopted_on))


def _standing(listed: CandidateList) -> int:
    """Return how many stand; the first session votes on as many as seats until they are proposed (R-12)."""
    return len(listed.names) or (listed.poll.seats if listed.poll.post.in_first_session else 0)


def sign_in_content(facts: ElectionFacts) -> SignInContent:
    """Return the sign-in list by strokes, and who is on leave (paper 8)."""
    members = sorted(facts.people.members, key=lambda one: (one.id not in facts.people.due_ids, facts.order(one.name)))
    count = facts.first_count
    rows = tuple(_sign_in_row(facts, member) for member in members)
    present = count.present if count else None
    return SignInContent(head_of(facts), rows, leave_rows(facts), facts.people.due, present)


def _sign_in_row(facts: ElectionFacts, member: Member) -> SignInRow:
    excluded = {one.id for one in facts.people.account.excluded}
    right = "不计入应到会" if member.id in excluded else "有" if member.may_vote else "无"
    sex = member.sex.value if member.sex else ""
    kind = "正式" if member.kind is MemberKind.FULL else "预备"
    return SignInRow(facts.people.ballot_name(member), sex, kind, right, mask_phone(member.phone))


def leave_rows(facts: ElectionFacts) -> tuple[LeaveRow, ...]:
    """Return those who should attend and did not come, by strokes; nobody before heads were counted."""
    if facts.first_count is None:
        return ()
    found = []
    for member in sorted(facts.people.account.due, key=lambda one: facts.order(one.name)):
        tick = facts.attendance.get(member.id)
        state = tick.state if tick else Presence.UNKNOWN
        if state is not Presence.PRESENT:
            kind = Presence.ABSENT if state is Presence.UNKNOWN else state
            found.append(LeaveRow(facts.people.ballot_name(member), kind.value, tick.note if tick else ""))
    return tuple(found)


def staff_content(facts: ElectionFacts) -> StaffListContent:
    """Return who counts, a draft until the vote by show of hands (paper 10)."""
    return StaffListContent(head_of(facts), staff_of(facts.officers), hands(facts.hands_at(STAFF_ITEM)))


def sample_ballot_content(voted: RoundFacts) -> BallotContent:
    """Return the sample ballot (样票) of a round; final ballots come from the print run only, which counts them.

    Raises UserError before the ballot was designed.
    """
    if not voted.round.geometry:
        raise UserError("ballot_not_designed")
    return BallotContent(sample_of(design_from_json(voted.round.geometry)), 1)
