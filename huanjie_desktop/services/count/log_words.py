"""Lines of the log in words: vote, election, variant and case, which the log itself keeps as numbers and codes."""

import re
from collections.abc import Iterable
from dataclasses import replace

from huanjie_desktop.domain.election.method_text import BY_KEY
from huanjie_desktop.domain.ids import ElectionId, RoundId
from huanjie_desktop.domain.people.roster import ExclusionCase
from huanjie_desktop.services.rounds import place_of
from huanjie_desktop.storage import ballot_store, election_store
from huanjie_desktop.storage.audit_log import AuditEntry
from huanjie_desktop.storage.database import Work

_NUMBERED = re.compile(r"(投票|选举)(\d+)")
_CODES = {**dict(BY_KEY["direct_variant"].values), **{case.value: case.text for case in ExclusionCase}}


def in_words(work: Work, entries: Iterable[AuditEntry]) -> tuple[AuditEntry, ...]:
    """Return lines as a clerk reads them; number, time and mark stay those of the log."""
    lines = tuple(entries)
    subjects = {subject: _subject(work, subject) for subject in {one.subject for one in lines}}
    return tuple(replace(one, subject=subjects[one.subject], detail=detail_words(one.detail)) for one in lines)


def detail_words(detail: str) -> str:
    """Return what a line says, a code in its words."""
    return _CODES.get(detail, detail)


def _subject(work: Work, subject: str) -> str:
    found = _NUMBERED.fullmatch(subject)
    if found is None:
        return subject
    number = int(found[2])
    if found[1] == "选举":
        election = election_store.load_election(work, ElectionId(number))
        return election.title if election else subject
    if ballot_store.load_round(work, RoundId(number)) is None:
        return subject
    place = place_of(work, RoundId(number))
    return f"{place.poll.post.label}选举第{place.round.number}轮"
