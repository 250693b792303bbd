"""The package of an update (升级包): a zip of manifest, signature and one file; read, verified, unpacked.

`manifest.json` says what the file is and bears its SHA-256 sum; `signature` is the Ed25519 signature of the manifest.
Nothing of a package is believed before its signature was found good.
"""

import json
import zipfile
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from huanjie_desktop.base.trouble import UserError

SUFFIX = ".huanjie-update"
MANIFEST, SIGNATURE = "manifest.json", "signature"
FORMAT = 1
_SIGNED = b"huanjie-update\n"
_MOST_MANIFEST = 1_000_000
_BLOCK = 1 << 20
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError, TypeError)

Report = Callable[[int, int], bool]


@dataclass(frozen=True)
class Manifest:
    """What a package says of itself: for which system, of which kind its file is, and what is new in it (Markdown).

    `kind` is deb, installer (Windows) or folder (a zip of the portable program); `schema` the newest version of
    office files that the program in it knows; `size` is in bytes.
    """

    version: str
    platform: str
    kind: str
    schema: str
    file: str
    size: int
    sha256: str
    news: str


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return a manifest as it stands in the package."""
    return json.dumps({"format": FORMAT, **asdict(manifest)}, ensure_ascii=False, indent=1, sort_keys=True).encode()


def signed_bytes(manifest: bytes) -> bytes:
    """Return what the signature of a manifest is made over; the first word keeps it from serving elsewhere."""
    return _SIGNED + manifest


def read_manifest(path: Path, keys: Sequence[bytes]) -> Manifest:
    """Return the manifest of a package that one of the keys has signed.

    Raises UserError for a file that is missing, no package, damaged, unsigned, or of a format of the future.
    """
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            if MANIFEST not in names:
                raise UserError("update_no_package", file=path.name)
            raw, signature = _small(package, MANIFEST), _small(package, SIGNATURE) if SIGNATURE in names else b""
    except OSError as trouble:
        raise UserError("update_missing", file=path.name) from trouble
    except _FAULTS as trouble:
        raise UserError("update_damaged" if _looks_like_one(path) else "update_no_package", file=path.name) from trouble
    if not any(is_signed(signature, raw, key) for key in keys):
        raise UserError("update_unsigned", file=path.name)
    return _manifest(raw, path.name)


def _small(package: zipfile.ZipFile, name: str) -> bytes:
    if package.getinfo(name).file_size > _MOST_MANIFEST:
        raise ValueError(name)
    return package.read(name)


def _looks_like_one(path: Path) -> bool:
    """Tell whether a file that cannot be read begins as a package or bears the name of one: cut short, most likely."""
    with suppress(OSError), path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04" or path.suffix == SUFFIX
    return False


def is_signed(signature: bytes, manifest: bytes, key: bytes) -> bool:
    """Tell whether a key has signed a manifest."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, signed_bytes(manifest))
    except InvalidSignature:
        return False
    return True


def _manifest(raw: bytes, file: str) -> Manifest:
    values = json.loads(raw)
    if values.pop("format", None) != FORMAT:
        raise UserError("update_format_newer", file=file)
    return Manifest(**values)


def unpack(path: Path, manifest: Manifest, target: Path, report: Report) -> Path:
    """Write the package's file to `target`, which bears its name only when it is whole; return it.

    Raises UserError when the file is not the one of the manifest, the disk refuses, or `report` stops it.
    """
    growing = target.with_name(target.name + ".未完成")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        found = _copy(path, manifest, growing, report)
        if found == (manifest.size, manifest.sha256):
            return growing.replace(target)
    except OSError as trouble:
        _discard(growing)
        raise UserError("update_no_room", file=path.name, folder=str(target.parent)) from trouble
    except _FAULTS as trouble:
        _discard(growing)
        raise UserError("update_damaged", file=path.name) from trouble
    except BaseException:
        _discard(growing)
        raise
    _discard(growing)
    raise UserError("update_damaged", file=path.name)


def _copy(path: Path, manifest: Manifest, target: Path, report: Report) -> tuple[int, str]:
    """Copy block by block; return size and sum of what came."""
    size, sum_ = 0, sha256()
    with zipfile.ZipFile(path) as package, package.open(manifest.file) as source, target.open("wb") as out:
        while size <= manifest.size and (block := source.read(_BLOCK)):
            out.write(block)
            sum_.update(block)
            size += len(block)
            if not report(size, manifest.size):
                raise UserError("update_stopped", file=path.name)
    return size, sum_.hexdigest()


def _discard(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
