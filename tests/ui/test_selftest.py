"""The self-test in the window: the deck is chosen in 演练, keyed, and its result kept with the real file."""

import pytest

from huanjie_desktop.services.count import counting
from huanjie_desktop.services.count.practice import practice_of
from huanjie_desktop.services.count.selftest import last_selftest, selftest
from tests.ui.counting import count_file, open_hall
from ui.pages.counting.before.practice_dialog import PracticeDialog


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HUANJIE_PRACTICE", str(tmp_path / "cache"))


@pytest.fixture
def hall(qtbot, window, tmp_path, clock):
    made = open_hall(window, *count_file(tmp_path, clock, returned=20))
    made.click("practiceOpen")
    dialog = window.findChild(PracticeDialog)
    dialog._on.setCurrentText("测试票（每种情形一张，结果已知）")
    assert not dialog._ballots.isEnabled()
    dialog.ok.click()
    qtbot.waitUntil(lambda: window.office.practice, timeout=20_000)
    return made


def key(hall, papers):
    count = counting.open_count(hall.window.office, practice_of(hall.window.office).round_id)
    for one in papers:
        counting.enter_ballot(hall.window.office, count, one)


def test_the_deck_keyed_in_practice_is_kept_with_the_real_file(hall):
    key(hall, selftest(hall.window.office, hall.ready.round).papers)
    hall.window.messages.replies = ["李建北"]
    hall.click("practiceEnd")
    kept = last_selftest(hall.window.office, hall.ready.round)
    assert not hall.window.office.practice
    assert (kept.passed, kept.by) == (True, "李建北")
    assert "全部与已知结果一致" in hall.window.messages.notes[-1]


def test_a_ballot_keyed_wrong_is_told_and_kept(hall):
    papers = selftest(hall.window.office, hall.ready.round).papers
    key(hall, (papers[1], *papers[1:]))
    hall.window.messages.replies = ["李建北"]
    hall.click("practiceEnd")
    assert last_selftest(hall.window.office, hall.ready.round).differences == ("第1张（候选人）",)
    assert "第1张" in hall.window.messages.notes[-1]


def test_who_does_not_want_it_kept_keeps_nothing(hall):
    key(hall, selftest(hall.window.office, hall.ready.round).papers[:3])
    hall.window.messages.replies = [None]
    hall.click("practiceEnd")
    assert last_selftest(hall.window.office, hall.ready.round) is None


def test_a_deck_of_which_nothing_was_keyed_asks_nothing(hall):
    hall.click("practiceEnd")
    assert hall.window.messages.asked == []
