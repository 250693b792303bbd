"""The office's settings: its name, its subdistrict, who is at the keyboard."""

import re
from dataclasses import dataclass

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.problems import Problem, error
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.office import SOMEBODY, Office
from huanjie_desktop.storage import audit_log, settings_store

_AREA = re.compile(r"0[1-9]\d{1,2}")
_TEXTS = ("office_name", "street", "clerk", "area_code")


@dataclass(frozen=True)
class Settings:
    """What the office tells about itself. `sample` marks the invented office for practice.

    `area_code` (区号) goes before telephone numbers of 7 or 8 digits when a roster is imported.
    """

    office_name: str = ""
    street: str = ""
    clerk: str = ""
    sample: bool = False
    area_code: str = ""


def settings(office: Office) -> Settings:
    """Return the settings of the open office."""
    with office.db.read() as session:
        kept = settings_store.load(session)
    return Settings(**{name: kept.get(name, "") for name in _TEXTS}, sample=kept.get("sample") == "1")


def settings_problems(new: Settings) -> list[Problem]:
    """Judge settings as they are typed: an area code begins with 0 and has 3 or 4 digits."""
    code = new.area_code.strip()
    return [error("area_code_odd", where="area_code", value=code)] if code and not _AREA.fullmatch(code) else []


def save_settings(office: Office, new: Settings) -> Done[None]:
    """Save the settings of the open office; from now on the log names this clerk.

    Raises UserError for an area code that is none.
    """
    for problem in settings_problems(new):
        raise UserError(problem.code, **problem.values)
    values = {name: str(getattr(new, name)).strip() for name in _TEXTS} | {"sample": "1" if new.sample else ""}
    with office.db.write() as session:
        settings_store.save(session, values)
        audit_log.record(session, office.act("修改设置", values["street"] or values["office_name"]))
    office.person = values["clerk"] or SOMEBODY
    return done(None, Topic.SETTINGS)
