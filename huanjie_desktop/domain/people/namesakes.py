"""Members of one name: the facts that tell them apart, the note each gets, who must not stand without one (D15)."""

from collections import Counter
from collections.abc import Iterable, Sequence

from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.domain.problems import Problem, error


def facts_of(member: Member) -> str:
    """Return sex and birth of a member in words, as far as the roster has them."""
    return "　".join(part for part in (_sex(member), _born(member)) if part)


def notes_of(same: Sequence[Member]) -> list[str]:
    """Return the note for each of these members of one name, a standing one first; nothing where all facts agree."""
    for fact in (_sex, _year, _born):
        notes = [one.note or fact(one) for one in same]
        if all(notes) and max(Counter(notes).values(), default=0) == 1:
            return notes
    return []


def namesake_problems(member: Member, members: Iterable[Member]) -> tuple[Problem, ...]:
    """Refuse a candidate whose printed name would fit another electable member too (D15, R-16)."""
    others = [one for one in members if one.name == member.name and one.id != member.id and one.may_vote]
    if not others or (member.note and all(one.note != member.note for one in others)):
        return ()
    listed = "；".join(facts_of(one) or "没有性别和出生年月" for one in (member, *others))
    return (error("candidate_namesakes", "R-16", member.name, name=member.name, count=len(others) + 1, listed=listed),)


def _sex(member: Member) -> str:
    return member.sex.value if member.sex else ""


def _year(member: Member) -> str:
    return f"{member.birth.year}年生" if member.birth else ""


def _born(member: Member) -> str:
    birth = member.birth
    return f"{birth.year}年" + (f"{birth.month}月" if birth.month else "") + "生" if birth else ""
