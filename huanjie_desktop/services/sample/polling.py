"""The invented vote: ballots printed, issued, cast, counted one by one, the outcome announced, the next vote held."""

from collections.abc import Sequence
from pathlib import Path

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot_design import Layout, Paper
from huanjie_desktop.domain.election.election import Poll, PollPost
from huanjie_desktop.domain.election.records import Moment, OfficerRole
from huanjie_desktop.domain.election.result import NextStep, Outcome
from huanjie_desktop.domain.election.rounds import RoundKind
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services import agenda, ballots, candidates, first_session, meeting, officers, outcome, rounds
from huanjie_desktop.services.ballots import BallotLook
from huanjie_desktop.services.count import counting
from huanjie_desktop.services.sample.course import Course
from huanjie_desktop.services.sample.hall import at_item, name_officer
from huanjie_desktop.services.sample.votes import Hall, cast

MOST_ROUNDS = 4
_LOOKS = tuple(BallotLook(paper, layout) for paper in (Paper.A5, Paper.A4) for layout in (Layout.ABOVE, Layout.BESIDE))
_NEXT = {
    NextStep.RUNOFF: RoundKind.RUNOFF,
    NextStep.FURTHER: RoundKind.FURTHER,
    NextStep.FURTHER_OR_REDUCE: RoundKind.FURTHER,
    NextStep.VOTE_AGAIN: RoundKind.AGAIN,
}


def print_ballots(course: Course, poll: Poll, folder: Path, kind: RoundKind = RoundKind.FIRST) -> RoundId:
    """Begin a round, design its ballot, write one sample and the print run."""
    round_id = outcome.start_round(course.office, poll.id, kind).value
    voted = rounds.round_of(course.office, round_id)
    look = fitting_look(course, round_id)
    ballots.design(course.office, round_id, look)
    name = f"{poll.post.label}选票" + ("" if voted.number == 1 else f"（第{voted.number}轮）")
    sample = ballots.print_run(course.office, round_id, folder / f"{name}_样票.pdf", sample=True).value
    copies = ballots.default_copies(course.office, round_id)
    printed = ballots.print_run(course.office, round_id, folder / f"{name}.pdf", copies).value
    course.say(f"印制{name} {copies} 张（{look.paper}）：{printed.name}；样票：{sample.name}")
    return round_id


def fitting_look(course: Course, round_id: RoundId) -> BallotLook:
    """Return the smallest look that the ballot of a round fits. Raises UserError when none does."""
    for look in _LOOKS[:-1]:
        try:
            ballots.preview(course.office, round_id, look)
        except UserError:
            continue
        return look
    return _LOOKS[-1]


def hold_vote(course: Course, poll: Poll, round_id: RoundId, folder: Path) -> Outcome:
    """Hold items 11 to 20, and 21 as long as a tie or a missing seat asks for it; answer with the last outcome."""
    found = _hold_round(course, round_id)
    for _ in range(MOST_ROUNDS - 1):
        kind = _NEXT.get(found.next)
        if kind is None:
            break
        course.say(f"还缺 {found.open_seats} 名，进行{kind.label}")
        with at_item(course, 21, 5, kind.label):
            again = print_ballots(course, poll, folder, kind)
        found = _hold_round(course, again)
    if found.contest.candidates == rounds.round_of(course.office, round_id).names and found.next is NextStep.DONE:
        agenda.leave_out_item(course.office, course.election_id, 21, "不需要再次投票")
    return found


def _hold_round(course: Course, round_id: RoundId) -> Outcome:
    _replace_tied_officers(course, round_id)
    with at_item(course, 11, 3):
        counted = meeting.count_now(course.office, course.election_id, Moment.BEFORE_BALLOTS, round_id).value
    with at_item(course, 12, 2, "票箱当众检查，确认为空后封闭"):
        pass
    with at_item(course, 13, 5):
        _issue(course, round_id, counted.present)
    for item, minutes in ((14, 3), (15, 10), (16, 8)):
        with at_item(course, item, minutes):
            pass
    with at_item(course, 17, 4):
        _open_box(course, round_id, counted.present, None)
    with at_item(course, 18, 25):
        count_ballots(course, round_id, course.helpers)
    with at_item(course, 19, 3):
        outcome.confirm_outcome(course.office, round_id)
    with at_item(course, 20, 2):
        found = outcome.announce(course.office, round_id).value
    _tell(course, found)
    return found


