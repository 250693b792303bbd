"""Reads one counting case strictly: an unknown key or a wrong type is refused with the key's name."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot import UNREADABLE_NAME, BallotMarks, BallotRules, Sign, VoidReason, WriteIn
from huanjie_desktop.domain.election.contest import Contest, Post
from huanjie_desktop.domain.election.counting import Figures, Tally, Votes
from huanjie_desktop.domain.election.method import DEFAULT_METHOD, ElectionMethod
from huanjie_desktop.domain.election.method_text import method_from_mapping

Read = TypeVar("Read")
BallotKey = tuple[str, tuple[tuple[str, str], ...], str | None]

MOST_BITS = 3321
"""Of a number with a thousand digits: sums and products of such numbers can still be written out."""

_REQUIRED = ("seats", "due", "present", "returned", "candidates")
_FIGURES = ("issued", "printed", "spare")
_OPTIONAL = ("id", "post", *_FIGURES, "ineligible", "ambiguous", "method", "ballots", "totals", "consent")
_SIGNS = {sign.value: sign for sign in Sign}
_POSTS = {post.value: post for post in Post}
_REASONS = {reason.value: reason for reason in VoidReason}


@dataclass(frozen=True)
class Case:
    """One case: what is voted on and by which rules, the figures, and either ballots (with their number) or a count."""

    id: str
    rules: BallotRules
    figures: Figures
    ballots: Mapping[BallotKey, int] | None
    totals: Tally | None
    consent: int | None


def parse_json(text: str) -> object:
    """Return the value of a JSON text. Raises UserError for anything that is not JSON or doubles a key."""
    if not is_whole(text):
        raise UserError("case_not_utf8", position=1 + next(n for n, char in enumerate(text) if not is_whole(char)))
    try:
        return json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_object)
    except json.JSONDecodeError as broken:
        raise UserError("case_not_json", line=broken.lineno, column=broken.colno) from broken
    except (RecursionError, ValueError) as broken:
        raise UserError("case_not_json", line=1, column=1) from broken


def read_case(value: object) -> Case:
    """Check keys and types of a case. Raises UserError that names the key."""
    given = _shaped(value, "", _REQUIRED, _OPTIONAL)
    contest = _contest(given)
    rules = BallotRules(contest, _method(given.get("method")))
    present = _integer(given["present"], "present")
    return Case(
        id=_optional(given, "id", _text) or "",
        rules=rules,
        figures=Figures(
            due=_integer(given["due"], "due"),
            present=present,
            issued=present if given.get("issued") is None else _integer(given["issued"], "issued"),
            returned=_integer(given["returned"], "returned"),
            printed=_optional(given, "printed", _integer),
            spare=_optional(given, "spare", _integer),
        ),
        ballots=_ballots(given, len(contest.candidates)),
        totals=_optional(given, "totals", lambda value, key: _totals(value, key, contest)),
        consent=_optional(given, "consent", _consent),
    )


def marks_of(ballot: BallotKey) -> BallotMarks:
    """Return the ballot behind a key."""
    marks, write_ins, void = ballot
    reason = None if void is None else _REASONS.get(void, VoidReason.OTHER_GROUND)
    written = tuple(WriteIn(name, _SIGNS[sign]) for name, sign in write_ins)
    return BallotMarks(tuple(_SIGNS[sign] for sign in marks), written, reason)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        numbers = Counter(key for key, _ in pairs)
        raise UserError("case_key_twice", key=_shown(next(key for key, number in numbers.items() if number > 1)))
    return found


def is_whole(text: str) -> bool:
    """Tell whether a text has no half character, which could not be written out again."""
    return text.isprintable() or not any("\ud800" <= char <= "\udfff" for char in text)


def _shown(key: str) -> str:
    return key[:80].encode("utf-8", "replace").decode("utf-8")


def _wrong(key: str, wanted: str) -> NoReturn:
    raise UserError("case_wrong_type", key=_shown(key), wanted=wanted)


def _shaped(value: object, where: str, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return an object that has all required keys and no unknown one."""
    if not isinstance(value, dict):
        _wrong(where or "（整个案例）", "对象")
    prefix = f"{where}." if where else ""
    for key in value:
        if key not in required and key not in optional:
            raise UserError("case_unknown_key", key=_shown(f"{prefix}{key}"))
    for key in required:
        if key not in value:
            raise UserError("case_missing_key", key=f"{prefix}{key}")
    return value


def _optional(given: Mapping[str, Any], key: str, read: Callable[[object, str], Read]) -> Read | None:
    value = given.get(key)
    return None if value is None else read(value, key)


