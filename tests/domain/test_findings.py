"""What findings say: the numbers in their sentences are the right ones, and every rule's finding is in the table."""

import ast
from pathlib import Path

import pytest

import huanjie_desktop.domain
from huanjie_desktop.domain.election.ballot import BallotMarks, VoidReason, judge
from huanjie_desktop.domain.election.contest import Post
from huanjie_desktop.domain.election.counting import Tally, Votes, check_figures, check_issue, check_tally
from huanjie_desktop.domain.election.meeting import (
    AttendanceCount,
    CountingStaff,
    ShowOfHands,
    check_attendance,
    quorum_problems,
    recount_problems,
    show_of_hands_problems,
    staff_problems,
)
from huanjie_desktop.domain.election.outcome import decide, returned_problems
from huanjie_desktop.services.texts.text import sentence
from tests.domain.findings import FINDINGS, checked
from tests.rule_builders import make_ballot, make_figures, make_outcome, make_rules, make_tally

SIX = make_rules("ABCDEF", 5)
PEOPLE = Path(huanjie_desktop.domain.__file__).parent / "people"


def outcome_of(votes, rules=SIX, figures=None, **known):
    return make_outcome(votes, rules, figures, **known).problems


SAID = [
    (quorum_problems(38, 50), "应到会50人，实到会38人，还差2人。|至少40人"),
    (quorum_problems(0, 0), "应到会有选举权人数是0。"),
    (check_attendance(AttendanceCount(44, 39, 3, 2, 1)), "合计45人，应到会是44人。"),
    (recount_problems(39, 40, 50), "由39人变为40人。"),
    (show_of_hands_problems(ShowOfHands(30, 9), 38, 44), "举手合计39人，多于实到会38人。"),
    (show_of_hands_problems(ShowOfHands(30), 38, 44), "举手合计30人，少于实到会38人。"),
    (show_of_hands_problems(ShowOfHands(22, 16), 38, 44), "赞成22人，需要23人。|（44人）"),
    (check_figures(make_figures(46, 47)), "实到会47人，多于应到会46人。"),
    (check_figures(make_figures(46, 46, printed=50, spare=3)), "印制50张，发出46张，剩余3张，相差1张。"),
    (check_figures(make_figures(46, 46, printed=48, spare=3)), "印制48张，发出46张，剩余3张，相差1张。"),
    (check_figures(make_figures(46, 46, returned=44)), "少收回2张选票。"),
    (check_figures(make_figures(46, 44, issued=45, returned=45)), "45|44"),
    (check_figures(make_figures(46, 46, issued=45, returned=45)), "45|46"),
    (check_issue(46, 48), "多发了2张选票：发出48张，实到会46人。"),
    (check_issue(46, 43), "还差3张选票：发出43张，实到会46人。"),
    (check_tally(Tally({}, {}, 44, 1), 46, 3), "有效票44张加无效票1张，不等于收回46张。"),
    (check_tally(Tally({"甲": Votes(30, 9, 6)}, {}, 44, 0), 44, 3), "甲的票数合计45，不等于有效票44。"),
    (check_tally(make_tally({"甲": 44, "乙": 44}, 44, 丙=1), 44, 2), "赞成票合计89，超过可能的最多数88。"),
    (check_tally(make_tally({"甲": 4}, 44, 丙=45), 44, 3), "另选他人丙得45票，多于有效票44张。"),
    (check_tally(make_tally({"甲": 4}, 44, 甲=5), 44, 3), "甲"),
    (returned_problems(make_figures(50, 46, issued=45, returned=47)), "收回47张，多于投票人数45人。|多出2张"),
    (outcome_of([40, 38, 33, 30, 22, 20]), "应选5人，当选4人，还缺1人。"),
    (outcome_of([40, 38, 35, 33, 30, 30]), "E、F得票相等，还剩1个名额"),
    (outcome_of([22, 22], make_rules("AB", 1, Post.RUNOFF)), "A、B|1"),
    (outcome_of([25, 20], make_rules("AB", 1, Post.SECRETARY)), "结果不同：A。"),
    (outcome_of([40, 38, 33, 30, 22, 20], consent=51), "人数51不可能|应到会50人"),
    (outcome_of([40, 38, 33, 30, 22, 20], consent=46)[1:], "46|45"),
    (outcome_of([40, 38, 33, 30, 22, 20], consent=25)[1:], "25|4"),
    (outcome_of([40, 38, 33, 30, 22, 20], consent=24)[1:], "24"),
    (outcome_of([23, 20], make_rules("EF", 1, Post.RUNOFF)), "E|23"),
    (judge(make_ballot("OOOO"), make_rules()).remarks, "赞成4人，多于应选名额3人。"),
    (outcome_of([2], make_rules("A", 1, Post.FIRST_SESSION), make_figures(5, 5), B=3), "B|3"),
    (outcome_of([2], make_rules("A", 1, Post.FIRST_SESSION), make_figures(5, 5), B=3)[1:], "B"),
]


