"""Counting cases as JSON: strict reading, one answer a line, the keys of a verdict."""

import json

import pytest

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.tally.cases import tally_case, tally_lines
from huanjie_desktop.services.texts.text import text_of

CASE = {
    "id": "一",
    "seats": 1,
    "due": 5,
    "present": 4,
    "returned": 3,
    "candidates": ["王文", "丁一"],
    "ballots": [
        {"marks": "O_"},
        {"marks": "XO"},
        {"marks": "X_", "write_ins": [{"name": "李大", "mark": "O"}], "void": None},
    ],
}
TOTALS = {"valid": 3, "invalid": 0, "votes": {name: {"yes": 1, "no": 1, "abstain": 1} for name in ("王文", "丁一")}}


def case(**changes):
    """Return the case as text with keys changed; `...` leaves a key out."""
    return json.dumps({key: value for key, value in (CASE | changes).items() if value is not ...})


def by_totals(**changes):
    """Return the case with a count instead of ballots."""
    return case(ballots=..., totals=TOTALS | changes)


def test_a_verdict_has_every_key():
    assert tally_case(case()) == {
        "id": "一",
        "status": "ok",
        "problems": [
            {"code": "ballots_missing", "severity": "notice", "rule": "R-20"},
            {"code": "too_few_elected", "severity": "warning", "rule": "R-24"},
        ],
        "meeting_valid": True,
        "vote_valid": True,
        "valid": 3,
        "invalid": 0,
        "candidates": [
            {"name": "王文", "yes": 1, "no": 2, "abstain": 0, "written_in": False},
            {"name": "丁一", "yes": 1, "no": 0, "abstain": 2, "written_in": False},
            {"name": "李大", "yes": 1, "no": 0, "abstain": 0, "written_in": True},
        ],
        "base": {"name": "DUE", "value": 5, "needed": 3},
        "passed": [],
        "elected": [],
        "tied": [],
        "tied_seats": 0, "open_seats": 1, "next": "further", "differs_under_present": False,
    }


def test_without_quorum_nothing_is_counted():
    verdict = tally_case(case(present=3))
    assert (verdict["meeting_valid"], verdict["vote_valid"], verdict["next"]) == (False, None, "adjourn")
    assert (verdict["base"], verdict["candidates"], verdict["open_seats"]) == (None, [], 1)


def test_a_contradiction_is_a_verdict_and_no_failure():
    verdict = tally_case(case(returned=4))
    assert verdict == {
        "id": "一",
        "status": "refused",
        "problems": [{"code": "valid_and_invalid_not_returned", "severity": "error", "rule": "0.4"}],
    }


def test_the_elected_stand_by_surname_strokes_as_the_method_says():
    yes = {"yes": 3, "no": 0, "abstain": 0}
    names = ["高大富", "丁一", "高富"]
    given = {"seats": 3, "candidates": names, "ballots": ...}
    totals = TOTALS | {"votes": dict.fromkeys(names, yes)}
    assert tally_case(case(**given, totals=totals))["elected"] == ["丁一", "高富", "高大富"]
    by_full_name = tally_case(case(**given, totals=totals, method={"list_order": "full_name_strokes"}))
    assert by_full_name["elected"] == ["丁一", "高大富", "高富"]


def test_a_method_changes_the_verdict():
    verdict = tally_case(case(ballots=[{"marks": "O_"}] * 3, method={"win_base": "PRESENT"}))
    assert verdict["base"] == {"name": "PRESENT", "value": 4, "needed": 3}
    assert verdict["next"] == "done"


def test_optional_keys_may_be_null():
    given = tally_case(case(method=None, consent=None, issued=None, printed=None, post=None, ineligible=None))
    assert given == tally_case(case())


def test_a_ground_of_the_scrutineers_own_voids_a_ballot_too():
    assert tally_case(case(ballots=[{"marks": "O_", "void": "涂改"}] * 3))["invalid"] == 3


