"""What Windows cannot do, or does otherwise, does not stand in the sources."""

import ast
import re

from tests.architecture.sources import python_files, short, tree

FORMAT = re.compile(r"%[a-zA-Z]")
TEXTS = {"read_text", "write_text"}


def formats(node):
    if isinstance(node, ast.FormattedValue) and isinstance(node.format_spec, ast.JoinedStr):
        yield from (part.value for part in node.format_spec.values if isinstance(part, ast.Constant))
    if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("strftime", "strptime"):
        yield from (part.value for part in node.args if isinstance(part, ast.Constant))


def test_dates_are_not_formatted_with_chinese_words():
    """Windows hands such a format to the letters of its language, and fails where that is not Chinese."""
    found = [f"{short(path)}:{node.lineno}" for path in python_files("huanjie_desktop", "ui")
             for node in ast.walk(tree(path)) for text in formats(node)
             if FORMAT.search(str(text)) and not str(text).isascii()]
    assert not found


def test_texts_are_read_and_written_in_a_named_encoding():
    """Windows would take the letters of its language."""
    guilty = []
    for path in python_files("huanjie_desktop", "ui"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in TEXTS:
                named = any(word.arg == "encoding" for word in node.keywords)
                guilty += [] if named else [f"{short(path)}:{node.lineno}"]
    assert not guilty
