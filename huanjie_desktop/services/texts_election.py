"""Sentences about election."""

from huanjie_desktop.services.texts import Text

TEXTS: dict[str, Text] = {}
