"""The office's area code before local telephone numbers of an imported roster."""

from dataclasses import replace

from huanjie_desktop.domain.people.draft import Correction, MemberDraft
from huanjie_desktop.domain.people.phone import PhoneFlaw, read_phones

_FIELDS = ("phone", "phone2")


def with_area(draft: MemberDraft, area: str) -> MemberDraft:
    """Return a row with `area` before its numbers of 7 or 8 digits, shown as corrections; "" changes nothing."""
    found = [one for one in draft.problems if one.code == PhoneFlaw.NO_AREA]
    if not area or not found:
        return draft
    before = {name: str(getattr(draft.member, name)) for name in _FIELDS}
    after = {name: read_phones(number, area).first or number for name, number in before.items()}
    changed = {name: number for name, number in after.items() if number != before[name]}
    more = tuple(Correction(name, found[0].where, before[name], number) for name, number in changed.items())
    return replace(
        draft,
        member=replace(draft.member, phone=after["phone"], phone2=after["phone2"]),
        problems=tuple(one for one in draft.problems if one not in found),
        corrections=(*draft.corrections, *more),
    )
