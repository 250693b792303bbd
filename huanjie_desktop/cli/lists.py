"""The commands that need no office file: ballots from a list, names in order, counting cases."""

import argparse
import json
import sys

from huanjie_desktop.cli.telling import say, warn
from huanjie_desktop.domain.election.ballot_design import BoxKind, Layout, Paper
from huanjie_desktop.domain.people.stroke_order import NameRule
from huanjie_desktop.services.texts.text import sentence


def ballot(options: argparse.Namespace) -> int:
    """Write ballots for a list of names, and their geometry."""
    from huanjie_desktop.services.ballot_from_list import BallotOrder, ballots_from_list

    layout = Layout.BESIDE if options.beside else Layout.ABOVE
    order = BallotOrder(
        options.title, options.seats, options.candidates, options.copies, Paper(options.paper), layout,
        options.as_listed, options.sample,
    )  # fmt: skip
    design = ballots_from_list(order, options.out, options.geometry)
    names = "、".join(box.name for box in design.boxes_of(BoxKind.MARK))
    say(f"选票 {options.copies} 张（{options.paper}）：{options.out}")
    say(f"版面尺寸：{options.geometry}")
    say(f"候选人顺序：{names}")
    return 0


def sort_names(options: argparse.Namespace) -> int:
    """Print names in the order of their strokes."""
    from huanjie_desktop.services.sort_names import sort_names_file

    answer = sort_names_file(options.file, NameRule(options.rule), options.explain)
    for problem in answer.problems:
        warn(sentence(problem))
    if answer.lines:
        say("\n".join(answer.lines))
    return 0


def tally(options: argparse.Namespace) -> int:
    """Count cases given as JSON and print the verdicts, or with --explain what each says, why, and what to do."""
    if options.explain:
        return _explained(options)
    from huanjie_desktop.services.tally.cases import tally_case, tally_lines
    from huanjie_desktop.services.text_files import read_lines, read_text

    if options.lines:
        sys.stdout.writelines(f"{verdict}\n" for verdict in tally_lines(read_lines(options.file)))
    else:
        sys.stdout.write(json.dumps(tally_case(read_text(options.file)), ensure_ascii=False) + "\n")
    return 0


def _explained(options: argparse.Namespace) -> int:
    from huanjie_desktop.services.tally.explained import explained_case, explained_lines
    from huanjie_desktop.services.text_files import read_lines, read_text

    if options.lines:
        sys.stdout.writelines(f"{one}\n" for one in explained_lines(read_lines(options.file)))
    else:
        sys.stdout.write(explained_case(read_text(options.file)))
    return 0
