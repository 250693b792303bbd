"""Whole counts by keys only, with a hall screen: the suite beside this file, in a process with a second display."""

from pathlib import Path

import pytest

from tests.hall.two_screens import run_tests


@pytest.mark.slow
def test_every_slip_is_caught_before_the_result_is_closed(tmp_path):
    ran = run_tests(Path(__file__).parent / "suite_count.py", tmp_path)
    assert ran.returncode == 0, ran.stdout[-6000:] + ran.stderr[-2000:]
    assert "3 passed" in ran.stdout
