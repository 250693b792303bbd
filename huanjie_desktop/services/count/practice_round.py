"""A round made ready for practice: its ballots are out, back and mixed; what is on each of them is known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot import BallotMarks, Verdict
from huanjie_desktop.domain.election.ballot_design import BallotDesign, BoxKind, Layout, Paper, design_to_json
from huanjie_desktop.domain.election.piles import Piles
from huanjie_desktop.domain.election.rounds import Round, RoundState
from huanjie_desktop.domain.election.specimens import Specimen
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services import ballots
from huanjie_desktop.services.candidates import list_in
from huanjie_desktop.services.count.counting import open_count
from huanjie_desktop.services.count.piles import confirm_piles
from huanjie_desktop.services.office import Office
from huanjie_desktop.services.papers.practised import WORD, practised
from huanjie_desktop.services.rounds import place_of
from huanjie_desktop.services.sample.votes import ODD_TO_LEARN, Hall, cast
from huanjie_desktop.storage import ballot_store

WITNESS = "演练监票人"
_SPARE = 3
_LOOKS = tuple(
    ballots.BallotLook(paper, layout) for paper in (Paper.A5, Paper.A4) for layout in (Layout.ABOVE, Layout.BESIDE)
)


@dataclass(frozen=True)
class Pile:
    """The ballots of a practice in the order in which they lie, and the ballot paper they are drawn on."""

    names: tuple[str, ...]
    papers: tuple[BallotMarks, ...]
    design: BallotDesign


def begin_counting(office: Office, round_id: RoundId, size: int, pile: Callable[[], Pile]) -> None:
    """Put a round of a practice file to 计票 with `size` ballots returned; `pile` is asked once it can be counted.

    Raises UserError when it has no candidates or no ballot paper holds them.
    """
    with office.db.write() as work:
        place = place_of(work, round_id)
        names = place.round.names or list_in(work, place.poll).names
        if not names:
            raise UserError("practice_no_candidates")
        ballot_store.save_round(work, _counting(replace(place.round, names=names), size))
    if ballots.design_of(office, round_id) is None:
        _design(office, round_id)
    verdicts = _verdicts(office, round_id, pile().papers)
    void = sum(not verdict.valid for verdict in verdicts)
    confirm_piles(office, round_id, Piles(size - void, void, 0), WITNESS)


def _counting(voted: Round, size: int) -> Round:
    return replace(
        voted,
        state=RoundState.COUNTING,
        due=max(voted.due or 0, size),
        present=size,
        printed=size + _SPARE,
        issued=size,
        spare=_SPARE,
        destroyed=0,
        returned=size,
        mixed=True,
        witnesses=voted.witnesses or WITNESS,
        void_reason="",
        consent=None,
    )


def _design(office: Office, round_id: RoundId) -> None:
    """Draw the ballot that nobody has drawn yet, on the smallest paper that holds it."""
    for look in _LOOKS:
        try:
            made = ballots.preview(office, round_id, look)
        except UserError:
            if look == _LOOKS[-1]:
                raise
            continue
        with office.db.write() as work:
            voted = place_of(work, round_id).round
            ballot_store.save_round(work, replace(voted, geometry=design_to_json(made)))
        return


def pile_of(office: Office, round_id: RoundId, size: int, random: Random) -> Pile:
    """Return the ballots on the table; the same dice cast the same."""
    count = open_count(office, round_id)
    design = ballots.design_of(office, round_id)
    if design is None:
        raise UserError("ballot_not_designed")
    names = count.round.names
    written = bool(design.boxes_of(BoxKind.WRITE_IN))
    others = sorted(count.electable - set(names)) if written else []
    random.shuffle(others)
    hall = Hall(names, count.round.seats, tuple(others), size, ODD_TO_LEARN)
    return Pile(names, tuple(cast(hall, random)), design)


def draw_pile(office: Office, round_id: RoundId, pile: Pile) -> bytes:
    """Return the filled ballots of a pile as PDF, a page each, as hands would write them."""
    from huanjie_desktop.documents.papers.specimen_deck import SpecimenDeckContent, draw

    verdicts = _verdicts(office, round_id, pile.papers)
    filled = zip(pile.papers, verdicts, strict=True)
    sheets = tuple(Specimen(number, "", marks, verdict) for number, (marks, verdict) in enumerate(filled, 1))
    with practised(office):
        return draw(SpecimenDeckContent(pile.design, sheets, WORD))


def _verdicts(office: Office, round_id: RoundId, papers: Sequence[BallotMarks]) -> list[Verdict]:
    count = open_count(office, round_id)
    return [count.judge(count.read(marks)) for marks in papers]
