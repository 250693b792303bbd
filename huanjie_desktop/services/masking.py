"""ID and phone numbers as they may be shown to anybody who walks past."""


def mask_id(number: str) -> str:
    """Return an ID number with its first six and last four characters: 990108********123X."""
    return number if len(number) <= 10 else f"{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}"


def mask_phone(number: str) -> str:
    """Return a phone number with its first three and last four digits: 138****5678."""
    digits = len(number)
    if digits >= 11:
        return f"{number[:3]}{'*' * (digits - 7)}{number[-4:]}"
    return f"{'*' * (digits - 4)}{number[-4:]}" if digits > 4 else number
