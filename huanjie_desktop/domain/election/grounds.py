"""Why a ballot may be in doubt (疑难票), each ground with the clause of the adopted 选举办法 that settles it (R-31)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from huanjie_desktop.domain.election.ballot import Verdict, VoidReason
from huanjie_desktop.domain.election.explanation import CONTRADICTION, UNUSUAL, WITHOUT_SIGN
from huanjie_desktop.domain.election.method import ElectionMethod, UnusualSign, WithoutSign
from huanjie_desktop.domain.election.method_paper import Article, MethodFacts, articles
from huanjie_desktop.domain.election.sources import chinese_number


class Origin(StrEnum):
    """Who finds a ground: the program by the marks that were keyed, or only the eyes of the scrutineers."""

    SYSTEM = "系统按票面判定"
    HUMAN = "监票人看票认定"


@dataclass(frozen=True)
class Ground:
    """One ground of the catalogue. `clause` is 第九条, `article` its heading, `quote` its words in the adopted method.

    `void` is the reason by which the scrutineers may void the whole ballot on this ground, None where the clause does
    not let them. A ground of the program is found by `finds`, the codes that judging a ballot gives.
    """

    code: str
    words: str
    clause: str
    article: str
    quote: str
    origin: Origin
    void: VoidReason | None = None
    finds: tuple[str, ...] = ()

    @property
    def citation(self) -> str:
        """The clause as papers print it."""
        return f"选举办法{self.clause}（{self.article}）"

    @property
    def voids(self) -> bool:
        """Whether the clause itself voids the whole ballot, so that there is nothing left to choose (D21)."""
        return self.void not in (None, VoidReason.OTHER_GROUND)


@dataclass(frozen=True)
class _Entry:
    """A ground before it is tied to a clause: `quote` gives the words to look for, "" where there is no such rule."""

    code: str
    words: str
    quote: Callable[[ElectionMethod], str]
    void: VoidReason | None = None
    finds: tuple[str, ...] = ()


def _always(words: str) -> Callable[[ElectionMethod], str]:
    return lambda method: words


def _unsigned(method: ElectionMethod) -> str:
    return "" if method.writein_without_sign is WithoutSign.APPROVE else WITHOUT_SIGN[method.writein_without_sign]


def _unusual(method: ElectionMethod) -> str:
    return "" if method.unusual_sign is UnusualSign.APPROVE else UNUSUAL[method.unusual_sign]


DECIDE = _always("有疑问的选票由监票人认定")
UNREADABLE = _always("部分无法辨认的，该项无效，其余有效")
STRANGE = _always("不是大会所发的，整张无效")
ONCE = _always("同一人只计一次")

_BY_THE_PROGRAM = (
    _Entry("over_vote", "所选人数超过应选名额", _always("多于应选名额的整张无效"), finds=("ballot_void_over_vote",)),
    _Entry(
        "contradiction",
        "同一方框既画○又画×",
        lambda method: CONTRADICTION[method.contradiction],
        finds=("ballot_void_contradiction", "box_contradiction"),
    ),
    _Entry("unusual_sign", "画规定以外的符号", _unusual, finds=("box_unusual_sign",)),
    _Entry(
        "write_in_unsigned",
        "另选他人只写姓名、未画○",
        _unsigned,
        finds=("ballot_void_write_in_without_sign", "write_in_without_sign"),
    ),
    _Entry("write_in_sign", "另选他人没有画○", _always("写上姓名并画“○”"), finds=("write_in_sign_void",)),
    _Entry(
        "write_in_no_rejection",
        "没有不赞成的候选人而另选他人",
        _always("弃权的，不得另选他人"),
        finds=("write_in_needs_rejection",),
    ),
    _Entry(
        "write_in_too_many",
        "另选他人多于不赞成的人数",
        _always("另选他人的人数不得多于不赞成的人数"),
        finds=("write_in_over_rejections",),
    ),
    _Entry("write_in_again", "同一人选了两次", ONCE, finds=("write_in_twice", "write_in_already_approved")),
    _Entry("write_in_against_box", "另选的人票上已画×", DECIDE, finds=("write_in_contradicts_box",)),
    _Entry(
        "write_in_ineligible",
        "另选的人没有被选举权或者不能在本次当选",
        _always("根据《中国共产党章程》和《中国共产党基层组织选举工作条例》"),
        finds=("write_in_ineligible",),
    ),
    _Entry("write_in_same_name", "另选的人有同名而未注明区别", DECIDE, finds=("write_in_ambiguous",)),
    _Entry(
        "write_in_in_runoff",
        "再次投票时写了票上以外的人",
        _always("就票数相等的人再次投票"),
        finds=("write_in_in_runoff",),
    ),
)
_BY_THE_EYE = (
    _Entry("identifying_mark", "署名或者作记号", _always("署名或者作记号的"), VoidReason.IDENTIFYING_MARK),
    _Entry("no_seal", "没有盖章", STRANGE, VoidReason.NO_SEAL),
    _Entry("not_issued", "不是大会所发的选票", STRANGE, VoidReason.NOT_ISSUED),
    _Entry("box_unreadable", "候选人方框内的符号无法辨认", UNREADABLE),
    _Entry("name_unreadable", "另选他人的姓名无法辨认", UNREADABLE),
    _Entry("sign_in_doubt", "符号不规范，意思有疑问", DECIDE, VoidReason.OTHER_GROUND),
    _Entry("sign_outside", "符号画在方框外", DECIDE, VoidReason.OTHER_GROUND),
    _Entry("altered", "有涂改", DECIDE, VoidReason.OTHER_GROUND),
    _Entry("torn", "选票残缺、破损", DECIDE, VoidReason.OTHER_GROUND),
    _Entry("name_miswritten", "另选他人的姓名写了错字、别名", DECIDE),
    _Entry("other", "其他疑问", DECIDE, VoidReason.OTHER_GROUND),
)


def grounds_of(method: ElectionMethod) -> tuple[Ground, ...]:
    """Return the catalogue under a method, the program's own grounds first; what it does not rule is left out."""
    paper = articles(MethodFacts("", method, ()))
    found = (
        _tied(entry, origin, method, paper)
        for origin, entries in ((Origin.SYSTEM, _BY_THE_PROGRAM), (Origin.HUMAN, _BY_THE_EYE))
        for entry in entries
    )
    return tuple(ground for ground in found if ground)


def _tied(entry: _Entry, origin: Origin, method: ElectionMethod, paper: Iterable[Article]) -> Ground | None:
    """Return the ground with the clause in which its words stand, numbered as paper 7 numbers it."""
    quote = entry.quote(method)
    for number, article in enumerate(paper, 1):
        if quote and any(quote in sentence for sentence in article.sentences):
            clause = f"第{chinese_number(number)}条"
            return Ground(entry.code, entry.words, clause, article.title, quote, origin, entry.void, entry.finds)
    return None


def grounds_found(verdict: Verdict, catalogue: Iterable[Ground]) -> tuple[Ground, ...]:
    """Return the grounds that the program itself finds in a judged ballot, never one of the scrutineers' own."""
    codes = {remark.code for remark in verdict.remarks}
    return tuple(ground for ground in catalogue if codes & set(ground.finds))
