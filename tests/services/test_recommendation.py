"""Open recommendation through the services: entered, counted, merged, reviewed, handed over as candidates."""

from fractions import Fraction

import pytest

from huanjie_desktop.domain.election.election import ElectionPlan, Seats, Source
from huanjie_desktop.domain.election.method import DirectVariant, ElectionMethod, MergeMethod
from huanjie_desktop.domain.election.recommendation import Body, Gathering
from huanjie_desktop.domain.ids import ApplicantId, MemberId
from huanjie_desktop.services import candidates, elections, rail, recommendation
from huanjie_desktop.storage import audit_log
from tests.builders import DAY, a_branch, an_election, poll_for
from tests.refusals import code_of
from tests.rule_builders import codes

NAMES = ("丁建北", "王建北", "文建北", "李建北", "吴建北")
HELD = Gathering(20, 20, 20, 20, 0)


class Recommending:
    """A poll of three seats with five recommended persons."""

    def __init__(self, office):
        self.office = office
        self.branch = a_branch(office, 20)
        self.election = an_election(office, self.branch)
        self.poll = poll_for(office, self.election)
        self.ids = {
            name: recommendation.add_applicant(office, self.poll, self.branch.members[name]).value for name in NAMES
        }

    def votes(self, body, *counts, figures=HELD):
        named = dict(zip(self.ids.values(), counts, strict=True))
        recommendation.record_votes(self.office, self.poll, body, figures, named)

    def both(self, own, other):
        self.votes(Body.MEMBERS, *own)
        self.votes(Body.REPRESENTATIVES, *other)
        return recommendation.merged_list(self.office, self.poll)

    def review_all(self, failed=()):
        for name, key in self.ids.items():
            recommendation.review(self.office, key, name not in failed, "群众有反映" if name in failed else "")

    def choose(self, **counts):
        named = {self.ids[f"{surname}建北"]: number for surname, number in counts.items()}
        return recommendation.record_choice(self.office, self.poll, named).value


@pytest.fixture
def poll(office):
    return Recommending(office)


def test_two_lists_become_candidates_with_the_way_in_which_they_came_up(office, poll):
    merged = poll.both((9, 8, 7, 3, 1), (9, 8, 1, 7, 2))
    assert (merged.method, merged.names) == (MergeMethod.M1, NAMES[:4])
    poll.review_all()
    assert recommendation.take_over_as_candidates(office, poll.poll).value == NAMES[:4]
    standing = candidates.candidate_list(office, poll.poll).standing
    assert {one.name for one in standing} == set(NAMES[:4])
    assert {one.source for one in standing} == {Source.SELF}


def test_votes_nobody_recorded_are_not_nought(office, poll):
    assert codes(recommendation.merged_list(office, poll.poll).problems) == ["votes_not_recorded"]
    assert code_of(recommendation.take_over_as_candidates, office, poll.poll) == "votes_not_recorded"
    poll.votes(Body.MEMBERS, 9, 8, 7, 3, 1)
    assert codes(recommendation.merged_list(office, poll.poll).problems) == ["votes_not_recorded"]
    first = recommendation.applicants(office, poll.poll)[0].applicant
    assert (first.members, first.representatives) == (9, None)


def test_too_many_names_need_the_members_vote_and_a_tie_is_voted_on_again(office, poll):
    assert len(poll.both((9, 8, 7, 0, 0), (9, 0, 0, 8, 7)).vote_among) == 5
    assert code_of(recommendation.take_over_as_candidates, office, poll.poll) == "recommendation_open"
    again = poll.choose(丁=20, 王=15, 文=12, 李=5, 吴=5)
    assert (again.names, again.vote_among, again.vote_places) == (NAMES[:3], NAMES[3:], 1)
    done = poll.choose(李=11, 吴=9)
    assert (done.names, done.settled) == (NAMES[:4], True)
    assert code_of(poll.choose, 李=11) == "applicant_missing"


def test_a_vote_in_which_nobody_got_a_vote_is_refused(office, poll):
    poll.both((9, 8, 7, 0, 0), (9, 0, 0, 8, 7))
    assert code_of(poll.choose, 丁=0, 王=0, 文=0, 李=0, 吴=0) == "choice_empty"
    assert len(recommendation.merged_list(office, poll.poll).vote_among) == 5


def test_new_votes_drop_the_members_vote_that_was_about_the_old_lists(office, poll):
    poll.both((9, 8, 7, 0, 0), (9, 0, 0, 8, 7))
    poll.choose(丁=20, 王=15, 文=12, 李=5, 吴=4)
    poll.votes(Body.MEMBERS, 9, 8, 7, 0, 0)
    assert len(recommendation.merged_list(office, poll.poll).vote_among) == 5


def test_weighted_shares_use_the_weight_that_was_set(office, poll):
    before = elections.election(office, poll.election).method
    changed = ElectionMethod(**{**vars(before), "merge_method": MergeMethod.M2})
    elections.change_method(office, poll.election, changed, "按方案")
    recommendation.set_weight(office, poll.poll, Fraction(3, 5))
    merged = poll.both((20, 10, 0, 0, 0), (0, 20, 10, 0, 0))
    assert dict(merged.scores)["丁建北"] == Fraction(3, 5)
    assert code_of(recommendation.set_weight, office, poll.poll, Fraction(6, 5)) == "weight_impossible"


