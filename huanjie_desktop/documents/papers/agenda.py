"""Paper 6, agenda and host's script (会议议程、主持词): the items in order and what the chair says."""

from dataclasses import dataclass

from huanjie_desktop.documents import blocks
from huanjie_desktop.documents.page import Sheet

# Line pitch of the items in points: as wide as lets them all stand on one page.
LEADINGS = (18.0, 24.0)


@dataclass(frozen=True)
class AgendaEntry:
    """One item: its title, and the paragraphs the chair says (domain/election/host_script.py words them)."""

    title: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class AgendaContent:
    """The meeting and its items; `title` is the meeting's name (中共……支部党员大会)."""

    title: str
    date_text: str
    place: str
    chair: str
    items: tuple[AgendaEntry, ...]


def draw(content: AgendaContent) -> bytes:
    """Return the agenda, and from a new page the host's script where any item has words, as PDF."""
    sheet = Sheet("会议议程和主持词")
    blocks.title(sheet, f"{content.title}\n议程")
    facts = (("时间", content.date_text), ("地点", content.place), ("主持人", content.chair))
    blocks.pairs(sheet, [(label, value) for label, value in facts if value], columns=2)
    sheet.down(12)
    titles = [f"{chinese_number(number)}、{item.title}" for number, item in enumerate(content.items, 1)]
    setting = blocks.fitted(sheet, titles, blocks.COMPACT, LEADINGS)
    for title in titles:
        blocks.paragraph(sheet, title, setting)
    if any(item.words for item in content.items):
        _script(sheet, content)
    return sheet.finish()


def _script(sheet: Sheet, content: AgendaContent) -> None:
    sheet.next_page()
    blocks.title(sheet, f"{content.title}\n主持词")
    blocks.subtitle(sheet, f"（{content.date_text}）")
    for number, item in enumerate(content.items, 1):
        if item.words:
            blocks.heading(sheet, f"{chinese_number(number)}、{item.title}")
            for words in item.words:
                blocks.paragraph(sheet, words)


def chinese_number(number: int) -> str:
    """Return 1 … 99 as 一 … 九十九."""
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if tens == 0:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")
