"""The branch's own election method (选举办法, R-31): every point that the law leaves open, with its default."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from fractions import Fraction


class BaseName(StrEnum):
    """Whom a majority is measured against: those who should attend (应到会) or those present (实到会)."""

    DUE = "DUE"
    PRESENT = "PRESENT"


class ChosenCounts(StrEnum):
    """What is compared with the seats: distinct persons or approving signs (D13)."""

    PERSONS = "persons"
    MARKS = "marks"


class WithoutSign(StrEnum):
    """What a written-in name without a sign means (D10)."""

    DROP = "drop"
    APPROVE = "approve"
    VOID_BALLOT = "void_ballot"


class UnusualSign(StrEnum):
    """What another sign than the prescribed one means (D20)."""

    ABSTAIN = "abstain"
    APPROVE = "approve"


class Contradiction(StrEnum):
    """What both signs in one box void: the item or the whole ballot (D19)."""

    ITEM = "item"
    BALLOT = "ballot"


class FurtherCandidates(StrEnum):
    """Who stands in a further election (F18)."""

    BY_VOTES = "by_votes"
    NEW_PROPOSAL = "new_proposal"


class ListOrder(StrEnum):
    """How names are ordered: 姓氏笔画 or 姓名笔画."""

    SURNAME_STROKES = "surname_strokes"
    FULL_NAME_STROKES = "full_name_strokes"


class DirectVariant(StrEnum):
    """Which votes the members' meeting itself takes (section 2.2)."""

    V1 = "V1"
    V2 = "V2"
    V3 = "V3"
    V4 = "V4"
    V5 = "V5"


class MergeMethod(StrEnum):
    """How two recommendation lists are merged (section 2.3)."""

    M1 = "M1"
    M2 = "M2"
    M3 = "M3"


@dataclass(frozen=True)
class ElectionMethod:
    """Every parameter of an election method; a new one holds the defaults. Fixed points of the law are not fields.

    `win_base_reason` is the typed reason without which the base PRESENT is refused; `margin` is a share of the seats.
    """

    win_base: BaseName = BaseName.DUE
    win_base_reason: str = ""
    margin: Fraction = Fraction(1, 5)
    chosen_counts: ChosenCounts = ChosenCounts.PERSONS
    writein_needs_rejection: bool = True
    writein_not_more_than_rejections: bool = False
    writein_without_sign: WithoutSign = WithoutSign.DROP
    unusual_sign: UnusualSign = UnusualSign.ABSTAIN
    contradiction: Contradiction = Contradiction.ITEM
    tie_vote_needs_half: bool = False
    reduce_allowed_when_missing: int = 1
    reduce_base: BaseName = BaseName.DUE
    further_candidates: FurtherCandidates = FurtherCandidates.BY_VOTES
    list_order: ListOrder = ListOrder.SURNAME_STROKES
    direct_variant: DirectVariant = DirectVariant.V1
    merge_method: MergeMethod = MergeMethod.M1
    losers_may_stand_lower: bool = False


DEFAULT_METHOD = ElectionMethod()


def value_text(value: object) -> str:
    """Return a parameter's value as it is stored and exchanged: "yes", "no", a number, a fraction or a code."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def method_to_mapping(method: ElectionMethod) -> dict[str, str]:
    """Return the parameters as texts, in the order of the paper."""
    return {field.name: value_text(getattr(method, field.name)) for field in fields(method)}


def changed_parameters(before: ElectionMethod, after: ElectionMethod) -> Mapping[str, tuple[str, str]]:
    """Return each parameter that differs with its old and new text, for the log."""
    old, new = method_to_mapping(before), method_to_mapping(after)
    return {key: (old[key], new[key]) for key in old if old[key] != new[key]}