def _replace_tied_officers(course: Course, round_id: RoundId) -> None:
    """Take whoever stands in this round off the count, and name somebody else (F22)."""
    standing = rounds.round_of(course.office, round_id).names
    course.standing = list(dict.fromkeys((*course.standing, *standing)))
    for officer in officers.officers(course.office, course.election_id):
        if officer.name in standing:
            officers.replace_officer(course.office, course.election_id, officer.id, "成为本轮候选人")
            busy = {one.name for one in officers.officers(course.office, course.election_id)}
            free = [name for name in course.helpers if name not in busy]
            name_officer(course, officer.role, free[0])


def _issue(course: Course, round_id: RoundId, present: int) -> None:
    printed = rounds.round_of(course.office, round_id).printed or 0
    spare = printed - present
    ballots.issue(course.office, round_id, ballots.Account(printed, present, spare, spare))
    course.say(f"分发选票：印制 {printed}，发出 {present}，剩余 {spare}（当众剪角作废）")


def _open_box(course: Course, round_id: RoundId, returned: int, poll: Poll | None) -> None:
    staff = officers.officers(course.office, course.election_id, poll.id if poll else None)
    witnesses = "、".join(dict.fromkeys(one.name for one in staff if one.role.scrutinises))
    counting.open_box(course.office, round_id, counting.Opening(returned, mixed=True, witnesses=witnesses))
    course.say(f"开箱：发出 {returned}，收回 {returned}，选举有效")


def count_ballots(course: Course, round_id: RoundId, others: Sequence[str]) -> None:
    """Enter every ballot; take one back and enter it again, and correct one with a reason, as happens in any hall."""
    voted = rounds.round_of(course.office, round_id)
    hall = Hall(voted.names, voted.seats, tuple(others), voted.returned or 0)
    papers = cast(hall, course.random)
    count = counting.open_count(course.office, round_id)
    for place, marks in enumerate(papers):
        wrong = papers[place - 1]
        if place == len(papers) // 2 and wrong != marks:
            counting.enter_ballot(course.office, count, wrong)
            counting.undo_last(course.office, count, "录错，撤回重录")
        counting.enter_ballot(course.office, count, marks)
    if len(papers) > 2:
        counting.correct_ballot(course.office, count, 2, papers[1], "监票人复核后重录")
    tally = counting.close_count(course.office, round_id).value
    course.say(f"唱票计票 {len(papers)} 张：有效 {tally.valid}，无效 {tally.invalid}")


def _tell(course: Course, found: Outcome) -> None:
    for person in found.people:
        course.say(f"    {person.name}　赞成 {person.yes}　不赞成 {person.no}　弃权 {person.abstain}"
                   + ("　（另选）" if person.written_in else ""))  # fmt: skip
    base = found.base
    if base:
        course.say(f"    须得赞成票 {base.needed} 张以上；当选：{'、'.join(found.elected) or '无'}")


def hold_first_session(course: Course, folder: Path) -> None:
    """Hold item 22: the new committee elects secretary and deputy from its members (R-12)."""
    committee = [one.name for one in outcome.elected(course.office, course.election_id)]
    proposed = course.random.sample(committee, 2)
    with at_item(course, 22, 20, "新当选委员推选一名委员主持"):
        polls = [course.poll(post) for post in (PollPost.FIRST_SECRETARY, PollPost.FIRST_DEPUTY)]
        for poll, name in zip(polls, proposed, strict=True):
            candidates.nominate(course.office, poll.id, course.people.electable[name].id)
        free = [name for name in committee if name not in proposed]
        first_session.set_chair(course.office, course.election_id, free[0])
        for poll in polls:
            name_officer(course, OfficerRole.HEAD_SCRUTINEER, free[0], poll.id)
            name_officer(course, OfficerRole.TELLER, free[-1], poll.id)
            _session_round(course, poll, folder, committee)


def leave_out_session(course: Course, open_seats: int) -> None:
    """Put item 22 off: the committee is not complete, and the superior is asked what to do (R-24)."""
    note = f"还缺委员 {open_seats} 名，报请上级党组织决定，第一次全体会议另行召开"
    agenda.leave_out_item(course.office, course.election_id, 22, note)
    course.say(note)


def _session_round(course: Course, poll: Poll, folder: Path, committee: Sequence[str]) -> None:
    round_id = print_ballots(course, poll, folder)
    first_session.count_session(course.office, round_id, len(committee))
    _issue(course, round_id, len(committee))
    _open_box(course, round_id, len(committee), poll)
    count_ballots(course, round_id, committee)
    outcome.confirm_outcome(course.office, round_id)
    _tell(course, outcome.announce(course.office, round_id).value)
