"""The course: every variant leads from the plan to the report upward; other moves are refused by name."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huanjie_desktop.domain.election.method import DirectVariant
from huanjie_desktop.domain.election.stages import (
    ALL_DIRECT,
    MOVES,
    WITH_SESSION,
    Course,
    Stage,
    diagram,
    move_problems,
)
from huanjie_desktop.domain.problems import error
from tests.rule_builders import codes

COURSES = [Course(variant, recommended) for variant, recommended in product(DirectVariant, (False, True))]
OPEN = {Stage.REQUEST: (error("request_not_approved", "R-10"),)}


@pytest.mark.parametrize("course", COURSES, ids=str)
def test_every_course_leads_from_the_plan_to_the_report_upward(course):
    stages = course.stages
    assert (stages[0], stages[-1]) == (Stage.PLAN, Stage.REPORT_UP)
    assert len(set(stages)) == len(stages)
    assert (Stage.SESSION in stages) is (course.variant in WITH_SESSION)
    assert (Stage.REVIEW in stages, Stage.RECOMMEND in stages) == (course.recommended, course.recommended)


def test_every_stage_has_its_place_in_some_course_and_its_own_name():
    assert {stage for course in COURSES for stage in course.stages} == set(Stage)
    assert len({stage.label for stage in Stage}) == len(Stage)


def test_from_every_stage_one_way_leads_ahead():
    for course in COURSES:
        ahead = [move.start for move in course.moves if not move.back]
        assert sorted(ahead) == sorted(course.stages[:-1])


REFUSED = [
    (Stage.PLAN, Stage.BALLOTS, Course(), "stage_skipped"),
    (Stage.ISSUE, Stage.PLAN, Course(), "stage_is_past"),
    (Stage.CAST, Stage.CAST, Course(), "stage_is_past"),
    (Stage.ANNOUNCE, Stage.CALL, Course(), "stage_is_past"),
    (Stage.ANNOUNCE, Stage.SESSION, Course(DirectVariant.V5), "stage_not_in_course"),
    (Stage.SESSION, Stage.REPORT_UP, Course(DirectVariant.V2), "stage_not_in_course"),
    (Stage.REQUEST, Stage.RECOMMEND, Course(), "stage_not_in_course"),
    (Stage.REQUEST, Stage.CANDIDATES, Course(recommended=True), "stage_skipped"),
    (Stage.ANNOUNCE, Stage.CANDIDATES, Course(), "stage_is_past"),
    (Stage.REQUEST, Stage.CANDIDATES, Course(), "request_not_approved"),
]


@pytest.mark.parametrize(("now", "then", "course", "code"), REFUSED)
def test_a_move_that_is_not_permitted_is_refused_by_name(now, then, course, code):
    assert codes(move_problems(now, then, course, OPEN)) == [code]


PERMITTED = [
    (Stage.PLAN, Stage.REQUEST, Course()),
    (Stage.REQUEST, Stage.RECOMMEND, Course(recommended=True)),
    (Stage.OPEN_BOX, Stage.BALLOTS, Course()),
    (Stage.CHECK, Stage.CALL, Course()),
    (Stage.ANNOUNCE, Stage.BALLOTS, Course()),
    (Stage.ANNOUNCE, Stage.CANDIDATES, Course(DirectVariant.V3)),
    (Stage.ANNOUNCE, Stage.SESSION, Course()),
    (Stage.ANNOUNCE, Stage.REPORT_UP, Course(DirectVariant.V5)),
]


@pytest.mark.parametrize(("now", "then", "course"), PERMITTED)
def test_a_move_of_the_table_is_permitted(now, then, course):
    assert move_problems(now, then, course) == ()


def test_a_move_back_needs_nothing_finished():
    assert move_problems(Stage.CHECK, Stage.CALL, Course(), {Stage.CHECK: OPEN[Stage.REQUEST]}) == ()


def test_the_stage_that_is_on_is_the_first_with_something_missing():
    assert Course().first_open(OPEN) is Stage.REQUEST
    assert Course().first_open({}) is None


WALKS = st.lists(st.sampled_from(list(Stage)), max_size=60)


@given(st.sampled_from(COURSES), WALKS)
def test_a_random_walk_stays_in_the_table_and_every_refusal_has_a_name(course, wishes):
    now = Stage.PLAN
    for then in wishes:
        found = move_problems(now, then, course)
        permitted = any((move.start, move.end) == (now, then) for move in course.moves)
        assert (not found) is (permitted and then in course.stages)
        assert all(one.code.startswith("stage_") and one.values["stage"] for one in found)
        now = now if found else then
    assert now in course.stages


def test_the_diagram_shows_every_move_once():
    drawn = [line.split(" : ")[0].strip() for line in diagram().splitlines() if "-->" in line and "[*]" not in line]
    assert drawn == [f"{move.start} --> {move.end}" for move in MOVES]
    assert set(DirectVariant) == ALL_DIRECT | WITH_SESSION
