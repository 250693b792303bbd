"""The commands that prove something from an office file without changing it: is its log whole."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.cli.telling import say, say_json, warn
from huanjie_desktop.services.count import count_log
from huanjie_desktop.services.count.count_log import LogProof
from huanjie_desktop.services.office import Office, look_into_office
from huanjie_desktop.services.texts import sentence

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
