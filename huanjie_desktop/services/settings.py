"""The office's settings: its name, its subdistrict, who is at the keyboard."""

from dataclasses import dataclass

from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.office import Office
from huanjie_desktop.storage import audit_log, settings_store


@dataclass(frozen=True)
class Settings:
    """What the office tells about itself. `sample` marks the invented office for practice."""

    office_name: str = ""
    street: str = ""
    clerk: str = ""
    sample: bool = False


def settings(office: Office) -> Settings:
    """Return the settings of the open office."""
    with office.db.read() as session:
        kept = settings_store.load(session)
    office_name, street, clerk = (kept.get(name, "") for name in ("office_name", "street", "clerk"))
    return Settings(office_name, street, clerk, kept.get("sample") == "1")


def save_settings(office: Office, new: Settings) -> Done[None]:
    """Save the settings of the open office."""
    values = {
        "office_name": new.office_name.strip(),
        "street": new.street.strip(),
        "clerk": new.clerk.strip(),
        "sample": "1" if new.sample else "",
    }
    with office.db.write() as session:
        settings_store.save(session, values)
        audit_log.record(session, office.act("修改设置", values["office_name"]))
    return done(None, Topic.SETTINGS)