def test_a_failed_person_leaves_a_place_that_must_be_decided(office, poll):
    poll.both((9, 8, 7, 3, 1), (9, 8, 7, 3, 1))
    poll.review_all(failed=("王建北",))
    assert code_of(recommendation.take_over_as_candidates, office, poll.poll) == "succession_undecided"
    key = poll.ids["王建北"]
    assert code_of(recommendation.decide_succession, office, key, "丁建北", "街道党工委决定") == "successor_on_list"
    assert code_of(recommendation.decide_succession, office, key, "吴建北", " ") == "reason_missing"
    recommendation.decide_succession(office, key, "吴建北", "街道党工委决定")
    assert recommendation.reviewed_list(office, poll.poll).names == ("丁建北", "文建北", "李建北", "吴建北")
    assert recommendation.take_over_as_candidates(office, poll.poll).value[-1] == "吴建北"


def test_every_applicant_needs_a_decision_also_one_who_is_not_on_the_list(office, poll):
    poll.both((9, 8, 7, 3, 1), (9, 8, 7, 3, 1))
    for name in NAMES[:4]:
        recommendation.review(office, poll.ids[name], True)
    found = recommendation.reviewed_list(office, poll.poll).problems
    assert [(one.code, one.where) for one in found] == [("review_missing", "吴建北")]
    assert code_of(recommendation.take_over_as_candidates, office, poll.poll) == "review_missing"
    assert code_of(recommendation.review, office, poll.ids["吴建北"], False) == "review_ground_missing"
    assert code_of(recommendation.decide_succession, office, poll.ids["吴建北"], "", "不递补") == "review_missing"


def test_once_handed_over_the_recommendation_is_frozen(office, poll):
    poll.both((9, 8, 7, 3, 1), (9, 8, 7, 3, 1))
    poll.review_all()
    recommendation.take_over_as_candidates(office, poll.poll)
    acts = [
        (recommendation.add_applicant, poll.poll, poll.branch.members["宋建北"]),
        (recommendation.remove_applicant, poll.ids["吴建北"], "误录"),
        (recommendation.record_votes, poll.poll, Body.MEMBERS, HELD, {}),
        (recommendation.review, poll.ids["吴建北"], True),
        (recommendation.take_over_as_candidates, poll.poll),
    ]
    assert {code_of(act, office, *given) for act, *given in acts} == {"recommendation_frozen"}


def test_who_may_not_be_entered_is_refused(office, poll):
    add = recommendation.add_applicant
    other = a_branch(office, 1, name="第二支部").members["丁建北"]
    assert code_of(add, office, poll.poll, other) == "not_of_this_branch"
    assert code_of(add, office, poll.poll, poll.branch.members["丁建北"]) == "applicant_twice"
    assert code_of(add, office, poll.poll, MemberId(1), Source.JOINT) == "signers_missing"
    assert code_of(add, office, poll.poll, MemberId(1), Source.JOINT, -1) == "signers_negative"


def test_a_person_entered_by_mistake_is_removed_with_the_reason(office, poll):
    key = poll.ids["吴建北"]
    recommendation.review(office, key, True)
    assert code_of(recommendation.remove_applicant, office, key, "") == "reason_missing"
    recommendation.remove_applicant(office, key, "误录")
    assert [line.applicant.name for line in recommendation.applicants(office, poll.poll)] == list(NAMES[:4])
    assert code_of(recommendation.remove_applicant, office, key, "误录") == "applicant_missing"
    with office.db.read() as work:
        assert audit_log.entries(work)[-1].detail == "误录"


def test_contradictory_recommendation_figures_are_refused_and_nothing_is_stored(office, poll):
    record = recommendation.record_votes
    too_many = {poll.ids["丁建北"]: 21}
    assert code_of(record, office, poll.poll, Body.MEMBERS, HELD, too_many) == "recommend_votes_over_valid"
    assert code_of(record, office, poll.poll, Body.MEMBERS, HELD, {ApplicantId(99): 1}) == "applicant_missing"
    assert code_of(recommendation.record_choice, office, poll.poll, {poll.ids["丁建北"]: -1}) == "figure_negative"
    assert recommendation.gatherings(office, poll.poll) == {}


def test_the_rail_shows_recommendation_and_review_only_where_somebody_was_recommended(office, poll):
    steps = {step.key: step for step in rail.rail(office, poll.election)}
    assert codes(steps["recommend"].missing) == ["votes_not_recorded"]
    assert len(steps["review"].missing) == 5
    poll.both((9, 8, 7, 3, 1), (9, 8, 7, 3, 1))
    poll.review_all()
    steps = {step.key: step for step in rail.rail(office, poll.election)}
    assert {steps[key].state for key in ("recommend", "review")} == {rail.StepState.FINISHED}
    other = an_election(office, poll.branch)
    assert "recommend" not in [step.key for step in rail.rail(office, other)]


def test_the_plan_is_frozen_once_somebody_was_recommended(office, poll):
    plan = ElectionPlan(poll.branch.id, "换届", DirectVariant.V1, Seats(5), DAY)
    assert code_of(elections.change_plan, office, poll.election, plan) == "plan_frozen"
