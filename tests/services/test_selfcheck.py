"""selfcheck: every part that an installation may lack is missed with its name and what to do."""

import sys
from pathlib import Path

import pytest

from huanjie_desktop.services import selfcheck, selfcheck_parts
from huanjie_desktop.storage import migrate
from tests.architecture.sources import ROOT


def found(key: str) -> selfcheck.Check:
    return next(one for one in selfcheck.selfcheck() if one.key == key)


@pytest.fixture
def bundle(monkeypatch, tmp_path) -> Path:
    """A frozen program that brought resources, manual and licences along; a test takes something away."""
    for name in ("resources", "docs", "THIRD_PARTY_NOTICES.md", "LICENSE"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "huanjie"))
    return tmp_path


def test_here_everything_is_well():
    assert [one for one in selfcheck.selfcheck() if not one.well] == []


@pytest.mark.parametrize(
    ("lost", "key"), [("docs", "manual"), ("LICENSE", "licences"), ("THIRD_PARTY_NOTICES.md", "licences")]
)
def test_what_the_bundle_lacks_is_named(bundle, lost, key):
    assert found(key).well
    (bundle / lost).unlink()
    assert not found(key).well
    assert found(key).found.endswith("请重新安装程序")


def test_missing_steps_of_older_files_are_noticed(monkeypatch, tmp_path):
    monkeypatch.setattr(migrate, "FOLDER", tmp_path)
    assert not found("migrations").well


def test_a_program_without_a_key_is_noticed(monkeypatch):
    monkeypatch.setattr("huanjie_desktop.services.update.here.trusted_keys", lambda: ())
    assert not found("signatures").well


@pytest.mark.parametrize("lost", ["plugins/platforms/libqxcb.so", "translations/qtbase_zh_CN.qm"])
def test_a_part_of_qt_that_no_import_names_is_missed(monkeypatch, tmp_path, lost):
    qt = tmp_path / "Qt"
    names = [f"plugins/{folder}/lib{name}.so" for folder, all_ in selfcheck_parts.PLUGINS.items() for name in all_]
    for name in (*names, "translations/qtbase_zh_CN.qm"):
        (qt / name).parent.mkdir(parents=True, exist_ok=True)
        (qt / name).touch()
    spec = type("Spec", (), {"submodule_search_locations": [str(tmp_path)]})
    monkeypatch.setattr(selfcheck_parts, "find_spec", lambda _name: spec)
    assert found("qt").well
    (qt / lost).unlink()
    assert not found("qt").well


def test_a_folder_that_cannot_be_written_is_named_with_what_to_do(tmp_path):
    check = selfcheck.selfcheck(tmp_path / "weg" / "街道.huanjie")
    assert next(one for one in check if one.key == "write").well
    with pytest.raises(OSError, match="weg"):
        selfcheck_parts.writing(tmp_path / "weg")
