"""Damaged counting cases: whatever is done to an example, there is a verdict or a sentence and never a traceback."""

import copy
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.tally.cases import tally_case, tally_lines
from huanjie_desktop.services.tally.explained import explained_case, explained_lines
from huanjie_desktop.services.texts.text import sentence

EXAMPLES = (Path(__file__).parents[1] / "samples" / "cases" / "examples.jsonl").read_text(encoding="utf-8").splitlines()
ODD = st.sampled_from([
    None, True, False, 0, 1, -1, 47, 10**30, -(10**30), 10**999, 10**1200, 0.5, float("nan"), float("inf"), "", "?",
    "O", "_", "甲", "A", "戊", "DUE", "PRESENT", "runoff", "yes", "\ud800", "\udcff", "\u2028", "\0", "a\nb",
    "一" * 300, [], {}, [[]], ["甲", "甲"], {"agree": 1}, {"yes": 1, "no": 0, "abstain": 0}, {"marks": "OOO_"},
    {"name": "戊", "mark": "O"}, {"win_base": "PRESENT"}, {"reduce_allowed_when_missing": 2}, {"?": 1},
    {"valid": 1, "invalid": 0, "votes": {}},
]).map(copy.deepcopy)  # fmt: skip
KEYS = st.sampled_from([
    "id", "post", "seats", "due", "present", "returned", "issued", "printed", "spare", "candidates", "ineligible",
    "ambiguous", "method", "ballots", "totals", "consent", "void", "marks", "write_ins", "name", "\ud800", "", "键",
])  # fmt: skip
SNIPPETS = st.sampled_from(
    ["{", "}", "[", "]", ",", ":", '"', "\\", "NaN", "9" * 40, "\r", "\0", "\ufeff", "\udcff", "-"]
)


def places(value, path=()):
    """Yield the path of every value inside a case."""
    yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inside:
        yield from places(part, (*path, key))


def spoil(case, data):
    """Change one value: another one, taken away, put twice, or a new key beside it."""
    path = data.draw(st.sampled_from(list(places(case))[1:] or [()]))
    if not path:
        return data.draw(ODD)
    home = case
    for step in path[:-1]:
        home = home[step]
    act = data.draw(st.sampled_from(["replace", "replace", "delete", "double", "add"]))
    if act == "replace":
        home[path[-1]] = data.draw(ODD)
    elif act == "delete":
        del home[path[-1]]
    elif isinstance(home, list):
        home.append(copy.deepcopy(home[path[-1]]))
    else:
        home[data.draw(KEYS)] = data.draw(ODD) if act == "add" else copy.deepcopy(home[path[-1]])
    return case


def tear(text, data):
    """Cut a piece out of a text or put one in."""
    at = data.draw(st.integers(0, len(text)))
    return text[:at] + data.draw(SNIPPETS) + text[at + data.draw(st.integers(0, 12)) :]


def answered(act, text):
    """Return the answer, or the whole sentence of a refusal; anything else fails the test."""
    try:
        return act(text)
    except UserError as refused:
        return sentence(refused)


def check(text):
    """Ask for verdict and explanation of a case alone and among others."""
    verdict = answered(tally_case, text)
    json.dumps(verdict, ensure_ascii=False).encode("utf-8")
    answered(explained_case, text).encode("utf-8")
    line = text.replace("\n", " ").replace("\r", " ")
    answers = list(tally_lines([EXAMPLES[0], line, EXAMPLES[0]]))
    assert answers[0] == answers[-1]
    assert len(answers) == 2 + bool(line.strip())
    assert {json.loads(one)["status"] for one in answers} <= {"ok", "refused"}
    "".join(answers).encode("utf-8")
    "".join(explained_lines([line])).encode("utf-8")


@pytest.mark.slow
@settings(max_examples=1500, deadline=None)
@given(st.sampled_from(EXAMPLES), st.integers(1, 3), st.data())
def test_a_case_with_spoiled_values_gets_a_verdict_or_a_sentence(example, times, data):
    case = json.loads(example)
    for _ in range(times):
        case = spoil(case, data)
    check(json.dumps(case))


@pytest.mark.slow
@settings(max_examples=1000, deadline=None)
@given(st.sampled_from(EXAMPLES), st.integers(1, 3), st.data())
def test_a_torn_case_gets_a_verdict_or_a_sentence(example, times, data):
    text = example
    for _ in range(times):
        text = tear(text, data)
    check(text)
