"""The course of an invented election up to the ballot: plan, approvals, candidates, exclusions, who comes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from huanjie_desktop.domain.election.election import VARIANT_LABELS, ElectionPlan, Poll, PollPost, Seats, Source
from huanjie_desktop.domain.election.meeting import ShowOfHands
from huanjie_desktop.domain.election.method import DirectVariant
from huanjie_desktop.domain.election.records import Presence
from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.domain.people.roster import Exclusion, ExclusionCase, count_due
from huanjie_desktop.services import candidates, elections, exclusions, meeting
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.people import BranchSummary
from huanjie_desktop.services.roster import roster
from huanjie_desktop.services.voters import Voters, voters

Say = Callable[[str], None]
REQUEST_NO, LIST_NO = "青穗街委〔2026〕31号", "青穗街委〔2026〕36号"
NOT_YET = ElectionId(0)
DEEDS = ("组织过渡群众走访慰问", "牵头小组环境整治", "协助调解安置纠纷", "负责党费收缴和党员学习", "带头办理拆迁手续")
STRENGTHS = ("熟悉情况，群众信任", "办事公道，责任心强", "耐心细致，善于沟通")
WEAKNESSES = ("政策学习还不够系统", "工作方法有时较急", "对年轻党员关心不够")
LEAVE = (
    (Presence.LEAVE_AFFAIR, "出差"),
    (Presence.LEAVE_SICK, "住院治疗"),
    (Presence.ABSENT, ""),
    (Presence.LEAVE_AFFAIR, "照料家人"),
)


@dataclass
class SteppingClock:
    """The demonstration's clock: it moves only when told to."""

    moment: datetime

    def today(self) -> date:
        """Return the date of the present moment."""
        return self.moment.date()

    def now(self) -> datetime:
        """Return the present moment."""
        return self.moment

    def forward(self, minutes: int) -> None:
        """Let minutes pass."""
        self.moment += timedelta(minutes=minutes)


@dataclass
class Course:
    """One invented election under way: the office, the branch, the clock, the dice, and whom to tell."""

    office: Office
    branch: BranchSummary
    clock: SteppingClock
    random: Random
    say: Say
    election_id: ElectionId = NOT_YET
    standing: list[str] = field(default_factory=list)

    @property
    def committee_seats(self) -> int:
        """How many members the new committee has; 0 in a branch without one."""
        return elections.election(self.office, self.election_id).committee_seats

    @property
    def people(self) -> Voters:
        """Who may vote now."""
        return voters(self.office, self.election_id)

    @property
    def helpers(self) -> list[str]:
        """Members in the room with the right to vote who do not stand."""
        sheet = meeting.attendance_sheet(self.office, self.election_id)
        present = [line.name for line in sheet if line.counts and line.state is Presence.PRESENT]
        return [name for name in present if name not in self.standing]

    def poll(self, post: PollPost) -> Poll:
        """Return the vote on a post of this election."""
        found = elections.poll_of(self.office, self.election_id, post)
        if found is None:
            raise LookupError(post)
        return found

    def hands(self, against: int = 0, abstain: int = 0) -> ShowOfHands:
        """Return hands of everybody in the room, nearly all in favour."""
        present = meeting.quorum(self.office, self.election_id).present
        return ShowOfHands(present - against - abstain, against, abstain)


def plan_election(course: Course) -> None:
    """Begin the election: variant, seats, day and place by the size of the branch (R-08); record the reply."""
    members = [row.member for row in roster.members(course.office, course.branch.id)]
    able = [member for member in members if member.may_vote]
    full = len(count_due(members).full)
    seats = Seats(5 if full >= 30 else 3, 1, 1) if full >= 7 else Seats(0, 1, 0)
    variant = DirectVariant.V1 if seats.committee else DirectVariant.V5
    place = f"{course.branch.community}党群服务中心二楼会议室"
    title, day = f"{course.branch.full_name}换届选举", course.clock.today()
    plan = ElectionPlan(course.branch.id, title, variant, seats, day, place, able[0].name, able[1].name)
    course.election_id = elections.create_election(course.office, plan).value
    elections.record_request_approval(course.office, course.election_id, REQUEST_NO, day - timedelta(days=30))
    posts = f"委员 {seats.committee} 名，书记、副书记各 1 名" if seats.committee else "书记 1 名（不设委员会）"
    course.say(f"选举方案：{VARIANT_LABELS[variant]}；{posts}；批复 {REQUEST_NO}")


