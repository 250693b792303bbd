"""Writes THIRD_PARTY_NOTICES.md: every package of the run list, its version, licence and licence text."""

import re
from importlib.metadata import Distribution, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAD = """# Third-party notices

Huanjie Desktop is licensed under Apache-2.0 (see LICENSE). It runs on the parts below. Qt and PySide6 are used under
LGPL-3: they stay separate files that may be replaced by the user. Fonts, icons and the stroke table: see
[resources/README.md](resources/README.md).

| package | version | licence |
| --- | --- | --- |
"""


def names() -> list[str]:
    """Packages of the locked run list, those for other systems left out when they are not installed."""
    lock = (ROOT / "packaging/requirements/run.txt").read_text(encoding="utf-8")
    return re.findall(r"^([A-Za-z0-9_.-]+)==", lock, flags=re.MULTILINE)


def licence(package: Distribution) -> str:
    """The licence in a word, from the expression, the classifiers or the field."""
    meta = package.metadata
    classifiers = [c.rsplit(" :: ", 1)[-1] for c in meta.get_all("Classifier") or [] if c.startswith("License ::")]
    field = (meta.get("License") or "").strip().splitlines()
    return meta.get("License-Expression") or ", ".join(classifiers) or (field[0] if field else "see the package")


def texts(package: Distribution) -> list[str]:
    """The licence files that the package carries."""
    files = [f for f in package.files or [] if re.search(r"(?i)(^|/)(licen[cs]e|copying|notice)[^/]*$", str(f))]
    return [f.locate().read_text(encoding="utf-8", errors="replace").strip() for f in files if f.suffix != ".py"]


def main() -> None:
    rows, full = [], []
    for name in dict.fromkeys(names()):
        try:
            package = distribution(name)
        except Exception:  # noqa: BLE001  a package of another platform is not installed here
            continue
        rows.append(f"| {name} | {package.version} | {licence(package)} |")
        body = "\n\n".join(dict.fromkeys(texts(package)))
        if body:
            full.append(f"\n## {name} {package.version}\n\n```\n{body}\n```\n")
    (ROOT / "THIRD_PARTY_NOTICES.md").write_text(HEAD + "\n".join(rows) + "\n" + "".join(full), encoding="utf-8")


if __name__ == "__main__":
    main()
