"""An invented branch with an election that is ready to be counted, for practice where there is no election yet."""

from datetime import date
from pathlib import Path
from random import Random

from huanjie_desktop.base.clock import Clock
from huanjie_desktop.domain.election.election import PollPost
from huanjie_desktop.domain.election.records import OfficerRole
from huanjie_desktop.domain.election.rounds import RoundKind
from huanjie_desktop.domain.ids import BranchId, MemberId, RoundId
from huanjie_desktop.domain.people.member import Member, Sex
from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.services import elections, outcome, people
from huanjie_desktop.services.office import Office, create_office
from huanjie_desktop.services.roster import roster
from huanjie_desktop.services.sample.course import Course, SteppingClock, nominate, plan_election, sign_in
from huanjie_desktop.services.sample.hall import name_officer
from huanjie_desktop.services.sample.people import Person, PersonMaker
from huanjie_desktop.services.sample.plan import office_plan
from huanjie_desktop.storage import files, practice_file

COMMUNITY, BRANCH = "演练社区", "演练社区党支部"
MEMBERS = 24
_STAFF = (OfficerRole.HEAD_SCRUTINEER, OfficerRole.TELLER, OfficerRole.CALLER)


def make_branch(target: Path, clock: Clock, seed: int) -> RoundId:
    """Make a practice file with one invented branch; answer with the round of its first vote."""
    growing = files.unfinished(target)
    files.discard_quietly(growing)
    office = create_office(growing, clock)
    try:
        found = _fill(office, seed)
    except BaseException:
        office.close()
        files.discard_quietly(growing)
        raise
    office.close()
    practice_file.mark_new(target)
    return found


def _fill(office: Office, seed: int) -> RoundId:
    random, today = Random(seed), office.clock.today()
    branch_id = people.ensure_branch(office, COMMUNITY, BRANCH).value
    maker, area = PersonMaker(random, today.year), office_plan().communities[0].area
    for _ in range(MEMBERS):
        roster.save_member(office, _member(branch_id, maker.person(area, maker.born(25, 70))))
    course = Course(office, people.branches(office)[0], SteppingClock(office.clock.now()), random, lambda _words: None)
    plan_election(course)
    nominate(course)
    sign_in(course)
    elections.adopt_method(office, course.election_id, today)
    for role, name in zip(_STAFF, course.helpers, strict=False):
        name_officer(course, role, name)
    return outcome.start_round(office, course.poll(PollPost.COMMITTEE).id, RoundKind.FIRST).value


def _member(branch_id: BranchId, person: Person) -> Member:
    return Member(
        MemberId(0),
        branch_id,
        person.name,
        Sex(person.sex),
        person.nation,
        birth=_partial(person.born),
        joined=_partial(date(person.born.year + 20, 7, 1)),
        phone=person.phone,
        id_number=person.id_number,
    )


def _partial(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
