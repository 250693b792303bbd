"""What the chair reads out (主持词), with the figures known by now."""

from typing import Any

from huanjie_desktop.domain.election.election import Poll
from huanjie_desktop.domain.election.host_script import HostFacts
from huanjie_desktop.domain.election.method import ListOrder
from huanjie_desktop.services.papers.facts import VOTES, ElectionFacts, RoundFacts
from huanjie_desktop.services.papers.words import hands, head_of, staff_of

HANDS = {
    "hands_exclusions": 2,
    "hands_agenda": 5,
    "hands_work_report": 6,
    "hands_method": 8,
    "hands_candidates": 9,
    "hands_staff": 10,
}


def host_facts(facts: ElectionFacts) -> HostFacts:
    """Return what the chair reads out, from the first vote of the meeting (◇ of rules 3)."""
    first, later = facts.meeting_rounds[:1], facts.meeting_rounds[1:]
    known: dict[str, Any] = {
        **_members(facts),
        **_presence(facts, first[0] if first else None),
        **_candidates(facts),
        **(_papers(first[0]) if first else {}),
        "later": tuple(_later_words(facts, one) for one in later if one.outcome),
        **{name: _hands_text(facts, item) for name, item in HANDS.items()},
    }
    return HostFacts(**known)


def _members(facts: ElectionFacts) -> dict[str, Any]:
    roll = facts.roll
    return {
        "branch": facts.branch,
        "members": roll.members,
        "full": roll.full,
        "probationary": roll.probationary,
        "without_right": roll.without_right,
        "excluded": len(facts.exclusions),
        "exclusions": exclusion_words(facts, agreed_only=True),
        "session": facts.has_session,
        "deputies": any(poll.post.label == "副书记" for poll in facts.polls),
        "reply_number": facts.election.request_no,
    }


def _presence(facts: ElectionFacts, voted: RoundFacts | None) -> dict[str, Any]:
    count, recount = facts.first_count, voted.count if voted else None
    names = ("due", "present", "leave_affair", "leave_sick", "absent")
    opening = {name: getattr(count, name) for name in names} if count else {"due": facts.people.due}
    present = recount.present if recount else None
    return {**opening, "recount_due": recount.due if recount else opening["due"], "recount_present": present}


def _candidates(facts: ElectionFacts) -> dict[str, Any]:
    listed, staff = facts.lists[0], staff_of(facts.officers)
    return {
        "vote": VOTES[listed.poll.post],
        "seats": listed.poll.seats,
        "order_rule": _order_rule(facts, listed.poll),
        "candidates": len(listed.names) or None,
        "candidate_names": "、".join(listed.names),
        "scrutineers": "、".join(staff.scrutineers),
        "tellers": "、".join(staff.tellers),
        "secretary": _elected_to(facts, "书记"),
        "deputy": _elected_to(facts, "副书记"),
    }


def _order_rule(facts: ElectionFacts, poll: Poll) -> str:
    if poll.post.ordered_by_approval:
        return "上级批准的次序"
    return "姓氏笔画" if facts.election.method.list_order is ListOrder.SURNAME_STROKES else "姓名笔画"


def _papers(voted: RoundFacts) -> dict[str, Any]:
    one, outcome = voted.round, voted.outcome
    return {
        "received": one.printed,
        "issued": one.issued,
        "spare": one.spare,
        "returned": one.returned,
        "valid": outcome.valid if outcome else None,
        "invalid": outcome.invalid if outcome else None,
        "report": report_words(voted),
        "elected_names": "、".join(outcome.elected) if outcome and voted.settled else "",
        "nobody_elected": bool(outcome and voted.settled and not outcome.elected),
    }


def _later_words(facts: ElectionFacts, voted: RoundFacts) -> str:
    """Return a later vote of the meeting in one sentence: who was there, papers, votes, who is elected."""
    head, outcome = head_of(facts, voted), voted.outcome
    if outcome is None or not outcome.vote_valid:
        return f"{head.vote_text}：本轮投票无效。"
    one = outcome.figures
    figures = f"应到会{one.due}名，实到会{one.present}名，发出选票{one.issued}张，收回{one.returned}张，"
    figures += f"有效票{outcome.valid}张，无效票{outcome.invalid}张；{report_words(voted)}"
    elected = f"当选：{'、'.join(outcome.elected)}。" if outcome.elected else "没有人当选。"
    return f"{head.vote_text}：{figures}{elected if voted.settled else ''}"


def exclusion_words(facts: ElectionFacts, agreed_only: bool = False) -> str:
    """Return the members proposed not to be counted (or those the superior agreed to, A3), each with the case."""
    names = {member.id: facts.people.ballot_name(member) for member in facts.people.members}
    listed = [one for one in facts.exclusions if one.superior_agreed or not agreed_only]
    return "；".join(f"{names.get(one.member_id, '')}（{one.case.text}）" for one in listed)


def report_words(voted: RoundFacts) -> str:
    """Return the scrutineer's report of one round, one sentence a person."""
    if voted.outcome is None:
        return ""
    said = [
        f"{one.name}得票{one.yes}张（另选）"
        if one.written_in
        else f"{one.name}赞成{one.yes}票、不赞成{one.no}票、弃权{one.abstain}票"
        for one in voted.outcome.people
    ]
    return f"{'；'.join(said)}。" if said else ""


def _elected_to(facts: ElectionFacts, post: str) -> str:
    return "、".join(name for poll in facts.polls if poll.post.label == post for name in facts.elected(poll))


def _hands_text(facts: ElectionFacts, item: int) -> str:
    found = hands(facts.hands_at(item))
    return found.text if found else ""
