"""The names of a later vote as they stand after one of them dropped out; those of the first vote stand in its list."""

import json
from collections.abc import Sequence

from huanjie_desktop.domain.election.rounds import Round
from huanjie_desktop.storage import settings_store
from huanjie_desktop.storage.database import Work

_KEY = "names_changed:{}"


def names_now(work: Work, voted: Round) -> tuple[str, ...]:
    """Return who stands when a void round is held again, in ballot order."""
    kept = settings_store.load(work).get(_KEY.format(voted.id))
    return tuple(json.loads(kept)) if kept else voted.names


def save_names(work: Work, voted: Round, names: Sequence[str]) -> None:
    """Keep who stands when this round is held again."""
    settings_store.save(work, {_KEY.format(voted.id): json.dumps(list(names), ensure_ascii=False)})
