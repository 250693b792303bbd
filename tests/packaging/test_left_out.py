"""What is left out of an installed program is not needed: with it refused, the program still does all its work."""

import subprocess
import sys

import bundle_rules as rules

from tests.architecture.sources import ROOT

REFUSING = """
import sys
LEFT_OUT = {left_out!r}
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if any((name + ".").startswith(one + ".") for one in LEFT_OUT):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Refuse())
from huanjie_desktop.cli.front import run
sys.exit(run(sys.argv[1:]))
"""


def without(*arguments: object) -> str:
    """Run a command with the modules refused that are left out, and return what it printed."""
    code = REFUSING.format(left_out=rules.EXCLUDED_MODULES)
    words = [sys.executable, "-c", code, *map(str, arguments)]
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def test_older_files_can_still_be_brought_up_to_date():
    assert "可升级到版本" in without("selfcheck")


def test_ballots_can_still_be_made(tmp_path):
    names = tmp_path / "names.txt"
    names.write_text("丁试明\n王试芳\n欧阳试远\n龚䶮\n", encoding="utf-8")
    out = tmp_path / "ballot.pdf"
    without("ballot", "--title", "委员选票", "--seats", 3, "--candidates", names, "--copies", 2, "--out", out,
            "--geometry", tmp_path / "geometry.json")  # fmt: skip
    assert out.read_bytes().startswith(b"%PDF")
