"""Names of persons: how they are stored, compared and spread over three places."""

import re
import unicodedata

from huanjie_desktop.domain.problems import Problem, error, notice, warning

LONGEST = 50
DOT = "\u00b7"
WIDE_BLANK = "\u3000"

_DOTS = re.compile("[\u2022\u30fb\u2027\u22c5\u2219\uff65]")
_HAN = "\u2e80-\u2fdf\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_DOT_OF_CLERKS = re.compile(f"(?<=[{_HAN}])[.．](?=[{_HAN}])")
_VARIATION_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_BLANK_BESIDE_HAN = re.compile(rf"(?<=[{_HAN}{DOT}])\s+|\s+(?=[{_HAN}{DOT}])")
_NOTES = re.compile(r"\([^()]*\)|（[^（）]*）|〔[^〔〕]*〕|［[^［］]*］|\[[^\[\]]*\]|【[^【】]*】")
_ROUND = str.maketrans("([{〔［【)]}〕］】", "（（（（（（））））））")
_USUAL_NAME = re.compile("[\u4e00-\u9fff]{2,4}")  # nothing to clean: the quick way for a whole office
_UNUSUAL = re.compile(f"[^{_HAN}{DOT}A-Za-z\u00c0-\u024f .'’()（）〔〕-]")

# Private-use code points that GB 18030 used before 2005, from U+E815 on, and the characters they stand for.
_PRIVATE_FIRST = 0xE815
_PRIVATE_REAL = (
    "⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺"
    "䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻"
)
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_OLD_PRIVATE = {_PRIVATE_FIRST + index: char for index, char in enumerate(_PRIVATE_REAL)} | {0xE7C7: "ḿ", 0xE7C8: "ǹ"}
_REAL = _RADICALS | _OLD_PRIVATE


def clean_name(text: str) -> tuple[str, list[Problem]]:
    """Return a name as it is stored, and what a person should know about it.

    Composed form (NFC), no blanks beside Han characters, `·` U+00B7 as the only middle dot, no invisible characters;
    Kangxi radicals and old private-use code points become the characters they stand for.
    """
    if _USUAL_NAME.fullmatch(text):
        return text, []
    real = text.translate(_REAL)
    name = unicodedata.normalize("NFC", _without_invisible(real))
    name = _DOT_OF_CLERKS.sub(DOT, _DOTS.sub(DOT, name))
    name = " ".join(_BLANK_BESIDE_HAN.sub("", name).split())
    return name, _problems(name, replaced=text if real != text else "")


def name_letters(name: str) -> str:
    """Return the characters that are compared: without blanks, dots and bracketed notes."""
    if _USUAL_NAME.fullmatch(name):
        return name
    clean, _ = clean_name(name)
    return _NOTES.sub("", clean).replace(DOT, "").replace(" ", "")


def written_key(name: str) -> str:
    """Return what tells whether a name on a ballot is the one in the list: bracketed notes stay, but not how they

    are bracketed; blanks and dots do not count.
    """
    clean = name if _USUAL_NAME.fullmatch(name) else clean_name(name)[0]
    return clean.translate(_ROUND).replace(DOT, "").replace(" ", "")


def spread_name(name: str) -> str:
    """Return a name over three places: a wide blank between the characters of a two-character name."""
    both = len(name) == 2 and all(is_han(char) for char in name)
    return f"{name[0]}{WIDE_BLANK}{name[1]}" if both else name


def is_han(char: str) -> bool:
    """Tell whether a character is Han, rare ones included."""
    return re.fullmatch(f"[{_HAN}]", char) is not None


def _without_invisible(text: str) -> str:
    """Drop what shows nothing: zero-width and control characters, variation selectors. Blanks stay blanks."""
    shown = (" " if char.isspace() else char for char in _VARIATION_SELECTORS.sub("", text))
    return "".join(char for char in shown if unicodedata.category(char) not in {"Cf", "Cc"})


def _is_broken(char: str) -> bool:
    """Tell whether a character is damaged or private; Han too young for Python's tables are neither."""
    return char == "\ufffd" or (not is_han(char) and unicodedata.category(char) in {"Co", "Cn"})


def _problems(name: str, replaced: str) -> list[Problem]:
    if not name:
        return [error("person_name_empty")]
    found = []
    if len(name) > LONGEST:
        found.append(error("person_name_too_long", where=name, count=len(name), most=LONGEST))
    if replaced:
        found.append(notice("person_name_replaced", where=name, before=replaced, name=name))
    for char in dict.fromkeys(name):
        if _is_broken(char):
            found.append(error("person_name_broken", where=name, name=name, point=f"U+{ord(char):04X}"))
        elif _UNUSUAL.match(char):
            found.append(warning("person_name_unusual", where=name, name=name, char=char))
    return found
