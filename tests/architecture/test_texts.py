"""Every code that a rule or a service can give has its three sentences, and every sentence has a code."""

import ast
import re
from importlib import import_module

import pytest

from huanjie_desktop.services.texts.text import TOPICS, all_texts
from tests.architecture.sources import python_files, short, tree

MAKERS = {"error", "warning", "notice", "Problem", "UserError"}


def codes():
    for path in python_files("huanjie_desktop", "ui"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                made = isinstance(node.func, ast.Name) and node.func.id in MAKERS  # log.warning(…) makes none
                if made and isinstance(node.args[0].value, str):
                    yield node.args[0].value, f"{short(path)}:{node.lineno}"


def words_of_the_program():
    for path in python_files("huanjie_desktop", "ui"):
        if "/texts/" not in short(path):
            yield from (node.value for node in ast.walk(tree(path))
                        if isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_every_code_has_a_text():
    texts = all_texts()
    assert not [f"{code} ({where})" for code, where in codes() if code not in texts]


def test_every_text_has_a_code():
    assert not set(all_texts()) - set(words_of_the_program())


def test_no_code_has_its_text_twice():
    codes_by_topic = [set(import_module(f"huanjie_desktop.services.texts.{topic}").TEXTS) for topic in TOPICS]
    assert sum(map(len, codes_by_topic)) == len(all_texts())


@pytest.mark.parametrize("code", sorted(all_texts()))
def test_a_text_says_what_why_and_what_to_do_in_chinese(code):
    text = all_texts()[code]
    for part in (text.title, text.why, text.todo):
        assert re.search(r"[\u4e00-\u9fff]", part), part
        assert part.endswith(("。", "？", "！")), part
