"""Papers are tested with the shipped fonts only, whatever the PC has."""

import pytest

from huanjie_desktop.documents import fonts


@pytest.fixture(autouse=True)
def only_shipped_fonts(monkeypatch):
    monkeypatch.setattr(fonts, "office_font_folders", lambda: ())
    fonts.font_book.cache_clear()
    yield
    fonts.font_book.cache_clear()
