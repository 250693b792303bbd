"""Tables as text: .csv and .txt, UTF-8 or GB 18030, whatever separates the columns."""

import csv
from collections.abc import Iterator
from pathlib import Path

from huanjie_desktop.base.trouble import UserError

_SEPARATORS = ",\t;|，"
_LOOKED_AT = 20


def read_rows(path: Path, content: bytes, most: int) -> Iterator[list[str]]:
    """Yield the rows of a text file. Raises UserError for bytes that are no text, or more than `most` lines."""
    text = _decoded(path, content)
    lines = text.splitlines(keepends=True)
    if len(lines) > most:
        raise UserError("sheet_too_many_rows", file=path.name, rows=len(lines), most=most)
    csv.field_size_limit(10_000_000)
    try:
        for row in csv.reader(lines, delimiter=_separator(lines[:_LOOKED_AT])):
            yield [_bare(cell) for cell in row]
    except csv.Error as trouble:
        raise UserError("sheet_broken", file=path.name) from trouble


def _decoded(path: Path, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        codings: tuple[str, ...] = ("utf-16",)
    else:
        codings = ("utf-16-le", "utf-16-be") if b"\x00" in content else ("utf-8-sig", "gb18030")
    for coding in codings:
        try:
            text = content.decode(coding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and (b"\x00" not in content or "姓名" in text):
            return text
    raise UserError("sheet_wrong_kind", file=path.name, kind="无法识别的文件")


def _separator(lines: list[str]) -> str:
    """Return the sign that splits most lines into the same number of columns, more columns before fewer."""

    def fitness(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines if line.strip()]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(_SEPARATORS, key=fitness)


def _bare(cell: str) -> str:
    """Return a cell without what programs put around numbers to keep them as text: ="0123", a tab, an apostrophe."""
    cell = cell.strip("\t ")
    if cell.startswith('="') and cell.endswith('"'):
        return cell[2:-1]
    return cell[1:] if cell.startswith("'") else cell
