"""The ballot's geometry: distances, arrangement, codes, JSON; what does not fit is said, never squeezed."""

import json
from dataclasses import replace

import cv2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.aruco import MARKER_BITS, black_cells
from huanjie_desktop.domain.election.ballot_design import (
    BallotSpec,
    BoxKind,
    Layout,
    Paper,
    Rect,
    design_ballot,
    design_from_json,
    design_problems,
    design_to_json,
)
from huanjie_desktop.domain.election.explanation import explanation
from huanjie_desktop.domain.election.method import DEFAULT_METHOD
from tests.samples.papers import designed

NAMES = tuple(f"{a}{b}" for a in "丁王文李吴何宋张陈林" for b in ("一苇", "舒"))
LONG = tuple(a + "阿" * 49 for a in "阿丁王文李吴何宋张陈林任刘孙欧赵钱周郑冯")
ADVICE = {
    "ballot_needs_a4", "ballot_needs_beside", "ballot_needs_fewer_write_ins", "ballot_too_full",
}  # fmt: skip


def spec(number, seats, **changes):
    values = {
        "title": "中共柳湾社区支部委员会委员选票",
        "candidates": NAMES[:number],
        "seats": seats,
        "date_text": "2026年10月12日",
        "explanation": explanation(DEFAULT_METHOD, seats, number, changes.get("layout", Layout.ABOVE)),
    }
    return BallotSpec(**{**values, **changes})


orders = st.builds(
    spec,
    st.integers(1, 20),
    st.integers(1, 11),
    paper=st.sampled_from(Paper),
    layout=st.sampled_from(Layout),
    seal=st.booleans(),
    marks=st.booleans(),
    write_ins=st.none() | st.integers(0, 11),
)


long_names = st.lists(st.text("丁王文李·吴何", min_size=1, max_size=14), min_size=1, max_size=20, unique=True)


@given(orders, long_names)
@settings(deadline=None, max_examples=100)
def test_names_of_any_length_keep_all_distances_or_are_refused(order, names):
    found = design_ballot(replace(order, candidates=tuple(names)))
    if found.design:
        assert design_problems(found.design) == ()
    else:
        assert {problem.code for problem in found.problems} <= ADVICE


@given(orders)
@settings(deadline=None, max_examples=150)
def test_every_design_keeps_all_distances_or_says_what_to_do(order):
    found = design_ballot(order)
    if found.design:
        assert design_problems(found.design) == ()
    else:
        assert {problem.code for problem in found.problems} <= ADVICE


@given(orders)
@settings(deadline=None, max_examples=50)
def test_a_design_read_back_from_json_is_the_same(order):
    found = design_ballot(order)
    if found.design:
        assert design_from_json(design_to_json(found.design)) == found.design


@given(orders)
@settings(deadline=None, max_examples=50)
def test_boxes_stand_for_the_candidates_in_their_order_and_each_cell_has_its_box(order):
    design = design_ballot(order).design
    if design:
        assert [box.name for box in design.boxes_of(BoxKind.MARK)] == list(order.candidates)
        cells = [box.id[1:] for box in design.boxes_of(BoxKind.WRITE_IN)]
        assert cells == [box.id[1:] for box in design.boxes_of(BoxKind.WRITE_IN_MARK)]
        assert len(cells) == order.write_in_places


