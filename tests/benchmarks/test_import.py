"""A roster of 24,118 rows and 20 columns, previewed and stored, against pandas with openpyxl only reading it."""

import time
from pathlib import Path

import pytest

from huanjie_desktop.services import people
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.roster import roster
from tests.benchmarks.ratio import record
from tests.sheets import write_big_sheet

ROWS = 24_118


@pytest.fixture(scope="module")
def big_sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_big_sheet(tmp_path_factory.mktemp("big") / "名册.xlsx", ROWS)


def _import(office: Office, sheet: Path) -> int:
    community = people.add_community(office, "禾光社区").value
    branch = people.add_branch(office, community, "第一支部").value
    preview = roster.preview_import(office, sheet, branch)
    return roster.confirm_import(office, preview, roster.ImportChoice(accept_warnings=True)).value.added


def test_importing_as_pandas_reads(benchmark, office, big_sheet):
    import pandas

    def read_with_pandas():
        start = time.perf_counter()
        assert len(pandas.read_excel(big_sheet, engine="openpyxl")) == ROWS
        return time.perf_counter() - start

    bar = min(read_with_pandas() for _ in range(2))
    added = benchmark.pedantic(_import, (office, big_sheet), rounds=1)
    assert added == ROWS
    ratio = benchmark.stats["mean"] / bar
    record(benchmark, "import 24,118 rows", ratio, 1.0, "preview and store / pandas with openpyxl only reading")
