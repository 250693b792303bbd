"""Makes update packages (升级包) of what was built, and signs them with a key that never lies in the repository.

    .venv/bin/python packaging/sign_update.py --new-key          once: makes the key, adds its public half
    .venv/bin/python packaging/sign_update.py FILE …              a .deb, a Windows installer .exe, or a program folder

The private key is read from HUANJIE_RELEASE_KEY, else from ~/.config/huanjie-release/update.key.
"""

import argparse
import base64
import hashlib
import os
import re
import sys
import zipfile
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from sums import sum_lines  # noqa: E402

from huanjie_desktop.exchange import update_package as form  # noqa: E402
from huanjie_desktop.services.update.here import DEB, FOLDER, INSTALLER  # noqa: E402
from huanjie_desktop.services.update.news import changes, news_after  # noqa: E402
from huanjie_desktop.storage.schema import HEAD  # noqa: E402

DIST = ROOT / "dist"
KEYS = ROOT / "resources" / "update_keys.txt"
LINUX, WINDOWS = "linux-x86_64", "windows-x86_64"
EPOCH = (1980, 1, 1, 0, 0, 0)
_NAMES = {DEB: "deb", INSTALLER: "windows", FOLDER: "portable"}


def key_file() -> Path:
    """Return where the private key lies."""
    given = os.environ.get("HUANJIE_RELEASE_KEY")
    return Path(given) if given else Path.home() / ".config" / "huanjie-release" / "update.key"


def make_key(place: Path, keys: Path) -> str:
    """Make a private key that only its owner may read, and add its public half to the trusted ones."""
    key = Ed25519PrivateKey.generate()
    place.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(base64.b64encode(key.private_bytes_raw()) + b"\n")
    public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    with keys.open("a", encoding="ascii") as file:
        file.write(f"{public}\n")
    return public


def read_key(place: Path) -> Ed25519PrivateKey:
    """Return the private key."""
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(place.read_bytes()))


def kind_of(source: Path) -> tuple[str, str]:
    """Return system and kind of what is to be packed."""
    if source.is_dir():
        return (WINDOWS if (source / "huanjie.exe").exists() else LINUX), FOLDER
    kinds = {".deb": (LINUX, DEB), ".exe": (WINDOWS, INSTALLER)}
    if source.suffix not in kinds:
        raise SystemExit(f"不认识：{source.name}（要 .deb、安装程序 .exe 或程序文件夹）")
    return kinds[source.suffix]


def packed_folder(folder: Path, target: Path) -> Path:
    """Pack a program folder with the rights of its files; the same folder gives the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), EPOCH)
            entry.external_attr = (0o100000 | path.stat().st_mode & 0o777) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, path.read_bytes())
    return target


def make_update(source: Path, version: str, key: Ed25519PrivateKey, target: Path, news: str) -> Path:
    """Write the signed package of one file or program folder into a folder and return it."""
    system, kind = kind_of(source)
    name = f"huanjie_{version}_{system.split('-')[0]}_{_NAMES[kind]}"
    payload = packed_folder(source, target / f"{name}.zip") if kind == FOLDER else source
    body = payload.read_bytes()
    manifest = form.manifest_bytes(form.Manifest(version, system, kind, HEAD, payload.name, len(body),
                                                 hashlib.sha256(body).hexdigest(), news))  # fmt: skip
    package = target / f"{name}{form.SUFFIX}"
    with zipfile.ZipFile(package, "w", zipfile.ZIP_STORED) as packed:
        for entry, content in ((form.MANIFEST, manifest), (form.SIGNATURE, key.sign(form.signed_bytes(manifest))),
                               (payload.name, body)):  # fmt: skip
            packed.writestr(zipfile.ZipInfo(entry, EPOCH), content)
    if kind == FOLDER:
        payload.unlink()
    return package


def main() -> int:
    """Make a key, or packages."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--new-key", action="store_true", help="制作签名用的密钥")
    options.add_argument("files", type=Path, nargs="*")
    chosen = options.parse_args()
    if chosen.new_key:
        print(f"公钥已加入 {KEYS.relative_to(ROOT)}：{make_key(key_file(), KEYS)}；私钥在 {key_file()}，请另存一份")
    text = (ROOT / "huanjie_desktop" / "__init__.py").read_text(encoding="utf-8")
    version = re.findall(r'__version__ = "(.+?)"', text)[0]
    for source in chosen.files:
        package = make_update(source, version, read_key(key_file()), DIST, news_after("0", changes()))
        print(f"dist/{package.name}  {package.stat().st_size / 1_000_000:.1f} MB")
    if chosen.files:
        (DIST / "SHA256SUMS").write_text("\n".join(sum_lines(DIST)) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
