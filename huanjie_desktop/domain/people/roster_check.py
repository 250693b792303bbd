"""Checks of a roster: one member alone, and members beside each other. Findings name the field or the row."""

from collections.abc import Iterable, Iterator
from datetime import date

from huanjie_desktop.domain.people.draft import LABELS, MemberDraft
from huanjie_desktop.domain.people.id_card import IdCard, IdFlaw, read_id
from huanjie_desktop.domain.people.member import Member, MemberKind, Relation
from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.domain.problems import Problem, error, warning

DATES = ("birth", "joined", "full_since", "relation_since", "out_of_contact_since", "ended_on")
_LONGEST_NAME = 50
_ADULT = 18
_SAME_NAME = {"birth": "same_name_birth", "phone": "same_name_phone", "name": "same_name_only"}


def check_member(member: Member, today: date) -> list[Problem]:
    """Return the findings about one member; `where` is the name of the field."""
    return [
        *_name_problems(member),
        *_id_problems(member),
        *_date_problems(member, today),
        *_state_problems(member, today),
    ]


def may_be_same_day(one: PartialDate, other: PartialDate) -> bool:
    """Tell whether two dates agree as far as both are known."""
    return (
        one.year == other.year
        and (one.month == other.month or not (one.month and other.month))
        and (one.day == other.day or not (one.day and other.day))
    )


def surely_after(one: PartialDate, other: PartialDate) -> bool:
    """Tell whether a date is later than another whatever the unknown parts are."""
    return (one.year, one.month or 1, one.day or 1) > (other.year, other.month or 12, other.day or 31)


def _years_later(day: PartialDate, years: int) -> PartialDate:
    year, month, number = day.year + years, day.month, day.day
    return PartialDate(year, month, 28 if (month, number) == (2, 29) else number)


def _name_problems(member: Member) -> Iterator[Problem]:
    if not member.name:
        yield error("member_name_missing", where="name")
    elif len(member.name) > _LONGEST_NAME:
        yield error("name_too_long", where="name", value=member.name)
    missing = [LABELS[field] for field in ("sex", "birth", "joined") if getattr(member, field) is None]
    if missing and member.name:
        yield warning("fields_missing", where="name", name=member.name, fields="、".join(missing))


def _id_problems(member: Member) -> Iterator[Problem]:
    if not member.id_number:
        return
    card = read_id(member.id_number)
    if isinstance(card, IdFlaw):
        yield from _flawed_id(member.id_number, card)
        return
    if not card.known_area:
        yield warning("id_area_unknown", where="id_number", value=member.id_number)
    yield from _contradictions(member, card)


def _flawed_id(number: str, flaw: IdFlaw) -> Iterator[Problem]:
    if flaw is IdFlaw.LENGTH and number[:1].isalpha() and number.isascii() and 8 <= len(number) <= 11:
        yield warning("id_other_document", where="id_number", value=number)
    else:
        yield error(flaw.value, where="id_number", value=number)


def _contradictions(member: Member, card: IdCard) -> Iterator[Problem]:
    if member.birth and not may_be_same_day(member.birth, card.birth):
        yield warning("birth_differs", where="birth", value=member.birth.chinese, other=card.birth.chinese)
    if member.sex and member.sex is not card.sex:
        yield warning("sex_differs", where="sex", value=member.sex.value, other=card.sex.value)


def _date_problems(member: Member, today: date) -> Iterator[Problem]:
    now = PartialDate(today.year, today.month, today.day)
    for field in DATES:
        day: PartialDate | None = getattr(member, field)
        if day is None:
            continue
        if surely_after(day, now):
            yield error("date_future", where=field, field=LABELS[field], value=day.chinese)
        elif day.year < 1900:
            yield error("date_too_old", where=field, field=LABELS[field], value=day.chinese)
    yield from _order_problems(member)


def _order_problems(member: Member) -> Iterator[Problem]:
    birth, joined, full_since = member.birth, member.joined, member.full_since
    if birth and joined and surely_after(_years_later(birth, _ADULT), joined):
        yield warning("joined_too_young", where="joined", value=joined.chinese, birth=birth.chinese)
    if joined and full_since and surely_after(joined, full_since):
        yield error("full_before_joined", where="full_since", value=full_since.chinese, joined=joined.chinese)


def _state_problems(member: Member, today: date) -> Iterator[Problem]:
    now = PartialDate(today.year, today.month, today.day)
    full_since = member.full_since
    if member.kind is MemberKind.PROBATIONARY and full_since and not surely_after(full_since, now):
        yield warning("probationary_with_full_date", where="kind", value=full_since.chinese)
    if member.ended is not None and member.ended_on is None:
        yield error("end_without_date", where="ended_on")


def duplicates(drafts: Iterable[MemberDraft]) -> dict[int, list[Problem]]:
    """Return the findings about rows of one sheet that may be the same person, by row number.

    One ID twice is an error, unless one of the two relations is temporary (R-02); a name with the same birthday,
    phone or nothing else is a warning. `where` is the field, `other` the row that came first.
    """
    first: dict[tuple[str, ...], MemberDraft] = {}
    found: dict[int, list[Problem]] = {}
    for draft in drafts:
        alike = [(kind, first.setdefault((kind, *key), draft)) for kind, key in _keys(draft.member)]
        kind, earlier = next((pair for pair in alike if pair[1] is not draft), ("", draft))
        problem = _duplicate(kind, draft, earlier) if kind else None
        if problem is not None:
            found[draft.row] = [problem]
    return found


def _keys(member: Member) -> Iterator[tuple[str, tuple[str, ...]]]:
    if member.id_number:
        yield "id", (member.id_number,)
    if not member.name:
        return
    if member.birth is not None and member.birth.month:
        yield "birth", (member.name, member.birth.iso)
    if member.phone:
        yield "phone", (member.name, member.phone)
    if not (member.id_number or member.birth or member.phone):
        yield "name", (member.name,)


def _duplicate(kind: str, draft: MemberDraft, earlier: MemberDraft) -> Problem | None:
    name, other = draft.member.name, earlier.row
    if kind == "id":
        if Relation.TEMPORARY in (draft.member.relation, earlier.member.relation):
            return None
        return error("id_twice", where="id_number", value=draft.member.id_number, name=name, other=other)
    if kind == "phone" and draft.member.id_number and earlier.member.id_number:
        return None
    return warning(_SAME_NAME[kind], where="name", name=name, other=other)
