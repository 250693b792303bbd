"""The sample office (示例单位): built from a seed, written as spreadsheets, imported by the window's own services."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from huanjie_desktop.base.clock import Clock, SystemClock
from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.ids import BranchId, MemberId
from huanjie_desktop.domain.people.member import Member, MembershipEnd, Relation, Sex
from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.services import people, settings, terms
from huanjie_desktop.services.office import Office, create_office
from huanjie_desktop.services.roster import roster
from huanjie_desktop.services.sample.members import Place, SampleMember, members_of
from huanjie_desktop.services.sample.people import Person, PersonMaker
from huanjie_desktop.services.sample.plan import CommunityPlan, OfficePlan, full_name, office_plan
from huanjie_desktop.services.sample.residents import CommunityRegister
from huanjie_desktop.services.sample.sheets import write_residents_sheet, write_roster_sheet
from huanjie_desktop.storage import files

RESIDENTS_FILE = "居民户册.xlsx"
CLERK = "示例经办人"
TERM_YEARS = 5
Progress = Callable[[int, int], bool]


@dataclass
class SampleReport:
    """What was built. The residents' sheet is written for practice; only the rosters are imported."""

    path: Path
    communities: int = 0
    groups: int = 0
    demolished: int = 0
    branches: int = 0
    members: int = 0
    warnings: int = 0
    corrections: int = 0
    residents: int = 0
    households: int = 0
    unsigned: int = 0
    away: int = 0
    outside: int = 0
    rosters: list[Path] = field(default_factory=list)
    residents_sheet: Path | None = None


@dataclass(frozen=True)
class _Filled:
    """A branch with the members that its sheet will carry."""

    place: Place
    members: Sequence[SampleMember]


def build_sample_office(
    path: Path,
    folder: Path | None = None,
    clock: Clock | None = None,
    seed: int = 1,
    progress: Progress | None = None,
) -> SampleReport:
    """Make a new office file with 22 branches and 768 members, imported from sheets written into `folder`.

    Without a folder the sheets are thrown away and the residents' sheet is left out: the quick variant of the window.
    Raises UserError when the file exists, cannot be written, or when `progress` says stop; then no file is left.
    """
    plan, clock = office_plan(), clock or SystemClock()
    maker = PersonMaker(Random(seed), clock.today().year)
    branches = _fill_branches(plan, maker)
    with _new_office(path, clock) as office, _folder_or_passing(folder) as sheets:
        report = _import_all(office, path, branches, sheets, progress or (lambda _done, _total: True))
        _register_by_hand(office, branches[6].place.community, maker)
        if folder:
            _write_residents(report, plan, branches, maker, folder / RESIDENTS_FILE)
        else:
            report.rosters = []
    _add_figures(report, plan)
    return report


@contextmanager
def _new_office(path: Path, clock: Clock) -> Iterator[Office]:
    """Lend an office that bears its name only when it is filled: a power cut leaves no half sample."""
    if path.exists():
        raise UserError("office_exists", file=path.name)
    growing = files.unfinished(path)
    files.discard_quietly(growing)
    office = create_office(growing, clock)
    try:
        yield office
    except BaseException:
        office.close()
        files.discard_quietly(growing)
        raise
    office.close()
    growing.replace(path)


@contextmanager
def _folder_or_passing(folder: Path | None) -> Iterator[Path]:
    if folder:
        yield folder
        return
    with TemporaryDirectory(prefix="huanjie-") as passing:
        yield Path(passing)


def _fill_branches(plan: OfficePlan, maker: PersonMaker) -> list[_Filled]:
    places = [(community, branch) for community in plan.communities for branch in community.branches]
    filled = []
    for number, (community, branch) in enumerate(places):
        place = Place(community, branch, number)
        filled.append(_Filled(place, members_of(place, maker)))
    return filled


