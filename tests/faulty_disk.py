"""A disk that fails below SQLite: a shim around its file system (VFS), in the very library that Python's sqlite3 uses.

`with faulty_disk() as disk:` every file that SQLite opens meanwhile goes through the shim. `disk.fail(5, Fault.FULL)`
lets the fifth write, sync or truncation from now on fail, and all after it until `disk.heal()`. `disk.acts` counts.
`disk.surface(path)` is what is left of a file after a power cut that took everything not yet synced.
"""

import _sqlite3
import ctypes
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p, cast
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

NAME = b"faulty"
OK = sqlite3.SQLITE_OK

_Write = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Truncate = CFUNCTYPE(c_int, c_void_p, c_int64)
_Sync = CFUNCTYPE(c_int, c_void_p, c_int)


class Fault(Enum):
    """What the disk answers to a write, to a sync and to a truncation."""

    FULL = (sqlite3.SQLITE_FULL, OK, OK)
    WRITE = (sqlite3.SQLITE_IOERR_WRITE, OK, sqlite3.SQLITE_IOERR_TRUNCATE)
    SYNC = (OK, sqlite3.SQLITE_IOERR_FSYNC, OK)
    GONE = (sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE)


class _Methods(Structure):
    """The methods of an open file; those after the last named one are taken over as they are."""

    _fields_ = [
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", _Write),
        ("truncate", _Truncate),
        ("sync", _Sync),
        ("others", c_void_p * 13),
    ]


class _File(Structure):
    _fields_ = [("methods", POINTER(_Methods))]


_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, POINTER(_File), c_int, POINTER(c_int))
"""The name goes through as it is: SQLite keeps more behind its end, and an open file keeps the pointer."""


class _Vfs(Structure):
    _fields_ = [
        ("version", c_int),
        ("file_size", c_int),
        ("longest", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", _Open),
        ("others", c_void_p * 14),
    ]


@dataclass
class FaultyDisk:
    """Counts what is written and synced, and fails when it is told to."""

    acts: int = 0
    fails_at: int | None = None
    once: bool = False
    fault: Fault = Fault.FULL
    failed: int = 0
    names: dict[int, str] = field(default_factory=dict)
    durable: dict[str, bytes] = field(default_factory=dict)
    keep: bool = False

    def fail(self, at: int, fault: Fault, once: bool = False) -> None:
        """From the so-manieth act on nothing works any more; with `once` only that one fails."""
        self.acts, self.fails_at, self.fault, self.once, self.failed = 0, at, fault, once, 0

    def heal(self) -> None:
        """Let everything work again."""
        self.fails_at = None

    def answer(self, kind: int) -> int:
        """Count one act; return what the disk says to it."""
        self.acts += 1
        due = self.fails_at is not None and (self.acts == self.fails_at if self.once else self.acts >= self.fails_at)
        said = self.fault.value[kind] if due else OK
        self.failed += said != OK
        return int(said)

    def synced(self, file: int) -> None:
        """Remember what a file holds now: this much survives a power cut."""
        name = self.names.get(file)
        if self.keep and name and Path(name).exists():
            self.durable[name] = Path(name).read_bytes()

    def surface(self, path: Path, folder: Path) -> Path:
        """Lay down, in another folder, what a power cut would leave of an office file and its write-ahead log."""
        for ending in ("", "-wal"):
            if str(path) + ending in self.durable:
                (folder / (path.name + ending)).write_bytes(self.durable[str(path) + ending])
        return folder / path.name


class _Shim:
    """Keeps what C must find as long as the shim is in use."""

    def __init__(self, disk: FaultyDisk) -> None:
        self.disk = disk
        self.library = ctypes.CDLL(_sqlite3.__file__)  # symbols are looked up in what it is linked with, too
        self.library.sqlite3_vfs_find.restype = POINTER(_Vfs)
        self.library.sqlite3_vfs_find.argtypes = [c_char_p]
        self.library.sqlite3_vfs_register.argtypes = [c_void_p, c_int]
        self.library.sqlite3_vfs_unregister.argtypes = [c_void_p]
        self.usual = self.library.sqlite3_vfs_find(None)
        self.vfs = _Vfs.from_buffer_copy(self.usual.contents)
        self.vfs.name = NAME
        self.vfs.open = _Open(self.opened)
        self.wrapped: dict[int, _Methods] = {}

    def register(self) -> None:
        self.library.sqlite3_vfs_register(ctypes.byref(self.vfs), 1)

    def unregister(self) -> None:
        self.library.sqlite3_vfs_unregister(ctypes.byref(self.vfs))
        self.library.sqlite3_vfs_register(self.usual, 1)

    def opened(self, vfs: int, name: int | None, file, flags: int, given) -> int:
        answer = self.usual.contents.open(vfs, name, file, flags, given)
        if answer == OK and file.contents.methods:
            self.disk.names[cast(file, c_void_p).value] = ctypes.string_at(name).decode() if name else ""
            usual = file.contents.methods
            file.contents.methods = ctypes.pointer(self.around(usual))
        return int(answer)

    def around(self, usual) -> _Methods:
        place = cast(usual, c_void_p).value
        if place not in self.wrapped:
            self.wrapped[place] = self._wrap(usual.contents)
        return self.wrapped[place]

    def _wrap(self, usual: _Methods) -> _Methods:
        disk = self.disk
        real = (usual.write, usual.truncate, usual.sync)

        def write(file: int, data: int, size: int, offset: int) -> int:
            return disk.answer(0) or int(real[0](file, data, size, offset))

        def truncate(file: int, size: int) -> int:
            return disk.answer(2) or int(real[1](file, size))

        def sync(file: int, flags: int) -> int:
            said = disk.answer(1) or int(real[2](file, flags))
            if said == OK:
                disk.synced(file)
            return said

        made = _Methods.from_buffer_copy(usual)
        made.write, made.truncate, made.sync = _Write(write), _Truncate(truncate), _Sync(sync)
        return made


@contextmanager
def faulty_disk(keep: bool = False) -> Iterator[FaultyDisk]:
    """Let every file that SQLite opens inside the block lie on a disk that can fail; `keep` remembers every sync."""
    disk = FaultyDisk(keep=keep)
    shim = _Shim(disk)
    shim.register()
    try:
        yield disk
    finally:
        disk.heal()
        shim.unregister()
