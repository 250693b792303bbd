"""Counting cases: ten thousand a run, bar ten seconds; one of 200 ballots, bar five milliseconds. Only recorded."""

import json
from random import Random

import pytest

from huanjie_desktop.services.tally.cases import tally_case, tally_lines
from tests.benchmarks.ratio import record

NAMES = ["王一", "文大明", "张三", "陈小", "李四", "任五"]
VOTERS = 45


def a_case(random, number, voters=VOTERS):
    """Return a case of random ballots, one in five with a write-in."""
    ballots = [{"marks": "".join(random.choices("OX_", [6, 1, 1], k=len(NAMES)))} for _ in range(voters)]
    for ballot in ballots[::5]:
        ballot["write_ins"] = [{"name": random.choice("戊己庚") + "某", "mark": "O"}]
    figures = {"seats": 5, "due": voters + 5, "present": voters, "returned": voters}
    return json.dumps({"id": str(number), **figures, "candidates": NAMES, "ballots": ballots}, ensure_ascii=False)


@pytest.mark.slow
def test_ten_thousand_cases_by_lines(benchmark):
    random = Random(2)
    cases = [a_case(random, number) for number in range(10_000)]
    answers = benchmark.pedantic(lambda: list(tally_lines(cases)), rounds=1)
    record(benchmark, "10,000 cases", benchmark.stats["mean"], 10.0, "seconds by lines")
    assert len(answers) == 10_000


def test_one_verdict_of_two_hundred_ballots(benchmark):
    case = a_case(Random(3), 1, 200)
    tally_case(case)
    verdict = benchmark(tally_case, case)
    record(benchmark, "200 ballots", benchmark.stats["mean"] * 1000, 5.0, "milliseconds for one verdict")
    assert verdict["valid"] + verdict["invalid"] == 200
