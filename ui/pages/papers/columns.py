"""The table of papers as columns."""

from dataclasses import dataclass

from huanjie_desktop.services.papers.make import PaperState
from huanjie_desktop.services.texts.text import text_of
from ui.widgets.rows_model import CENTRE, Column

READY = "可生成"


@dataclass(frozen=True)
class PaperLine:
    """One paper with its place in the list."""

    place: int
    state: PaperState

    @property
    def words(self) -> str:
        """Whether it can be made, or how much is missing."""
        if not self.state.ready:
            return f"缺 {len(self.state.missing)} 项"
        return f"{READY}，有提醒" if self.state.notices else READY

    @property
    def sign(self) -> str:
        """✔ can be made, ⚠ can be made with a notice, ○ not yet."""
        return "○" if not self.state.ready else "⚠" if self.state.notices else "✔"

    @property
    def missing(self) -> str:
        """What is missing or to be known, in words."""
        return "\n".join(text_of(problem).title for problem in (*self.state.missing, *self.state.notices))


def paper_columns() -> list[Column[PaperLine]]:
    """Return number, title and state."""
    return [
        Column("号", lambda line: str(line.place), key=lambda line: line.place, align=CENTRE, width=1),
        Column("文书", lambda line: line.state.title, width=12, tip=lambda line: line.state.title),
        Column(
            "状态",
            lambda line: f"{line.sign} {line.words}",
            key=lambda line: line.state.ready,
            width=7,
            tone=lambda line: "" if line.sign == "✔" else "warning",
            tip=lambda line: line.missing,
        ),
    ]
