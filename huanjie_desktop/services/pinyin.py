"""Pinyin of names, to find and to sort them by."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from huanjie_desktop.domain.people.names import name_letters
from huanjie_desktop.services.surname_readings import surname_reading

Syllables = tuple[str, ...]


@dataclass(frozen=True)
class PinyinKeys:
    """What a name is found by; all lower case, ü is v.

    `full` is the one likeliest reading (lijianguo). `initials` (ljg) and `others` list further readings of single
    characters too, separated by blanks, likeliest first, because nobody knows how a person reads 单 or 乐.
    """

    full: str
    initials: str
    others: str


def search_keys(name: str) -> PinyinKeys:
    """Return the keys of a name. The first call loads the pinyin library (a tenth of a second)."""
    letters = name_letters(name)
    best, *others = _readings(letters)
    initials = dict.fromkeys("".join(syllable[:1] for syllable in reading) for reading in (best, *others))
    return PinyinKeys("".join(best), " ".join(initials), " ".join(dict.fromkeys(map("".join, others))))


def _readings(letters: str) -> Iterator[Syllables]:
    """The likeliest reading, then those in which one character is read in another way."""
    choices = [_syllables(char) for char in letters]
    surname = surname_reading(letters)
    best = surname + tuple(choice[0] for choice in choices[len(surname) :])
    yield best
    for index, choice in enumerate(choices):
        for other in choice:
            if other != best[index]:
                yield (*best[:index], other, *best[index + 1 :])


@cache
def _syllables(char: str) -> Syllables:
    """All readings of a character without tones, likeliest first; anything but Han stands for itself."""
    from pypinyin import Style, pinyin

    return tuple(pinyin(char, style=Style.NORMAL, heteronym=True, errors=lambda other: other.lower())[0])
