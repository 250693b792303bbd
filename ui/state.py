"""Window sizes, column widths, last folders and recent files, kept per user; nothing about the office itself."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from huanjie_desktop.base.places import folder_beside, portable_folder
from huanjie_desktop.services.count.safe_copies import CopyPlace

RECENT_FILES = 5
SIZES = ("小", "标准", "大", "特大")


class State:
    """Remembers how this user last had the window."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def recent(self) -> list[Path]:
        """Return the last office files, newest first."""
        raw = self._settings.value("recent", [])
        names = raw if isinstance(raw, list) else [raw] if raw else []
        return [_found(str(name)) for name in names][:RECENT_FILES]

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        others = [known for known in self.recent() if known != path]
        self._keep([path, *others][:RECENT_FILES])

    def forget(self, path: Path) -> None:
        """Take a file that is gone out of the recent ones."""
        self._keep([known for known in self.recent() if known != path])

    def _keep(self, recent: list[Path]) -> None:
        self._settings.setValue("recent", [_kept(path) for path in recent])

    def size(self) -> str:
        """Return the chosen letter size, 标准 at first."""
        chosen = str(self._settings.value("size", "标准"))
        return chosen if chosen in SIZES else "标准"

    def set_size(self, size: str) -> None:
        """Keep the letter size."""
        self._settings.setValue("size", size)

    def version(self) -> str:
        """Return the version of the program that ran last, "" before the first time."""
        return str(self._settings.value("version", ""))

    def set_version(self, version: str) -> None:
        """Keep the version of the program that runs."""
        self._settings.setValue("version", version)

    def folder(self) -> Path:
        """Return the folder last used for a file, else the documents folder."""
        last = Path(str(self._settings.value("folder", "")))
        return last if last.is_absolute() and last.is_dir() else documents_folder()

    def set_folder(self, folder: Path) -> None:
        """Keep the folder last used."""
        self._settings.setValue("folder", str(folder))

    def copy_place(self) -> CopyPlace | None:
        """Return where copies go while ballots are counted, None until a place was chosen."""
        folder = str(self._settings.value("copies/folder", ""))
        return CopyPlace(Path(folder), self._settings.value("copies/elsewhere") == "1") if folder else None

    def set_copy_place(self, place: CopyPlace) -> None:
        """Keep where copies go."""
        self._settings.setValue("copies/folder", str(place.folder))
        self._settings.setValue("copies/elsewhere", "1" if place.elsewhere else "0")

    def hall(self, name: str, usual: str = "") -> str:
        """Return what is kept of the hall screen: its display (screen), look (theme) and letter size (factor)."""
        return str(self._settings.value(f"hall/{name}", usual))

    def set_hall(self, name: str, value: str) -> None:
        """Keep something of the hall screen."""
        self._settings.setValue(f"hall/{name}", value)

    def layout(self, name: str) -> QByteArray:
        """Return a kept window or header layout; empty when there is none."""
        kept = self._settings.value(f"layout/{name}")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def set_layout(self, name: str, layout: QByteArray) -> None:
        """Keep a window or header layout."""
        self._settings.setValue(f"layout/{name}", layout)


def is_there(path: Path) -> bool:
    """Tell whether a file can be seen; a disk or a folder that refuses counts as no."""
    try:
        return path.is_file()
    except OSError:
        return False


def _kept(path: Path) -> str:
    """A portable program keeps the files beside it by their place from there: the stick's letter may change."""
    program = portable_folder()
    return path.relative_to(program).as_posix() if program and path.is_relative_to(program) else str(path)


def _found(name: str) -> Path:
    return (portable_folder() or Path()) / name


def documents_folder() -> Path:
    """Return the folder beside a portable program, else the user's documents folder, else the home folder."""
    from PySide6.QtCore import QStandardPaths

    beside = folder_beside()
    if beside:
        return beside
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()
