"""Update packages as a release makes them are believed by the program that trusts their key, and by no other."""

import stat

import pytest
import sign_update

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.update.here import Here, trusted_keys
from huanjie_desktop.services.update.portable import stage
from huanjie_desktop.services.update.prepare import look, prepare
from tests.architecture.sources import ROOT


@pytest.fixture
def key(tmp_path):
    place, keys = tmp_path / "key" / "update.key", tmp_path / "update_keys.txt"
    keys.write_text("# keys\n")
    sign_update.make_key(place, keys)
    return place, keys


@pytest.fixture
def trusted(key, monkeypatch):
    monkeypatch.setattr("huanjie_desktop.services.update.here.resource_path", lambda _name: key[1])
    return trusted_keys()


def test_the_private_key_is_for_its_owner_alone_and_never_replaced(key):
    assert stat.S_IMODE(key[0].stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        sign_update.make_key(*key)


def test_no_private_key_lies_in_the_repository():
    assert not sign_update.key_file().is_relative_to(ROOT)
    assert not [path for path in (ROOT / "resources").rglob("*.key")]


@pytest.mark.parametrize(
    ("name", "system", "kind"),
    [("huanjie_0.2.0_amd64.deb", "linux-x86_64", "deb"), ("Huanjie-0.2.0.exe", "windows-x86_64", "installer")],
)
def test_a_package_of_a_built_file_is_believed(tmp_path, key, trusted, name, system, kind):
    built = tmp_path / name
    built.write_bytes(b"built" * 1000)
    made = sign_update.make_update(built, "0.2.0", sign_update.read_key(key[0]), tmp_path, "## 0.2.0\n")
    ready = prepare(
        look(made, Here("0.1.0", system, kind, "0001", tmp_path), trusted), None, lambda *_: True, tmp_path / "x"
    )
    assert ready.file.name == name
    assert ready.file.read_bytes() == built.read_bytes()


def test_a_program_folder_comes_out_as_it_went_in(tmp_path, key, trusted):
    program = tmp_path / "build" / "huanjie"
    (program / "lib").mkdir(parents=True)
    (program / "huanjie").write_text("#!/bin/sh\n")
    (program / "huanjie").chmod(0o755)
    (program / "lib" / "teil.so").write_bytes(bytes(range(256)))
    made = sign_update.make_update(program, "0.2.0", sign_update.read_key(key[0]), tmp_path, "")
    where = Here("0.1.0", "linux-x86_64", "folder", "0001", tmp_path / "U盘")
    new = stage(prepare(look(made, where, trusted), None, lambda *_: True))
    assert (new / "lib" / "teil.so").read_bytes() == bytes(range(256))
    assert stat.S_IMODE((new / "huanjie").stat().st_mode) == 0o755


def test_the_same_file_and_key_give_the_same_package(tmp_path, key):
    built = tmp_path / "huanjie_0.2.0_amd64.deb"
    built.write_bytes(b"built")
    private = sign_update.read_key(key[0])
    first = sign_update.make_update(built, "0.2.0", private, tmp_path, "").read_bytes()
    assert sign_update.make_update(built, "0.2.0", private, tmp_path, "").read_bytes() == first


def test_without_its_key_the_package_is_not_believed(tmp_path, key):
    built = tmp_path / "huanjie_0.2.0_amd64.deb"
    built.write_bytes(b"built")
    made = sign_update.make_update(built, "0.2.0", sign_update.read_key(key[0]), tmp_path, "")
    with pytest.raises(UserError, match="update_unsigned"):
        look(made, Here("0.1.0", "linux-x86_64", "deb", "0001", tmp_path))


def test_an_unknown_kind_of_file_is_refused(tmp_path):
    with pytest.raises(SystemExit, match="不认识"):
        sign_update.kind_of(tmp_path / "huanjie.rpm")
