"""The invented meeting: its agenda with times, votes by show of hands, who counts the ballots."""

from collections.abc import Iterator
from contextlib import contextmanager

from huanjie_desktop.domain.election.records import Moment, Officer, OfficerRole
from huanjie_desktop.domain.ids import ElectionId, PollId
from huanjie_desktop.services import agenda, elections, exclusions, meeting, officers
from huanjie_desktop.services.sample.course import REQUEST_NO, Course, sign_in

SUPERIOR = "街道党工委"
_ROLES = (
    OfficerRole.HEAD_SCRUTINEER,
    OfficerRole.SCRUTINEER,
    OfficerRole.TELLER,
    OfficerRole.TELLER,
    OfficerRole.CALLER,
)


@contextmanager
def at_item(course: Course, number: int, minutes: int, note: str = "") -> Iterator[None]:
    """Hold one item of the agenda: it begins now, takes its minutes, and is finished."""
    agenda.start_item(course.office, course.election_id, number)
    course.clock.forward(minutes)
    yield
    if note:
        agenda.note_item(course.office, course.election_id, number, note)
    agenda.finish_item(course.office, course.election_id, number)


def open_meeting(course: Course) -> None:
    """Hold items 0 to 10: signing in, exclusions, quorum, agenda, reports, method, list, who counts."""
    with at_item(course, 0, 15):
        sign_in(course)
    with at_item(course, 1, 3):
        account = course.people.account
    course.say(
        f"党员总数 {len(account.members)}：正式 {len(account.full)}，预备 {len(account.probationary)}，"
        f"无选举权 {len(account.no_right)}"
    )
    _decide_exclusions(course)
    with at_item(course, 3, 2):
        counted = meeting.count_now(course.office, course.election_id, Moment.FIRST).value
    course.say(f"清点人数：应到会 {counted.due}，实到会 {counted.present}，请假和缺席 {counted.due - counted.present}")
    with at_item(course, 4, 3, "全体起立，奏唱国歌"):
        pass
    _hands_at(course, 5, "大会议程", 2)
    _hands_at(course, 6, "支部工作报告和党费收缴使用情况报告", 25, abstain=1)
    with at_item(course, 7, 3, f"宣读{SUPERIOR}批复（{REQUEST_NO}）"):
        pass
    _hands_at(course, 8, "选举办法", 8)
    elections.adopt_method(course.office, course.election_id, course.clock.today())
    _hands_at(course, 9, "候选人名单", 20)
    _name_officers(course)


def _decide_exclusions(course: Course) -> None:
    if not exclusions.exclusions(course.office, course.election_id):
        agenda.leave_out_item(course.office, course.election_id, 2, "无不计入应到会人数的党员")
        return
    with at_item(course, 2, 4):
        people = exclusions.decide_exclusions(course.office, course.election_id, course.hands()).value
    course.say(f"表决通过不计入应到会 {len(people.account.excluded)} 人，应到会 {people.due} 人")


def _hands_at(course: Course, number: int, subject: str, minutes: int, abstain: int = 0) -> None:
    with at_item(course, number, minutes):
        hands = course.hands(abstain=abstain)
        meeting.hand_vote(course.office, course.election_id, number, subject, hands)
    course.say(f"举手表决“{subject}”：赞成 {hands.agree}，反对 {hands.against}，弃权 {hands.abstain}，通过")


def _name_officers(course: Course) -> None:
    helpers = course.helpers
    names = [helpers[-1 - place % len(helpers)] for place in range(len(_ROLES))]
    with at_item(course, 10, 4):
        for role, name in zip(_ROLES, names, strict=True):
            name_officer(course, role, name)
        meeting.hand_vote(course.office, course.election_id, 10, "监票人、计票人名单", course.hands())
    course.say(f"总监票人 {names[0]}，监票人 {names[1]}，计票人 {names[2]}、{names[3]}，唱票人 {names[4]}")


def name_officer(course: Course, role: OfficerRole, name: str, poll_id: PollId | None = None) -> None:
    """Name one person for the count."""
    member = course.people.electable[name]
    officer = Officer(0, ElectionId(course.election_id), role, name, member.id, poll_id)
    officers.name_officer(course.office, course.election_id, officer)


def close_meeting(course: Course, result: str) -> None:
    """Hold item 23: the result, the speeches, the end."""
    with at_item(course, 23, 10, result):
        pass
