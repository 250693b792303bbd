"""A package of an update is believed only when it is whole, signed, newer, and meant for this program."""

import zipfile
from contextlib import suppress
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.exchange import update_package as form
from huanjie_desktop.services.office import create_office
from huanjie_desktop.services.texts.text import sentence
from huanjie_desktop.services.update.here import number, trusted_keys
from huanjie_desktop.services.update.prepare import look, prepare, refuse_now
from tests.services.update.packages import BODY, HERE, KEYS, MANIFEST, going_on, package

REFUSALS = (
    ("update_other_system", {"platform": "windows-x86_64"}),
    ("update_other_kind", {"kind": "folder"}),
    ("update_same", {"version": "0.1.0"}),
    ("update_same", {"version": "0.1"}),
    ("update_older", {"version": "0.0.9"}),
    ("update_older_than_data", {"schema": "0000"}),
)


def code_of(act) -> str:
    with pytest.raises(UserError) as refusal:
        act()
    assert "〔" not in sentence(refusal.value)
    return refusal.value.code


def test_a_good_package_is_offered_with_its_news(tmp_path):
    offer = look(package(tmp_path), HERE, KEYS)
    assert (offer.version, offer.news) == ("0.2.0", "## 0.2.0\n\n- 试验\n")


@pytest.mark.parametrize(("code", "values"), REFUSALS)
def test_a_package_that_does_not_fit_is_refused_with_its_sentence(tmp_path, code, values):
    assert code_of(lambda: look(package(tmp_path, **values), HERE, KEYS)) == code


def test_a_package_without_a_signature_is_refused(tmp_path):
    assert code_of(lambda: look(package(tmp_path, key=None), HERE, KEYS)) == "update_unsigned"


def test_a_package_signed_by_somebody_else_is_refused(tmp_path):
    stranger = package(tmp_path, key=Ed25519PrivateKey.generate())
    assert code_of(lambda: look(stranger, HERE, KEYS)) == "update_unsigned"


def test_the_signature_of_another_package_does_not_serve(tmp_path):
    path = package(tmp_path)
    with zipfile.ZipFile(path) as old:
        signature = old.read(form.SIGNATURE)
    raw = form.manifest_bytes(replace(MANIFEST, version="0.3.0"))
    with zipfile.ZipFile(path, "w") as forged:
        forged.writestr(form.MANIFEST, raw)
        forged.writestr(form.SIGNATURE, signature)
        forged.writestr(MANIFEST.file, BODY)
    assert code_of(lambda: look(path, HERE, KEYS)) == "update_unsigned"


def test_a_package_of_a_format_of_the_future_is_refused(tmp_path):
    assert code_of(lambda: look(package(tmp_path, extra="neu"), HERE, KEYS)) == "update_format_newer"


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "update_no_package"), (b"%PDF-1.7", "update_no_package"), (None, "update_missing")]
)
def test_what_is_no_package_is_refused(tmp_path, content, code):
    path = tmp_path / "文件.zip"
    if content is not None:
        path.write_bytes(content)
    assert code_of(lambda: look(path, HERE, KEYS)) == code


@pytest.mark.parametrize("part", [0.1, 0.5, 0.95])
def test_a_package_cut_short_is_called_damaged(tmp_path, part):
    path = package(tmp_path)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * part)])
    assert code_of(lambda: look(path, HERE, KEYS)) == "update_damaged"


def test_a_file_that_is_not_the_signed_one_is_not_kept(tmp_path):
    path = package(tmp_path, body=BODY[:-1] + b"x")
    offer = look(path, HERE, KEYS)
    assert code_of(lambda: prepare(offer, None, going_on, tmp_path / "升级")) == "update_damaged"
    assert not list((tmp_path / "升级").iterdir())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_no_flipped_bit_lets_another_file_through(tmp_path, place, bit):
    path = package(tmp_path)
    raw = bytearray(path.read_bytes())
    raw[place % len(raw)] ^= 1 << bit
    path.write_bytes(raw)
    with suppress(UserError):
        assert prepare(look(path, HERE, KEYS), None, going_on, tmp_path / "升级").file.read_bytes() == BODY


def test_preparing_copies_the_office_file_and_checks_the_package(office, tmp_path):
    ready = prepare(look(package(tmp_path), HERE, KEYS), office, going_on, tmp_path / "升级")
    assert ready.file.read_bytes() == BODY
    assert ready.backup is not None
    assert ready.backup.is_file()
    assert "备份" in ready.backup.name


def test_a_clerk_who_stops_leaves_nothing_behind(office, tmp_path):
    offer = look(package(tmp_path), HERE, KEYS)
    stopped = code_of(lambda: prepare(offer, office, lambda _done, _all: False, tmp_path / "升级"))
    assert stopped == "update_stopped"
    assert not list((tmp_path / "升级").iterdir())
    assert not list(tmp_path.glob("*备份*"))


def test_a_folder_that_refuses_is_named(tmp_path):
    (tmp_path / "升级").write_text("a file is in the way")
    offer = look(package(tmp_path), HERE, KEYS)
    assert code_of(lambda: prepare(offer, None, going_on, tmp_path / "升级")) == "update_no_room"


def test_a_file_name_with_folders_stays_in_the_folder(tmp_path):
    offer = look(package(tmp_path, file="../../evil.deb"), HERE, KEYS)
    ready = prepare(offer, None, going_on, tmp_path / "升级" / "内")
    assert ready.file == tmp_path / "升级" / "内" / "evil.deb"


def test_from_source_there_is_no_update():
    assert code_of(lambda: refuse_now(replace(HERE, kind="source"), None)) == "update_from_source"


def test_a_count_is_not_interrupted_by_an_update(office):
    office.counting = 7
    assert code_of(lambda: refuse_now(HERE, office)) == "update_counting"
    office.counting = None
    refuse_now(HERE, office)


def test_practice_is_ended_before_an_update(tmp_path):
    office = create_office(tmp_path / "演练.huanjie")
    office.db.practice = True
    assert code_of(lambda: refuse_now(HERE, office)) == "update_practice"
    office.close()


@pytest.mark.parametrize(
    ("older", "newer"), [("0.9", "0.10"), ("0.1.9", "0.2"), ("1.0", "1.0.1"), ("0.1.0", "1"), ("9.9.9", "10")]
)
def test_versions_compare_by_their_numbers(older, newer):
    assert number(older) < number(newer)


def test_the_shipped_keys_can_check_signatures():
    assert trusted_keys()
    assert all(len(key) == 32 for key in trusted_keys())
