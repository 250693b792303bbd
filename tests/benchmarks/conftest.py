"""At the end of `make bench`: every figure beside its bar."""

import pytest

from tests.benchmarks.ratio import FOUND, table


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Write the table of what was measured."""
    if FOUND:
        terminalreporter.section("figures and bars")
        for line in table(FOUND):
            terminalreporter.write_line(line)
