"""What is looked at before the count: each fact with what was found and one sentence what to do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from huanjie_desktop.base.machine import Power
from huanjie_desktop.services.count.safe_copies import CopyPlace

LEAST_FREE_MB = 500
LOW_BATTERY = 50


class FactState(StrEnum):
    """Whether a thing is well, is not, or must be confirmed by a person."""

    GOOD = "✔"
    BAD = "✖"
    ASK = "请确认"


class Keypad(StrEnum):
    """What the number pad sent when it was tried."""

    UNTRIED = "untried"
    DIGITS = "digits"
    NUMLOCK_OFF = "numlock_off"


@dataclass(frozen=True)
class Fact:
    """One line of the check. `todo` says what to do unless it is well; `by` is the person who confirmed it."""

    key: str
    title: str
    state: FactState
    found: str
    todo: str = ""
    by: str = ""


@dataclass(frozen=True)
class Seen:
    """What only the window knows: names of the screens, whether one repeats the other, printers, the tried keypad.

    `copies` is where copies go while ballots are counted, None until a place was chosen; `awake`: the program keeps
    the computer from sleeping.
    """

    screens: tuple[str, ...] = ()
    mirrored: bool = False
    printers: tuple[str, ...] = ()
    keypad: Keypad = Keypad.UNTRIED
    copies: CopyPlace | None = None
    awake: bool = False


@dataclass(frozen=True)
class Known:
    """What the file and the machine know. `lacking` are names with a character that no font has."""

    power: Power | None
    free_mb: int
    now: datetime
    last_entry: datetime | None
    meeting_on: date | None
    names: int
    rare: tuple[str, ...] = ()
    lacking: str = ""


def facts_of(seen: Seen, known: Known) -> tuple[Fact, ...]:
    """Judge everything, in the order in which the sheet shows it."""
    return (*(look(seen) for look in _BY_WINDOW), *(look(known) for look in _BY_MACHINE), *_PERSONS)


def confirmed(facts: Sequence[Fact], by: Mapping[str, str]) -> tuple[Fact, ...]:
    """Return the facts with those a person confirmed as well; what is not well cannot be confirmed away."""
    return tuple(
        replace(fact, state=FactState.GOOD, by=by[fact.key])
        if fact.state is FactState.ASK and by.get(fact.key, "").strip()
        else fact
        for fact in facts
    )


def _screen(seen: Seen) -> Fact:
    key, title = "screen", "第二块屏幕（大屏）"
    if seen.mirrored:
        return _bad(key, title, "两块屏幕显示同样的内容", "请按 Win+P（或打开显示设置），选“扩展”。")
    if len(seen.screens) < 2:
        return _bad(key, title, "只找到一块屏幕", "请接好投影仪或大屏，按 Win+P 选“扩展”，再按“重新检查”。")
    return _good(key, title, "、".join(seen.screens))


def _sound(_seen: Seen) -> Fact:
    return _ask("sound", "提示音", "按“试听”放一声", "听到了，请确认；听不到，请打开音箱、调大音量。")


def _printer(seen: Seen) -> Fact:
    key, title = "printer", "打印机"
    if not seen.printers:
        return _bad(key, title, "没有找到打印机", "请接好打印机并开机，再按“重新检查”。")
    found = "、".join(seen.printers)
    return _ask(key, title, found, "请打印测试页，用尺量两条标尺都是 100 毫米，再确认。")


def _keypad(seen: Seen) -> Fact:
    key, title = "keypad", "数字小键盘"
    if seen.keypad is Keypad.DIGITS:
        return _good(key, title, "数字收到了，输入法不影响")
    if seen.keypad is Keypad.NUMLOCK_OFF:
        return _bad(key, title, "NumLock 没有打开", "请按一下 NumLock，灯亮以后再在小键盘上按一个数字。")
    return _bad(key, title, "还没有试", "请按“试键”，再在小键盘上按一个数字。")


def _sleep(seen: Seen) -> Fact:
    key, title = "sleep", "自动休眠和屏保"
    if seen.awake:
        return _good(key, title, "大屏打开着，程序不让电脑休眠")
    return _ask(key, title, "由人检查", "请打开大屏（程序就不让电脑休眠），或在系统“电源”里把休眠改为“从不”，再确认。")


def _stick(seen: Seen) -> Fact:
    key, title, place = "stick", "备份用的U盘", seen.copies
    if place is None:
        return _bad(key, title, "还没有选定", "请插好U盘，按“选择U盘…”。")
    if not _is_there(place.folder):
        return _bad(key, title, f"找不到 {place.folder}", "请插好U盘再按“重新检查”，或按“选择U盘…”另选。")
    if not place.elsewhere:
        return _bad(key, title, f"{place.folder} 和数据文件在同一块磁盘", "电脑坏了会一起丢：请按“选择U盘…”选U盘。")
    return _good(key, title, str(place.folder))


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False


def _power(known: Known) -> Fact:
    key, title, power = "power", "电源", known.power
    if power is None:
        return _ask(key, title, "系统没有报告电源情况", "请看一眼：电源线已插好，插座不会被踢掉。")
    charge = "" if power.battery is None else f"，电池 {power.battery}%"
    if not power.mains:
        return _bad(key, title, "正在用电池" + charge, "请接上电源适配器，看到充电灯亮再开始。")
    if power.battery is not None and power.battery < LOW_BATTERY:
        return _bad(key, title, "已接电源" + charge, f"请先充电到 {LOW_BATTERY}% 以上，以防停电。")
    return _good(key, title, "已接电源" + (charge or "，没有电池（停电会关机，已录的票不会丢）"))


def _disk(known: Known) -> Fact:
    found = f"剩余 {known.free_mb / 1024:.1f} GB"
    if known.free_mb < LEAST_FREE_MB:
        return _bad("disk", "磁盘空间", found, f"请删去不用的文件，至少留出 {LEAST_FREE_MB / 1024:.1f} GB。")
    return _good("disk", "磁盘空间", found)


def _clock(known: Known) -> Fact:
    key, title, now = "clock", "日期和时钟", f"{_day(known.now)} {known.now:%H:%M}"
    if known.last_entry is not None and known.now < known.last_entry:
        told = f"{now}，早于日志中的上一条（{known.last_entry:%Y-%m-%d %H:%M}）"
        return _bad(key, title, told, "请先把电脑的日期和时间调准。")
    if known.meeting_on is not None and known.meeting_on != known.now.date():
        return _ask(key, title, f"{now}，大会定在 {_day(known.meeting_on)}", "请核对日期：确是今天开会才确认。")
    return _ask(key, title, now, "请与手表核对，一致再确认。")


def _day(day: date) -> str:
    return f"{day.year}年{day.month:02d}月{day.day:02d}日"


def _letters(known: Known) -> Fact:
    key, title = "letters", "姓名用字"
    if known.lacking:
        return _bad(key, title, known.lacking, "这个姓名印出来会缺字：请到“党员名册”核对写法，选票先不要印。")
    rare = f"，其中生僻字：{'、'.join(known.rare)}" if known.rare else ""
    return _good(key, title, f"{known.names} 个姓名都能显示和打印{rare}")


_BY_WINDOW: tuple[Callable[[Seen], Fact], ...] = (_screen, _sound, _printer, _keypad, _stick, _sleep)
_BY_MACHINE: tuple[Callable[[Known], Fact], ...] = (_power, _disk, _clock, _letters)


def _good(key: str, title: str, found: str) -> Fact:
    return Fact(key, title, FactState.GOOD, found)


def _bad(key: str, title: str, found: str, todo: str) -> Fact:
    return Fact(key, title, FactState.BAD, found, todo)


def _ask(key: str, title: str, found: str, todo: str) -> Fact:
    return Fact(key, title, FactState.ASK, found, todo)


_PERSONS = (
    _ask("notices", "弹窗通知", "由人检查", "请退出微信、QQ，打开系统的“勿扰”（专注助手），再确认。"),
    _ask("spare", "后备操作员", "由人检查", "请让后备操作员演练过一遍，再填他的姓名并确认。"),
)
