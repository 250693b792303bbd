"""第三次查看 of a bundle entered twice: the paper decides, and only the recorder who was wrong gets new versions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot import BallotMarks
from huanjie_desktop.domain.election.bundle_compare import Look, LookKind
from huanjie_desktop.domain.election.entries import compare_ballots
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services.count.compare import THIRD_LOOK
from huanjie_desktop.services.count.counting import open_count, store_in
from huanjie_desktop.services.count.plan import compare_bundle
from huanjie_desktop.services.count.session import Counted, CountSession, Step
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged
from huanjie_desktop.services.office import Office


@dataclass(frozen=True)
class Found:
    """What the scrutineers saw: which ballot of the look, how it reads (None: there is no such paper), who looked."""

    number: int
    marks: BallotMarks | None
    witnesses: str


def readings(office: Office, round_id: RoundId, bundle: int, look: Look) -> tuple[BallotMarks | None, ...]:
    """Return how the two recorders read the first ballot of a look, None where a recorder has none."""
    looks = compare_bundle(office, round_id, bundle)
    counts = [open_count(office, round_id, recorder, bundle) for recorder in (1, 2)]
    places = [look.numbers[0] + _shift(looks, look, count.recorder) for count in counts]
    missing = [look.kind is LookKind.SKIPPED and count.recorder == look.recorder for count in counts]
    return tuple(
        None if gone or place not in count.ballots else count.ballots[place].marks
        for count, place, gone in zip(counts, places, missing, strict=True)
    )


def mend(office: Office, round_id: RoundId, bundle: int, look: Look, found: Found) -> Done[tuple[int, ...]]:
    """Bring the readings of a bundle to what the paper says; answer whose reading was changed. Old versions stay.

    A ballot that the bundle has is put in where it is missing and the following move on; one that it has not, or not
    twice, is taken out. Raises UserError without names, for a look that no longer stands, or when a full bundle must
    lose a ballot first.
    """
    names = found.witnesses.strip()
    if not names:
        raise UserError("witnesses_missing")
    looks = compare_bundle(office, round_id, bundle)
    if look not in looks or found.number not in look.numbers:
        raise UserError("look_is_past", bundle=bundle)
    counts = [open_count(office, round_id, recorder, bundle) for recorder in (1, 2)]
    steps = [step for count in counts for step in _steps(count, look, found, _shift(looks, look, count.recorder))]
    with logged(office, THIRD_LOOK, f"投票{round_id}", f"第{bundle}扎 {look.kind.value}：{names}") as work:
        store_in(work, *steps)
    return done(tuple(dict.fromkeys(one.count.recorder for one in steps)), Topic.COUNT)


def _shift(looks: Sequence[Look], look: Look, recorder: int) -> int:
    """Return by how much earlier open looks move a recorder's own numbers against those on the paper."""
    moves = {LookKind.SKIPPED: -1, LookKind.DOUBLED: 1}
    return sum(moves.get(one.kind, 0) for one in looks[: looks.index(look)] if one.recorder == recorder)


def _steps(count: CountSession, look: Look, found: Found, shift: int) -> Iterator[Step]:
    place = found.number + shift
    if look.kind in (LookKind.SKIPPED, LookKind.DOUBLED):
        longer = (count.recorder == look.recorder) is (look.kind is LookKind.DOUBLED)
        if found.marks is None and longer:
            yield from _take_out(count, look, place)
        elif found.marks is not None and not longer:
            yield from _put_in(count, look, found.marks, place)
    elif found.marks and _differs(count, place, found.marks):
        if look.kind is LookKind.SWAPPED:
            yield from _turn(count, look, [number + shift for number in look.numbers])
        else:
            yield count.step(place, found.marks, _reason(look))


def _differs(count: CountSession, place: int, marks: BallotMarks) -> bool:
    own = count.ballots.get(place)
    return own is not None and bool(compare_ballots(place, own.marks, count.read(marks), count.round.names))


def _put_in(count: CountSession, look: Look, marks: BallotMarks, place: int) -> Iterator[Step]:
    if count.full:
        raise UserError("look_bundle_full", number=place)
    behind = _behind(count, place)
    yield count.step(place, marks, _reason(look))
    for one in behind:
        yield count.step(one.number + 1, one.marks, _reason(look), set_aside=one.set_aside)


def _take_out(count: CountSession, look: Look, place: int) -> Iterator[Step]:
    behind = _behind(count, place)
    for one in behind[1:]:
        yield count.step(one.number - 1, one.marks, _reason(look), set_aside=one.set_aside)
    yield count.step(behind[-1].number, behind[-1].marks, _reason(look), withdrawn=True)


def _turn(count: CountSession, look: Look, places: Sequence[int]) -> Iterator[Step]:
    both = [count.ballots[place] for place in places]
    for place, one in zip(places, reversed(both), strict=True):
        yield count.step(place, one.marks, _reason(look), set_aside=one.set_aside)


def _behind(count: CountSession, place: int) -> list[Counted]:
    return [count.ballots[number] for number in count.numbers if number >= place and number in count.ballots]


def _reason(look: Look) -> str:
    return f"{THIRD_LOOK}：{look.kind.value}"
