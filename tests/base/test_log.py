"""The running log never names a person, and a folder that refuses is no trouble."""

import logging

import pytest

from huanjie_desktop.base.log import log_folder, masked, start_log


@pytest.fixture
def loose_handlers():
    """Handlers that a test adds to the root logger are taken away again."""
    root = logging.getLogger()
    before = list(root.handlers)
    level = root.level
    yield
    for handler in set(root.handlers) - set(before):
        handler.close()
        root.removeHandler(handler)
    root.setLevel(level)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("roster: 丁试安 990101196501011234", "roster: 〇〇 ***"),
        ("phone 19900000001 failed", "phone *** failed"),
        ("买买提·试 is on leave", "〇〇 is on leave"),
        ("disk I/O error 10", "disk I/O error 10"),
    ],
)
def test_names_and_numbers_are_blotted_out(said, kept):
    assert masked(said) == kept


def test_the_log_lies_where_the_environment_says(monkeypatch, tmp_path, loose_handlers):
    monkeypatch.setenv("HUANJIE_LOG", str(tmp_path / "日志"))
    assert log_folder() == tmp_path / "日志"
    path = start_log()
    logging.getLogger("test").info("丁试安 came")
    assert "〇〇 came" in path.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_made_sends_the_log_to_a_passing_one(monkeypatch, tmp_path, loose_handlers):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("HUANJIE_LOG", str(tmp_path / "file" / "log"))
    path = start_log()
    logging.getLogger("test").info("something")
    assert path.exists()
    assert tmp_path not in path.parents
