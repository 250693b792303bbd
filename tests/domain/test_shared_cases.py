"""The published examples of counting cases: every verdict agrees."""

import json
from pathlib import Path

import pytest

from huanjie_desktop.services.tally.cases import tally_case

FOLDER = Path(__file__).parents[1] / "samples" / "cases"


def lines(name):
    """Read one object a line."""
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def as_published(verdict):
    """Reduce a verdict to what the examples state: lists in code-point order, of the base only the number needed."""
    if verdict["status"] == "refused":
        return {key: verdict[key] for key in ("id", "status")}
    kept = {key: value for key, value in verdict.items() if key not in ("problems", "base")}
    if verdict["base"]:
        kept["needed"] = verdict["base"]["needed"]
    for key in ("passed", "elected", "tied"):
        kept[key] = sorted(kept[key])
    return kept | {"candidates": sorted(kept["candidates"], key=lambda person: person["name"])}


EXAMPLES = list(zip(lines("examples.jsonl"), lines("examples.expected.jsonl"), strict=True))


@pytest.mark.parametrize(("case", "expected"), EXAMPLES, ids=[case["id"] for case, _ in EXAMPLES])
def test_a_published_case_gets_its_published_verdict(case, expected):
    assert as_published(tally_case(json.dumps(case))) == expected
