"""A print run of 1,000 ballots on A5: bars one second, half a megabyte."""

import subprocess
import sys

from huanjie_desktop.documents.papers.ballot import BallotContent, draw
from huanjie_desktop.domain.election.ballot_design import design_to_json
from tests.benchmarks.ratio import record
from tests.samples.papers import designed

# Everything from the order to print in a fresh process: reportlab, fonts and geometry are not loaded yet.
COLD = """
import sys, time
text = sys.stdin.buffer.read().decode()
begun = time.perf_counter()
from huanjie_desktop.documents.papers.ballot import BallotContent, draw
from huanjie_desktop.domain.election.ballot_design import design_from_json
draw(BallotContent(design_from_json(text), 1000))
print(time.perf_counter() - begun)
"""


def test_a_thousand_ballots_warm(benchmark):
    design = designed()
    pdf = benchmark(lambda: draw(BallotContent(design, 1000)))
    assert len(pdf) <= 500_000
    record(benchmark, "1,000 ballots, warm", benchmark.stats["median"], 1.0, "seconds to draw the print run")


def test_a_thousand_ballots_with_nothing_loaded(benchmark):
    text = design_to_json(designed()).encode()
    command = [sys.executable, "-c", COLD]
    seconds: list[float] = []

    def cold():
        seconds.append(float(subprocess.run(command, input=text, stdout=subprocess.PIPE, check=True).stdout))

    benchmark.pedantic(cold, rounds=3)
    record(benchmark, "1,000 ballots, cold", min(seconds), 1.0, "seconds from the order in a fresh process")
