"""The written pages agree with the tree: links lead somewhere, every floor has its page."""

import re
from pathlib import Path

import pytest

from huanjie_desktop.domain.election.stages import diagram
from tests.architecture.sources import ROOT, short

PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "huanjie_desktop").rglob("README.md"),
         *(ROOT / "ui").rglob("README.md"), *(ROOT / "tests").glob("README.md"), *(ROOT / "resources").rglob("*.md")]
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")
QUOTED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
MACHINE_PATH = re.compile(r"(?<![\w.])/(work|root|home/\w)/")
NOT_OURS = {".venv", "build", "dist"}
FOLDERS_WITH_A_PAGE = ["huanjie_desktop", "huanjie_desktop/domain", "huanjie_desktop/storage",
                       "huanjie_desktop/documents", "huanjie_desktop/exchange", "huanjie_desktop/services", "ui",
                       "tests", "resources", "packaging", "docs/manual"]


@pytest.mark.parametrize("page", PAGES, ids=short)
def test_every_link_of_a_page_leads_somewhere(page: Path):
    text = QUOTED.sub("", page.read_text(encoding="utf-8"))
    broken = [link for link in LINK.findall(text) if not (page.parent / link).exists()]
    assert not broken


@pytest.mark.parametrize("folder", FOLDERS_WITH_A_PAGE)
def test_every_floor_has_its_page(folder):
    assert (ROOT / folder / "README.md").is_file()


def test_the_diagram_of_the_stages_is_the_table():
    page = (ROOT / "huanjie_desktop" / "domain" / "README.md").read_text(encoding="utf-8")
    assert page.split("```mermaid\n")[1].split("\n```")[0] == diagram()


def test_every_tab_has_its_page_in_the_manual():
    for page in ("home", "roster", "meeting", "counting", "ledger", "campaign", "papers"):
        assert (ROOT / "docs" / "manual" / f"{page}.md").is_file()


def test_no_file_of_the_project_names_a_path_of_one_machine():
    ours = [path for path in ROOT.rglob("*.py") if not NOT_OURS & set(path.relative_to(ROOT).parts)]
    files = [path for path in (*ours, *PAGES) if path != Path(__file__)]
    guilty = [short(path) for path in files if MACHINE_PATH.search(path.read_text(encoding="utf-8"))]
    assert not guilty
