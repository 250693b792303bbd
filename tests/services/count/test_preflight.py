"""开场检查: each fact by what was seen, confirmations by name, the result kept with its election."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from huanjie_desktop.base.clock import FixedClock
from huanjie_desktop.base.machine import Power, free_megabytes, power, power_of
from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.domain.people.partial_date import PartialDate
from huanjie_desktop.services.count.preflight import (
    FactState,
    Keypad,
    Seen,
    checked_today,
    last_preflight,
    preflight,
    save_preflight,
)
from huanjie_desktop.services.count.preflight_facts import Known, confirmed, facts_of
from huanjie_desktop.services.count.safe_copies import CopyPlace
from huanjie_desktop.services.roster import roster
from huanjie_desktop.storage import audit_log
from tests.builders import DAY, a_branch, an_election
from tests.conftest import CHINA

GOOD, BAD, ASK = FactState.GOOD, FactState.BAD, FactState.ASK
NOW = datetime(2026, 10, 12, 9, 30, tzinfo=CHINA)
KNOWN = Known(Power(True, 90), 9000, NOW, NOW - timedelta(hours=1), date(2026, 10, 12), 20)


def state_of(key, seen=Seen(), known=KNOWN):  # noqa: B008
    return next(fact for fact in facts_of(seen, known) if fact.key == key)


@pytest.mark.parametrize(
    ("seen", "state", "words"),
    [
        (Seen(("本机", "投影")), GOOD, "本机、投影"),
        (Seen(("本机",)), BAD, "只找到一块屏幕"),
        (Seen(("本机", "投影"), mirrored=True), BAD, "同样的内容"),
    ],
)
def test_the_second_screen_is_there_and_does_not_repeat_the_first(seen, state, words):
    fact = state_of("screen", seen)
    assert fact.state is state
    assert words in fact.found


@pytest.mark.parametrize(("keypad", "state"), [(Keypad.UNTRIED, BAD), (Keypad.DIGITS, GOOD), (Keypad.NUMLOCK_OFF, BAD)])
def test_the_keypad_is_well_only_when_digits_came(keypad, state):
    assert state_of("keypad", Seen(keypad=keypad)).state is state


@pytest.mark.parametrize(("printers", "state"), [((), BAD), (("办公室打印机",), ASK)])
def test_a_printer_must_be_there_and_its_page_be_measured(printers, state):
    assert state_of("printer", Seen(printers=printers)).state is state


@pytest.mark.parametrize(
    ("found", "state"),
    [(None, ASK), (Power(True), GOOD), (Power(True, 90), GOOD), (Power(True, 49), BAD), (Power(False, 90), BAD)],
)
def test_power_comes_from_the_mains_and_the_battery_is_charged(found, state):
    assert state_of("power", known=replace(KNOWN, power=found)).state is state


@pytest.mark.parametrize(("free", "state"), [(499, BAD), (500, GOOD)])
def test_the_disk_has_room(free, state):
    assert state_of("disk", known=replace(KNOWN, free_mb=free)).state is state


def test_room_on_the_disk_is_told_in_gigabytes():
    assert state_of("disk", known=replace(KNOWN, free_mb=12_800)).found == "剩余 12.5 GB"


@pytest.mark.parametrize(("awake", "state"), [(True, GOOD), (False, ASK)])
def test_a_computer_kept_awake_needs_nobody_to_look(awake, state):
    assert state_of("sleep", Seen(awake=awake)).state is state


def test_copies_go_to_another_disk_that_is_there(tmp_path):
    places = (None, CopyPlace(tmp_path / "拔掉了", True), CopyPlace(tmp_path, False), CopyPlace(tmp_path, True))
    assert [state_of("stick", Seen(copies=place)).state for place in places] == [BAD, BAD, BAD, GOOD]


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({}, ASK),
        ({"last_entry": NOW + timedelta(minutes=1)}, BAD),
        ({"last_entry": None}, ASK),
        ({"meeting_on": date(2026, 10, 13)}, ASK),
    ],
)
def test_the_clock_is_not_behind_the_log_and_a_person_compares_it(change, state):
    assert state_of("clock", known=replace(KNOWN, **change)).state is state


def test_another_day_than_the_meeting_is_told():
    assert "大会定在 2026年10月13日" in state_of("clock", known=replace(KNOWN, meeting_on=date(2026, 10, 13))).found


def test_a_name_that_cannot_be_printed_is_told():
    assert state_of("letters", known=replace(KNOWN, lacking="“丁口”的“口”没有字形")).state is BAD


def test_everything_that_is_not_well_says_what_to_do():
    assert [fact.key for fact in facts_of(Seen(), KNOWN) if fact.state is not GOOD and not fact.todo] == []


def test_what_is_asked_is_well_when_somebody_confirms_it():
    facts = confirmed(facts_of(Seen(), KNOWN), {"sleep": "王操作", "sound": " ", "screen": "王操作"})
    found = {fact.key: (fact.state, fact.by) for fact in facts}
    assert found["sleep"] == (GOOD, "王操作")
    assert found["sound"] == (ASK, "")
    assert found["screen"] == (BAD, "")


@pytest.fixture
def election(office):
    return an_election(office, a_branch(office))


def test_a_check_is_kept_with_its_election_and_logged(office, election):
    facts = preflight(office, election, Seen(("本机", "投影")), {"spare": "丁后备"})
    kept = save_preflight(office, election, facts).value
    assert last_preflight(office, election) == kept
    assert not kept.well
    assert "screen" not in {fact.key for fact in kept.left}
    with office.db.read() as work:
        last = audit_log.entries(work)[-1]
    assert last.action == "开场检查"
    assert "未通过：提示音" in last.detail


def test_an_election_nobody_checked_has_no_check(office, election):
    assert last_preflight(office, election) is None


def test_a_check_of_yesterday_is_not_one_of_today(office, election):
    save_preflight(office, election, preflight(office, election, Seen()))
    assert checked_today(office, election) == last_preflight(office, election)
    office.clock = FixedClock(office.clock.now() + timedelta(days=1))
    assert checked_today(office, election) is None


def test_a_check_without_lines_is_refused(office, election):
    with pytest.raises(UserError, match="preflight_empty"):
        save_preflight(office, election, ())


def test_rare_characters_of_the_branch_are_named(office):
    extra = Member(0, 0, "王䶮", joined=PartialDate(2001, 7))
    election = an_election(office, a_branch(office, 20, [extra]))
    letters = next(fact for fact in preflight(office, election, Seen()) if fact.key == "letters")
    assert letters.state is GOOD
    assert "生僻字：䶮" in letters.found


def test_a_character_without_a_shape_is_found_by_name(office, monkeypatch):
    branch = a_branch(office)
    election = an_election(office, branch)
    first = next(line.member for line in roster.members(office, branch.id))
    roster.save_member(office, replace(first, name="王\U0003fffd一"))
    letters = next(fact for fact in preflight(office, election, Seen()) if fact.key == "letters")
    assert letters.state is BAD


def test_a_clock_set_back_is_found(office, election):
    office.clock = FixedClock(office.clock.now() - timedelta(days=1))
    assert next(fact for fact in preflight(office, election, Seen()) if fact.key == "clock").state is BAD
    assert office.clock.today() < DAY


def supply(folder, name, **lines):
    place = folder / name
    place.mkdir()
    for key, text in lines.items():
        (place / key).write_text(text + "\n")


def test_linux_tells_mains_and_battery(tmp_path):
    supply(tmp_path, "AC", type="Mains", online="1")
    supply(tmp_path, "BAT0", type="Battery", capacity="63", status="Charging")
    supply(tmp_path, "mouse", type="Battery", scope="Device", capacity="5")
    assert power(tmp_path) == Power(True, 63)


def test_linux_tells_when_the_plug_is_out(tmp_path):
    supply(tmp_path, "AC", type="Mains", online="0")
    supply(tmp_path, "BAT0", type="Battery", capacity="63", status="Discharging")
    assert power(tmp_path) == Power(False, 63)


def test_a_pc_without_battery_runs_from_the_mains(tmp_path):
    supply(tmp_path, "AC", type="Mains", online="1")
    assert power(tmp_path) == Power(True)


def test_a_system_that_says_nothing_is_not_guessed(tmp_path):
    assert power(tmp_path / "nowhere") is None
    assert power(tmp_path) is None


@pytest.mark.parametrize(
    ("mains", "percent", "found"),
    [(1, 80, Power(True, 80)), (0, 30, Power(False, 30)), (1, 255, Power(True)), (255, 255, None)],
)
def test_the_figures_of_windows_are_read(mains, percent, found):
    assert power_of(mains, percent) == found


def test_a_folder_that_is_gone_has_no_room(tmp_path):
    assert free_megabytes(tmp_path / "gone") == 0
    assert free_megabytes(tmp_path) > 0
