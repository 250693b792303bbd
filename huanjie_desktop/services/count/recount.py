"""From the ballots to the result (重新核算): every figure added up again and compared with what was signed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot import BallotRules, Verdict, judge
from huanjie_desktop.domain.election.rounds import SETTLED
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services.count.ballot_words import marks_words, verdict_words
from huanjie_desktop.services.election_work import rounds_of
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.rounds import RoundPlace, need_state, place_of
from huanjie_desktop.services.voting import outcome_in, tally_in
from huanjie_desktop.storage import ballot_store, election_store
from huanjie_desktop.storage.ballot_store import BallotEntry
from huanjie_desktop.storage.database import Work

_COUNTS = (
    ("应到会", "due"),
    ("实到会", "present"),
    ("发出选票", "issued"),
    ("收回选票", "returned"),
    ("有效票", "valid"),
    ("无效票", "invalid"),
)


@dataclass(frozen=True)
class FigureLine:
    """One figure: as the ballots give it now, and as it was signed."""

    what: str
    found: str
    signed: str

    @property
    def equal(self) -> bool:
        """Whether the two are the same."""
        return self.found == self.signed


@dataclass(frozen=True)
class BallotGroup:
    """Ballots on which the same stands: what it is, what it counts for, their numbers."""

    marks: str
    verdict: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class BallotHistory:
    """A ballot that was entered more than once: each version in words, the last one counts."""

    number: int
    versions: tuple[str, ...]


@dataclass(frozen=True)
class Recount:
    """A signed result explained from its ballots. `second` says what the second recorder has, "" without one."""

    round_id: RoundId
    version: int
    lines: tuple[FigureLine, ...]
    groups: tuple[BallotGroup, ...]
    changed: tuple[BallotHistory, ...]
    second: str

    @property
    def equal(self) -> bool:
        """Whether every figure is as it was signed."""
        return all(line.equal for line in self.lines)


def recount(office: Office, round_id: RoundId) -> Recount:
    """Add the ballots of a round up again and compare. Raises UserError before its result was confirmed."""
    with office.db.read() as work:
        return recount_in(work, place_of(work, round_id))


def refuse_unknown_round(office: Office, round_id: RoundId) -> None:
    """Raise UserError that names the rounds there are unless this is one of them."""
    with office.db.read() as work:
        known = [one for election in election_store.load_elections(work) for one in rounds_of(work, election.id)]
    if round_id not in {one.id for one in known}:
        named = "；".join(f"{one.id}（第{one.number}轮，{one.state}）" for one in known[:20])
        raise UserError("round_unknown", number=round_id, known=named or "（还没有）")


def recount_in(work: Work, place: RoundPlace) -> Recount:
    """Add the ballots up again inside the caller's block. Raises UserError before the result was confirmed."""
    need_state(place.round, *SETTLED)
    signed = ballot_store.load_records(work, place.round.id)[-1]
    rules, _ = tally_in(work, place)
    entries = ballot_store.load_versions(work, place.round.id)
    final = _final(entries)
    sums = _added(((judge(one.marks, rules)) for one in final), place.round.names)
    figures = json.loads(signed.figures)
    elected = FigureLine("当选人", "、".join(outcome_in(work, place).elected), "、".join(figures["elected"]))
    return Recount(
        place.round.id,
        signed.version,
        (*_figure_lines(place, sums, figures), *_people_lines(sums, figures["people"]), elected),
        _groups(final, rules, place.round.names),
        _changed_by_both(entries, ballot_store.load_versions(work, place.round.id, 2), place.round.names),
        _second(work, place, final),
    )


def _final(entries: Iterable[BallotEntry]) -> tuple[BallotEntry, ...]:
    """Return the last version of each ballot that was not taken back and waits for nobody, in their order."""
    last = {one.number: one for one in entries}
    return tuple(one for one in last.values() if not one.withdrawn and not one.set_aside)


