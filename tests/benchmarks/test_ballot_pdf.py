"""A print run of 1,000 ballots on A5: at most one second, half a megabyte."""

import subprocess
import sys
import time

from huanjie_desktop.documents.papers.ballot import BallotContent, draw
from tests.samples.papers import designed

COLD = """
from huanjie_desktop.documents.papers.ballot import BallotContent, draw
from tests.samples.papers import designed
assert len(draw(BallotContent(designed(), 1000))) <= 500_000
"""


def test_a_thousand_ballots_warm(benchmark):
    design = designed()
    pdf = benchmark(lambda: draw(BallotContent(design, 1000)))
    assert len(pdf) <= 500_000
    assert benchmark.stats["median"] <= 1.0


def test_a_thousand_ballots_in_a_fresh_process(benchmark):
    def cold():
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", COLD], check=True)
        return time.perf_counter() - begun

    assert benchmark.pedantic(cold, rounds=3) <= 1.0
