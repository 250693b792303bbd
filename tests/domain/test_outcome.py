"""Who is elected: the rows F of the acceptance table, both bases, ties and too few."""

import pytest

from huanjie_desktop.domain.election.candidates import margin_problems
from huanjie_desktop.domain.election.contest import Post
from huanjie_desktop.domain.election.counting import Tally
from huanjie_desktop.domain.election.method import BaseName
from huanjie_desktop.domain.election.outcome import NextStep, consent_reached, decide, needed_of
from tests.domain.acceptance_rows import first_column, rows
from tests.rule_builders import codes, make_figures, make_outcome, make_rules, make_tally

SIX = make_rules("ABCDEF", 5)
PRESENT = {"win_base": BaseName.PRESENT, "win_base_reason": "上级答复"}


def shown(outcome):
    """Write an outcome as "ABCD|EF|1|runoff": elected, tied, open seats, next step."""
    return f"{''.join(outcome.elected)}|{''.join(outcome.tied)}|{outcome.open_seats}|{outcome.next}"


COMMITTEE = [
    ("F1", [40, 38, 33, 30, 28, 20], "ABCDE||0|done"),
    ("F2", [40, 38, 33, 30, 25, 20], "ABCD||1|further_or_reduce"),
    ("F5", [40, 38, 33, 30, 28, 27], "ABCDE||0|done"),
    ("F6", [40, 38, 35, 33, 30, 30], "ABCD|EF|1|runoff"),
    ("F8", [40, 40, 38, 35, 33, 20], "ABCDE||0|done"),
    ("F12", [40, 38, 33, 30, 22, 20], "ABCD||1|further_or_reduce"),
    ("three for two", [40, 38, 33, 30, 30, 30], "ABC|DEF|2|runoff"),
    ("all equal", [30, 30, 30, 30, 30, 30], "|ABCDEF|5|runoff"),
    ("equal below the line", [40, 38, 33, 30, 25, 25], "ABCD||1|further_or_reduce"),
    ("two open", [40, 38, 33, 25, 22, 20], "ABC||2|further"),
    ("nobody", [25, 25, 25, 25, 25, 25], "||5|further"),
]


@rows(*first_column(COMMITTEE))
@pytest.mark.parametrize(("votes", "expected"), [row[1:] for row in COMMITTEE], ids=[row[0] for row in COMMITTEE])
def test_a_committee_of_five_is_decided_as_the_table_says(votes, expected):
    assert shown(make_outcome(votes, SIX)) == expected


OTHERS = [
    ("F4 not", "AB", 1, Post.SECRETARY, (45, 45), [22, 10], "||1|further"),
    ("F4", "AB", 1, Post.SECRETARY, (45, 45), [23, 10], "A||0|done"),
    ("F9", "EF", 1, Post.RUNOFF, (50, 45), [23, 20], "E||0|done"),
    ("F10", "EF", 1, Post.RUNOFF, (50, 44), [22, 22], "|EF|1|ask_superior"),
    ("runoff of nobody", "EF", 1, Post.RUNOFF, (50, 44), [0, 0], "||1|ask_superior"),
    ("F16", "ABCDEFGH", 7, Post.COMMITTEE, (50, 45), [40, 38, 36, 30, 28, 20, 19, 18], "ABCDE||2|further"),
    ("F17", "ABCD", 3, Post.COMMITTEE, (44, 40), [20, 18, 16, 15], "||3|further"),
    ("F18", "EF", 1, Post.FURTHER, (50, 45), [27, 15], "E||0|done"),
    ("further, still too few", "EF", 1, Post.FURTHER, (50, 45), [24, 15], "||1|ask_superior"),
    ("further, tied", "EFG", 2, Post.FURTHER, (40, 40), [30, 24, 24], "E|FG|1|runoff"),
    ("F23", "A", 1, Post.FIRST_SESSION, (3, 2), [2], "||1|adjourn"),
    ("F24", "A", 1, Post.FIRST_SESSION, (5, 4), [3], "A||0|done"),
    ("F29", "AB", 1, Post.SECRETARY, (50, 45), [25, 20], "||1|further"),
    ("F31", "A", 1, Post.SECRETARY, (6, 5), [3], "||1|further"),
    ("F32", "A", 1, Post.SECRETARY, (6, 5), [4], "A||0|done"),
    ("E2", "ABCD", 3, Post.COMMITTEE, (46, 46, 45), [24, 24, 24, 23], "ABC||0|done"),
    ("F34", "ABCDEF", 6, Post.PRESELECTION, (50, 45), [40, 38, 33, 30, 28, 20], "ABCDE||1|further"),
    ("F35", "AB", 1, Post.SECRETARY, (50, 45), [26, 10], "A||0|done"),
    ("F35 one less", "AB", 1, Post.SECRETARY, (50, 45), [25, 10], "||1|further"),
    ("committee of three, one open", "ABCD", 3, Post.COMMITTEE, (44, 40), [30, 28, 16, 15], "AB||1|further"),
]


