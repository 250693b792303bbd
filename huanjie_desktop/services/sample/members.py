"""The members of one invented branch, with the odd cases that a real roster has."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from huanjie_desktop.services.sample.people import Person, PersonMaker, name_parts
from huanjie_desktop.services.sample.plan import LEAST_WITH_COMMITTEE, BranchPlan, CommunityPlan

ETHNIC_BRANCHES = (0, 4, 6, 10, 13, 16)
SAME_NAME_BRANCHES = (1, 6, 11, 16, 21)
ON_PROBATION_BRANCHES = (7, 15)
SUSPENDED_BRANCHES = (10,)
LOST_BRANCHES = (8, 12, 17)


@dataclass(frozen=True)
class SampleMember:
    """One line of a roster as the branch would type it."""

    person: Person
    group: int
    kind: str
    rights: str
    joined: date
    full_since: date | None
    relation_since: date
    work: str
    native_place: str
    address: str
    present_address: str = ""
    lost_since: date | None = None
    note: str = ""
    remarks: str = ""


Change = Callable[[SampleMember], SampleMember]


@dataclass(frozen=True)
class Place:
    """Which branch of which community is being filled; `number` counts the branches of the office from 0."""

    community: CommunityPlan
    branch: BranchPlan
    number: int


def members_of(place: Place, maker: PersonMaker) -> list[SampleMember]:
    """Make the roster of a branch, in the order in which the branch keeps it."""
    members = [_ordinary(place, maker) for _ in range(place.branch.members)]
    for position, special in _specials(place, maker).items():
        if position < len(members):
            members[position] = special(members[position])
    newcomers = 3 if place.branch.members < LEAST_WITH_COMMITTEE else 1 + place.number % 2
    return members[:-newcomers] + [_probationary(one, maker) for one in members[-newcomers:]]


def _ordinary(place: Place, maker: PersonMaker) -> SampleMember:
    chance, area = maker.random, place.community.area
    person = maker.person(area, maker.born(24, 86))
    joined = _date(maker, person.born.year + 18 + chance.randint(2, 16), maker.this_year - 2)
    group = chance.randint(1, place.community.groups)
    away = chance.randrange(100) < place.community.away_percent
    return SampleMember(
        person, group, "正式党员", "有选举权", joined, _years_later(joined, 1),
        _date(maker, joined.year + 1 + chance.randint(0, 8), maker.this_year - 1),
        chance.choice(name_parts()["work"]), chance.choice(name_parts()["native"]),
        f"{place.community.name}{group}组{chance.randint(1, 180)}号",
        present_address(maker) if away else "",
        remarks="在外过渡" if away else "",
    )  # fmt: skip


def present_address(maker: PersonMaker) -> str:
    """Invent where a household lives while its house is being rebuilt."""
    chance = maker.random
    street = chance.choice(("石穗街道", "柳陌街道", "桥禾街道", "青穗街道"))
    place = chance.choice(("安置过渡房", "禾苑小区", "柳荫小区", "亲友家"))
    door = f"{chance.randint(1, 9)}{chance.randint(1, 4):02d}"
    return f"{street}{place}{chance.randint(1, 12)}栋{chance.randint(1, 3)}单元{door}号"


def _date(maker: PersonMaker, year: int, latest: int) -> date:
    return date(min(year, latest), maker.random.randint(1, 12), maker.random.randint(1, 28))


def _years_later(day: date, years: int) -> date:
    return date(day.year + years, day.month, day.day)


def _specials(place: Place, maker: PersonMaker) -> dict[int, Change]:
    number, year = place.number, maker.this_year
    cases: dict[int, Change] = {4: _named(maker.surname() + name_parts()["rare"][number % 6] + "禾")}
    if number in ETHNIC_BRANCHES:
        cases[7] = _ethnic(place, maker, ETHNIC_BRANCHES.index(number))
    if number in SAME_NAME_BRANCHES:
        twin = maker.surname() + "平安"
        cases |= {10: _named(twin, "大"), 11: _named(twin, "小")}
    if place.community.kind == "涉农":
        cases |= {spot: _with(remarks="流动党员，外出务工") for spot in (14, 15, 16)}
    if number in ON_PROBATION_BRANCHES:
        cases[18] = _with(rights="留党察看", remarks=f"{year}年3月起留党察看一年")
    if number in SUSPENDED_BRANCHES:
        cases[19] = _with(rights="权利中止", remarks="被依法留置，有权机关已决定中止党员权利")
    if number in LOST_BRANCHES:
        cases[20] = _with(lost_since=date(year, 2, 1), remarks="失去联系，正在查找")
    return cases


def _with(**values: Any) -> Change:
    return lambda member: replace(member, **values)


def _named(name: str, note: str = "") -> Change:
    return lambda member: replace(member, person=replace(member.person, name=name), note=note)


def _ethnic(place: Place, maker: PersonMaker, which: int) -> Change:
    name, sex, nation = name_parts()["ethnic"][which]
    return lambda member: replace(
        member, person=maker.person(place.community.area, member.person.born, sex, name, nation)
    )


def _probationary(member: SampleMember, maker: PersonMaker) -> SampleMember:
    young = maker.person(member.person.id_number[:6], maker.born(22, 40), member.person.sex)
    joined = date(maker.this_year - 1, 12, maker.random.randint(1, 28))
    return replace(
        member, person=young, kind="预备党员", rights="", joined=joined, full_since=None, relation_since=joined, note=""
    )
