"""Which display the hall screen takes: never the operator's, the one of last time first, none when mirrored."""

from PySide6.QtCore import QRect

from ui.hall.screens import MIRRORED, ONLY_ONE, Display, choose

OWN = Display("eDP-1", QRect(0, 0, 1366, 768))
BEAMER = Display("HDMI-1", QRect(1366, 0, 1024, 768))
WALL = Display("HDMI-2", QRect(2390, 0, 1920, 1080))


def test_the_second_display_is_found_by_itself():
    assert choose([OWN, BEAMER], OWN).display == BEAMER


def test_of_several_the_largest_is_taken_at_first():
    assert choose([OWN, BEAMER, WALL], OWN).display == WALL


def test_the_display_of_last_time_comes_first():
    assert choose([OWN, BEAMER, WALL], OWN, BEAMER.key).display == BEAMER


def test_the_display_of_last_time_is_known_by_name_when_its_size_changed():
    assert choose([OWN, BEAMER, WALL], OWN, "HDMI-1 1280×720").display == BEAMER


def test_the_operators_own_display_is_never_taken():
    assert choose([OWN, BEAMER], BEAMER, BEAMER.key).display == OWN
    assert choose([OWN], OWN, OWN.key).display is None


def test_one_display_means_a_rehearsal_and_says_what_to_do():
    found = choose([OWN], OWN)
    assert (found.display, found.words) == (None, ONLY_ONE)


def test_mirrored_displays_mean_a_rehearsal_and_say_what_to_do():
    twin = Display("HDMI-1", QRect(0, 0, 1024, 768))
    found = choose([OWN, twin], OWN)
    assert (found.display, found.words) == (None, MIRRORED)
    assert found.words == "当前为复制屏，按 Win+P 选『扩展』"