def nominate(course: Course) -> None:
    """Propose the candidates of the first vote, one more than needed, with the member of the rarest name among them."""
    post = PollPost.COMMITTEE if course.committee_seats else PollPost.SECRETARY
    poll = course.poll(post)
    able = [member for member, problems in candidates.eligible_members(course.office, poll.id) if not problems]
    least = candidates.candidate_list(course.office, poll.id).least
    chosen = [able[4], *course.random.sample(able[5:], max(least, 2) - 1 + bool(course.committee_seats))]
    for member in chosen:
        source = course.random.choice((Source.MEMBERS, Source.SELF, Source.ORGANIZATION))
        candidates.nominate(course.office, poll.id, member.id, source, _presented(course, member))
    day = course.clock.today()
    elections.record_list_approval(course.office, course.election_id, LIST_NO, day - timedelta(days=7))
    listed = candidates.candidate_list(course.office, poll.id)
    course.standing = list(listed.names)
    candidates.fix_list(course.office, course.election_id, day - timedelta(days=3), "支部党员大会酝酿讨论后确定")
    names = "、".join(listed.names)
    course.say(f"候选人 {len(listed.names)} 名（应选 {poll.seats} 名，差额 {listed.margin}）：{names}")


def _presented(course: Course, member: Member) -> str:
    """Return what is said about a candidate: résumé, achievements, strengths and weaknesses (R-11)."""
    pick = course.random.choice
    known = [f"{member.birth.year}年出生" if member.birth else "", member.education]
    known += [f"{member.joined.year}年入党" if member.joined else ""]
    resume = "，".join(part for part in known if part)
    return f"{resume}；{pick(DEEDS)}；{pick(STRENGTHS)}；不足是{pick(WEAKNESSES)}"


def propose_exclusions(course: Course) -> None:
    """Propose two bedridden members and one who retired to the place of origin; the superior agrees to two (R-03)."""
    able = [one for one in course.people.account.due if course.people.ballot_name(one) not in course.standing]
    proposed = able[-3:] if len(able) > 20 else ()
    cases = (ExclusionCase.EX4, ExclusionCase.EX4, ExclusionCase.EX6)
    for member, case in zip(proposed, cases, strict=False):
        exclusion = Exclusion(member.id, case, asked=True, remark=case.text)
        exclusions.propose_exclusion(course.office, course.election_id, exclusion)
    if proposed:
        exclusions.record_superior_agreement(course.office, course.election_id, {one.id for one in proposed[:2]})
        course.say("拟不计入应到会 3 人，上级同意 2 人，其余 1 人仍计入应到会")


def sign_in(course: Course) -> None:
    """Tick everybody: the last ones of the list are away, within what the quorum permits."""
    sheet = [line for line in meeting.attendance_sheet(course.office, course.election_id) if line.counts]
    bedridden = {one.exclusion.member_id for one in exclusions.exclusions(course.office, course.election_id)}
    free = [line for line in sheet if line.name not in course.standing and line.member_id not in bedridden]
    away = {line.member_id: leave for line, leave in zip(free[3:], LEAVE[: len(sheet) // 8], strict=False)}
    away |= dict.fromkeys(bedridden, (Presence.LEAVE_SICK, "卧床，不能到会"))
    for line in sheet:
        state, note = away.get(line.member_id, (Presence.PRESENT, ""))
        meeting.mark(course.office, course.election_id, line.member_id, state, note)
    meeting.add_observer(course.office, course.election_id, "街道组织办工作人员", "上级指导")
    view = meeting.quorum(course.office, course.election_id)
    course.say(f"签到：应到会 {view.due}，实到会 {view.present}，最低到会 {view.needed}，达到法定人数")
