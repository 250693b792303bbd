"""Fixtures of common use: a new office in a folder of its own, a clock that stands still."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from huanjie_desktop.base.clock import FixedClock
from huanjie_desktop.services.office import Office, create_office

CHINA = timezone(timedelta(hours=8))


@pytest.fixture(autouse=True)
def passing_log(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the log of a test out of the user's own log."""
    monkeypatch.setenv("HUANJIE_LOG", str(tmp_path_factory.getbasetemp() / "log"))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 10, 12, 9, 30, tzinfo=CHINA))


@pytest.fixture
def office(tmp_path: Path, clock: FixedClock) -> Iterator[Office]:
    opened = create_office(tmp_path / "街道.huanjie", clock)
    yield opened
    opened.close()
