"""The text of the election method (选举办法, R-31): every article follows from a parameter or from a fixed rule."""

from dataclasses import dataclass

from huanjie_desktop.domain.election.explanation import CONTRADICTION, UNUSUAL, WITHOUT_SIGN
from huanjie_desktop.domain.election.method import (
    BaseName,
    ChosenCounts,
    DirectVariant,
    ElectionMethod,
    FurtherCandidates,
    ListOrder,
)

BASE_WORDS = {BaseName.DUE: "应到会有选举权人数", BaseName.PRESENT: "实到会有选举权人数"}
VARIANT_WORDS = {
    DirectVariant.V1: "委员由党员大会选举产生；书记、副书记由委员会第一次全体会议从委员中等额选举产生",
    DirectVariant.V2: "书记、副书记、委员由党员大会依次分别直接选举产生",
    DirectVariant.V3: "先由党员大会选举委员，再由党员大会从当选的委员中选举书记、副书记",
    DirectVariant.V4: "不印候选人，由党员大会直接选举产生",
    DirectVariant.V5: "不设委员会，书记、副书记由党员大会选举产生",
}


@dataclass(frozen=True)
class MethodFacts:
    """What the paper says besides the parameters: posts with seats and numbers of candidates, who presides.

    `posts` holds (post, seats, candidates); `produced` says how the candidates came about.
    """

    branch: str
    method: ElectionMethod
    posts: tuple[tuple[str, int, int], ...]
    chair: str = "原支部委员会"
    produced: str = "候选人由上届委员会根据多数党员的意见提出，报上级党组织审查同意，并经全体党员酝酿讨论确定"


@dataclass(frozen=True)
class Article:
    """One article: a heading and its sentences, each a paragraph."""

    title: str
    sentences: tuple[str, ...]


def articles(facts: MethodFacts) -> tuple[Article, ...]:
    """Return the articles in the order of the paper."""
    method = facts.method
    return (
        Article("依据", ("根据《中国共产党章程》和《中国共产党基层组织选举工作条例》，结合本支部实际，制定本办法。",)),
        Article("职数和方式", _posts(facts)),
        Article("候选人", (f"{facts.produced}。候选人名单{_order(method)}。",)),
        Article("主持", (f"选举由{facts.chair}主持。",)),
        Article("到会人数", (_quorum(),)),
        Article("监票和计票", (_staff(),)),
        Article("投票", (_secret(),)),
        Article("画票", _signs(method)),
        Article("选票的效力", _validity(method)),
        Article("选举的效力", ("收回的选票等于或者少于投票人数的，选举有效；多于投票人数的，选举无效，重新选举。",)),
        Article("当选", _elected(method)),
        Article("当选人不足", _too_few(method)),
        Article("公布", ("监票人向党员大会报告计票结果，由主持人宣布当选人名单。当选的委员" + _order(method) + "。",)),
        Article("报批", ("选出的委员报上级党组织备案，书记、副书记报上级党组织批准。",)),
        Article("施行", ("本办法经党员大会通过后施行，通过后不再变更。",)),
    )


def _posts(facts: MethodFacts) -> tuple[str, ...]:
    posts = [f"{post}应选{seats}名，候选人{candidates}名" for post, seats, candidates in facts.posts]
    return ("；".join(posts) + "。" + VARIANT_WORDS[facts.method.direct_variant] + "。" + _lower_posts(facts.method),)


def _lower_posts(method: ElectionMethod) -> str:
    """Say whether who loses a higher post may be elected to a lower one; only V2 votes on the higher post first."""
    if method.direct_variant is not DirectVariant.V2:
        return ""
    may = "可以" if method.losers_may_stand_lower else "不得"
    return f"书记、副书记候选人未当选的，{may}列为委员候选人。"


def _order(method: ElectionMethod) -> str:
    rule = "姓氏笔画" if method.list_order is ListOrder.SURNAME_STROKES else "姓名笔画"
    return f"以{rule}为序排列"


def _quorum() -> str:
    return "有选举权的到会党员人数不少于应到会有选举权党员人数的五分之四，方可进行选举。预备党员和列席人员不计入。"


def _staff() -> str:
    return (
        "监票人从不是候选人的党员中推选，经党员大会表决通过；计票人在监票人监督下工作。候选人不得担任监票人、计票人。"
    )


def _secret() -> str:
    words = "选举采用无记名投票。不能填写选票的，可以委托不是候选人的党员按选举人的意愿代写；"
    return words + "因故未到会的，不得委托他人代为投票。不设流动票箱。"


def _signs(method: ElectionMethod) -> tuple[str, ...]:
    limits = (
        "不赞成候选人的，可以另选他人；弃权的，不得另选他人。" if method.writein_needs_rejection else "可以另选他人。"
    )
    if method.writein_not_more_than_rejections:
        limits += "另选他人的人数不得多于不赞成的人数。"
    return (
        "对候选人可以投赞成票、不赞成票，也可以弃权。赞成的画“○”，不赞成的画“×”，弃权的不画任何符号。",
        f"{limits}另选他人的，写上姓名并画“○”；{WITHOUT_SIGN[method.writein_without_sign]}",
    )


def _validity(method: ElectionMethod) -> tuple[str, ...]:
    what = (
        "赞成的人数（含另选他人，同一人只计一次）" if method.chosen_counts is ChosenCounts.PERSONS else "赞成符号的个数"
    )
    return (
        f"每张选票{what}等于或者少于应选名额的有效，多于应选名额的整张无效。全部未画符号的，为弃权，选票有效。",
        f"{UNUSUAL[method.unusual_sign]}；{CONTRADICTION[method.contradiction]}部分无法辨认的，该项无效，其余有效。"
        "署名或者作记号的、不是大会所发的，整张无效。有疑问的选票由监票人认定。",
    )


def _elected(method: ElectionMethod) -> tuple[str, ...]:
    base = BASE_WORDS[method.win_base]
    reason = f"（{method.win_base_reason}）" if method.win_base_reason else ""
    tie = "得赞成票超过半数且票数多的当选" if method.tie_vote_needs_half else "得票多的当选，不受过半数限制"
    return (
        f"得赞成票超过{base}{reason}半数的，始得当选；恰好半数的，不得当选。",
        "得赞成票超过半数的人多于应选名额时，以得票多的当选；票数相等不能确定当选人时，"
        f"就票数相等的人再次投票，{tie}。",
    )


def _too_few(method: ElectionMethod) -> tuple[str, ...]:
    who = (
        "候选人从未当选的人中按得票多少确定，并保持差额"
        if method.further_candidates is FurtherCandidates.BY_VOTES
        else "候选人重新提名"
    )
    words = [f"得赞成票超过半数的人少于应选名额时，对不足的名额另行选举，{who}。"]
    if method.reduce_allowed_when_missing:
        missing = method.reduce_allowed_when_missing
        words.append(
            f"缺额不超过{missing}名的，经{BASE_WORDS[method.reduce_base]}半数以上的选举人同意，"
            "也可以减少名额，不再另行选举；未过半数的，不得列为当选人。"
        )
    return tuple(words)
