"""Update packages made as a release makes them, signed with a key that lives as long as the test."""

import json
import zipfile
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from huanjie_desktop.exchange import update_package as form
from huanjie_desktop.services.update.here import DEB, Here

KEY = Ed25519PrivateKey.generate()
KEYS = (KEY.public_key().public_bytes_raw(),)
BODY = b"!<arch>\n" + bytes(range(256)) * 40
HERE = Here("0.1.0", "linux-x86_64", DEB, "0001", Path("/opt/huanjie"))
MANIFEST = form.Manifest("0.2.0", "linux-x86_64", DEB, "0001", "huanjie_0.2.0_amd64.deb", len(BODY),
                         sha256(BODY).hexdigest(), "## 0.2.0\n\n- 试验\n")  # fmt: skip


def package(folder: Path, body: bytes = BODY, key: Ed25519PrivateKey | None = KEY, extra: str = "", **values: object):
    """Write a package of a manifest with other values; without a key it bears no signature."""
    raw = form.manifest_bytes(replace(MANIFEST, **values)) if not extra else extended(extra)
    path = folder / f"升级{form.SUFFIX}"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(form.MANIFEST, raw)
        if key is not None:
            packed.writestr(form.SIGNATURE, key.sign(form.signed_bytes(raw)))
        packed.writestr(MANIFEST.file if "file" not in values else str(values["file"]), body)
    return path


def extended(word: str) -> bytes:
    """Return a manifest of a format of the future."""
    return json.dumps({"format": 2, "word": word, **asdict(MANIFEST)}).encode()


def of_folder(folder: Path, files: dict[str, str], **values: object) -> Path:
    """Write the package of a portable program that has these files."""
    payload = folder / "neu.zip"
    with zipfile.ZipFile(payload, "w") as packed:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = (0o100755 if name == "huanjie" else 0o100644) << 16
            packed.writestr(entry, text)
    body = payload.read_bytes()
    sums = {"size": len(body), "sha256": sha256(body).hexdigest()}
    return package(folder, body, kind="folder", file="huanjie.zip", **sums, **values)


def going_on(_done: int, _all: int) -> bool:
    """A clerk who waits."""
    return True
