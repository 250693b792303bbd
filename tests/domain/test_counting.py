"""All ballots: the rows E of the acceptance table and the identities of the count."""

import pytest

from huanjie_desktop.domain.election.ballot import VoidReason, judge
from huanjie_desktop.domain.election.counting import Tally, Votes, check_figures, check_issue, check_tally, counted
from huanjie_desktop.domain.election.outcome import returned_problems
from huanjie_desktop.domain.problems import has_errors
from tests.domain.acceptance_rows import first_column, rows
from tests.rule_builders import codes, make_ballot, make_figures, make_rules, make_tally

FIGURES = [
    ("E1", {"present": 46}, []),
    ("E2", {"present": 46, "returned": 45}, ["ballots_missing"]),
    ("E4 at the count", {"present": 46, "issued": 47}, ["issued_over_voters", "ballots_missing"]),
    ("fewer issued", {"present": 46, "issued": 45, "returned": 45}, ["issued_under_voters"]),
    ("E12", {"present": 46, "printed": 50, "spare": 3}, ["papers_do_not_add_up"]),
    ("E12 explained", {"present": 46, "printed": 50, "spare": 4}, []),
    ("E12 half entered", {"present": 46, "printed": 50}, []),
    ("more than due", {"due": 46, "present": 47}, ["present_over_due"]),
    ("B13", {"due": 0, "present": 0}, ["due_is_zero"]),
    ("negative", {"present": -1}, ["figure_negative"]),
    ("negative spare", {"present": 46, "spare": -1}, ["figure_negative"]),
    ("negative printed", {"present": 46, "printed": -1}, ["figure_negative"]),
    ("negative issued", {"present": 46, "issued": -1}, ["figure_negative", "issued_under_voters"]),
    ("negative returned", {"present": 46, "returned": -1}, ["figure_negative", "ballots_missing"]),
    ("negative due", {"due": -1, "present": 0}, ["figure_negative", "present_over_due"]),
]


@rows(*first_column(FIGURES))
@pytest.mark.parametrize(("figures", "expected"), [row[1:] for row in FIGURES], ids=[row[0] for row in FIGURES])
def test_figures_that_contradict_each_other_are_found(figures, expected):
    assert codes(check_figures(make_figures(**figures))) == expected


def test_the_missing_paper_is_counted():
    (problem,) = check_figures(make_figures(present=46, printed=50, spare=3))
    assert problem.values["missing"] == 1


@rows("E4")
@pytest.mark.parametrize(
    ("issued", "expected"), [(46, []), (47, ["issue_too_many"]), (45, ["issue_too_few"])], ids=["E1", "E4", "too few"]
)
def test_casting_waits_until_everybody_has_exactly_one_ballot(issued, expected):
    assert codes(check_issue(46, issued)) == expected


@rows("E1", "E2", "E3")
@pytest.mark.parametrize(
    ("issued", "present", "returned", "void"),
    [(46, 46, 46, False), (46, 46, 45, False), (46, 46, 47, True), (47, 46, 47, True), (45, 46, 46, True)],
    ids=["E1", "E2", "E3", "one too many issued and cast", "one came from elsewhere"],
)
def test_more_ballots_than_voters_void_the_vote(issued, present, returned, void):
    assert has_errors(returned_problems(make_figures(50, present, issued=issued, returned=returned))) is void