def _added(verdicts: Iterable[Verdict], names: Sequence[str]) -> dict[str, Any]:
    """Draw a stroke for every mark, as a teller does on paper: one ballot after the other, nothing skipped."""
    people: dict[str, list[int]] = {name: [0, 0, 0] for name in names}
    sums: dict[str, Any] = {"valid": 0, "invalid": 0, "people": people}
    for verdict in verdicts:
        if not verdict.valid:
            sums["invalid"] += 1
            continue
        sums["valid"] += 1
        for column, marked in enumerate((verdict.approved, verdict.rejected, verdict.abstained)):
            for name in marked:
                people[name][column] += 1
        for name in verdict.written_in:
            people.setdefault(name, [0, 0, 0])[0] += 1
    return sums


def _figure_lines(place: RoundPlace, sums: Mapping[str, Any], signed: Mapping[str, Any]) -> list[FigureLine]:
    now = {**vars(place.round), "valid": sums["valid"], "invalid": sums["invalid"]}
    lines = [FigureLine(label, str(now[key]), str(signed[key])) for label, key in _COUNTS]
    together = sums["valid"] + sums["invalid"]
    return [*lines, FigureLine("有效票与无效票之和", str(together), str(signed["returned"]))]


def _people_lines(sums: Mapping[str, Any], signed: Mapping[str, Sequence[int]]) -> list[FigureLine]:
    people: Mapping[str, list[int]] = sums["people"]
    none = (0, 0, 0)
    names = dict.fromkeys([*people, *signed])
    return [FigureLine(name, _votes(people.get(name, none)), _votes(signed.get(name, none))) for name in names]


def _votes(three: Sequence[int]) -> str:
    return f"赞成{three[0]}，不赞成{three[1]}，弃权{three[2]}"


def _groups(final: Sequence[BallotEntry], rules: BallotRules, names: Sequence[str]) -> tuple[BallotGroup, ...]:
    found: dict[tuple[str, str], list[int]] = {}
    for one in final:
        key = (marks_words(one.marks, names), verdict_words(judge(one.marks, rules)))
        found.setdefault(key, []).append(one.number)
    most_first = sorted(found.items(), key=lambda item: (-len(item[1]), item[1]))
    return tuple(BallotGroup(*words, tuple(numbers)) for words, numbers in most_first)


def _changed_by_both(
    first: Iterable[BallotEntry], second: Iterable[BallotEntry], names: Sequence[str]
) -> tuple[BallotHistory, ...]:
    """Return what either recorder had to change; what both changed alike is told once."""
    found, other = _changed(first, names), _changed(second, names)
    own = [BallotHistory(one.number, (f"第二录入人：{one.versions[0]}", *one.versions[1:])) for one in other
           if one not in found]  # fmt: skip
    return tuple(sorted((*found, *own), key=lambda one: one.number))


def _changed(entries: Iterable[BallotEntry], names: Sequence[str]) -> tuple[BallotHistory, ...]:
    """Return every ballot with more than one version; one that was laid aside has at least two."""
    found = []
    for number, group in groupby(entries, key=lambda one: one.number):
        versions = tuple(_version_words(one, names) for one in group)
        if len(versions) > 1:
            found.append(BallotHistory(number, versions))
    return tuple(found)


def _version_words(one: BallotEntry, names: Sequence[str]) -> str:
    what = "撤回" if one.withdrawn else "待定" if one.set_aside else marks_words(one.marks, names)
    if one.marks.void and not (one.withdrawn or one.set_aside):
        what += "　整票无效"
    return f"{what}（{one.reason}）" if one.reason else what


def _second(work: Work, place: RoundPlace, final: Sequence[BallotEntry]) -> str:
    other = {one.number: one.marks for one in ballot_store.load_current(work, place.round.id, 2)}
    if not other:
        return ""
    different = [one.number for one in final if other.get(one.number, one.marks) != one.marks]
    if different:
        return f"另一人录入{len(other)}张，第{'、'.join(map(str, different))}张与此不同。"
    return f"另一人录入{len(other)}张，与此相同。"