@rows(*first_column(OTHERS))
@pytest.mark.parametrize(("names", "seats", "post", "people", "votes", "expected"), [r[1:] for r in OTHERS],
                         ids=[r[0] for r in OTHERS])
def test_other_votes_are_decided_as_the_table_says(names, seats, post, people, votes, expected):
    outcome = make_outcome(votes, make_rules(names, seats, post), figures_of(*people))
    assert shown(outcome) == expected


def figures_of(due, present, returned=None):
    """Return figures of a vote; everybody present gave his ballot back unless the number is told."""
    return make_figures(due, present, returned=present if returned is None else returned)


CONSENT = [
    ("F13", [40, 38, 33, 30, 22, 20], 25, {}, "reduced", "seats_reduced"),
    ("F13 one less", [40, 38, 33, 30, 22, 20], 24, {}, "further", "consent_not_reached"),
    ("other base", [40, 38, 33, 30, 22, 20], 23, {"reduce_base": BaseName.PRESENT}, "reduced", "seats_reduced"),
    ("F16", [40, 38, 33, 22, 22, 20], 50, {}, "further", "reduction_not_permitted"),
    ("two allowed", [40, 38, 33, 22, 22, 20], 25, {"reduce_allowed_when_missing": 2}, "reduced", "seats_reduced"),
    ("none allowed", [40, 38, 33, 30, 22, 20], 25, {"reduce_allowed_when_missing": 0}, "further", None),
    ("nothing open", [40, 38, 33, 30, 28, 20], 25, {}, "done", "reduction_not_permitted"),
    ("tied", [40, 38, 35, 33, 30, 30], 25, {}, "runoff", "reduction_not_permitted"),
]


@rows(*first_column(CONSENT))
@pytest.mark.parametrize(("votes", "agree", "method", "step", "code"), [r[1:] for r in CONSENT],
                         ids=[r[0] for r in CONSENT])
def test_fewer_seats_need_half_of_the_voters_and_a_small_gap(votes, agree, method, step, code):
    outcome = make_outcome(votes, make_rules("ABCDEF", 5, **method), consent=agree)
    assert outcome.next == step
    assert code is None or code in codes(outcome.problems)


def test_consent_of_more_than_were_present_is_questioned_and_of_more_than_due_refused():
    votes = [40, 38, 33, 30, 22, 20]
    assert "consent_over_present" in codes(make_outcome(votes, SIX, consent=46).problems)
    assert make_outcome(votes, SIX, consent=51).refused


def test_exactly_half_is_not_enough():
    assert [needed_of(base) for base in (1, 2, 45, 50)] == [1, 2, 23, 26]


@rows("F20")
def test_a_written_in_person_is_elected_and_must_be_checked():
    outcome = make_outcome([40, 38, 33, 26, 20, 19], SIX, G=27)
    assert outcome.elected == ("A", "B", "C", "D", "G")
    assert outcome.passed == ("A", "B", "C", "G", "D")
    assert "written_in_elected" in codes(outcome.problems)
    assert outcome.person("G").written_in