@pytest.mark.parametrize(("problems", "words"), SAID, ids=[one[0][0].code for one in SAID])
def test_a_finding_tells_its_numbers(problems, words):
    said = sentence(checked(problems[0]))
    assert all(part in said for part in words.split("|")), said


def test_a_void_ballot_remembers_its_face_only_where_the_face_voids_it():
    verdict = judge(make_ballot("OO__", void=VoidReason.NO_SEAL), make_rules())
    assert (verdict.face, dict(verdict.remarks[0].values)) == (0, {"face": 0, "seats": 0})


def test_a_finding_about_a_person_names_him_as_its_place():
    staff = CountingStaff(("甲", "亲", "客"), ("乙", "甲"), frozenset({"亲"}))
    found = staff_problems(staff, ["乙"], ["甲", "乙", "亲"])
    assert [(one.code, one.where) for one in map(checked, found)] == [
        ("scrutineer_is_no_voter", "客"),
        ("teller_is_candidate", "乙"),
        ("teller_is_scrutineer", "甲"),
        ("staff_is_relative", "亲"),
    ]


def test_places_of_findings_about_a_count_are_names():
    tally = make_tally({"甲": 30, "乙": 20}, 44, 甲=1, 丙=45)
    tally = Tally({**tally.votes, "乙": Votes(20, 0, 0)}, tally.written_in, 44, 0)
    found = check_tally(tally, 44, 9)
    assert [(one.code, one.where) for one in map(checked, found)] == [
        ("votes_not_valid_ballots", "乙"),
        ("written_in_is_printed", "甲"),
        ("written_in_over_valid", "丙"),
    ]


def test_a_finding_about_sums_stands_at_no_name():
    papers = check_figures(make_figures(46, 46, printed=50, spare=3))
    sums = check_tally(Tally({}, {}, 44, 1), 46, 3)
    missing = outcome_of([40, 38, 33, 30, 22, 20])
    assert [one.where for one in (*papers, *sums, *missing)] == ["", "", ""]


def test_remarks_on_a_ballot_stand_at_the_name():
    ballot = make_ballot("BV?X", "戊X", "?O", "己O", "己O")
    verdict = judge(ballot, make_rules(ineligible="己"))
    assert [(one.code, one.where) for one in map(checked, verdict.remarks)] == [
        ("box_contradiction", "甲"),
        ("box_unusual_sign", "乙"),
        ("box_unreadable", "丙"),
        ("write_in_sign_void", "戊"),
        ("write_in_unreadable", "?"),
        ("write_in_ineligible", "己"),
        ("write_in_twice", "己"),
    ]


def test_a_written_in_person_without_effect_is_named_and_a_ballot_needs_no_more_than_its_signs():
    found = decide(make_rules("AB", 1, ineligible="GH"), make_figures(), make_tally({"A": 40, "B": 1}, G=1, H=1), str)
    assert [one.where for one in map(checked, found.problems) if one.code == "written_in_without_effect"] == ["G", "H"]
    assert BallotMarks(make_ballot("OO").marks).write_ins == ()


def made(path):
    """Yield the codes which a file of the domain writes out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("error", "warning", "notice"):
            for part in ast.walk(node.args[0]):
                if isinstance(part, ast.Constant):
                    yield part.value


@pytest.mark.parametrize(
    "name",
    [
        "ballot",
        "counting",
        "count_plan",
        "sheets",
        "outcome",
        "outcome_notes",
        "meeting",
        "next_vote",
        "seats",
        "candidates",
        "gates",
        "first_session",
        "terms",
        "entries",
        "method_text",
    ],
)
def test_the_table_has_every_finding_of_the_rules_of_a_vote(name):
    assert set(made(PEOPLE.parent / "election" / f"{name}.py")) <= FINDINGS.keys()


def test_the_table_has_every_finding_about_who_counts():
    assert set(made(PEOPLE / "roster.py")) <= FINDINGS.keys()
