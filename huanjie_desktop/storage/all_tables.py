"""Knows every table of the office file."""

from sqlalchemy import MetaData

from huanjie_desktop.storage import audit_log
from huanjie_desktop.storage.tables import count, course, election, meeting, people, recommendation, system, voting
from huanjie_desktop.storage.tables.base import Row

KNOWN = (audit_log, people, election, recommendation, voting, count, course, meeting, system)


def metadata() -> MetaData:
    """Return the schema of the present version, all tables and triggers included."""
    return Row.metadata
