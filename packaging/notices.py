"""Writes THIRD_PARTY_NOTICES.md: every package of the run list, its version, licence and licence text."""

import os
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
INSIDE = """
## What the installed program carries besides

| part | licence |
| --- | --- |
| CPython 3.11 and its library | PSF-2.0, text below |
| start of the Linux program (cx_Freeze, freeze-core) | MIT, text in `frozen_application_license.txt` beside it |
| OpenSSL 3 (in Python and in cryptography) | Apache-2.0 |
| SQLite, liblzma | public domain |
| bzip2, expat, libffi, zlib | bzip2-1.0.6, MIT, MIT, Zlib |
| libuuid | BSD-3-Clause |
| OpenBLAS in numpy | BSD-3-Clause |
| libgfortran, libquadmath in numpy | GPL-3.0 with the GCC Runtime Library Exception, LGPL-2.1 |
| xcb-util: cursor, icccm, image, keysyms, render-util, util | MIT (X11) |
| in Qt: ICU, HarfBuzz, FreeType, libpng | Unicode-3.0, MIT, FTL, libpng-2.0 |
| in Qt: libjpeg-turbo, PCRE2, double-conversion | IJG and BSD-3-Clause, BSD-3-Clause, BSD-3-Clause |
"""
QT = """
Qt {version}, PySide6 and Shiboken are used under the GNU Lesser General Public License, version 3. They are the
unchanged releases of the Qt Project, loaded as separate shared libraries: anybody may replace them by versions of
their own. Their sources are the public releases qt-everywhere-src-{version} and pyside-setup-everywhere-src-{version};
whoever gave you this program gives you them on request.
"""
QT_PACKAGES = ("pyside6-essentials", "shiboken6")
COMMON = Path("/usr/share/common-licenses")
"""Where Debian keeps the texts of the common licences."""
NOT_IN_OUR_WHEEL = re.compile(r"/(v8_xfa|pbin_musl|cibw_musl|android)/")
"""Notices of builds of PDFium that are not the one we ship."""


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
    pattern = r"(?i)(^|/)(licen[cs]e|copying|notice)[^/]*$|\.dist-info/licen[cs]es/"
    files = [f for f in package.files or [] if re.search(pattern, str(f)) and not NOT_IN_OUR_WHEEL.search(str(f))]
    return [f.locate().read_text(encoding="utf-8", errors="replace").strip() for f in files if f.suffix != ".py"]


def lgpl(version: str) -> str:
    """The words for Qt, and the two licences it is under."""
    both = "\n\n".join((COMMON / name).read_text(encoding="utf-8").strip() for name in ("LGPL-3", "GPL-3"))
    return f"{QT.format(version=version)}\n```\n{both}\n```\n"


def main() -> None:
    rows, full = [], []
    for name in dict.fromkeys(names()):
        try:
            package = distribution(name)
        except Exception:  # noqa: BLE001  a package of another platform is not installed here
            continue
        rows.append(f"| {name} | {package.version} | {licence(package)} |")
        body = "\n\n".join(dict.fromkeys(texts(package)))
        if name in QT_PACKAGES:
            words = lgpl(package.version) if name == QT_PACKAGES[0] else f"\nSee {QT_PACKAGES[0]}.\n"
            full.append(f"\n## {name} {package.version}\n{words}")
        elif body:
            full.append(f"\n## {name} {package.version}\n\n```\n{body}\n```\n")
    python = Path(os.__file__).with_name("LICENSE.txt").read_text(encoding="utf-8").strip()
    full.append(f"\n## CPython\n\n```\n{python}\n```\n")
    text = HEAD + "\n".join(rows) + "\n" + INSIDE + "".join(full)
    (ROOT / "THIRD_PARTY_NOTICES.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
