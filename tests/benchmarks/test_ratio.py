"""The table of figures and bars."""

from tests.benchmarks.ratio import Measured, table


def test_a_figure_over_its_bar_is_marked_and_does_not_fail():
    lines = table([Measured("start", 2.1, 2.0, "ours / bare"), Measured("sort", 12, 20, "proxy / ours", least=True)])
    assert [line.split()[3] for line in lines[1:]] == ["OVER", "OVER"]


def test_a_figure_on_its_bar_is_within():
    assert Measured("start", 2.0, 2.0, "").within
    assert Measured("sort", 20, 20, "", least=True).within
    assert table([Measured("sort", 20, 20, "proxy / ours", least=True)])[1].split()[1:4] == [">=", "20", "ok"]
