"""The open office: its file, its clock, and who is working with it."""

from dataclasses import dataclass
from pathlib import Path

from huanjie_desktop.base.clock import Clock, SystemClock
from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.storage import settings_store
from huanjie_desktop.storage.audit_log import Act
from huanjie_desktop.storage.database import Database, create_database, open_database

SUFFIX = ".huanjie"


SOMEBODY = "经办人"


@dataclass(eq=False)
class Office:
    """What every service needs. `person` is the clerk's name as it stands in the log; the settings change it.

    `counting` is the round whose count goes on here; a count that is open in the file but not here was interrupted.
    """

    db: Database
    clock: Clock
    person: str = SOMEBODY
    counting: RoundId | None = None

    @property
    def path(self) -> Path:
        """The office's file."""
        return self.db.path

    @property
    def practice(self) -> bool:
        """Whether this is a file for practice (演练): nothing done in it is real."""
        return self.db.practice

    def act(self, action: str, subject: str = "", detail: str = "") -> Act:
        """Describe what the present clerk does now, for the log."""
        return Act(self.clock.now(), self.person, action, subject, detail)

    def close(self) -> None:
        """Give the file back to the system."""
        self.db.close()


def refuse_damage(office: Office) -> None:
    """Look quickly whether the open file is whole; for a moment when nobody waits. Raises UserError when it is not."""
    from huanjie_desktop.storage.health import quick_faults

    try:
        faults = quick_faults(office.db)
    except UserError as trouble:
        if trouble.code != "office_damaged":
            raise
        faults = (trouble.code,)
    if faults:
        raise UserError("office_partly_damaged", file=office.path.name)


def create_office(path: Path, clock: Clock | None = None) -> Office:
    """Make a new office file. Raises UserError when one is there already or the folder refuses."""
    return Office(create_database(path), clock or SystemClock())


def open_office(path: Path, clock: Clock | None = None, practice: bool = False) -> Office:
    """Open an office file, or one for practice where that is asked for; neither opens as the other.

    Raises UserError for a file that is missing, damaged, foreign, newer or in use.
    """
    found = Office(open_database(path, practice), clock or SystemClock())
    try:
        with found.db.read() as work:
            found.person = settings_store.load(work).get("clerk") or SOMEBODY
    except UserError:
        found.close()
        raise
    return found


def look_into_office(path: Path, clock: Clock | None = None) -> Office:
    """Open an office file only to read it, though another program has it open or the stick is write-protected.

    Raises UserError for a file that is missing, damaged, foreign or of another version.
    """
    from huanjie_desktop.storage.reading import open_read_only

    return Office(open_read_only(path), clock or SystemClock())
