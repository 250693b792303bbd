"""TrueType fonts in a PDF so that copied text is the text that was printed, also above U+FFFF."""

from functools import cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont


class HouseFont(TTFont):
    """A font whose map back to Unicode is written in UTF-16BE, with no more entries a block than the norm allows."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Embed the subsets used by a document and correct their maps back to Unicode."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            base = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)).decode("latin-1")
            doc.idToObject[f"toUnicodeCMap:{base}"].content = to_unicode(base, subset)

    def width(self, text: str, size: float) -> float:
        """Return the width of a text in points."""
        return float(self.stringWidth(text, size))


def to_unicode(name: str, subset: list[int]) -> str:
    """Return the CMap from the codes of a subset to Unicode."""
    entries = [f"<{code:02X}> <{_utf16(value)}>" for code, value in enumerate(subset)]
    blocks: list[str] = []
    for start in range(0, len(entries), 100):
        part = entries[start : start + 100]
        blocks += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    head = ["/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap", "/CIDSystemInfo"]
    head += [f"<< /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def", f"/CMapName /{name} def"]
    head += ["/CMapType 2 def", "1 begincodespacerange", f"<00> <{len(subset) - 1:02X}>", "endcodespacerange"]
    return "\n".join([*head, *blocks, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


def _utf16(value: int) -> str:
    return chr(value).encode("utf-16-be").hex().upper()


@cache
def registered(path: Path) -> HouseFont:
    """Return the font of a file, parsed once per process and registered under its file name."""
    font = HouseFont(path.stem, str(path), asciiReadable=False)
    pdfmetrics.registerFont(font)
    return font
