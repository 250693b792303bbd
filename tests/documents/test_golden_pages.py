"""The first page of every paper looks as it did when somebody last looked at it."""

import pytest
from PIL import Image

from huanjie_desktop.documents.papers import ballot
from huanjie_desktop.documents.papers.ballot import BallotContent
from huanjie_desktop.documents.registry import PAPERS, PaperKind, draw_paper
from tests.documents.golden import FOLDER, SHARE, difference, papers
from tests.samples.papers import BALLOTS, SAMPLES, designed

NAMES = [kind.value for kind in PAPERS if kind is not PaperKind.BALLOT] + [f"ballot_{name}" for name in BALLOTS]


@pytest.fixture(scope="module")
def drawn():
    return papers()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_looks_like_its_golden_page(name, drawn):
    with Image.open(FOLDER / f"{name}.png") as golden:
        assert difference(drawn[name], golden) <= SHARE


def test_every_golden_page_belongs_to_a_paper():
    assert {path.stem for path in FOLDER.glob("*.png")} == set(NAMES)


def test_a_moved_block_is_noticed():
    with Image.open(FOLDER / "ballot_a5_above.png") as golden:
        assert difference(ballot.draw(BallotContent(designed(title="中共柳湾支部选票"))), golden) > SHARE
    with Image.open(FOLDER / "minutes.png") as golden:
        assert difference(draw_paper(PaperKind.AGENDA, SAMPLES[PaperKind.AGENDA]()), golden) > SHARE
