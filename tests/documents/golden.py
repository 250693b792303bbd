"""Golden pages: small grey pictures of every paper; `python -m tests.documents.golden` renews them."""

from pathlib import Path

from PIL import Image, ImageChops

from huanjie_desktop.documents import fonts
from huanjie_desktop.documents.papers import ballot
from huanjie_desktop.documents.papers.ballot import BallotContent
from huanjie_desktop.documents.registry import PAPERS, PaperKind, draw_paper
from tests.documents.pdf import picture
from tests.samples.papers import BALLOTS, SAMPLES

FOLDER = Path(__file__).resolve().parents[1] / "golden"
DPI = 40
DARKER = 80
SHARE = 0.004


def papers() -> dict[str, bytes]:
    """Return every picture's name with the PDF whose first page it shows."""
    kinds = [kind for kind in PAPERS if kind is not PaperKind.BALLOT]
    drawn = {kind.value: draw_paper(kind, SAMPLES[kind]()) for kind in kinds}
    return drawn | {f"ballot_{name}": ballot.draw(BallotContent(make())) for name, make in BALLOTS.items()}


def difference(pdf: bytes, golden: Image.Image) -> float:
    """Return the share of pixels that are clearly lighter or darker than in the golden page; 1 for another size."""
    page = picture(pdf, DPI)
    if page.size != golden.size:
        return 1.0
    changed = ImageChops.difference(page, golden.convert("L")).point(lambda value: 255 * (value > DARKER))
    return changed.histogram()[255] / (page.width * page.height)


def renew() -> None:
    """Write all golden pages anew."""
    fonts.office_font_folders = lambda: ()
    FOLDER.mkdir(exist_ok=True)
    for name, pdf in papers().items():
        picture(pdf, DPI).quantize(16).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    renew()
