"""What is painted: legible letters, strokes in their colours, nothing hidden seen, no cursor, no keys taken."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.hall.counts import LONG, STAFF, a_count, pages
from tests.hall.test_sheet import SIZES
from ui.hall.canvas import HallWindow
from ui.hall.pen import metrics
from ui.hall.scene import NO_RESULT, Countdown, CountScene, Scene
from ui.hall.themes import THEMES, other_theme, theme_named


@pytest.fixture
def hall_window(qtbot):
    made = HallWindow()
    qtbot.addWidget(made)
    return made


def painted(window, content, size=(1366, 768), theme=THEMES[0], factor=1.0):
    window.resize(*size)
    window.set_look(theme, factor)
    window.show_scene(Scene("建北社区党支部换届选举　委员选举", content))
    return window.grab().toImage()


def scene(persons=7, paused=False, lit=False, **known):
    return CountScene(a_count(persons, **known), STAFF, paused, lit)


def ink(image, colour):
    wanted = QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))


def drawn(window, text):
    return [one for one in window.written if one.text == text]


def digit_height(em):
    return metrics(QApplication.font().family(), em, True).tightBoundingRect("8").height()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("persons", [2, 7, 12])
def test_every_name_and_every_number_of_a_person_is_drawn_large_enough(hall_window, persons, size):
    shown = scene(persons)
    painted(hall_window, shown, size)
    for line in shown.count.lines:
        parts = [line.name] if line.name != LONG or drawn(hall_window, LONG) else ["买买提·", "吐尔逊"]
        assert all(one.em >= size[1] / 18 for part in parts for one in drawn(hall_window, part)), line.name
        assert any(digit_height(one.em) >= size[1] / 12 - 1 for one in drawn(hall_window, str(line.votes)))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", list(pages()))
def test_every_word_of_a_page_stays_on_the_screen(hall_window, kind, size):
    painted(hall_window, pages()[kind], size)
    whole = QRectF(0, 0, *size)
    assert hall_window.words
    assert not [one.text for one in hall_window.written if not whole.contains(one.area)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("persons", [2, 7, 12, 24])
def test_names_of_candidates_and_elected_are_large_enough(hall_window, persons, size):
    for kind in ("candidates", "result"):
        page = pages()[kind]
        names = tuple(line.name for line in a_count(persons).lines if line.name != LONG)
        painted(hall_window, type(page)(page.title, page.words, names), size)
        assert all(one.em >= size[1] / 18 - 0.5 for name in names for one in drawn(hall_window, name))


@pytest.mark.parametrize("size", SIZES)
def test_the_figures_of_the_papers_are_a_twelfth_of_the_height(hall_window, size):
    painted(hall_window, scene(7, returned=150), size)
    assert all(one.em >= size[1] / 12 - 0.5 for text in ("150", "149", "148") for one in drawn(hall_window, text)[:1])
    words = "".join(hall_window.words)
    assert all(name in words for name in ("发出", "收回", "已唱", "剩余", "有效", "无效")), words


def test_the_count_names_ballot_base_and_who_counts(hall_window):
    painted(hall_window, scene(7))
    words = hall_window.words
    assert "第 36 张" in words
    assert "应选 3 人　过半数须得 19 票（应到会 37 人）" in words
    assert any("监票人 李建北" in one and "计票人 吴建北" in one for one in words)


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
def test_the_newest_stroke_stands_out_and_calms_down(hall_window, theme):
    lit, calm = (painted(hall_window, scene(2, lit=on), theme=theme) for on in (True, False))
    assert ink(lit, theme.accent) > ink(calm, theme.accent)
    assert ink(calm, theme.ink) > 0


def test_hidden_figures_are_nowhere_on_the_screen(hall_window):
    painted(hall_window, scene(7, hidden=True, waits="全部唱计完毕后显示得票"))
    names = {line.name for line in a_count(7).lines}
    assert not names & set(hall_window.words)
    assert "全部唱计完毕后显示得票" in hall_window.words
    assert hall_window.words.count("—") == 2


def test_pause_and_corrections_are_announced(hall_window):
    painted(hall_window, scene(7, paused=True))
    assert "计票暂停" in hall_window.words
    painted(hall_window, scene(7, note="更正：第 35 张"))
    assert "更正：第 35 张" in hall_window.words


def test_a_result_not_released_names_nobody(hall_window):
    painted(hall_window, NO_RESULT)
    assert hall_window.words[1:] == ["结果尚未宣布", "请等待主持人宣布"]


@pytest.mark.parametrize("kind", list(pages()))
def test_a_practice_has_its_frame_on_every_page_and_the_real_thing_has_none(hall_window, kind):
    hall_window.resize(1024, 768)
    edges = []
    for practice in (True, False):
        hall_window.show_scene(Scene("", pages()[kind], practice))
        edges.append(hall_window.grab().toImage().pixelColor(2, 400).name())
    assert edges == ["#b3261e", hall_window.theme.ground]


def test_the_countdown_is_minutes_and_seconds(hall_window):
    painted(hall_window, Countdown(605))
    assert "10:05" in hall_window.words
    painted(hall_window, Countdown(0))
    assert "时间到，请回到会场" in hall_window.words


def test_more_persons_than_a_page_holds_turn_by_themselves_and_by_hand(hall_window, monkeypatch):
    painted(hall_window, scene(40))
    first = set(hall_window.words)
    assert hall_window.sheets > 1
    hall_window.turn()
    hall_window.grab()
    assert set(hall_window.words) != first
    assert hall_window._turn.isActive()


def test_the_window_has_no_cursor_no_tooltip_and_takes_no_keys(hall_window):
    assert hall_window.cursor().shape() is Qt.CursorShape.BlankCursor
    assert hall_window.toolTip() == ""
    assert hall_window.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert hall_window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    asked = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5))
    assert not QApplication.sendEvent(hall_window, asked) or not asked.isAccepted()
    QTest.keyClick(hall_window, Qt.Key.Key_Return)


def light(colour):
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in QColor(colour).getRgbF()]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
@pytest.mark.parametrize(("colour", "least"), [("ink", 7), ("faint", 4.5), ("accent", 4.5), ("good", 4.5)])
def test_letters_stand_out_from_the_ground(theme, colour, least):
    one, other = light(getattr(theme, colour)), light(theme.ground)
    assert (max(one, other) + 0.05) / (min(one, other) + 0.05) >= least


def test_there_are_two_looks_and_each_leads_to_the_other():
    assert other_theme(other_theme(THEMES[0])) == THEMES[0]
    assert theme_named("蓝底黄字").ground == "#0a1a3f"
    assert theme_named("") == THEMES[0]
