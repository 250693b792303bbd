"""What the PC says about itself: mains or battery, free disk space."""

import ctypes
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

SUPPLIES = Path("/sys/class/power_supply")
_UNKNOWN = 255


@dataclass(frozen=True)
class Power:
    """Where the current comes from; `battery` is its percentage, None when there is none or nobody knows."""

    mains: bool
    battery: int | None = None


def power(supplies: Path = SUPPLIES) -> Power | None:
    """Return mains and battery, None when the system does not tell."""
    return _windows_power() if sys.platform == "win32" else _linux_power(supplies)


def free_megabytes(folder: Path) -> int:
    """Return the free space of the disk that holds a folder; 0 when it cannot be seen."""
    try:
        return shutil.disk_usage(folder).free // 1_000_000
    except OSError:
        return 0


def _linux_power(supplies: Path) -> Power | None:
    found = [_supply(place) for place in sorted(supplies.iterdir())] if supplies.is_dir() else []
    batteries = [one for one in found if one.get("type") == "Battery" and one.get("scope") != "Device"]
    mains = [one for one in found if one.get("type") in ("Mains", "USB")]
    if not batteries:
        return Power(True) if mains else None
    charges = [int(one["capacity"]) for one in batteries if one.get("capacity", "").isdecimal()]
    plugged = any(one.get("online") == "1" for one in mains)
    charging = any(one.get("status") in ("Charging", "Full", "Not charging") for one in batteries)
    return Power(plugged or charging, min(charges, default=None))


def _supply(place: Path) -> dict[str, str]:
    return {name: _read(place / name) for name in ("type", "scope", "online", "status", "capacity")}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


class _SystemPower(ctypes.Structure):
    _fields_ = (
        ("mains", ctypes.c_ubyte),
        ("flags", ctypes.c_ubyte),
        ("percent", ctypes.c_ubyte),
        ("saver", ctypes.c_ubyte),
        ("seconds", ctypes.c_uint32),
        ("full_seconds", ctypes.c_uint32),
    )


def _windows_power() -> Power | None:
    status = _SystemPower()
    if sys.platform != "win32" or not ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
        return None
    return power_of(status.mains, status.percent)


def power_of(mains: int, percent: int) -> Power | None:
    """Read the figures of Windows: 1 mains, 0 battery, 255 unknown."""
    if mains == _UNKNOWN:
        return None
    return Power(mains == 1, None if percent == _UNKNOWN else percent)
