"""The main job through the real window: from an Excel roster to the minutes, by clicks and keys only."""

import pypdfium2
import pytest

from tests.journeys.clerk import STANDING, Clerk, write_roster
from tests.journeys.watchdog import watchdog  # noqa: F401 - the fixture
from tests.ui.conftest import qapp, standard_letters, state, window  # noqa: F401 - fixtures

BALLOTS = ("123\n",) * 7 + ("12-4\n",) * 3 + ("1234\n\n", "\n\n")


def words(path):
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    return "".join(text.split())


@pytest.fixture
def clerk(window, tmp_path):  # noqa: F811 - the fixture
    return Clerk(window, tmp_path)


@pytest.mark.slow
@pytest.mark.usefixtures("watchdog")
def test_from_a_roster_to_the_minutes(clerk, tmp_path):
    clerk.make_office()
    clerk.import_roster(write_roster(tmp_path / "名册.xlsx"))
    clerk.plan()
    clerk.nominate()
    clerk.sign_in()
    clerk.adopt()
    clerk.print_ballots()
    clerk.count(BALLOTS)
    clerk.announce()
    report, minutes = words(clerk.save_paper("result_report")), words(clerk.save_paper("minutes"))
    for name in STANDING:
        assert name in report
        assert name in minutes
    assert [one.name for one in elected(clerk)] == ["刘试清", "孙试安", "张试平"]
    assert "当选3名" in report
    assert clerk.answers.told == []


def elected(clerk):
    from huanjie_desktop.services import elections, outcome

    office = clerk.window.office
    return outcome.elected(office, elections.elections(office)[0].id)
