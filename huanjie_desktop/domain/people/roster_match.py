"""Which member on file a row belongs to, what it would change, and what stays."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from huanjie_desktop.domain.ids import MemberId
from huanjie_desktop.domain.people.draft import Decision, FieldChange, MemberDraft, PreviewRow, UpdateRule
from huanjie_desktop.domain.people.member import Member, Relation
from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.domain.people.roster_check import may_be_same_day
from huanjie_desktop.domain.problems import Problem, error, has_errors, warning


class OnFile:
    """The members on file, each to be matched by one row at most."""

    def __init__(self, members: Iterable[Member]) -> None:
        self._by_id: dict[int, Member] = {}
        self._by_number: dict[str, list[Member]] = defaultdict(list)
        self._by_name: dict[str, list[Member]] = defaultdict(list)
        self._taken: set[int] = set()
        for member in members:
            self._by_id[member.id] = member
            self._by_name[member.name].append(member)
            if member.id_number:
                self._by_number[member.id_number].append(member)

    def knows(self, key: MemberId | None) -> bool:
        """Tell whether a member of this key is on file."""
        return key in self._by_id

    def take(self, draft: MemberDraft, key: MemberId | None) -> Member | None:
        """Return the member a row belongs to: by key, by ID number, by name with what else agrees; else None."""
        found = self._find(draft.member, key)
        if found is not None:
            self._taken.add(found.id)
        return found

    def _find(self, wanted: Member, key: MemberId | None) -> Member | None:
        keyed = self._free([self._by_id[key]] if key in self._by_id else [])
        if keyed:
            return keyed[0]
        numbered = [one for one in self._free(self._by_number.get(wanted.id_number, ())) if _one_place(one, wanted)]
        if numbered:
            return min(numbered, key=lambda one: (one.branch_id != wanted.branch_id, one.ended is not None))
        return self._by_words(wanted)

    def _by_words(self, wanted: Member) -> Member | None:
        alike = [one for one in self._free(self._by_name.get(wanted.name, ())) if _may_be_same(one, wanted)]
        certain = [one for one in alike if _agree(one, wanted)]
        here = [one for one in certain or alike if one.branch_id == wanted.branch_id]
        return next(iter(here or certain), None)

    def _free(self, members: Iterable[Member]) -> list[Member]:
        return [member for member in members if member.id not in self._taken]


def _one_place(one: Member, other: Member) -> bool:
    """Tell whether two entries of a person must be one; another branch may have an ended or temporary one (R-02)."""
    return one.branch_id == other.branch_id or (
        one.ended is None and Relation.TEMPORARY not in (one.relation, other.relation)
    )


def _may_be_same(one: Member, other: Member) -> bool:
    if not _one_place(one, other) or (one.id_number and other.id_number and one.id_number != other.id_number):
        return False
    if one.phone and other.phone and one.phone != other.phone and not (one.birth and other.birth):
        return False
    return not (one.birth and other.birth) or may_be_same_day(one.birth, other.birth)


def _agree(one: Member, other: Member) -> bool:
    same_phone = bool(one.phone) and one.phone == other.phone
    return same_phone or bool(one.birth and other.birth)


def decided(draft: MemberDraft, on_file: Member | None, problems: list[Problem], address: str) -> PreviewRow:
    """Return the row of the preview: what importing would do with a draft that belongs to a member on file or none."""
    member = replace(draft.member, id=on_file.id) if on_file else draft.member
    changes = changes_of(on_file, member, draft.given) if on_file else ()
    all_problems = [*problems, *(_clash(on_file, draft) if on_file else ())]
    return PreviewRow(
        draft.row,
        address,
        member,
        _decision(on_file, changes, all_problems),
        tuple(all_problems),
        draft.corrections,
        changes,
        draft.branch,
        draft.community,
        draft.given,
    )


def _clash(on_file: Member, draft: MemberDraft) -> list[Problem]:
    """A row that carries the key of a member may rename him; one that carries only his number may not."""
    member, found = draft.member, []
    if not draft.key and member.name and member.name != on_file.name:
        found.append(error("id_other_name", where="name", value=member.name, other=on_file.name))
    if on_file.ended is not None:
        found.append(warning("import_ended_member", where="name", name=on_file.name, value=on_file.ended.value))
    if member.branch_id != on_file.branch_id:
        found.append(warning("import_other_branch", where="name", name=on_file.name))
    return found


def _decision(on_file: Member | None, changes: tuple[FieldChange, ...], problems: list[Problem]) -> Decision:
    if any(problem.code == "id_other_name" for problem in problems):
        return Decision.CONFLICT
    if has_errors(problems):
        return Decision.ERROR
    if on_file is None:
        return Decision.NEW
    return Decision.UPDATE if changes else Decision.SAME


def changes_of(on_file: Member, member: Member, given: frozenset[str]) -> tuple[FieldChange, ...]:
    """Return the given fields in which a row differs from the member on file."""
    return tuple(
        FieldChange(field, as_text(old), as_text(new))
        for field in given
        if (old := getattr(on_file, field)) != (new := getattr(member, field)) and not _says_less(old, new)
    )


def _says_less(old: object, new: object) -> bool:
    if not (isinstance(old, PartialDate) and isinstance(new, PartialDate)):
        return False
    return may_be_same_day(old, new) and (old.month, old.day) >= (new.month, new.day)


def as_text(value: object) -> str:
    """Return a field's value as a clerk reads it."""
    if isinstance(value, PartialDate):
        return value.chinese
    return "" if value is None else str(value)


def merged(on_file: Member, member: Member, given: frozenset[str], rule: UpdateRule) -> Member:
    """Return the member on file with the given fields of a row, as the rule says."""
    if rule is UpdateRule.KEEP_OLD:
        return on_file
    new: dict[str, Any] = {}
    for change in changes_of(on_file, member, given):
        if rule is UpdateRule.USE_NEW or not change.old:
            new[change.field] = getattr(member, change.field)
    return replace(on_file, **new) if new else on_file
