"""开场检查 (e17): facts ten minutes before the count, kept with the election for the readiness sheet."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from huanjie_desktop.base import machine
from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.services.count.preflight_facts import Fact, FactState, Keypad, Known, Seen, confirmed, facts_of
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged, need_election
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.voters import voters_in
from huanjie_desktop.storage import audit_log, settings_store

__all__ = [
    "Fact", "FactState", "Keypad", "PreflightResult", "Seen", "checked_today", "last_preflight", "preflight",
    "printer_page", "save_preflight",
]  # fmt: skip

MOST_NAMES = 30
_KEY = "preflight:{}"


@dataclass(frozen=True)
class PreflightResult:
    """The check as it was kept: when, by whom, every line."""

    at: datetime
    person: str
    facts: tuple[Fact, ...]

    @property
    def well(self) -> bool:
        """Whether nothing is left to do."""
        return all(fact.state is FactState.GOOD for fact in self.facts)

    @property
    def left(self) -> tuple[Fact, ...]:
        """The lines that are not well or that nobody confirmed."""
        return tuple(fact for fact in self.facts if fact.state is not FactState.GOOD)


def preflight(
    office: Office, election_id: ElectionId, seen: Seen, by: Mapping[str, str] | None = None
) -> tuple[Fact, ...]:
    """Look at everything now; `by` names for each key the person who confirmed it."""
    return confirmed(facts_of(seen, _known(office, election_id)), by or {})


def save_preflight(office: Office, election_id: ElectionId, facts: Sequence[Fact]) -> Done[PreflightResult]:
    """Keep a check with its election; the log says how many lines are well. Raises UserError without any line."""
    if not facts:
        raise UserError("preflight_empty")
    result = PreflightResult(office.clock.now(), office.person, tuple(facts))
    left = "、".join(fact.title for fact in result.left)
    detail = f"{len(facts) - len(result.left)}/{len(facts)} 项通过" + (f"；未通过：{left}" if left else "")
    with office.db.read() as work:
        title = need_election(work, election_id).title
    with logged(office, "开场检查", title, detail) as work:
        settings_store.save(work, {_KEY.format(election_id): _to_json(result)})
    return done(result, Topic.SETTINGS)


def last_preflight(office: Office, election_id: ElectionId) -> PreflightResult | None:
    """Return the last check that was kept for an election, None when there was none."""
    with office.db.read() as work:
        kept = settings_store.load(work).get(_KEY.format(election_id))
    return _from_json(kept) if kept else None


def checked_today(office: Office, election_id: ElectionId) -> PreflightResult | None:
    """Return the last check when it was made today: yesterday's says nothing about this hall."""
    kept = last_preflight(office, election_id)
    return kept if kept and kept.at.date() == office.clock.today() else None


def printer_page(office: Office, election_id: ElectionId) -> bytes:
    """Return the test page for the printer as PDF: rulers, and the names that have rare characters.

    Raises UserError when no font has one of them.
    """
    from huanjie_desktop.documents.printer_page import draw

    with office.db.read() as work:
        names = tuple(member.name for member in voters_in(work, need_election(work, election_id)).members)
    return draw(tuple(name for name in names if _rare((name,)))[:MOST_NAMES])


def _to_json(result: PreflightResult) -> str:
    lines = [asdict(fact) for fact in result.facts]
    return json.dumps({"at": result.at.isoformat(), "person": result.person, "facts": lines}, ensure_ascii=False)


def _from_json(kept: str) -> PreflightResult:
    read = json.loads(kept)
    facts = tuple(Fact(**{**line, "state": FactState(line["state"])}) for line in read["facts"])
    return PreflightResult(datetime.fromisoformat(read["at"]), read["person"], facts)


def _known(office: Office, election_id: ElectionId) -> Known:
    with office.db.read() as work:
        election = need_election(work, election_id)
        names = tuple(member.name for member in voters_in(work, election).members)
        lines = audit_log.entries(work)
    return Known(
        machine.power(),
        machine.free_megabytes(office.path.parent),
        office.clock.now(),
        datetime.fromisoformat(lines[-1].at) if lines else None,
        election.meeting_on,
        len(names),
        _rare(names),
        _lacking(names),
    )


def _rare(names: Sequence[str]) -> tuple[str, ...]:
    """Return the characters that older fonts and systems lack: those outside GB 2312."""
    return tuple(dict.fromkeys(one for name in names for one in name if one != "·" and not _common(one)))


def _common(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _lacking(names: Sequence[str]) -> str:
    from huanjie_desktop.documents.fonts import Role, font_book
    from huanjie_desktop.services.texts.text import text_of

    try:
        font_book().one_font(Role.NAMES, names)
    except UserError as trouble:
        return text_of(trouble).title
    return ""
