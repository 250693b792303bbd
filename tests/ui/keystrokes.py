"""The cheapest keys for a ballot, as a practised recorder presses them, and the ballot that they make."""

from collections.abc import Iterator, Sequence

from huanjie_desktop.domain.election.ballot import SCRUTINEERS_REASONS, BallotMarks, Sign
from huanjie_desktop.services.pinyin import search_keys
from huanjie_desktop.services.sample.plan import LEAST_WITH_COMMITTEE, office_plan
from huanjie_desktop.services.sample.votes import Hall
from ui.pages.counting.entry.draft import Draft
from ui.pages.counting.entry.keys import Act
from ui.pages.counting.entry.write_in_bar import NameHint, matching

ENTER, VOID, WRITE_IN = "\n", "V", "+"
_ODD = {Sign.OTHER: 1, Sign.UNREADABLE: 2, Sign.BOTH: 3}


def usual_halls() -> Iterator[Hall]:
    """Return the halls of the sample office's branches, with the least margin that the rules ask for (R-09)."""
    names = tuple("甲乙丙丁戊己")
    for community in office_plan().communities:
        for branch in community.branches:
            seats = 1 if branch.members < LEAST_WITH_COMMITTEE else 3 if branch.members < 30 else 5
            yield Hall(names[: seats + 1], seats, ("庚建北",), branch.members)


def cheapest(ballot: BallotMarks, seats: int, members: Sequence[NameHint]) -> str:
    """Return the fewest keys that make a ballot and store it."""
    if ballot.void:
        return VOID + str(SCRUTINEERS_REASONS.index(ballot.void) + 1) + ENTER
    boxes = min(_ways(ballot.marks), key=len)
    written = "".join(WRITE_IN + _found_by(one.name, members) + ENTER for one in ballot.write_ins)
    question = not (boxes or written) or ballot.marks.count(Sign.APPROVE) > seats
    return boxes + written + ENTER * (2 if question else 1)


def _ways(signs: Sequence[Sign]) -> Iterator[str]:
    width = 1 if len(signs) <= 9 else 2

    def numbers(wanted: Sign, before: str = "") -> str:
        return "".join(before + str(place).zfill(width) for place, own in enumerate(signs, start=1) if own is wanted)

    odd = "".join(numbers(sign, "/") if times == 1 else "" for sign, times in _ODD.items())
    for place, own in enumerate(signs, start=1):
        if _ODD.get(own, 0) > 1:
            odd += f"/{str(place).zfill(width)}" * _ODD[own]
    empty, rejected = numbers(Sign.EMPTY), numbers(Sign.REJECT)
    yield numbers(Sign.APPROVE) + numbers(Sign.REJECT, "-") + odd
    yield "*" + empty + ("-" + rejected if rejected else "") + odd
    if width == 1:
        yield "0" + rejected + ("." + empty if empty else "") + odd


def _found_by(name: str, members: Sequence[NameHint]) -> str:
    initials = search_keys(name).initials.split()[0]
    return next(initials[:n] for n in range(1, len(initials) + 1) if matching(members, initials[:n])[:1] == [name])


def made_by(keys: str, names: Sequence[str]) -> BallotMarks:
    """Return what the keys of the boxes make; written-in names are left out."""
    draft, place = Draft(names), 0
    acts = {"-": Act.REJECT, ".": Act.ABSTAIN, "/": Act.ODD}
    while place < len(keys) and keys[place] not in ENTER + WRITE_IN:
        key = keys[place]
        reply = draft.approve_all() if key == "*" else None
        reply = reply or (draft.prefix_key(acts[key]) if key in acts else draft.digit(int(key)))
        assert reply.ok, (keys, reply)
        place += 1
    return BallotMarks(draft.marks.marks)
