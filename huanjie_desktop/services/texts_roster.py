"""Sentences about roster."""

from huanjie_desktop.services.texts import Text

TEXTS: dict[str, Text] = {}
