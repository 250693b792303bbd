"""Columns chosen by hand: what a sheet looks like, the heading the clerk points at, and remembering his choice."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from huanjie_desktop.domain.people.draft import RosterMapping
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.masking import mask_numbers
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.roster.types import SheetHead
from huanjie_desktop.storage import settings_store
from huanjie_desktop.storage.database import Work

if TYPE_CHECKING:
    from huanjie_desktop.exchange.sheet import Sheet

_SHOWN = 20
_FOR_HEADING = 15
_PREFIX = "roster_columns:"


def sheet_heads(path: Path, password: str | None = None) -> list[SheetHead]:
    """Return the sheets of a file, for choosing one and its columns by hand. Raises UserError as reading does."""
    from huanjie_desktop.exchange.sheet import read_workbook

    return [head_of(sheet) for sheet in read_workbook(path, password).sheets]


def head_of(sheet: "Sheet") -> SheetHead:
    """Return the beginning of a sheet that was read."""
    from huanjie_desktop.exchange.roster_columns import find_mapping
    from huanjie_desktop.exchange.roster_values import text_of

    head = tuple(tuple(text_of(cell) for cell in row) for row in sheet.rows[:_SHOWN])
    return SheetHead(sheet.name, len(sheet.rows), head, find_mapping(sheet))


def shown_head(sheet: SheetHead) -> list[list[str]]:
    """Return the rows among which the heading is looked for, all of one width, numbers of persons masked."""
    rows = sheet.head[:_FOR_HEADING]
    width = max((len(row) for row in rows), default=0)
    return [[mask_numbers(cell) for cell in row] + [""] * (width - len(row)) for row in rows]


def mapping_at(sheet: SheetHead, heading_row: int) -> RosterMapping:
    """Return a mapping to start from when the clerk points at the heading, counted from 0; it may lack 姓名."""
    from huanjie_desktop.exchange.roster_columns import map_heading

    return map_heading(sheet.name, heading_row, [list(row) for row in sheet.head])


def fingerprint(heading: tuple[str, ...]) -> str:
    """Return the mark of a heading; the same heading next month has the same mark."""
    words = "\n".join(heading).rstrip("\n")
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def remember_mapping(office: Office, sheet: SheetHead, mapping: RosterMapping) -> Done[None]:
    """Keep a mapping chosen by hand for the next sheet with this heading."""
    with office.db.write() as session:
        keep_mapping(session, sheet, mapping)
    return done(None, Topic.SETTINGS)


def keep_mapping(session: Work, sheet: SheetHead, mapping: RosterMapping) -> None:
    """Keep a mapping in the caller's transaction."""
    kept = {"rows": mapping.first_row - mapping.header_row, "columns": dict(mapping.columns)}
    settings_store.save(session, {_PREFIX + fingerprint(sheet.head[mapping.header_row]): json.dumps(kept)})


def remembered_mapping(office: Office, sheets: Iterable[SheetHead]) -> RosterMapping | None:
    """Return the mapping that was kept for a heading of one of these sheets, if any."""
    with office.db.read() as session:
        known = {key: text for key, text in settings_store.load(session).items() if key.startswith(_PREFIX)}
    if not known:
        return None
    for sheet in sheets:
        for row, heading in enumerate(sheet.head):
            text = known.get(_PREFIX + fingerprint(heading))
            if text:
                kept = json.loads(text)
                return RosterMapping(sheet.name, row, row + kept["rows"], kept["columns"])
    return None