@pytest.mark.parametrize(
    ("candidates", "seats", "paper", "layout"),
    [
        (2, 1, Paper.A5, Layout.ABOVE), (4, 3, Paper.A5, Layout.ABOVE), (6, 5, Paper.A5, Layout.ABOVE),
        (2, 1, Paper.A5, Layout.BESIDE), (4, 3, Paper.A5, Layout.BESIDE),
        (9, 7, Paper.A4, Layout.ABOVE), (10, 5, Paper.A4, Layout.ABOVE),
        (9, 7, Paper.A4, Layout.BESIDE), (14, 10, Paper.A4, Layout.BESIDE), (20, 7, Paper.A4, Layout.BESIDE),
    ],
)  # fmt: skip
def test_the_usual_elections_fit(candidates, seats, paper, layout):
    assert design_ballot(spec(candidates, seats, paper=paper, layout=layout)).problems == ()


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (spec(8, 3), "ballot_needs_a4"),
        (spec(6, 6, paper=Paper.A5, layout=Layout.BESIDE), "ballot_needs_a4"),
        (spec(12, 5, paper=Paper.A4), "ballot_needs_beside"),
        (spec(20, 11, paper=Paper.A4, layout=Layout.BESIDE), "ballot_needs_fewer_write_ins"),
        (spec(0, 3), "ballot_no_candidates"),
        (spec(2, 0), "ballot_no_seats"),
        (spec(2, 1, title=" "), "ballot_no_title"),
        (spec(2, 1, title="中共某某街道某某社区" * 12), "ballot_title_too_long"),
        (spec(2, 1, candidates=("丁一", "丁一")), "ballot_same_name"),
        (spec(1, 1, candidates=LONG, paper=Paper.A4, layout=Layout.BESIDE), "ballot_too_full"),
    ],
)
def test_an_order_that_cannot_be_met_is_refused_with_what_to_do(order, code):
    found = design_ballot(order)
    assert found.design is None
    assert [problem.code for problem in found.problems] == [code]


@pytest.mark.parametrize("length", [4, 9, 12, 13, 25, 50])
def test_a_long_name_finds_room_beside_its_box(length):
    order = spec(2, 1, candidates=("阿" * length, "丁一"), paper=Paper.A4, layout=Layout.BESIDE)
    assert design_ballot(order).problems == ()


@pytest.mark.parametrize("order", [spec(7, 5, paper=Paper.A4), spec(20, 7, paper=Paper.A4, layout=Layout.BESIDE)])
def test_the_explanation_on_a4_is_set_in_ten_and_a_half_points_at_least(order):
    labels = design_ballot(order).design.labels
    items = [label.size for label in labels if label.text.startswith(("填票说明", "二、", "六、"))]
    assert len(items) == 3
    assert min(items) * 72 / 2540 >= 10.5


@pytest.mark.parametrize(("layout", "paper"), [(Layout.ABOVE, Paper.A5), (Layout.BESIDE, Paper.A4)])
def test_every_candidate_stands_inside_the_ruled_table(layout, paper):
    design = designed(layout=layout, paper=paper)
    left, right = min(r.x for r in design.rules), max(r.right for r in design.rules)
    top, bottom = min(r.y for r in design.rules), max(r.bottom for r in design.rules)
    things = [box.rect for box in design.boxes] + [label.rect for label in design.labels if label.role == "name"]
    assert [t for t in things if not (left < t.x and t.right < right and top < t.y and t.bottom < bottom)] == []
    assert {"候选人", "另选他人"} == {label.text for label in design.labels if label.role == "section"}


def test_the_title_is_broken_by_sense():
    design = designed(title="中共青穗街道麦陌社区第一支部委员会委员选票")
    lines = [label.text for label in design.labels if label.role == "title"]
    assert lines == ["中共青穗街道麦陌社区", "第一支部委员会委员选票"]


def test_a_title_without_sense_takes_two_lines_all_the_same():
    design = designed(title="某" * 36)
    assert [label.text for label in design.labels if label.role == "title"] == ["某" * 18] * 2


def test_what_a_short_ballot_leaves_free_is_shared_above_and_below_the_table():
    design = designed(candidates=("丁一苇", "王䶮"), seats=1, write_ins=0)
    title = max(label.rect.bottom for label in design.labels if label.role == "date")
    text = min(label.y for label in design.labels if label.role == "explanation")
    top, bottom = min(rule.y for rule in design.rules), max(rule.bottom for rule in design.rules)
    assert min(top - title, text - bottom) * 4 > max(top - title, text - bottom)


def test_a_ballot_without_a_date_has_none():
    design = design_ballot(spec(2, 1, date_text="")).design
    assert "date" not in {label.role for label in design.labels}


def test_the_most_write_in_cells_that_fit_are_named():
    order = spec(20, 11, paper=Paper.A4, layout=Layout.BESIDE)
    most = design_ballot(order).problems[0].values["most"]
    assert design_ballot(replace(order, write_ins=most)).design
    assert not design_ballot(replace(order, write_ins=most + 1)).design


