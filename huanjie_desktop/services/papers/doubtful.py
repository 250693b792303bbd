"""Content of paper 13, decisions on doubtful ballots, and how minutes and result report mention them."""

from huanjie_desktop.documents.papers.doubtful import DoubtfulContent, DoubtfulRow
from huanjie_desktop.documents.papers.verdict_notes import Note
from huanjie_desktop.domain.election.rounds import CLOSED
from huanjie_desktop.domain.election.ruling import Decision
from huanjie_desktop.services.papers.facts import ElectionFacts, RoundFacts
from huanjie_desktop.services.papers.words import head_of, staff_of


def doubtful_content(facts: ElectionFacts, voted: RoundFacts) -> DoubtfulContent:
    """Return the decisions of a round and the ballots that wait for one; an empty form while the count is open."""
    waiting = tuple(DoubtfulRow("", str(ballot)) for ballot in voted.waiting)
    rows = (*(_row(one, voted) for one in voted.decisions), *waiting)
    none_found = not rows and voted.round.state in CLOSED
    return DoubtfulContent(head_of(facts, voted), staff_of(voted.officers), rows, none_found)


def _row(decision: Decision, voted: RoundFacts) -> DoubtfulRow:
    verdict = decision.verdict_words + ("" if decision.number in voted.standing else _replaced(decision, voted))
    ground = f"{decision.ground}。{decision.clause}"
    votes = f"赞成{decision.votes_for}，反对{decision.votes_against}"
    return DoubtfulRow(str(decision.number), str(decision.ballot), decision.description, verdict, ground, votes)


def _replaced(decision: Decision, voted: RoundFacts) -> str:
    """Say why a decision no longer holds: another one, or the ballot was corrected since."""
    later = [one.number for one in voted.decisions if one.ballot == decision.ballot and one.number > decision.number]
    return f"（已由第{later[-1]}号认定更改）" if later else "（选票后来另有更正，此认定不再适用）"


def doubtful_words(voted: RoundFacts) -> str:
    """Say in one sentence how many ballots count as the scrutineers decided, "" for none."""
    ballots = len(voted.standing)
    return f"监票人认定疑难票{ballots}张，按认定结果计票，见疑难票认定记录。" if ballots else ""


def doubtful_notes(voted: RoundFacts) -> tuple[Note, ...]:
    """Return the paragraph of the result report on doubtful ballots, none where there were none."""
    words = doubtful_words(voted)
    return (Note("疑难票", words),) if words else ()
