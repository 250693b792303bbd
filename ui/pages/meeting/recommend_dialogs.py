"""Figures of the open recommendation: one meeting's votes, the members' vote on the merged list, the weight."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtWidgets import QWidget

from huanjie_desktop.domain.election.recommendation import Applicant, Body, Gathering, gathering_problems
from huanjie_desktop.domain.ids import ApplicantId
from huanjie_desktop.domain.problems import Problem, error
from huanjie_desktop.services.recommendation import choice_problems
from ui.widgets.controls import faint
from ui.widgets.form_dialog import FormDialog
from ui.widgets.number_field import NumberField

FIGURES = (
    ("present", "到会"),
    ("issued", "发出推荐票"),
    ("returned", "收回"),
    ("valid", "有效票"),
    ("invalid", "无效票"),
)
_IN_COLUMN = 10


@dataclass(frozen=True)
class Votes:
    """What one meeting recommended; `figures` is None while a number is missing."""

    figures: Gathering | None
    votes: Mapping[ApplicantId, int]


class VotesDialog(FormDialog[Votes]):
    """Asks for the figures of one recommendation meeting and each person's votes."""

    def __init__(
        self, parent: QWidget, body: Body, people: Sequence[Applicant], posts: int, held: Gathering | None
    ) -> None:
        super().__init__(parent, "recommendVotesDialog", f"{body.value}推荐票", "登记")
        self._meeting, self._posts = body, posts
        self._figures = {key: NumberField(99_999) for key, _label in FIGURES}
        self._votes = {one.id: NumberField(99_999) for one in people}
        self.form.addRow(faint(f"一张票最多推荐 {posts} 人，多于 {posts} 人的整票无效。"))
        for key, label in FIGURES:
            self.add_field(label, self._figures[key], f"recommend_{key}", key, "没有的填 0" if key == "invalid" else "")
            self._figures[key].set_number(getattr(held, key) if held else None)
        for place, one in enumerate(people):
            if place % _IN_COLUMN == 0:
                self.next_column().addRow(faint("各人得票（没有得票的可以空着）" if not place else " "))
            self.add_field(one.name, self._votes[one.id], f"recommendVotes_{place + 1}")
            self._votes[one.id].set_number(one.members if body is Body.MEMBERS else one.representatives)

    def value(self) -> Votes:
        """Return the figures; an empty field of a person is no vote."""
        numbers = {key: field.number() for key, field in self._figures.items()}
        known = {key: number for key, number in numbers.items() if number is not None}
        figures = Gathering(**known) if len(known) == len(numbers) else None
        return Votes(figures, {key: field.number() or 0 for key, field in self._votes.items()})

    def check(self, value: Votes) -> list[Problem]:
        """Return what is missing and what contradicts itself."""
        if value.figures is None:
            empty = [(key, label) for key, label in FIGURES if self._figures[key].number() is None]
            return [error("recommend_figures_missing", where=empty[0][0], fields="、".join(name for _, name in empty))]
        return list(gathering_problems(value.figures, tuple(value.votes.values()), self._posts, self._meeting))


class ChoiceDialog(FormDialog[dict[ApplicantId, int]]):
    """Asks for the members' votes on those who are equal or too many."""

    def __init__(self, parent: QWidget, people: Sequence[Applicant], places: int) -> None:
        super().__init__(parent, "recommendChoiceDialog", f"党员表决：{len(people)} 人中选 {places} 人", "登记")
        self._people = {one.id: one for one in people}
        self._votes = {one.id: NumberField(99_999) for one in people}
        self.form.addRow(faint("填写各人的得票。得票相等、名额不够的，在相等的人中再表决一次，不抽签。"))
        for place, one in enumerate(people, start=1):
            self.add_field(one.name, self._votes[one.id], f"recommendChoice_{place}", one.name)

    def value(self) -> dict[ApplicantId, int]:
        """Return the votes typed so far."""
        numbers = {key: field.number() for key, field in self._votes.items()}
        return {key: number for key, number in numbers.items() if number is not None}

    def check(self, value: dict[ApplicantId, int]) -> list[Problem]:
        """Return whose votes are missing; votes that nobody got choose nobody."""
        empty = [one.name for key, one in self._people.items() if key not in value]
        if empty:
            return [error("choice_votes_missing", "2.3", empty[0], names="、".join(empty))]
        return list(choice_problems(value.values()))


class WeightDialog(FormDialog[Fraction | None]):
    """Asks for the members' part in per cent; the representatives have the rest."""

    def __init__(self, parent: QWidget, weight: Fraction) -> None:
        super().__init__(parent, "recommendWeightDialog", "两种推荐票的权重", "保存")
        self._own = NumberField(100)
        self._own.set_number(int(weight * 100))
        self.add_field("党员票占（%）", self._own, "recommendWeight", tip="其余为居民（户）代表票的权重")

    def value(self) -> Fraction | None:
        """Return the weight, None while it is missing."""
        typed = self._own.number()
        return None if typed is None else Fraction(typed, 100)

    def check(self, value: Fraction | None) -> list[Problem]:
        """Return that the number is missing."""
        return [error("weight_missing", where="recommendWeight")] if value is None else []
