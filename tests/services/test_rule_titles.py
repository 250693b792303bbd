"""Numbers of rules are for tooltips and the manual; sentences and labels say it in words."""

import re

from huanjie_desktop.domain.election.agenda import AGENDA
from huanjie_desktop.domain.election.election import VARIANT_LABELS
from huanjie_desktop.domain.election.method_text import PARAMETERS
from huanjie_desktop.services.rule_titles import RULE_TITLES, rules_by_number, rules_in_words
from huanjie_desktop.services.texts.text import all_texts
from tests.architecture.sources import ROOT

CODE = re.compile(r"R-\d|V[1-5]\b")


def test_no_sentence_names_a_rule_or_a_variant_by_its_code():
    found = {code for code, text in all_texts().items() if CODE.search(text.title + text.why + text.todo)}
    assert found == set()
    assert not [label for label in VARIANT_LABELS.values() if CODE.search(label)]


def test_every_rule_of_agenda_and_method_has_its_words():
    used = {check for item in AGENDA for check in item.checks} | {one.rule for one in PARAMETERS}
    assert {rule for rule in used if rule.startswith("R-")} <= set(RULE_TITLES)


def test_the_manual_has_the_same_table():
    page = (ROOT / "docs/manual/law.md").read_text(encoding="utf-8")
    assert not [rule for rule, words in RULE_TITLES.items() if f"| {rule} | {words} |" not in page]


def test_rules_are_words_on_the_screen_and_numbers_in_the_tooltip():
    assert rules_in_words(("R-05", "0.4", "9.9")) == "到会人数；各项人数、票数相加要相等"
    assert "规则 R-05" in rules_by_number(("R-05",))
    assert rules_by_number(()) == ""
