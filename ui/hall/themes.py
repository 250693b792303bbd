"""The two looks of the hall screen: black on warm white for a bright hall, yellow on dark blue for a dark one."""

from dataclasses import dataclass

from PySide6.QtGui import QColor

from ui.widgets.strokes import Ink


@dataclass(frozen=True)
class Theme:
    """Colours by what they are for; every letter stands out from `ground` at least 4.5 : 1, names and numbers 7 : 1."""

    name: str
    ground: str
    ink: str
    faint: str
    accent: str
    good: str
    line: str
    bar: str

    @property
    def strokes(self) -> Ink:
        """The colours of 正 strokes."""
        return Ink(QColor(self.ink), QColor(self.accent))


THEMES = (
    Theme("白底黑字", "#fdf8ec", "#14110c", "#574f40", "#b3121a", "#17603a", "#cfc4ad", "#d9b27c"),
    Theme("蓝底黄字", "#0a1a3f", "#ffe45c", "#c9d3ea", "#ff9c86", "#8ff0b0", "#3a4f86", "#5f7fd0"),
)


def theme_named(name: str) -> Theme:
    """Return a look by its name, the bright one for a name that is not known."""
    return next((one for one in THEMES if one.name == name), THEMES[0])


def other_theme(theme: Theme) -> Theme:
    """Return the look after this one."""
    return THEMES[(THEMES.index(theme) + 1) % len(THEMES)]