TALLIES = [
    ("E6", Tally({}, {}, 44, 1), 46, ["valid_and_invalid_not_returned"]),
    ("E7", Tally({"甲": Votes(30, 9, 6)}, {}, 44, 2), 46, ["votes_not_valid_ballots"]),
    ("agrees", make_tally({"甲": 30, "乙": 14}, 44, 2, 丙=3), 46, []),
    ("negative", Tally({"甲": Votes(-1, 0, 1)}, {}, 0, 0), 0, ["figure_negative"]),
    ("negative no", Tally({"甲": Votes(1, -1, 0)}, {}, 0, 0), 0, ["figure_negative", "approvals_over_possible"]),
    ("negative abstention", Tally({"甲": Votes(0, 1, -1)}, {}, 0, 0), 0, ["figure_negative"]),
    ("negative written in", make_tally({"甲": 1}, 1, 0, 丙=-1), 1, ["figure_negative"]),
    ("negative invalid", make_tally({"甲": 1}, 1, -1), 0, ["figure_negative"]),
    ("negative valid", Tally({}, {}, -1, 1), 0, ["figure_negative", "approvals_over_possible"]),
    ("written in over valid", make_tally({"甲": 30}, 44, 2, 丙=45), 46, ["written_in_over_valid"]),
    ("printed and written in", make_tally({"甲": 30}, 44, 2, 甲=1), 46, ["written_in_is_printed"]),
    ("too many approvals", make_tally({"甲": 44, "乙": 44, "丙": 1}, 44, 2), 46, ["approvals_over_possible"]),
]


@rows(*first_column(TALLIES))
@pytest.mark.parametrize(("tally", "returned", "expected"), [row[1:] for row in TALLIES], ids=[r[0] for r in TALLIES])
def test_a_count_that_does_not_add_up_is_found(tally, returned, expected):
    assert codes(check_tally(tally, returned, 2)) == expected


@rows("E9")
def test_a_ballot_found_in_the_wrong_box_goes_to_its_own_count_before_any_is_closed():
    committee, secretary = make_rules(), make_rules("戊己", 1)
    first_box = [(make_ballot("OOX_"), committee), (make_ballot("O_"), secretary), (make_ballot("O___"), committee)]
    sorted_out = {
        rules.contest: counted(rules.contest.candidates, [(judge(b, r), 1) for b, r in first_box if r is rules])
        for rules in (committee, secretary)
    }
    assert [tally.returned for tally in sorted_out.values()] == [2, 1]
    assert all(not check_tally(tally, tally.returned, contest.seats) for contest, tally in sorted_out.items())


def test_adding_one_by_one_gives_the_same_as_counting_at_once():
    rules = make_rules()
    ballots = [make_ballot("OOX_", "戊O"), make_ballot("OOOO"), make_ballot("OX__", "己O"), make_ballot("____")]
    verdicts = [judge(ballot, rules) for ballot in ballots]
    tally = Tally.empty(rules.contest.candidates)
    for verdict in verdicts:
        tally = tally.add(verdict)
    assert tally == counted(rules.contest.candidates, [(verdict, 1) for verdict in verdicts])
    assert (tally.valid, tally.invalid, tally.returned, tally.written_in) == (3, 1, 4, {"戊": 1, "己": 1})


def test_two_tables_count_together():
    rules = make_rules()
    one = counted("甲乙丙丁", [(judge(make_ballot("OOX_", "戊O"), rules), 2)])
    two = counted("甲乙丙丁", [(judge(make_ballot("O___"), rules), 3)])
    both = one.combine(two).combine(counted("甲乙丙丁", [(judge(make_ballot("OOOO"), rules), 4)]))
    both = both.combine(counted("甲乙丙丁", [(judge(make_ballot("OOOO"), rules), 1)]))
    assert both.votes["甲"] == Votes(5, 0, 0)
    assert both.votes["丙"] == Votes(0, 2, 3)
    assert (both.valid, both.invalid, both.written_in) == (5, 5, {"戊": 2})


def test_a_candidate_who_withdrew_leaves_the_other_figures_as_they_are():
    tally = make_tally({"甲": 3, "乙": 2}, 4)
    assert tally.without_candidate("甲") == make_tally({"乙": 2}, 4)


def test_a_void_ballot_is_only_counted_as_invalid():
    verdict = judge(make_ballot("OO__", void=VoidReason.NO_SEAL), make_rules())
    assert Tally.empty("甲乙丙丁").add(verdict, 2) == Tally({name: Votes() for name in "甲乙丙丁"}, {}, 0, 2)
