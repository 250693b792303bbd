"""What is new (更新内容): the passages of the list of changes that came after a version."""

import re

from huanjie_desktop.base.resource_files import resource_path
from huanjie_desktop.services.update.here import number

_HEAD = re.compile(r"^## (?P<version>\d[\d.]*)[^\n]*\n", re.MULTILINE)


def changes() -> str:
    """Return the list of changes that is shipped with the program, "" when the installation lacks it."""
    path = resource_path().parent / "CHANGELOG.md"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def news_after(version: str, text: str) -> str:
    """Return the passages of versions later than one, newest first as they stand; "" when there are none."""
    heads = [*_HEAD.finditer(text)]
    ends = [head.start() for head in heads[1:]] + [len(text)]
    new = [text[head.start():end] for head, end in zip(heads, ends, strict=True)
           if number(head["version"]) > number(version)]  # fmt: skip
    return "".join(new).strip()


def is_upgrade(before: str, now: str) -> bool:
    """Tell whether a later version runs now than before; nothing was before at the first start."""
    return bool(before) and number(now) > number(before)
