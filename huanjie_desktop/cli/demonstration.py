"""The command `demo`: an invented office, one election, all papers."""

import argparse
import time

from huanjie_desktop.cli.telling import say, say_json, warn
from huanjie_desktop.services.demo import DemoResult, run_demo


def demo(options: argparse.Namespace) -> int:
    """Run the demonstration and end with its result."""
    begun = time.monotonic()
    tell = warn if options.json else say
    result = run_demo(options.out, options.branch, options.seed, tell)
    seconds = time.monotonic() - begun
    if options.json:
        say_json(_figures(result))
    else:
        _end(result, seconds)
    return 0


def _end(result: DemoResult, seconds: float) -> None:
    say(f"【结果】{result.branch}")
    for one in result.elected:
        say(f"    {one.post.label}：{one.name}（赞成 {one.yes} 票）")
    say(f"数据文件：{result.office_file}")
    say(f"文书 {len(result.papers)} 份，用时 {seconds:.1f} 秒。以上人物、单位均为虚构。")


def _figures(result: DemoResult) -> dict[str, object]:
    found = result.outcome
    return {
        "office": str(result.office_file),
        "branch": result.branch,
        "election": result.election_id,
        "members": result.sample.members,
        "residents": result.sample.residents,
        **vars(found.figures),
        "valid": found.valid,
        "invalid": found.invalid,
        "votes": {one.name: [one.yes, one.no, one.abstain] for one in found.people},
        "elected": [{"post": one.post.value, "name": one.name, "yes": one.yes} for one in result.elected],
        "papers": [str(path) for path in result.papers],
        "missing": result.missing,
    }
