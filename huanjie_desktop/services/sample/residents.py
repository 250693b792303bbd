"""The households of one invented community: 24,118 residents in all, most of six communities living elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from huanjie_desktop.services.sample.members import SampleMember, present_address
from huanjie_desktop.services.sample.people import Person, PersonMaker
from huanjie_desktop.services.sample.plan import CommunityPlan

UNSIGNED_A_GROUP = 9
_REASONS = ("过渡费标准偏低", "安置房购房价偏高", "家庭内部意见不一致")
_SIZES = (1, 2, 2, 3, 3, 3, 3, 4, 4, 5)

HEADINGS = (
    "社区", "小组", "户编号", "与户主关系", "姓名", "性别", "民族", "出生日期", "公民身份号码", "联系电话", "文化程度",
    "党员", "户类别", "院落", "户籍地址", "现过渡地址", "管理街道", "所在街道", "户籍所在街道", "未签协议原因",
)  # fmt: skip
Cells = tuple[str, ...]


@dataclass
class CommunityRegister:
    """Makes the residents of one community, household by household, until its population is complete."""

    plan: CommunityPlan
    street: str
    maker: PersonMaker
    members: Sequence[SampleMember]
    households: int = 0
    away: int = 0
    unsigned: int = 0
    _by_group: dict[int, int] = field(default_factory=dict)

    def rows(self) -> Iterator[Cells]:
        """Yield one line a resident; the members of the branches live in the first households."""
        left, heads = self.plan.population, iter(self.members)
        while left:
            size = min(left, self.maker.random.choice(_SIZES))
            left -= size
            yield from self._household(size, next(heads, None))

    def _household(self, size: int, member: SampleMember | None) -> list[Cells]:
        self.households += 1
        group = member.group if member else self.maker.random.randint(1, self.plan.groups)
        self._by_group[group] = self._by_group.get(group, 0) + 1
        head = member.person if member else self.maker.person(self.plan.area, self.maker.born(25, 88))
        people = [head, *(self._relative(head, place) for place in range(1, size))]
        before, after = self._around(group, member)
        return [
            (*before, relation, *_cells(person), "是" if member and person is head else "", *after)
            for relation, person in zip(_relations(head, people), people, strict=True)
        ]

    def _around(self, group: int, member: SampleMember | None) -> tuple[Cells, Cells]:
        number = f"{self.plan.area[-2:]}{group:02d}{self._by_group[group]:04d}"
        away, kind, reason = self._kind(group, member)
        courtyard = self.maker.random.choice(self.plan.courtyards)
        looked_after = courtyard == "代管院落"
        home = member.address if member else f"{self.plan.name}{group}组{self._by_group[group]}号"
        manager = "柳陌街道（代管）" if looked_after else self.street
        registered = "石穗街道" if looked_after else self.plan.lies_in
        return (self.plan.name, f"{group}组", number), (
            kind, courtyard, home, away, manager, self.plan.lies_in, registered, reason
        )  # fmt: skip

    def _kind(self, group: int, member: SampleMember | None) -> tuple[str, str, str]:
        chance = self.maker.random
        away = member.present_address if member else ""
        if not member and chance.randrange(100) < self.plan.away_percent:
            away = present_address(self.maker)
        self.away += bool(away)
        if group <= self.plan.demolished and self._by_group[group] <= UNSIGNED_A_GROUP:
            self.unsigned += 1
            return away, "待签协议", chance.choice(_REASONS)
        return away, "在外过渡" if away else "租住" if chance.random() < 0.06 else "常住", ""

    def _relative(self, head: Person, place: int) -> Person:
        age = self.maker.this_year - head.born.year
        if place == 1:
            other = "女" if head.sex == "男" else "男"
            return self.maker.person(self.plan.area, self.maker.born(max(22, age - 4), max(23, age + 3)), other)
        oldest = max(2, age - 24)
        sex = self.maker.random.choice("男女")
        name = "" if "·" in head.name else self.maker.name(sex, head.name[0])
        return self.maker.person(self.plan.area, self.maker.born(max(1, oldest - 12), oldest), sex, name)


def _relations(head: Person, people: Sequence[Person]) -> list[str]:
    spouse = "妻" if head.sex == "男" else "夫"
    children = ["子" if person.sex == "男" else "女" for person in people[2:]]
    return ["户主", spouse, *children][: len(people)]


def _cells(person: Person) -> Cells:
    born = person.born.isoformat()
    return person.name, person.sex, person.nation, born, person.id_number, person.phone, person.education