def test_markers_stand_clockwise_from_the_top_left_and_at_mid_height_on_a4():
    small, large = designed(), designed(paper=Paper.A4)
    assert [(m.id, m.x, m.y, m.size) for m in small.markers] == [
        (0, 800, 800, 900), (1, 13100, 800, 900), (2, 13100, 19300, 900), (3, 800, 19300, 900),
    ]  # fmt: skip
    assert [(m.id, m.x, m.y) for m in large.markers[4:]] == [(4, 800, 14350), (5, 19200, 14350)]


def test_a_ballot_without_marks_has_no_marker_code_or_ruler():
    design = designed(marks=False)
    assert (design.markers, design.codes, design.ruler) == ((), (), None)


def test_the_marker_patterns_are_those_of_the_dictionary():
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    for number in range(len(MARKER_BITS)):
        image = cv2.aruco.generateImageMarker(dictionary, number, 6)
        black = {(row, column) for row in range(6) for column in range(6) if image[row][column] == 0}
        assert set(black_cells(number)) == black


def test_the_code_names_kind_and_round_and_is_the_same_for_the_same_election():
    first, again = designed(), designed()
    assert [code.text for code in first.codes] == [code.text for code in again.codes]
    head, digest, kind, number = first.codes[0].text.split(":")
    assert (head, len(digest), kind, number) == ("HJ1", 8, "committee", "1")
    assert set(digest) <= set("0123456789abcdef")


@pytest.mark.parametrize("change", [{"election": "另一次选举"}, {"round": 2}, {"kind": "secretary"}, {"seats": 4}])
def test_another_election_round_kind_or_geometry_has_another_code(change):
    assert designed(**change).codes[0].text != designed().codes[0].text


def test_the_sample_ballot_has_the_geometry_of_the_real_one_and_a_code_of_its_own():
    real, sample = designed(), designed(sample=True)
    assert (sample.boxes, sample.labels, sample.markers) == (real.boxes, real.labels, real.markers)
    assert sample.codes[0].text == real.codes[0].text.replace("committee", "sample")


def test_the_json_holds_millimetres_in_the_agreed_form():
    data = json.loads(design_to_json(designed()))
    assert data["unit"] == "mm"
    assert data["origin"] == "top-left"
    assert data["page"] == {"width_mm": 148, "height_mm": 210}
    assert data["dictionary"] == "DICT_4X4_50"
    assert data["markers"][0] == {"id": 0, "x": 8, "y": 8, "size": 9}
    assert set(data["codes"][0]) == {"text", "x", "y", "size"}
    assert {"id", "name", "kind", "x", "y", "w", "h", "page"} == set(data["boxes"][0])
    assert {box["kind"] for box in data["boxes"]} == {"mark", "writein", "writein-mark"}


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"paper": "A3"}', "null"])
def test_a_text_that_is_no_geometry_is_refused(text):
    with pytest.raises(UserError, match="geometry_unreadable"):
        design_from_json(text)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: replace(d, boxes=(replace(d.boxes[0], x=d.boxes[1].x - 1700), *d.boxes[1:])),
        lambda d: replace(d, boxes=(replace(d.boxes[0], w=1100, h=1100), *d.boxes[1:])),
        lambda d: replace(d, boxes=(*d.boxes[:-2], replace(d.boxes[-2], w=2300), d.boxes[-1])),
        lambda d: replace(d, seal=Rect(6500, 18000, 4200, 2900)),
        lambda d: replace(d, ruler=Rect(450, 6000, 200, 4900)),
        lambda d: replace(d, ruler=Rect(350, 6000, 200, 5000)),
        lambda d: replace(d, rules=(*d.rules, Rect(d.boxes[0].x - 310, d.boxes[0].y, 20, 1200))),
        lambda d: replace(d, markers=d.markers[1:]),
        lambda d: replace(d, markers=(replace(d.markers[0], size=700), *d.markers[1:])),
        lambda d: replace(d, samples=(replace(d.samples[0], x=d.boxes[-1].x, y=d.boxes[-1].rect.bottom + 700),)),
        lambda d: replace(d, labels=(*d.labels, replace(d.labels[0], x=d.boxes[0].x, y=d.boxes[0].y))),
    ],
)
def test_the_checker_finds_a_spoiled_distance(spoil):
    assert "ballot_geometry" in {problem.code for problem in design_problems(spoil(designed()))}