@rows("F26")
def test_another_committee_member_may_beat_the_proposed_secretary():
    rules = make_rules("A", 1, Post.FIRST_SESSION)
    outcome = make_outcome([2], rules, make_figures(5, 5), B=3)
    assert outcome.elected == ("B",)
    assert codes(outcome.problems) == ["written_in_elected", "approval_needed"]


def test_written_in_persons_without_right_and_in_a_runoff_are_left_out():
    barred = make_outcome([10, 7], make_rules("AB", 1, ineligible="G"), G=27)
    tied = make_outcome([20, 19], make_rules("AB", 1, Post.RUNOFF), G=6)
    for outcome in (barred, tied):
        assert "G" not in [person.name for person in outcome.people]
        assert "written_in_without_effect" in codes(outcome.problems)


def test_who_is_written_in_without_effect_is_told_by_name_after_what_is_odd_of_the_figures():
    rules = make_rules("AB", 1, ineligible="GHIJKLMN")
    tally = make_tally({"A": 30, "B": 1}, **dict.fromkeys("NMLKJIHG", 1))
    found = decide(rules, make_figures(returned=45, issued=46), tally, str).problems
    assert codes(found) == ["issued_over_voters", "ballots_missing", *["written_in_without_effect"] * 8]
    assert [one.where for one in found[2:]] == list("GHIJKLMN")


def test_names_of_one_place_in_the_order_stand_by_their_characters():
    tally = make_tally({"B": 30, "A": 30}, **dict.fromkeys("MLKJ", 30))
    outcome = decide(make_rules("BA", 6), make_figures(), tally, lambda name: 0)
    assert [person.name for person in outcome.people] == list("BAJKLM")
    assert outcome.elected == tuple("ABJKLM")


def test_no_answer_is_no_consent():
    outcome = make_outcome([40, 38, 33, 30, 22, 20], SIX)
    assert not consent_reached(outcome, SIX.method)


def test_equal_votes_stand_in_ballot_order_and_written_in_ones_by_name_behind_them():
    outcome = make_outcome([30, 27, 27, 10, 9, 8], SIX, H=27, G=27)
    assert outcome.passed == ("A", "B", "C", "G", "H")
    assert [person.name for person in outcome.people] == [*"ABCDEF", "G", "H"]


def test_the_committee_is_announced_by_name_order_and_the_secretaries_in_approved_order():
    votes = [40, 41]
    assert make_outcome(votes, make_rules("BA", 2)).elected == ("A", "B")
    assert make_outcome(votes, make_rules("BA", 2, Post.FIRST_SESSION)).elected == ("B", "A")


def test_votes_never_order_an_announcement_not_even_of_persons_written_in():
    outcome = make_outcome([40], make_rules("Z", 3, Post.FIRST_SESSION), B=30, A=29)
    assert (outcome.passed, outcome.elected) == (("Z", "B", "A"), ("Z", "A", "B"))


@rows("F31")
def test_both_bases_are_shown_when_they_differ():
    rules = {"DUE": make_rules("A", 1, Post.SECRETARY), "PRESENT": make_rules("A", 1, Post.SECRETARY, **PRESENT)}
    outcomes = {name: make_outcome([3], rule, make_figures(6, 5)) for name, rule in rules.items()}
    assert [outcome.differs_under_present for outcome in outcomes.values()] == [True, True]
    assert [outcome.elected for outcome in outcomes.values()] == [(), ("A",)]
    person = outcomes["DUE"].person("A")
    assert (person.over_due, person.over_present, person.passes_due, person.passes_present) == (-1, 0, False, True)
    assert codes(outcomes["PRESENT"].problems)[:2] == ["bases_differ", "base_is_present"]


@rows("F9")
def test_a_second_vote_elects_by_plurality_unless_the_method_asks_for_half():
    plurality = make_outcome([23, 20], make_rules("EF", 1, Post.RUNOFF))
    half = make_outcome([23, 20], make_rules("EF", 1, Post.RUNOFF, tie_vote_needs_half=True))
    assert (plurality.elected, plurality.base.needed, plurality.differs_under_present) == (("E",), 1, False)
    assert codes(plurality.problems) == ["elected_by_plurality"]
    assert (half.elected, half.base.needed, half.next, half.differs_under_present) == ((), 26, "ask_superior", True)