BALLOT = "ballots[0]"
WRONG = [
    (case(seats=0), "case_wrong_type", "seats"),
    (case(seats=True), "case_wrong_type", "seats"),
    (case(due="5"), "case_wrong_type", "due"),
    (case(present=4.0), "case_wrong_type", "present"),
    (case(issued=[4]), "case_wrong_type", "issued"),
    (case(id=7), "case_wrong_type", "id"),
    (case(id="\ud800"), "case_wrong_type", "id"),
    (case(post="mayor"), "case_wrong_type", "post"),
    (case(candidates="王文"), "case_wrong_type", "candidates"),
    (case(candidates=["王文", 7]), "case_wrong_type", "candidates[1]"),
    (case(candidates=["王文", ""]), "case_wrong_type", "candidates[1]"),
    (case(candidates=["王文", "王文"]), "case_wrong_type", "candidates"),
    (case(candidates=None), "case_wrong_type", "candidates"),
    (case(method=["x"]), "case_wrong_type", "method"),
    (case(method={"contradiction": "none"}), "case_wrong_type", "method.contradiction"),
    (case(method={"majority": "yes"}), "case_unknown_key", "method.majority"),
    (case(seets=1), "case_unknown_key", "seets"),
    (case(due=...), "case_missing_key", "due"),
    (case(ballots={}), "case_wrong_type", "ballots"),
    (case(ballots=[7]), "case_wrong_type", BALLOT),
    (case(ballots=[{}]), "case_missing_key", f"{BALLOT}.marks"),
    (case(ballots=[{"marks": "O"}]), "case_wrong_type", f"{BALLOT}.marks"),
    (case(ballots=[{"marks": "OY"}]), "case_wrong_type", f"{BALLOT}.marks"),
    (case(ballots=[{"marks": ["O", "X"]}]), "case_wrong_type", f"{BALLOT}.marks"),
    (case(ballots=[{"marks": "O_", "voter": "x"}]), "case_unknown_key", f"{BALLOT}.voter"),
    (case(ballots=[{"marks": "O_", "void": True}]), "case_wrong_type", f"{BALLOT}.void"),
    (case(ballots=[{"marks": "O_", "void": ""}]), "case_wrong_type", f"{BALLOT}.void"),
    (case(ballots=[{"marks": "O_", "write_ins": 0}]), "case_wrong_type", f"{BALLOT}.write_ins"),
    (case(ballots=[{"marks": "O_", "write_ins": [{"name": "戊"}]}]), "case_missing_key", f"{BALLOT}.write_ins[0].mark"),
    (case(ballots=[{"marks": "O_", "write_ins": [{"name": "戊", "mark": "OO"}]}]), "case_wrong_type",
     f"{BALLOT}.write_ins[0].mark"),
    (case(ballots=[{"marks": "O_", "write_ins": [{"name": 1, "mark": "O"}]}]), "case_wrong_type",
     f"{BALLOT}.write_ins[0].name"),
    (by_totals(votes={"王文": {"yes": 1, "no": 1, "abstain": 1}}), "case_missing_key", "totals.votes.丁一"),
    (by_totals(valid=None), "case_wrong_type", "totals.valid"),
    (by_totals(written_in=[]), "case_wrong_type", "totals.written_in"),
    (by_totals(written_in={"?": 1}), "case_wrong_type", "totals.written_in"),
    (by_totals(written_in={"戊": "1"}), "case_wrong_type", "totals.written_in.戊"),
    (case(consent=25), "case_wrong_type", "consent"),
    (case(consent={"agree": "25"}), "case_wrong_type", "consent.agree"),
    ("[1]", "case_wrong_type", "（整个案例）"),
    ('{"id": "a", "id": "b"}', "case_key_twice", "id"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "key"), WRONG, ids=[f"{code} {key}" for _, code, key in WRONG])
def test_an_unknown_or_ill_typed_key_is_refused_by_its_name(text, code, key):
    with pytest.raises(UserError) as refused:
        tally_case(text)
    assert (refused.value.code, refused.value.values["key"]) == (code, key)
    assert key in text_of(refused.value).title


@pytest.mark.parametrize("text", [case(totals=TOTALS), case(ballots=...)])
def test_either_ballots_or_totals_are_given(text):
    with pytest.raises(UserError, match="case_ballots_or_totals"):
        tally_case(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [("", (1, 1)), ('{"id":\n nothing}', (2, 2)), ("[" * 100_000, (1, 1)), ('{"seats": ' + "9" * 5000 + "}", (1, 1))],
    ids=["empty", "word", "too deep", "too long a number"],
)
def test_what_is_not_json_is_refused_with_the_place(text, place):
    with pytest.raises(UserError) as refused:
        tally_case(text)
    assert refused.value.code == "case_not_json"
    assert (refused.value.values["line"], refused.value.values["column"]) == place


def test_a_byte_order_mark_is_passed_over():
    assert tally_case("\ufeff" + case())["status"] == "ok"


def test_lines_are_answered_in_order_and_a_bad_one_does_not_stop_the_run():
    lines = [case(id="甲"), "{", case(id="乙", seats="1"), case(id="\ud800"), "", case(id="丙")]
    answers = [json.loads(line) for line in tally_lines(lines)]
    assert [(answer["id"], answer["status"]) for answer in answers] == [
        ("甲", "ok"),
        (None, "refused"),
        ("乙", "refused"),
        (None, "refused"),
        ("丙", "ok"),
    ]
    assert answers[2]["problems"] == [{"code": "case_wrong_type", "severity": "error", "rule": ""}]
    assert "seats" in answers[2]["message"]


def test_names_are_written_as_they_are_and_not_as_escapes():
    assert "王文" in next(iter(tally_lines([case()])))
