"""What the hall may see of a running count: totals of strokes, never more than the plan of the count allows."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huanjie_desktop.domain.election.ballot import VoidReason
from huanjie_desktop.domain.election.contest import Post
from huanjie_desktop.domain.election.count_plan import Privacy
from huanjie_desktop.services.count.hall import HallCount, HallLine, Strokes
from tests.hall.counts import ballot, ballots, seen, session, votes

COUNT = session()
BALLOTS = st.lists(st.text("O_X", min_size=4, max_size=4), max_size=10)


def test_every_vote_is_a_stroke_of_the_ballot_that_gave_it():
    found = seen(ballots(COUNT, "OO__", "O_O_", "__OO"), COUNT)
    assert votes(found) == {"甲": (1, 2), "乙": (1,), "丙": (2, 3), "丁": (3,)}
    assert [line.votes for line in found.lines] == [2, 1, 2, 1]


def test_the_figures_are_those_of_the_papers():
    counted = [*ballots(COUNT, "OO__", "OOOO"), ballot(COUNT, 3, "O___", aside=True)]
    found = seen(counted, COUNT)
    assert (found.issued, found.returned, found.called, found.left) == (10, 10, 3, 7)
    assert (found.valid, found.invalid, found.set_aside, found.number) == (1, 1, 1, 3)


def test_a_ballot_set_aside_gives_nobody_a_stroke():
    found = seen([ballot(COUNT, 1, "O___", aside=True)], COUNT)
    assert votes(found)["甲"] == ()
    assert (found.valid, found.invalid, found.called) == (0, 0, 1)


def test_a_void_ballot_gives_nobody_a_stroke():
    found = seen([ballot(COUNT, 1, "O___", void=VoidReason.NO_SEAL)], COUNT)
    assert votes(found)["甲"] == ()
    assert (found.valid, found.invalid) == (0, 1)


def test_only_the_last_ballot_is_fresh():
    kept, counted = Strokes(), ballots(COUNT, "O___", "_O__")
    seen(counted[:1], COUNT, kept=kept)
    found = seen(counted, COUNT, kept=kept)
    assert [line.name for line in found.lines if line.fresh] == ["乙"]


def test_a_ballot_taken_back_leaves_no_stroke_and_nothing_fresh():
    kept, counted = Strokes(), ballots(COUNT, "O___", "OO__")
    seen(counted, COUNT, kept=kept)
    found = seen(counted[:1], COUNT, kept=kept)
    assert votes(found)["乙"] == ()
    assert not [line for line in found.lines if line.fresh]


def test_a_correction_moves_the_stroke_and_keeps_its_ballot_number():
    kept, counted = Strokes(), ballots(COUNT, "O___", "O___")
    seen(counted, COUNT, kept=kept)
    found = seen([ballot(COUNT, 1, "_O__"), counted[1]], COUNT, kept=kept, note="更正：第 1 张")
    assert (votes(found)["甲"], votes(found)["乙"], found.note) == ((2,), (1,), "更正：第 1 张")


def test_a_written_in_person_stands_below_with_the_votes():
    found = seen([ballot(COUNT, 1, "X___", "戊O"), ballot(COUNT, 2, "O___")], COUNT)
    assert [(line.number, line.name, line.written) for line in found.lines[-1:]] == [("另", "戊", True)]
    assert votes(found)["戊"] == (1,)


def test_who_passes_half_is_marked():
    count = session()
    found = seen(ballots(count, *["O___"] * 6, *["_O__"] * 4), count)
    assert [line.name for line in found.lines if line.passed] == ["甲"]
    assert (found.needed, found.base_words) == (6, "应选 3 人　过半数须得 6 票（应到会 10 人）")


def test_in_a_second_vote_of_the_tied_most_votes_win_and_nobody_passes_before_the_end():
    count = session(post=Post.RUNOFF, seats=1)
    found = seen(ballots(count, "O___"), count)
    assert "以得票多的当选" in found.base_words
    assert not any(line.passed for line in found.lines)


@pytest.mark.parametrize(("called", "shown"), [(0, 0), (3, 0), (4, 4), (7, 4), (8, 4), (9, 4), (10, 10)])
def test_by_bundles_only_whole_bundles_are_seen_and_a_small_last_one_with_the_one_before(called, shown):
    count = session()
    found = seen(ballots(count, *["O___"] * called), count, Privacy.BUNDLE)
    assert (len(votes(found)["甲"]), found.valid, found.called) == (shown, shown, called)
    assert bool(found.waits) == (shown < called)


def test_by_bundles_a_missing_ballot_keeps_its_whole_bundle_back():
    count = session()
    counted = ballots(count, *["O___"] * 10)
    del counted[1]
    assert votes(seen(counted, count, Privacy.BUNDLE))["甲"] == (5, 6, 7, 8, 9, 10)


def test_by_bundles_a_doubtful_ballot_keeps_its_bundle_back_so_that_its_decision_shows_with_others():
    count = session()
    counted = [*ballots(count, *["O___"] * 3), ballot(count, 4, "O___", aside=True)]
    waiting = seen(counted, count, Privacy.BUNDLE)
    assert (votes(waiting)["甲"], waiting.valid, waiting.called, waiting.set_aside) == ((), 0, 4, 1)
    decided = seen(ballots(count, *["O___"] * 4), count, Privacy.BUNDLE)
    assert votes(decided)["甲"] == (1, 2, 3, 4)


@pytest.mark.parametrize(("called", "hidden"), [(0, True), (9, True), (10, False)])
def test_at_the_end_means_no_figure_of_a_person_before_the_last_ballot(called, hidden):
    count = session()
    found = seen(ballots(count, *["O___"] * called), count, Privacy.END)
    assert (found.hidden, found.called, found.valid) == (hidden, called, 0 if hidden else 10)
    assert votes(found)["甲"] == (() if hidden else tuple(range(1, 11)))


def test_at_the_end_a_doubtful_ballot_keeps_everything_back():
    count = session()
    counted = [*ballots(count, *["O___"] * 9), ballot(count, 10, "O___", aside=True)]
    found = seen(counted, count, Privacy.END)
    assert (found.hidden, found.waits) == (True, "已全部唱完，待定票认定以后显示得票")


@given(BALLOTS, BALLOTS, st.sampled_from(Privacy))
def test_following_ballot_by_ballot_shows_the_same_as_looking_anew(first, second, privacy):
    kept = Strokes()
    for signs in (first, second):
        for called in range(len(signs) + 1):
            counted = ballots(COUNT, *signs[:called])
            grown, anew = seen(counted, COUNT, privacy, kept=kept), seen(counted, COUNT, privacy)
            assert (votes(grown), grown.valid, grown.invalid) == (votes(anew), anew.valid, anew.invalid)


def test_nothing_of_a_single_ballot_or_a_person_is_among_what_the_hall_gets():
    fields = {one.name for kind in (HallCount, HallLine) for one in dataclasses.fields(kind)}
    assert not fields & {"marks", "verdict", "write_ins", "void", "id_number", "phone", "member_id", "signed"}
