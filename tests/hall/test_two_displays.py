"""With two displays and with mirrored ones: the suites beside this file, each in a process with those displays."""

from pathlib import Path

import pytest

from tests.hall.two_screens import LAPTOP, PROJECTOR, run_tests

HERE = Path(__file__).parent


@pytest.mark.slow
@pytest.mark.parametrize(
    ("suite", "second", "passed"),
    [("suite_two_displays", PROJECTOR, 18), ("suite_mirrored", (0, 0, 1024, 768), 2)],
)
def test_all_holds_with_a_second_display(tmp_path, suite, second, passed):
    ran = run_tests(HERE / f"{suite}.py", tmp_path, LAPTOP, second)
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-2000:]
    assert f"{passed} passed" in ran.stdout
