"""演练 on whatever is drawn from a practice file, and in the name of its file, so that nobody takes it for real."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from huanjie_desktop.services.office import Office

WORD = "演练"


@contextmanager
def practised(office: Office) -> Iterator[None]:
    """Let what is drawn inside the block bear 演练 across every page when the office is one for practice."""
    from huanjie_desktop.documents.across import across

    with across(WORD if office.practice else ""):
        yield


def practised_path(office: Office, path: Path) -> Path:
    """Return the place for a file; one of a practice bears 演练 in its name, whatever name was asked for."""
    return path.with_name(practised_name(office, path.name))


def practised_name(office: Office, name: str) -> str:
    """Return the name for a file; one of a practice begins with 演练."""
    return name if not office.practice or name.startswith(WORD) else f"{WORD}_{name}"
