"""What goes into the sealed bag after the count (封存): papers with their numbers, the file with its SHA-256."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.rounds import CLOSED, Round, RoundState
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.domain.problems import Problem, error, warning
from huanjie_desktop.services.backups import save_backup
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged, refuse_errors
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.rounds import RoundPlace, need_state, place_of
from huanjie_desktop.services.voting import tally_in
from huanjie_desktop.storage import count_store, settings_store
from huanjie_desktop.storage.database import Work

_KEY = "sealed:{}"
_PAPERS = ("选票清点记录", "计票单", "选举结果报告单（已签字）", "会议记录")
_PAPERS_OF_VOID = ("选票清点记录", "会议记录")
_PART = 1 << 20


@dataclass(frozen=True)
class BagItem:
    """One thing for the bag, how many of it, and a remark."""

    what: str
    count: str
    note: str = ""


@dataclass(frozen=True)
class BagCopy:
    """The copy of the office file on the stick: its name and the SHA-256 of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True)
class SealWish:
    """What the scrutineers say when they close the bag: every item was seen, who they are, the copy if one was made."""

    complete: bool
    witnesses: str
    copy: BagCopy | None = None


@dataclass(frozen=True)
class Seal:
    """A bag that was closed."""

    at: datetime
    witnesses: str
    copy: BagCopy | None


def bag_items(office: Office, round_id: RoundId) -> tuple[BagItem, ...]:
    """Return what goes into the bag of a round. Raises UserError while its count is open."""
    with office.db.read() as work:
        return bag_items_in(work, round_id)


def bag_items_in(work: Work, round_id: RoundId) -> tuple[BagItem, ...]:
    """Return what goes into the bag, inside the caller's block. Raises UserError while the count is open."""
    place = place_of(work, round_id)
    need_state(place.round, *CLOSED, RoundState.VOID)
    decided = len({one.ballot for one in count_store.load_decisions(work, round_id)})
    void = place.round.state is RoundState.VOID
    ballots = _void_ballots(place.round) if void else _counted_ballots(work, place)
    papers = _PAPERS_OF_VOID if void else _PAPERS
    return (*ballots, *_more_ballots(place.round, decided), *(BagItem(name, "1份") for name in papers))


def _void_ballots(voted: Round) -> tuple[BagItem, ...]:
    return (BagItem("收回的选票", _papers(voted.returned), "本轮投票作废"),)


def _counted_ballots(work: Work, place: RoundPlace) -> tuple[BagItem, ...]:
    _, tally = tally_in(work, place)
    return BagItem("有效选票", _papers(tally.valid)), BagItem("无效选票", _papers(tally.invalid))


def _more_ballots(voted: Round, decided: int) -> tuple[BagItem, ...]:
    found = [BagItem("剩余选票", _papers(voted.spare), _destroyed(voted))]
    if decided:
        found.append(BagItem("疑难票认定记录", "1份", f"认定{decided}张，选票在有效、无效选票之中"))
    return tuple(found)


def _destroyed(voted: Round) -> str:
    return f"其中已当众作废{voted.destroyed}张" if voted.destroyed else ""


def _papers(number: int | None) -> str:
    return "—" if number is None else f"{number}张"


def copy_for_bag(office: Office, folder: Path) -> Done[BagCopy]:
    """Put a verified copy of the file on the stick and return its SHA-256.

    Raises UserError when the folder is missing, refuses, or is full.
    """
    saved = save_backup(office, folder)
    return done(BagCopy(saved.value.name, sha256_of(saved.value)), *saved.touched)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file as hex digits. Raises UserError when it cannot be read."""
    found = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while part := file.read(_PART):
                found.update(part)
    except OSError as trouble:
        raise UserError("disk_error", file=path.name) from trouble
    return found.hexdigest()


def seal_problems(wish: SealWish) -> tuple[Problem, ...]:
    """Say what keeps the bag from being closed, and that no copy lies in it."""
    found = [] if wish.complete else [error("seal_not_complete")]
    found += [] if wish.witnesses.strip() else [error("witnesses_missing", where="witnesses")]
    found += [] if wish.copy else [warning("seal_without_copy")]
    return tuple(found)


def seal(office: Office, round_id: RoundId, wish: SealWish) -> Done[Seal]:
    """Record that the bag of an announced or void round was closed; the log keeps the SHA-256 of the copy.

    Raises UserError while an item is missing, without scrutineers, or before the announcement.
    """
    refuse_errors(seal_problems(wish))
    closed = Seal(office.clock.now(), wish.witnesses.strip(), wish.copy)
    copy = f"；副本{wish.copy.name}，SHA-256 {wish.copy.sha256}" if wish.copy else "；没有副本"
    with logged(office, "封存", f"投票{round_id}", f"{closed.witnesses}{copy}") as work:
        need_state(place_of(work, round_id).round, RoundState.ANNOUNCED, RoundState.VOID)
        kept = {**asdict(closed), "at": closed.at.isoformat()}
        settings_store.save(work, {_KEY.format(round_id): json.dumps(kept, ensure_ascii=False)})
    return done(closed, Topic.COUNT)


def seal_of(office: Office, round_id: RoundId) -> Seal | None:
    """Return how the bag of a round was closed, None before it was."""
    with office.db.read() as work:
        kept = settings_store.load(work).get(_KEY.format(round_id))
    if not kept:
        return None
    read = json.loads(kept)
    copy = BagCopy(**read["copy"]) if read["copy"] else None
    return Seal(datetime.fromisoformat(read["at"]), read["witnesses"], copy)