@rows("E10")
def test_an_election_with_only_void_ballots_was_held_and_elected_nobody():
    outcome = decide(make_rules("AB", 1), make_figures(46, 46), make_tally({"A": 0, "B": 0}, 0, 46), str)
    assert (outcome.vote_valid, outcome.elected, outcome.next) == (True, (), NextStep.FURTHER)
    assert "all_ballots_void" in codes(outcome.problems)


def test_contradictory_figures_are_refused_before_anything_is_decided():
    outcome = make_outcome([20, 10], make_rules("AB", 1), make_figures(40, 45))
    assert (outcome.refused, outcome.next, outcome.people) == (True, NextStep.CORRECT_FIGURES, ())


def test_a_base_of_nobody_present_is_refused():
    rules = make_rules("AB", 1, **PRESENT)
    assert codes(decide(rules, make_figures(5, 0), None, str).problems) == ["base_is_zero"]
    assert codes(decide(SIX, make_figures(0, 0), None, str).problems) == ["due_is_zero"]
    assert codes(decide(rules, make_figures(0, 0), None, str).problems) == ["due_is_zero"]
    count = make_tally({"A": 0, "B": 0}, 1)
    found = decide(rules, make_figures(5, 0), count, str).problems
    assert codes(found) == ["valid_and_invalid_not_returned", "base_is_zero"]


def test_without_quorum_or_with_too_many_ballots_no_count_is_needed():
    adjourned = decide(SIX, make_figures(50, 39), None, str)
    void = decide(SIX, make_figures(50, 45, returned=46), None, str)
    assert (adjourned.next, adjourned.meeting_valid, adjourned.vote_valid) == (NextStep.ADJOURN, False, None)
    assert (void.next, void.meeting_valid, void.vote_valid) == (NextStep.VOTE_AGAIN, True, False)
    assert [outcome.open_seats for outcome in (adjourned, void)] == [5, 5]


def test_what_stops_a_vote_is_told_together_with_what_was_odd_before():
    adjourned = decide(SIX, make_figures(50, 39, issued=40, returned=39), None, str)
    void = decide(SIX, make_figures(50, 45, issued=46, returned=46), None, str)
    refused = decide(SIX, make_figures(40, 45, issued=46, returned=46), make_tally(dict.fromkeys("ABCDEF", 0)), str, 41)
    assert codes(adjourned.problems) == ["issued_over_voters", "ballots_missing", "quorum_not_reached"]
    assert codes(void.problems) == ["issued_over_voters", "returned_over_voters"]
    assert (refused.vote_valid, refused.valid, refused.consent) == (None, 0, 41)
    assert codes(refused.problems) == [
        "present_over_due", "issued_over_voters", "valid_and_invalid_not_returned", "consent_impossible",
    ]  # fmt: skip


def test_a_vote_that_stands_cannot_be_decided_without_a_count():
    with pytest.raises(ValueError, match="nothing was counted"):
        decide(SIX, make_figures(), None, str)


def test_a_person_nobody_voted_on_has_no_figures():
    with pytest.raises(KeyError):
        make_outcome([1, 2], make_rules("AB", 1)).person("C")


@rows("F34")
def test_a_preselection_with_too_few_breaks_the_margin_of_the_final_list():
    outcome = make_outcome([40, 38, 33, 30, 28, 20], make_rules("ABCDEF", 6, Post.PRESELECTION))
    assert codes(margin_problems(Post.COMMITTEE, 5, len(outcome.elected))) == ["too_few_candidates"]


def test_an_empty_count_elects_nobody():
    tally = Tally.empty("AB")
    assert decide(make_rules("AB", 1), make_figures(50, 45, returned=0), tally, str).next == NextStep.FURTHER


def test_every_kind_of_vote_has_its_name_on_papers():
    assert {post.label for post in Post} >= {"差额预选", "另行选举", "得票相等者再次投票"}
    assert len({post.label for post in Post}) == len(Post)
