"""The commands that prove something from an office file and only read it: is its log whole, do its ballots add up."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.cli.telling import say, say_json, warn
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services.count import count_log
from huanjie_desktop.services.count import recount as recounts
from huanjie_desktop.services.count.count_log import LogProof
from huanjie_desktop.services.office import Office, look_into_office
from huanjie_desktop.services.texts.text import sentence

WELL, BROKEN, UNREADABLE = 0, 1, 2


@contextmanager
def _reading(options: argparse.Namespace) -> Iterator[Office]:
    office = look_into_office(options.office)
    try:
        yield office
    finally:
        office.close()


def verify_log(options: argparse.Namespace) -> int:
    """Say whether the log of a file is whole: 0 whole, 1 broken, 2 unreadable."""
    try:
        on_paper = count_log.read_mark(options.mark) if options.mark else None
        with _reading(options) as office:
            proof = count_log.verify_log(office, on_paper)
    except UserError as trouble:
        warn(sentence(trouble))
        return UNREADABLE
    _tell_json(proof) if options.json else _tell(proof)
    return BROKEN if proof.problem else WELL


def _tell(proof: LogProof) -> None:
    for name, line in (("第一条", proof.state.first), ("最后一条", proof.state.last)):
        if line:
            say(f"{name}　第{line.number}条　{' '.join(count_log.when_of(line))}　{line.person}　{line.action}")
    say(f"共 {proof.state.lines} 条　校验码　{proof.head.text}")
    if proof.problem:
        say(f"不完整：{sentence(proof.problem)}")
    else:
        say(f"完整：{count_log.whole_words(proof)}")


def _tell_json(proof: LogProof) -> None:
    state = proof.state
    say_json({
        "whole": proof.problem is None, "lines": state.lines, "head": state.head, "mark": proof.head.text,
        "first": vars(state.first) if state.first else None, "last": vars(state.last) if state.last else None,
        "line": proof.problem.values["number"] if proof.problem else None,
        "code": proof.problem.code if proof.problem else None,
        "sentence": sentence(proof.problem) if proof.problem else None,
    })  # fmt: skip


def recount(options: argparse.Namespace) -> int:
    """Add the ballots of a round up again: 0 equal to what was signed, 1 not equal, 2 unreadable or not signed yet."""
    round_id = RoundId(options.round)
    try:
        with _reading(options) as office:
            recounts.refuse_unknown_round(office, round_id)
            found = recounts.recount(office, round_id)
    except UserError as trouble:
        warn(sentence(trouble))
        return UNREADABLE
    _tell_recount_json(found) if options.json else _tell_recount(found)
    return WELL if found.equal else BROKEN


def _tell_recount(found: recounts.Recount) -> None:
    say("一、数字对照（由选票重新加出；签字的结果）")
    for line in found.lines:
        signed = "相同" if line.equal else f"不同，签字的是 {line.signed}"
        say(f"　{line.what}　{line.found}　{signed}")
    say("二、有过改动的选票")
    for changed in found.changed:
        say(f"　第{changed.number}张　{'；后来：'.join(changed.versions)}")
    say("三、逐张")
    for group in found.groups:
        say(f"　{len(group.numbers)}张　{group.marks}　{group.verdict}　第{'、'.join(map(str, group.numbers))}张")
    say(found.second or "只有一人录入。")
    say("每一项都与签字的结果相同。" if found.equal else "有的项目与签字的结果不相同。")


def _tell_recount_json(found: recounts.Recount) -> None:
    say_json({
        "equal": found.equal, "version": found.version,
        "figures": [{**vars(line), "equal": line.equal} for line in found.lines],
        "ballots": [vars(group) for group in found.groups], "changed": [vars(one) for one in found.changed],
        "second": found.second,
    })  # fmt: skip
