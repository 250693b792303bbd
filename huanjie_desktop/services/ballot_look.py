"""The first look of a ballot: the smallest paper on which it fits."""

from dataclasses import replace

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot_design import Layout, Paper
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services.ballots import BallotLook, preview
from huanjie_desktop.services.office import Office

_TRIES = ((Paper.A5, Layout.ABOVE), (Paper.A5, Layout.BESIDE), (Paper.A4, Layout.ABOVE), (Paper.A4, Layout.BESIDE))


def first_look(office: Office, round_id: RoundId, wish: BallotLook) -> BallotLook:
    """Return the wish on the smallest paper that takes the ballot of a round; the wish itself when none does."""
    for paper, layout in _TRIES:
        look = replace(wish, paper=paper, layout=layout)
        if _fits(office, round_id, look):
            return look
    return wish


def _fits(office: Office, round_id: RoundId, look: BallotLook) -> bool:
    try:
        preview(office, round_id, look)
    except UserError:
        return False
    return True
