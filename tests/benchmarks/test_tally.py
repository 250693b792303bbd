"""Ten thousand counting cases a run: at most ten seconds."""

import json
from random import Random

import pytest

from huanjie_desktop.services.tally_cases import tally_lines

NAMES = ["王一", "文大明", "张三", "陈小", "李四", "任五"]
VOTERS = 45


def a_case(random, number):
    """Return a case of 45 random ballots, one in five with a write-in."""
    ballots = [{"marks": "".join(random.choices("OX_", [6, 1, 1], k=len(NAMES)))} for _ in range(VOTERS)]
    for ballot in ballots[::5]:
        ballot["write_ins"] = [{"name": random.choice("戊己庚") + "某", "mark": "O"}]
    figures = {"seats": 5, "due": 50, "present": VOTERS, "returned": VOTERS}
    return json.dumps({"id": str(number), **figures, "candidates": NAMES, "ballots": ballots}, ensure_ascii=False)


@pytest.mark.slow
def test_ten_thousand_cases_take_less_than_ten_seconds(benchmark):
    random = Random(2)
    cases = [a_case(random, number) for number in range(10_000)]
    answers = benchmark.pedantic(lambda: list(tally_lines(cases)), rounds=1)
    assert len(answers) == 10_000
    assert benchmark.stats.stats.max < 10