def _integer(value: object, key: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        _wrong(key, "整数")
    if value.bit_length() > MOST_BITS:
        _wrong(key, "不超过1000位的整数")
    return value


def _text(value: object, key: str) -> str:
    if not isinstance(value, str):
        _wrong(key, "文字")
    if not is_whole(value):
        _wrong(key, "完整的字符")
    return value


def _name(value: object, key: str) -> str:
    return _text(value, key) or _wrong(key, "非空的姓名")


def _names(value: object, key: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        _wrong(key, "姓名列表")
    return tuple(_name(name, f"{key}[{place}]") for place, name in enumerate(value))


def _contest(given: Mapping[str, Any]) -> Contest:
    seats = _integer(given["seats"], "seats")
    if seats < 1:
        _wrong("seats", "不小于1的整数")
    post = _text(given["post"], "post") if given.get("post") is not None else Post.COMMITTEE
    if post not in _POSTS:
        _wrong("post", "、".join(_POSTS))
    candidates = _names(given["candidates"], "candidates")
    if len(set(candidates)) != len(candidates):
        _wrong("candidates", "互不相同的姓名")
    barred = [frozenset(_optional(given, key, _names) or ()) for key in ("ineligible", "ambiguous")]
    return Contest(_POSTS[post], seats, candidates, *barred)


def _method(value: object) -> ElectionMethod:
    if value is None:
        return DEFAULT_METHOD
    if not isinstance(value, dict):
        _wrong("method", "对象")
    method, problems = method_from_mapping(value)
    for problem in problems:
        key = f"method.{problem.where}"
        if problem.code == "method_unknown_key":
            raise UserError("case_unknown_key", key=_shown(key))
        _wrong(key, str(problem.values["permitted"]))
    return method


def _ballots(given: Mapping[str, Any], boxes: int) -> dict[BallotKey, int] | None:
    """Return equal ballots together with their number: each is judged once."""
    values = given.get("ballots")
    if (values is None) is (given.get("totals") is None):
        raise UserError("case_ballots_or_totals")
    if values is None:
        return None
    if not isinstance(values, list):
        _wrong("ballots", "列表")
    numbers: dict[BallotKey, int] = {}
    for place, value in enumerate(values):
        key = _ballot(value, place, boxes)
        numbers[key] = numbers.get(key, 0) + 1
    return numbers


def _ballot(value: object, place: int, boxes: int) -> BallotKey:
    where = f"ballots[{place}]"
    given = _shaped(value, where, ("marks",), ("write_ins", "void"))
    marks = given["marks"]
    if not isinstance(marks, str) or len(marks) != boxes or not _SIGNS.keys() >= set(marks):
        _wrong(f"{where}.marks", f"{boxes}个符号（O X _ B V ?）")
    void = given.get("void")
    if void is not None and (not isinstance(void, str) or not void):
        _wrong(f"{where}.void", "说明无效原因的文字")
    write_ins = given.get("write_ins")
    return marks, () if write_ins is None else _write_ins(write_ins, where), void


def _write_ins(value: object, where: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list):
        _wrong(f"{where}.write_ins", "列表")
    found = []
    for place, item in enumerate(value):
        at = f"{where}.write_ins[{place}]"
        given = _shaped(item, at, ("name", "mark"))
        if not isinstance(given["mark"], str) or given["mark"] not in _SIGNS:
            _wrong(f"{at}.mark", "一个符号（O X _ B V ?）")
        found.append((_name(given["name"], f"{at}.name"), given["mark"]))
    return tuple(found)


def _totals(value: object, key: str, contest: Contest) -> Tally:
    given = _shaped(value, key, ("valid", "invalid", "votes"), ("written_in",))
    votes = _shaped(given["votes"], f"{key}.votes", contest.candidates)
    written = given.get("written_in")
    if written is not None and not isinstance(written, dict):
        _wrong(f"{key}.written_in", "对象")
    return Tally(
        {name: _votes(votes[name], f"{key}.votes.{name}") for name in contest.candidates},
        {_written_name(name): _integer(number, f"{key}.written_in.{name}") for name, number in (written or {}).items()},
        _integer(given["valid"], f"{key}.valid"),
        _integer(given["invalid"], f"{key}.invalid"),
    )


def _written_name(name: str) -> str:
    if _name(name, "totals.written_in") == UNREADABLE_NAME:
        _wrong("totals.written_in", "可以辨认的姓名")
    return name


def _votes(value: object, key: str) -> Votes:
    given = _shaped(value, key, ("yes", "no", "abstain"))
    return Votes(*(_integer(given[part], f"{key}.{part}") for part in ("yes", "no", "abstain")))


def _consent(value: object, key: str) -> int:
    return _integer(_shaped(value, key, ("agree",))["agree"], f"{key}.agree")
