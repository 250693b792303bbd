"""Contents of the papers that are ready before or during the meeting: agenda, method, sign-in, staff, sample ballot."""

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.documents.papers.agenda import AgendaContent, AgendaEntry
from huanjie_desktop.documents.papers.ballot import BallotContent
from huanjie_desktop.documents.papers.election_method import ElectionMethodContent
from huanjie_desktop.documents.papers.sign_in import LeaveRow, SignInContent, SignInRow
from huanjie_desktop.documents.papers.staff_list import StaffListContent
from huanjie_desktop.domain.election.agenda import items_of
from huanjie_desktop.domain.election.ballot_design import design_from_json
from huanjie_desktop.domain.election.host_script import host_words
from huanjie_desktop.domain.election.method_paper import MethodFacts
from huanjie_desktop.domain.people.member import Member, MemberKind
from huanjie_desktop.services.ballots import sample_of
from huanjie_desktop.services.candidates import CandidateList
from huanjie_desktop.services.masking import mask_phone
from huanjie_desktop.services.papers.facts import ElectionFacts, RoundFacts, day_text
from huanjie_desktop.services.papers.host import host_facts
from huanjie_desktop.services.papers.words import hands, head_of, staff_of

STAFF_ITEM = 10


def agenda_content(facts: ElectionFacts) -> AgendaContent:
    """Return the agenda and the host's script with the figures known by now (paper 6)."""
    script = host_facts(facts)
    items = tuple(AgendaEntry(item.title, host_words(item.key, script)) for item in items_of(facts.has_session))
    election = facts.election
    return AgendaContent(facts.meeting, day_text(election.meeting_on), election.place, election.chair, items)


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
    """Return who was away when heads were counted at the opening, by strokes; later comers are told at the recount."""
    count = facts.first_count
    away = count.roll.away if count and count.roll else ()
    return tuple(
        LeaveRow(one.name, one.state.value, one.note) for one in sorted(away, key=lambda one: facts.order(one.name))
    )


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
