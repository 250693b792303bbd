"""A deck of marked specimen ballots (测试票) for one vote: every rule of reading a ballot, with the known result."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from huanjie_desktop.domain.election.ballot import (
    UNREADABLE_NAME,
    BallotMarks,
    BallotRules,
    Sign,
    Verdict,
    VoidReason,
    WriteIn,
    judge,
)
from huanjie_desktop.domain.election.counting import Tally, counted


@dataclass(frozen=True)
class DeckOrder:
    """The vote and the paper a deck is for.

    `cells` is the number of write-in cells on the paper, `seal` whether it has a place for the seal. `others` are
    persons who may be written in with effect; `ineligible` and `ambiguous` may not, and the contest knows them as such.
    """

    rules: BallotRules
    cells: int
    seal: bool
    others: tuple[str, ...] = ()
    ineligible: str = ""
    ambiguous: str = ""


@dataclass(frozen=True)
class Specimen:
    """One ballot of the deck: what it tries, what stands on it, what it must count for."""

    number: int
    tries: str
    marks: BallotMarks
    verdict: Verdict


@dataclass(frozen=True)
class Deck:
    """The whole deck with its known result."""

    specimens: tuple[Specimen, ...]
    tally: Tally


def make_deck(order: DeckOrder) -> Deck:
    """Return the deck of a vote; what the paper has no place for is left out."""
    drafts = [draft for make in _PARTS for draft in make(order) if _has_place(order, draft[1])]
    specimens = tuple(
        Specimen(number, tries, marks, judge(marks, order.rules)) for number, (tries, marks) in enumerate(drafts, 1)
    )
    return Deck(specimens, counted(order.rules.contest.candidates, ((one.verdict, 1) for one in specimens)))


_Draft = tuple[str, BallotMarks]


def _has_place(order: DeckOrder, marks: BallotMarks) -> bool:
    written = marks.write_ins
    return len(marks.marks) == _size(order) and len(written) <= order.cells and all(one.name for one in written)


def _size(order: DeckOrder) -> int:
    return len(order.rules.contest.candidates)


def _seats(order: DeckOrder) -> int:
    return order.rules.contest.seats


def _ballot(order: DeckOrder, signs: str, *written: WriteIn, void: VoidReason | None = None) -> BallotMarks:
    """Return a ballot with these signs for the first candidates and nothing for the others."""
    return BallotMarks(tuple(Sign(sign) for sign in signs.ljust(_size(order), "_")), written, void)


def _rejecting(order: DeckOrder, signs: str, *written: WriteIn) -> BallotMarks:
    """Return a ballot on which the first candidate is rejected and these signs stand for the next ones."""
    return _ballot(order, "X" + signs, *written)


def _stairs(order: DeckOrder) -> Iterator[_Draft]:
    """Each candidate gets other figures than everybody else, so that names or keys that were exchanged show."""
    for place, name in enumerate(order.rules.contest.candidates):
        yield f"只赞成{name}，排在前面的不赞成，后面的空着", _ballot(order, "X" * place + "O")


def _numbers(order: DeckOrder) -> Iterator[_Draft]:
    seats = _seats(order)
    yield "赞成人数等于应选名额", _ballot(order, "O" * min(seats, _size(order)))
    yield "赞成人数多于应选名额", _ballot(order, "O" * (seats + 1))
    yield "空白票", _ballot(order, "")
    yield "全部不赞成", _ballot(order, "X" * _size(order))


def _signs(order: DeckOrder) -> Iterator[_Draft]:
    yield "同一格又画○又画×", _ballot(order, "B")
    yield "画的是别的符号（√）", _ballot(order, "V")
    yield "格内的符号无法辨认", _ballot(order, "?")
    yield "几种情形在一张票上", _ballot(order, "?BV")


def _write_ins(order: DeckOrder) -> Iterator[_Draft]:
    one, two = (*order.others, "", "")[:2]
    yield "不赞成一人，另选一人", _rejecting(order, "", WriteIn(one))
    yield "没有不赞成的人，另选一人", _ballot(order, "", WriteIn(one))
    yield "不赞成一人，另选两人", _rejecting(order, "", WriteIn(one), WriteIn(two))
    yield "同一个人另选两次", _rejecting(order, "", WriteIn(one), WriteIn(one))
    yield "另选的姓名没有画符号", _rejecting(order, "", WriteIn(one, Sign.EMPTY))
    yield "另选的姓名画了×", _rejecting(order, "", WriteIn(one, Sign.REJECT))
    yield "另选的姓名又画○又画×", _rejecting(order, "", WriteIn(one, Sign.BOTH))
    yield "另选的姓名画了别的符号（√）", _rejecting(order, "", WriteIn(one, Sign.OTHER))
    yield "另选的姓名无法辨认", _rejecting(order, "", WriteIn(UNREADABLE_NAME))
    yield "另选的人在这里不能当选", _rejecting(order, "", WriteIn(order.ineligible))
    yield "另选的姓名有同名的人，没有注明是哪一位", _rejecting(order, "", WriteIn(order.ambiguous))


def _written_candidates(order: DeckOrder) -> Iterator[_Draft]:
    if _size(order) < 2:
        return
    second = WriteIn(order.rules.contest.candidates[1])
    yield "另选里写了已经赞成的候选人", _rejecting(order, "O", second)
    yield "另选里写了空着的候选人", _rejecting(order, "", second)
    yield "另选里写了不赞成的候选人", _rejecting(order, "X", second)


def _crowded(order: DeckOrder) -> Iterator[_Draft]:
    """The write-ins count on the face of the ballot, whether they may be elected or not (D18)."""
    seats, free = _seats(order), _size(order) - 1
    full = "O" * min(seats, free)
    needed = seats + 1 - len(full)
    if len(order.others) >= needed:
        yield "连同另选多于应选名额", _rejecting(order, full, *map(WriteIn, order.others[:needed]))
        if needed > 1:
            yield "连同另选等于应选名额", _rejecting(order, full, *map(WriteIn, order.others[: needed - 1]))
    if needed == 1:
        yield "多写了一个不能当选的人，人数照算", _rejecting(order, full, WriteIn(order.ineligible))


def _decided(order: DeckOrder) -> Iterator[_Draft]:
    yield "票上有署名", _ballot(order, "O", void=VoidReason.IDENTIFYING_MARK)
    if order.seal:
        yield "没有盖章", _ballot(order, "O", void=VoidReason.NO_SEAL)
    yield "复印的票，不是大会发出的", _ballot(order, "O", void=VoidReason.NOT_ISSUED)
    yield "整张涂掉", _ballot(order, "O", void=VoidReason.OTHER_GROUND)


_PARTS: tuple[Callable[[DeckOrder], Iterator[_Draft]], ...] = (
    _stairs,
    _numbers,
    _signs,
    _write_ins,
    _written_candidates,
    _crowded,
    _decided,
)
