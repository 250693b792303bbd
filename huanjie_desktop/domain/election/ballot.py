"""One ballot: what the voter wrote, and what it counts for (R-16 … R-19)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from huanjie_desktop.domain.election.contest import Contest, Post
from huanjie_desktop.domain.election.method import (
    DEFAULT_METHOD,
    ChosenCounts,
    Contradiction,
    ElectionMethod,
    UnusualSign,
    WithoutSign,
)
from huanjie_desktop.domain.problems import Problem, notice, warning

UNREADABLE_NAME = "?"


class Sign(StrEnum):
    """What stands in one box: ○, ×, nothing, both, another sign, or something unreadable."""

    APPROVE = "O"
    REJECT = "X"
    EMPTY = "_"
    BOTH = "B"
    OTHER = "V"
    UNREADABLE = "?"


class VoidReason(StrEnum):
    """Why a whole ballot is void; the first four are decided by the scrutineers, the others follow from the marks."""

    IDENTIFYING_MARK = "identifying_mark"
    NO_SEAL = "no_seal"
    NOT_ISSUED = "not_issued"
    OTHER_GROUND = "other_ground"
    OVER_VOTE = "over_vote"
    CONTRADICTION = "contradiction"
    WRITE_IN_WITHOUT_SIGN = "write_in_without_sign"


SCRUTINEERS_REASONS = (
    VoidReason.IDENTIFYING_MARK,
    VoidReason.NO_SEAL,
    VoidReason.NOT_ISSUED,
    VoidReason.OTHER_GROUND,
)


@dataclass(frozen=True)
class WriteIn:
    """A name written in (另选他人) and the sign in its box; the name "?" is unreadable."""

    name: str
    sign: Sign = Sign.APPROVE


@dataclass(frozen=True)
class BallotMarks:
    """What is entered of one ballot: one sign for each printed candidate, the write-ins, a decision to void it."""

    marks: tuple[Sign, ...]
    write_ins: tuple[WriteIn, ...] = ()
    void: VoidReason | None = None


@dataclass(frozen=True)
class BallotRules:
    """What a ballot is judged by: the vote and the election method."""

    contest: Contest
    method: ElectionMethod = DEFAULT_METHOD


@dataclass(frozen=True)
class Verdict:
    """What one ballot counts for. A void ballot counts for nobody. `face` is the number compared with the seats (R-19).

    Every printed candidate of a valid ballot stands in exactly one of `approved`, `rejected` and `abstained`;
    `written_in` are the other persons whose write-in has effect; `remarks` say what was void or dropped and why.
    """

    valid: bool
    void_reason: VoidReason | None = None
    face: int = 0
    approved: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    abstained: tuple[str, ...] = ()
    written_in: tuple[str, ...] = ()
    remarks: tuple[Problem, ...] = ()


def judge(ballot: BallotMarks, rules: BallotRules) -> Verdict:
    """Read one complete ballot by the election method (R-18, R-19).

    Raises ValueError when the number of signs is not the number of printed candidates.
    """
    if len(ballot.marks) != len(rules.contest.candidates):
        raise ValueError("one sign for each printed candidate is needed")
    reason = _void_by_paper(ballot, rules.method)
    if reason:
        return _void(reason)
    named = _named(ballot, rules)
    face = _face(ballot, named, rules)
    if face > rules.contest.seats:
        return _void(VoidReason.OVER_VOTE, face, rules.contest.seats)
    return _counted(ballot, named, face, rules)


def proposed_verdict(
    marks: Sequence[Sign | None], write_ins: Sequence[WriteIn], rules: BallotRules, void: VoidReason | None = None
) -> Verdict:
    """Judge a ballot still being entered: boxes not yet reached are read as empty, so an over-vote shows at once."""
    entered = tuple(sign or Sign.EMPTY for sign in marks)
    missing = (Sign.EMPTY,) * (len(rules.contest.candidates) - len(entered))
    return judge(BallotMarks(entered + missing, tuple(write_ins), void), rules)


def _void_by_paper(ballot: BallotMarks, method: ElectionMethod) -> VoidReason | None:
    if ballot.void:
        return ballot.void
    write_in_signs = [write_in.sign for write_in in ballot.write_ins]
    if method.contradiction is Contradiction.BALLOT and (Sign.BOTH in ballot.marks or Sign.BOTH in write_in_signs):
        return VoidReason.CONTRADICTION
    if method.writein_without_sign is WithoutSign.VOID_BALLOT and Sign.EMPTY in write_in_signs:
        return VoidReason.WRITE_IN_WITHOUT_SIGN
    return None


_VOID_CODES = {
    VoidReason.IDENTIFYING_MARK: "ballot_void_identifying_mark",
    VoidReason.NO_SEAL: "ballot_void_no_seal",
    VoidReason.NOT_ISSUED: "ballot_void_not_issued",
    VoidReason.OTHER_GROUND: "ballot_void_other_ground",
    VoidReason.OVER_VOTE: "ballot_void_over_vote",
    VoidReason.CONTRADICTION: "ballot_void_contradiction",
    VoidReason.WRITE_IN_WITHOUT_SIGN: "ballot_void_write_in_without_sign",
}


def _void(reason: VoidReason, face: int = 0, seats: int = 0) -> Verdict:
    rule = "R-16" if reason in SCRUTINEERS_REASONS else "R-19"
    return Verdict(False, reason, face, remarks=(warning(_VOID_CODES[reason], rule, face=face, seats=seats),))


def _named(ballot: BallotMarks, rules: BallotRules) -> tuple[str, ...]:
    """Return the readable written-in names that approve on the face, in the order written."""
    return tuple(
        write_in.name
        for write_in in ballot.write_ins
        if write_in.name != UNREADABLE_NAME and _names_approve(write_in.sign, rules.method)
    )


def _names_approve(sign: Sign, method: ElectionMethod) -> bool:
    if sign is Sign.EMPTY:
        return method.writein_without_sign is WithoutSign.APPROVE
    return _box_approves(sign, method)


def _box_approves(sign: Sign, method: ElectionMethod) -> bool:
    return sign is Sign.APPROVE or (sign is Sign.OTHER and method.unusual_sign is UnusualSign.APPROVE)


def _face(ballot: BallotMarks, named: tuple[str, ...], rules: BallotRules) -> int:
    """Return how many persons (or signs) the face of the ballot approves, effective or not (D18)."""
    printed = [
        name
        for name, sign in zip(rules.contest.candidates, ballot.marks, strict=True)
        if _box_approves(sign, rules.method)
    ]
    if rules.method.chosen_counts is ChosenCounts.MARKS:
        return len(printed) + len(named)
    return len({*printed, *named})


def _counted(ballot: BallotMarks, named: tuple[str, ...], face: int, rules: BallotRules) -> Verdict:
    contest = rules.contest
    effective = _effective(ballot, named, rules) if named else ()
    added, written = frozenset(effective), frozenset(named)
    approved, rejected, abstained = [], [], []
    for name, sign in zip(contest.candidates, ballot.marks, strict=True):
        if name in added or _box_approves(sign, rules.method):
            approved.append(name)
        elif sign is Sign.REJECT and name not in written:
            rejected.append(name)
        else:
            abstained.append(name)
    others = tuple(name for name in effective if name not in contest.candidates)
    remarks = (*_box_remarks(ballot, rules), *_write_in_remarks(ballot, effective, rules))
    return Verdict(True, None, face, tuple(approved), tuple(rejected), tuple(abstained), others, remarks)


def _effective(ballot: BallotMarks, named: tuple[str, ...], rules: BallotRules) -> tuple[str, ...]:
    """Return the persons to whom a write-in adds an approval, each once, in the order written."""
    rejections = ballot.marks.count(Sign.REJECT)
    if rules.contest.post is Post.RUNOFF or (rules.method.writein_needs_rejection and not rejections):
        return ()
    boxes = dict(zip(rules.contest.candidates, ballot.marks, strict=True))
    able = tuple(
        name
        for name in dict.fromkeys(named)
        if name not in rules.contest.barred and boxes.get(name, Sign.EMPTY) is Sign.EMPTY
    )
    return able[:rejections] if rules.method.writein_not_more_than_rejections else able


_BOX_CODES = {
    Sign.BOTH: "box_contradiction",
    Sign.OTHER: "box_unusual_sign",
    Sign.UNREADABLE: "box_unreadable",
}


def _box_remarks(ballot: BallotMarks, rules: BallotRules) -> list[Problem]:
    return [
        notice(_BOX_CODES[sign], "R-19", name, name=name)
        for name, sign in zip(rules.contest.candidates, ballot.marks, strict=True)
        if sign in _BOX_CODES and not _box_approves(sign, rules.method)
    ]


def _write_in_remarks(ballot: BallotMarks, effective: tuple[str, ...], rules: BallotRules) -> list[Problem]:
    """Say of every write-in that adds nothing why it does not."""
    found, seen, added = [], set(), frozenset(effective)
    boxes = dict(zip(rules.contest.candidates, ballot.marks, strict=True)) if ballot.write_ins else {}
    for write_in in ballot.write_ins:
        code = _unread_code(write_in, rules.method)
        if not code and write_in.name in seen:
            code = "write_in_twice"
        elif not code and write_in.name not in added:
            code = _barred_code(write_in.name, boxes, rules)
        seen.add(write_in.name)
        if code:
            found.append(notice(code, "R-18", write_in.name, name=write_in.name))
    return found


def _unread_code(write_in: WriteIn, method: ElectionMethod) -> str:
    if write_in.name == UNREADABLE_NAME:
        return "write_in_unreadable"
    if _names_approve(write_in.sign, method):
        return ""
    return "write_in_without_sign" if write_in.sign is Sign.EMPTY else "write_in_sign_void"


def _barred_code(name: str, boxes: Mapping[str, Sign], rules: BallotRules) -> str:
    contest = rules.contest
    box = boxes.get(name, Sign.EMPTY)
    reasons = (
        (_box_approves(box, rules.method), "write_in_already_approved"),
        (box is not Sign.EMPTY, "write_in_contradicts_box"),
        (name in contest.ineligible, "write_in_ineligible"),
        (name in contest.ambiguous, "write_in_ambiguous"),
        (contest.post is Post.RUNOFF, "write_in_in_runoff"),
        (Sign.REJECT in boxes.values(), "write_in_over_rejections"),
    )
    return next((code for holds, code in reasons if holds), "write_in_needs_rejection")
