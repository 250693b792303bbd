"""Copies of the office file on another disk: verified before anybody relies on them, and remembered in the file."""

from datetime import datetime
from pathlib import Path

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.office import Office
from huanjie_desktop.storage import audit_log, backup, settings_store

_LAST = "last_backup"


def save_backup(office: Office, folder: Path) -> Done[Path]:
    """Copy the office file into a folder under a dated name and check the copy.

    Raises UserError when the folder is missing, refuses, or is full; then no half copy is left.
    """
    refuse_practice(office)
    if not folder.is_dir():
        raise UserError("folder_missing", folder=str(folder))
    now = office.clock.now()
    target = backup.free_name(folder, f"{office.path.stem}_备份_{now:%Y%m%d_%H%M}", office.path.suffix)
    backup.verified_copy(office.path, target)
    remember_backup(office, now, "备份", target.name)
    return done(target, Topic.SETTINGS)


def refuse_practice(office: Office) -> None:
    """Keep copies of a practice file away from the copies of the real one. Raises UserError for a practice file."""
    if office.practice:
        raise UserError("practice_backup")


def remember_backup(office: Office, moment: datetime, action: str, name: str) -> None:
    """Note in file and log that a copy was made and checked."""
    with office.db.write() as session:
        settings_store.save(session, {_LAST: moment.isoformat()})
        audit_log.record(session, office.act(action, name))


def last_backup(office: Office) -> str:
    """Return the ISO moment of the last backup, "" when there was none."""
    with office.db.read() as session:
        return settings_store.load(session).get(_LAST, "")
