"""From a confirmed tie to the next vote running, through the real window: few acts, each number typed once."""

import pytest

from huanjie_desktop.domain.election.rounds import RoundKind, RoundState
from tests.documents.pdf import texts
from tests.journeys.next_vote_acts import Hand, tied_file, vote_again
from tests.journeys.watchdog import watchdog  # noqa: F401 - the fixture
from tests.ui.conftest import qapp, standard_letters, state, window  # noqa: F401 - fixtures

MOST_ACTS = 20


@pytest.mark.slow
@pytest.mark.usefixtures("watchdog")
def test_a_confirmed_tie_is_twenty_acts_from_the_next_vote(window, tmp_path):  # noqa: F811 - the fixture
    window.messages._state.set_folder(tmp_path)
    assert window.open_file(tied_file(tmp_path))
    window.activateWindow()
    window.view.go("counting")
    hand = Hand(window)
    vote_again(hand, tmp_path)
    voted = window.view.page("counting").stage.round
    assert (voted.kind, voted.state) == (RoundKind.RUNOFF, RoundState.ISSUED)
    assert (voted.present, voted.issued, voted.printed, voted.spare) == (20, 20, 23, 3)
    assert hand.acts <= MOST_ACTS
    ballots = texts((tmp_path / "委员选票_第2轮_再次投票.pdf").read_bytes())
    assert len(ballots) == voted.printed
    assert window.messages.told == []
