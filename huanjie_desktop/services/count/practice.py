"""演练 (e18): a count on invented ballots in a file of its own; it never opens as the real one and is thrown away."""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random

from huanjie_desktop.base.clock import Clock, SystemClock
from huanjie_desktop.base.places import folder_beside
from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot import BallotMarks
from huanjie_desktop.domain.ids import ElectionId, RoundId
from huanjie_desktop.services.count.practice_round import Pile, begin_counting, pile_of
from huanjie_desktop.services.count.selftest import selftest
from huanjie_desktop.services.office import SUFFIX, Office, open_office
from huanjie_desktop.services.rounds import place_of
from huanjie_desktop.storage import files, practice_file, settings_store

__all__ = ["LEAST", "MOST", "Pile", "Practice", "Wish", "begin", "end", "practice_folder", "practice_of", "sweep"]

LEAST, MOST = 5, 200
_KEY = "practice"
_WORD = "演练"


@dataclass(frozen=True)
class Wish:
    """What to practise: so many ballots, drawn from the pile of this number; the same number gives the same pile.

    With `deck` the pile is the self-test deck of the round (测试票), however many it has.
    """

    ballots: int = 20
    seed: int = 1
    deck: bool = False


@dataclass(frozen=True)
class Practice:
    """What an open practice file is about. `source` names the real file, "" for the invented branch."""

    election_id: ElectionId
    round_id: RoundId
    wish: Wish
    source: str
    pile: Pile

    @property
    def papers(self) -> tuple[BallotMarks, ...]:
        """The ballots in the order in which they lie on the table."""
        return self.pile.papers


def practice_folder() -> Path:
    """Return where practice files lie while they are used: HUANJIE_PRACTICE, beside a portable program, the cache."""
    from platformdirs import user_cache_path

    chosen = os.environ.get("HUANJIE_PRACTICE") or folder_beside(_WORD)
    return Path(chosen) if chosen else Path(user_cache_path("huanjie-desktop", appauthor=False)) / _WORD


def begin(office: Office, round_id: RoundId | None, wish: Wish) -> Path:
    """Make a practice file and return where it is; the real file is read only.

    With a round it is a copy of the office with that round put to 计票; without one an invented branch.
    Raises UserError for a number of ballots out of range, a round without candidates, or when the disk refuses.
    """
    wish = _deck_size(office, round_id, wish)
    if not LEAST <= wish.ballots <= MOST:
        raise UserError("practice_ballots", least=LEAST, most=MOST)
    if office.practice:
        raise UserError("practice_twice")
    sweep()
    target = _free_place(office.path.stem)
    if round_id is None:
        from huanjie_desktop.services.count.practice_branch import make_branch

        chosen = make_branch(target, office.clock, wish.seed)
    else:
        chosen = round_id
        practice_file.copy_for_practice(office.path, target, round_id)
    _prepare(target, office.clock, chosen, wish, "" if round_id is None else office.path.name)
    return target


def _deck_size(office: Office, round_id: RoundId | None, wish: Wish) -> Wish:
    """Let the deck of a round say how many ballots there are; an invented branch has none."""
    if not wish.deck or round_id is None:
        return replace(wish, deck=False)
    return replace(wish, ballots=len(selftest(office, round_id).papers))


def _free_place(stem: str) -> Path:
    from huanjie_desktop.services.papers.files import free_path

    folder = practice_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise UserError("folder_missing", folder=str(folder)) from trouble
    return free_path(folder / f"{_WORD}_{stem}{SUFFIX}")


def _prepare(target: Path, clock: Clock, round_id: RoundId, wish: Wish, source: str) -> None:
    """Put the round to 计票; a practice file that cannot be prepared is thrown away."""
    try:
        office = open_office(target, clock, practice=True)
        try:
            begin_counting(office, round_id, wish.ballots, lambda: _pile(office, round_id, wish))
            kept = {"round_id": int(round_id), "source": source, **asdict(wish)}
            with office.db.write() as work:
                settings_store.save(work, {_KEY: json.dumps(kept, ensure_ascii=False)})
        finally:
            office.close()
    except BaseException:
        files.discard_quietly(target)
        raise


def open_practice(path: Path, clock: Clock | None = None) -> Office:
    """Open a practice file. Raises UserError for any other file."""
    return open_office(path, clock or SystemClock(), practice=True)


def practice_of(office: Office) -> Practice | None:
    """Return what an open file practises, None for a real one."""
    if not office.practice:
        return None
    with office.db.read() as work:
        kept = json.loads(settings_store.load(work)[_KEY])
        round_id = RoundId(kept["round_id"])
        election_id = place_of(work, round_id).election.id
    wish = Wish(kept["ballots"], kept["seed"], kept["deck"])
    return Practice(election_id, round_id, wish, kept["source"], _pile(office, round_id, wish))


def _pile(office: Office, round_id: RoundId, wish: Wish) -> Pile:
    if not wish.deck:
        return pile_of(office, round_id, wish.ballots, Random(wish.seed))
    test = selftest(office, round_id)
    return Pile(test.rules.contest.candidates, test.papers, test.design)


def end(office: Office) -> None:
    """Close a practice file and throw it away. Raises UserError for a real file, which stays as it is."""
    if not office.practice:
        raise UserError("not_practice", file=office.path.name)
    office.close()
    practice_file.discard_practice(office.path)


def sweep() -> None:
    """Throw away what a power cut left of earlier practice; files in use elsewhere stay."""
    for path in _left_over(practice_folder()):
        with suppress(UserError):
            practice_file.discard_practice(path)


def _left_over(folder: Path) -> Iterable[Path]:
    try:
        return sorted(folder.glob(f"{_WORD}_*{SUFFIX}"))
    except OSError:
        return ()
