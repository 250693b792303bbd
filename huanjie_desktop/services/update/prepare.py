"""From a package to a file that can be installed: every refusal comes before anything is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.exchange.update_package import SUFFIX, Manifest, read_manifest, unpack
from huanjie_desktop.services import backups
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.update.here import FOLDER, KINDS, SOURCE, SYSTEMS, WORK, Here, number, trusted_keys

__all__ = ["SUFFIX", "Offer", "Ready", "look", "prepare", "refuse_now", "work_folder"]

Report = Callable[[int, int], bool]


@dataclass(frozen=True)
class Offer:
    """A package that fits here. `news` is what is new in it, in Markdown."""

    path: Path
    manifest: Manifest
    here: Here

    @property
    def version(self) -> str:
        """The version that the package brings."""
        return self.manifest.version

    @property
    def news(self) -> str:
        """What is new in it, in Markdown."""
        return self.manifest.news


@dataclass(frozen=True)
class Ready:
    """What was prepared: the verified file, and the copy of the office file that was open, if one was."""

    file: Path
    backup: Path | None
    offer: Offer


def refuse_now(here: Here, office: Office | None) -> None:
    """Raise UserError when no update can be made now: not an installed program, a count goes on, or practice."""
    if here.kind == SOURCE:
        raise UserError("update_from_source")
    if office is not None and office.practice:
        raise UserError("update_practice")
    if office is not None and office.counting is not None:
        raise UserError("update_counting")


def look(path: Path, here: Here, keys: Sequence[bytes] | None = None) -> Offer:
    """Return what a package offers; nothing is written.

    Raises UserError for a file that is no package, damaged, not signed by a trusted key, for another system or kind
    of installation, not newer than what runs here, or older than the office files are.
    """
    manifest = read_manifest(path, trusted_keys() if keys is None else keys)
    words = {"file": path.name, "version": manifest.version, "present": here.version}
    if manifest.platform != here.platform:
        raise UserError(
            "update_other_system", **words, wanted=_system(manifest.platform), system=_system(here.platform)
        )
    if manifest.kind != here.kind:
        raise UserError("update_other_kind", **words, wanted=_kind(manifest.kind), kind=_kind(here.kind))
    if number(manifest.version) == number(here.version):
        raise UserError("update_same", **words)
    if number(manifest.version) < number(here.version):
        raise UserError("update_older", **words)
    if number(manifest.schema) < number(here.schema):
        raise UserError("update_older_than_data", **words)
    return Offer(path, manifest, here)


def _system(name: str) -> str:
    return SYSTEMS.get(name, name)


def _kind(name: str) -> str:
    return KINDS.get(name, name)


def work_folder(here: Here) -> Path:
    """Return where files of an update lie until it is done: beside a portable program, else in the user's cache."""
    if here.kind == FOLDER and here.folder is not None:
        return here.folder / WORK
    from platformdirs import user_cache_path

    return Path(user_cache_path("huanjie-desktop", appauthor=False)) / WORK


def prepare(offer: Offer, office: Office | None, report: Report, folder: Path | None = None) -> Ready:
    """Unpack and check the package's file, then copy the open office file beside itself, the copy checked.

    Raises UserError when the package is damaged, the disk refuses, or the clerk stops it; nothing is installed yet.
    """
    target = (folder or work_folder(offer.here)) / Path(offer.manifest.file).name
    file = unpack(offer.path, offer.manifest, target, report)
    backup = backups.save_backup(office, office.path.parent).value if office is not None else None
    return Ready(file, backup, offer)
