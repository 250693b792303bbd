"""ID and phone numbers as they may be shown to anybody who walks past."""

import re

_NUMBERS = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|\d{15}|1\d{10})(?!\d)")


def mask_numbers(text: str) -> str:
    """Return any text with the ID and mobile phone numbers in it masked."""
    return _NUMBERS.sub(lambda found: mask_phone(found[0]) if len(found[0]) == 11 else mask_id(found[0]), text)


def mask_found(code: str, value: object) -> object:
    """Return a value of a finding as it may be shown: numbers of persons masked, everything else as it is."""
    if isinstance(value, str):
        if code.startswith("id_"):
            return mask_id(value)
        if code.startswith("phone_"):
            return mask_phone(value)
    return value


def mask_field(field: str, text: str) -> str:
    """Return a field of a member as it may be shown."""
    mask = {"id_number": mask_id, "phone": mask_phone, "phone2": mask_phone}.get(field)
    return mask(text) if mask else text


def mask_id(number: str) -> str:
    """Return an ID number with its first six and last four characters: 990108********123X."""
    return number if len(number) <= 10 else f"{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}"


def mask_phone(number: str) -> str:
    """Return a phone number with its first three and last four digits: 138****5678."""
    digits = len(number)
    if digits >= 11:
        return f"{number[:3]}{'*' * (digits - 7)}{number[-4:]}"
    return f"{'*' * (digits - 4)}{number[-4:]}" if digits > 4 else number
