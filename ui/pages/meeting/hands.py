"""Opens the dialog of a show of hands with the figures of the room, and words its results."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from huanjie_desktop.domain.election.meeting import ShowOfHands
from huanjie_desktop.domain.election.records import HandVote
from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.services import meeting
from huanjie_desktop.services.office import Office
from ui.formats import clock_text
from ui.pages.meeting.hands_dialog import HandsDialog

Taken = Callable[[ShowOfHands], None]


def ask_hands(parent: QWidget, office: Office, election_id: ElectionId, subject: str, taken: Taken) -> HandsDialog:
    """Open the dialog and hand the counted hands to `taken`."""
    view = meeting.quorum(office, election_id)
    dialog = HandsDialog(parent, subject, view.due, view.present)
    dialog.chosen.connect(taken)
    dialog.open()
    return dialog


def last_vote(votes: tuple[HandVote, ...], item: int) -> HandVote | None:
    """Return the vote that holds for an agenda item."""
    found = [vote for vote in votes if vote.item == item]
    return found[-1] if found else None


def vote_text(vote: HandVote) -> str:
    """Return a vote in one line with its verdict."""
    verdict = "通过" if meeting.passed(vote) else "未通过"
    return (
        f"{clock_text(vote.at)} {vote.subject}：赞成 {vote.yes}，反对 {vote.no}，"
        f"弃权 {vote.abstain}，应到会 {vote.due}，{verdict}"
    )