def _import_all(
    office: Office, path: Path, branches: Sequence[_Filled], folder: Path, progress: Progress
) -> SampleReport:
    plan, report = office_plan(), SampleReport(path)
    settings.save_settings(office, settings.Settings(f"{plan.street}（示例）", plan.street, CLERK, sample=True))
    known = {one.name: people.add_community(office, one.name, one.kind).value for one in plan.communities}
    for done, filled in enumerate(branches):
        if not progress(done, len(branches)):
            raise UserError("sample_stopped")
        place = filled.place
        name = full_name(plan.street, place.community.name, place.branch)
        branch_id = people.add_branch(office, known[place.community.name], place.branch.name, name).value
        _import_one(office, branch_id, filled, folder, report)
    _record_last_elections(office)
    progress(len(branches), len(branches))
    return report


def _record_last_elections(office: Office) -> None:
    """Five years ago the branches were elected one after another: two terms are just over, the others end soon."""
    today = office.clock.today()
    begun = date(today.year - TERM_YEARS, today.month, min(today.day, 28)) - timedelta(days=4)
    days = (begun + timedelta(days=3 * number) for number in range(len(people.branches(office))))
    held = zip(people.branches(office), days, strict=True)
    terms.record_last_elections(office, [terms.LastElection(branch.id, day, TERM_YEARS) for branch, day in held])


def _import_one(office: Office, branch_id: BranchId, filled: _Filled, folder: Path, report: SampleReport) -> None:
    sheet = write_roster_sheet(folder, filled.place, filled.members, office.clock.today())
    preview = roster.preview_import(office, sheet, branch_id)
    stored = roster.confirm_import(office, preview, roster.ImportChoice(accept_warnings=True)).value
    report.rosters.append(sheet)
    report.branches += 1
    report.members += stored.added
    report.warnings += len(preview.all_problems)
    report.corrections += sum(len(row.corrections) for row in preview.rows)


def _register_by_hand(office: Office, community: CommunityPlan, maker: PersonMaker) -> None:
    """Add who does not count among the 768: temporary relations (R-02) and ended memberships (R-04)."""
    branch = next(one for one in people.branches(office) if one.community == community.name)
    for _ in range(4):
        person = maker.person(community.area, maker.born(28, 60))
        roster.save_member(office, _as_member(person, branch.id, Relation.TEMPORARY, "持流动党员活动证"))
    year = maker.this_year
    for end, reason in ((MembershipEnd.STOPPED, "失去联系六个月以上"), (MembershipEnd.TRANSFERRED, "转往外地")):
        person = maker.person(community.area, maker.born(30, 60))
        member = roster.save_member(office, _as_member(person, branch.id, Relation.HOME, "")).value
        roster.end_membership(office, member, end, PartialDate(year, 3, 1), reason)


def _as_member(person: Person, branch_id: BranchId, relation: Relation, remarks: str) -> Member:
    joined = date(person.born.year + 20, 7, 1)
    return Member(
        MemberId(0),
        branch_id,
        person.name,
        Sex(person.sex),
        person.nation,
        _partial(person.born),
        person.education,
        _partial(joined),
        _partial(joined.replace(year=joined.year + 1)),
        relation=relation,
        phone=person.phone,
        id_number=person.id_number,
        remarks=remarks,
    )


def _partial(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _write_residents(
    report: SampleReport, plan: OfficePlan, branches: Sequence[_Filled], maker: PersonMaker, path: Path
) -> None:
    registers = [
        CommunityRegister(community, plan.street, maker, _members_in(branches, community))
        for community in plan.communities
    ]
    report.residents = write_residents_sheet(path, registers)
    report.residents_sheet = path
    report.households = sum(register.households for register in registers)
    report.unsigned = sum(register.unsigned for register in registers)
    report.away = sum(register.away for register in registers)


def _members_in(branches: Sequence[_Filled], community: CommunityPlan) -> list[SampleMember]:
    return [member for filled in branches if filled.place.community == community for member in filled.members]


def _add_figures(report: SampleReport, plan: OfficePlan) -> None:
    report.communities = len(plan.communities)
    report.groups = sum(community.groups for community in plan.communities)
    report.demolished = sum(community.demolished for community in plan.communities)
    report.outside = sum(community.lies_in != plan.street for community in plan.communities)
