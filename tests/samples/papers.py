"""One content for every registered paper, of an invented branch."""

from huanjie_desktop.documents.content import Hands, Head, Staff
from huanjie_desktop.documents.papers.agenda import AgendaContent, AgendaEntry
from huanjie_desktop.documents.papers.ballot import BallotContent
from huanjie_desktop.documents.papers.ballot_account import BallotAccountContent, BoxCheck
from huanjie_desktop.documents.papers.doubtful import DoubtfulContent, DoubtfulRow
from huanjie_desktop.documents.papers.elected_list import ElectedListContent, ElectedPost
from huanjie_desktop.documents.papers.election_method import ElectionMethodContent
from huanjie_desktop.documents.papers.log_record import LogRecordContent, LogRow
from huanjie_desktop.documents.papers.minutes import (
    FirstSession,
    MinutesContent,
    MinutesItem,
    MinutesRound,
    Presence,
)
from huanjie_desktop.documents.papers.readiness import ReadinessContent, ReadinessRow
from huanjie_desktop.documents.papers.recount import RecountContent
from huanjie_desktop.documents.papers.result_report import ResultReportContent
from huanjie_desktop.documents.papers.sealed_list import SealedListContent, SealedRow
from huanjie_desktop.documents.papers.sign_in import LeaveRow, SignInContent, SignInRow
from huanjie_desktop.documents.papers.specimen_answers import SpecimenAnswersContent
from huanjie_desktop.documents.papers.specimen_deck import SpecimenDeckContent
from huanjie_desktop.documents.papers.staff_list import StaffListContent
from huanjie_desktop.documents.papers.tally_sheet import TallySheetContent
from huanjie_desktop.documents.registry import PaperKind
from huanjie_desktop.domain.election.agenda import AGENDA
from huanjie_desktop.domain.election.ballot import BallotRules
from huanjie_desktop.domain.election.ballot_design import BallotDesign, BallotSpec, Layout, Paper, design_ballot
from huanjie_desktop.domain.election.contest import Contest, Post
from huanjie_desktop.domain.election.counting import Figures, Tally, Votes
from huanjie_desktop.domain.election.explanation import explanation
from huanjie_desktop.domain.election.host_script import HostFacts, host_words
from huanjie_desktop.domain.election.method import DEFAULT_METHOD
from huanjie_desktop.domain.election.method_paper import MethodFacts
from huanjie_desktop.domain.election.outcome import decide
from huanjie_desktop.domain.election.specimens import Deck, DeckOrder, make_deck
from huanjie_desktop.services.ballots import sample_of
from huanjie_desktop.services.papers.proofs import specimen_answer
from huanjie_desktop.services.papers.verdicts import verdict_notes

BRANCH = "中共云溪街道柳湾社区支部委员会"
DAY = "2026年10月12日"
CANDIDATES = ("丁一苇", "王䶮", "李望舒", "吴㛃", "何清源", "阿依努尔·买买提")
HEAD = Head(BRANCH, "支部委员会委员选举", DAY, "柳湾社区党群服务中心二楼会议室")
STAFF = Staff(("周守正", "郑明察"), ("冯数", "陈点"), "周守正", "卫朗声")


def ballot_spec(**changes):
    values = {
        "title": "中共云溪街道柳湾社区支部委员会委员选票",
        "candidates": CANDIDATES[:5],
        "seats": 3,
        "date_text": DAY,
        "explanation": explanation(DEFAULT_METHOD, 3, 5),
    }
    return BallotSpec(**{**values, **changes})


def designed(**changes) -> BallotDesign:
    found = design_ballot(ballot_spec(**changes))
    assert found.design is not None, found.problems
    return found.design


def outcome():
    contest = Contest(Post.COMMITTEE, 5, CANDIDATES)
    yes = (40, 38, 33, 30, 22, 20)
    tally = Tally({name: Votes(y, 5, 40 - y) for name, y in zip(CANDIDATES, yes, strict=True)}, {"孙悟空": 4}, 45, 1)
    return decide(BallotRules(contest, DEFAULT_METHOD), Figures(50, 46, 46, 46, 55, 9), tally, str)


def first_round():
    contest = Contest(Post.FIRST_SESSION, 1, ("丁一苇",))
    tally = Tally({"丁一苇": Votes(4, 0, 1)}, {}, 5, 0)
    figures = Figures(5, 5, 5, 5, 6, 1)
    head = Head(BRANCH, "书记选举", DAY)
    staff = Staff(("李望舒",), ("王䶮",))
    return MinutesRound(head, decide(BallotRules(contest, DEFAULT_METHOD), figures, tally, str), staff, 6, 1)


def host_facts():
    return HostFacts(
        branch="柳湾社区党支部", members=58, full=54, probationary=4, without_right=1, excluded=3, due=50, present=46,
        leave_affair=2, leave_sick=1, absent=1, recount_due=50, recount_present=46,
        reply_number="云街党工委〔2026〕18号", seats=5, candidates=6,
        candidate_names="、".join(CANDIDATES), scrutineers="周守正、郑明察", tellers="冯数、陈点",
        issued=46, returned=46,
    )  # fmt: skip


def agenda():
    items = tuple(AgendaEntry(item.title, host_words(item.key, host_facts())) for item in AGENDA)
    return AgendaContent("柳湾社区党支部党员大会", DAY, HEAD.place, "韩主持", items)


def sign_in():
    names = [*CANDIDATES, *STAFF.scrutineers, *STAFF.tellers] * 3
    rows = tuple(
        SignInRow(name, "男" if n % 2 else "女", "正式党员", "有", "199****0001", "") for n, name in enumerate(names)
    )
    leave = (
        LeaveRow("钱有故", "因事请假", "外出参加培训，已向支部书记请假"),
        LeaveRow("赵抱恙", "因病请假", "住院治疗"),
    )
    return SignInContent(HEAD, rows, leave, due=50, present=46)


def minutes():
    items = tuple(
        MinutesItem(item.title, ("经审议，一致同意。",), "9:30", Hands(45, 0, 1), adopted=True) for item in AGENDA[5:11]
    )
    session = FirstSession("丁一苇", 5, 5, (first_round(),), (("书记", "丁一苇"), ("组织委员", "王䶮")))
    elected = (ElectedPost("支部委员会委员", ("丁一苇", "王䶮", "李望舒", "吴㛃")),)
    return MinutesContent(
        "柳湾社区党支部党员大会", DAY, "9:30", "11:40", HEAD.place, "韩主持", "沈记录",
        Presence(58, 54, 4, 1, 3, 50, 46, 2, 1, 1), (LeaveRow("钱有故", "因事请假", "外出培训"),),
        ("云溪街道党工委组织委员杨列席",), items, (MinutesRound(HEAD, outcome(), STAFF, 55, 9),), elected, session,
    )  # fmt: skip


def doubtful():
    rows = (
        DoubtfulRow(
            "1", "7", "右下角写有一个小字", "整张无效：署名或者作记号",
            "署名或者作记号。选举办法第九条（选票的效力）", "赞成2，反对0",
        ),
        DoubtfulRow(
            "2", "31", "王䶮方框外画了○，紧靠方框",
            "有效：赞成丁一苇、王䶮；弃权李望舒、吴㛃、何清源、阿依努尔·买买提",
            "符号画在方框外。选举办法第九条（选票的效力）", "赞成2，反对0",
        ),
        DoubtfulRow("", "40"),
    )  # fmt: skip
    return DoubtfulContent(HEAD, STAFF, rows)


MARK = "第86条　3f2a 91bc 07de 55aa"


def deck() -> Deck:
    """Return the specimens of the sample ballot."""
    contest = Contest(Post.COMMITTEE, 3, CANDIDATES[:5], frozenset({"钱测试"}), frozenset({"孙同名"}))
    return make_deck(DeckOrder(BallotRules(contest), 3, True, ("陈另选", "林另选"), "钱测试", "孙同名"))


def answers():
    found = deck()
    rows = tuple(specimen_answer(one, CANDIDATES[:5]) for one in found.specimens)
    return SpecimenAnswersContent(HEAD, STAFF, rows, found.tally)


def readiness():
    titles = ("第二块屏幕（大屏）", "提示音", "打印机", "数字小键盘", "电源", "磁盘空间", "备份用的U盘", "日期和时钟",
              "姓名用字", "自动休眠和屏保", "弹窗通知", "后备操作员")  # fmt: skip
    rows = [ReadinessRow(title, "通过", "已看过，正常", "周守正") for title in titles]
    rows[2] = ReadinessRow("打印机", "不通过", "没有找到打印机")
    facts = (("监票人", "周守正、郑明察"), ("计票人", "冯数、陈点"), ("程序", "换届桌面"), ("操作日志校验码", MARK))
    return ReadinessContent(
        HEAD, STAFF, tuple(rows), f"{DAY}9:20，经办人，12项，还有1项没有通过。",
        f"{DAY}9:28，周守正，测试票33张，全部与已知结果一致。", facts,
    )  # fmt: skip


def log_record():
    acts = ("新建选举", "确定候选人名单", "选举办法表决通过", "清点人数", "分发选票", "开箱清点选票", "计票录入完成",
            "确认计票结果", "宣布选举结果")  # fmt: skip
    lines = enumerate(acts, 40)
    rows = tuple(LogRow(str(n), f"10月12日09:{n:02d}:00", "经办人", act, "委员选举第1轮") for n, act in lines)
    return LogRecordContent(BRANCH, "柳湾社区党支部换届选举", DAY, rows, MARK)



def sealed_list():
    things = (("有效选票", "45张"), ("无效选票", "1张"), ("剩余选票", "9张"), ("选票清点记录", "1份"),
              ("计票单", "1份"), ("选举结果报告单（已签字）", "1份"), ("会议记录", "1份"),
              ("数据文件副本（U盘）", "1份"))  # fmt: skip
    rows = tuple(SealedRow(what, count, "其中已当众作废6张" if what == "剩余选票" else "") for what, count in things)
    copy = f"柳湾_备份_20261012_1105.huanjie，SHA-256：{'0123456789abcdef' * 4}"
    return SealedListContent(HEAD, STAFF, rows, f"{DAY}11:05，监票人：周守正、郑明察", copy, MARK)



def recount():
    people = tuple((name, f"赞成{n}，不赞成5，弃权{40 - n}") for n, name in enumerate(CANDIDATES, 20))
    votes = (("有效票", "45"), ("无效票", "1"), *people)
    groups = (("○ 丁一苇、王䶮、李望舒", "有效", 30, "1—30"), ("○ 何清源　× 王䶮　另选 孙悟空○", "有效", 15, "32—46"),
              ("空白（全部弃权）", "无效（有署名或记号）", 1, "31"))  # fmt: skip
    changed = ((31, ("待定", "空白（全部弃权）（疑难票认定第1号）")),)
    figures = tuple((what, found, found) for what, found in votes)
    return RecountContent(HEAD, True, "签字的结果", figures, groups, changed, "另一人录入46张，与此相同。")


SAMPLES = {
    PaperKind.AGENDA: agenda,
    PaperKind.ELECTION_METHOD: lambda: ElectionMethodContent(
        BRANCH, MethodFacts("柳湾社区党支部", DEFAULT_METHOD, (("支部委员会委员", 5, 6),)), DAY
    ),
    PaperKind.SIGN_IN: sign_in,
    PaperKind.BALLOT: lambda: BallotContent(designed(), 2),
    PaperKind.STAFF_LIST: lambda: StaffListContent(HEAD, STAFF, Hands(46, 0, 0)),
    PaperKind.SPECIMEN_DECK: lambda: SpecimenDeckContent(sample_of(designed()), deck().specimens),
    PaperKind.SPECIMEN_ANSWERS: answers,
    PaperKind.READINESS: readiness,
    PaperKind.BALLOT_ACCOUNT: lambda: BallotAccountContent(
        HEAD, STAFF, 55, 55, 46, 9, 46, 46, 6, BoxCheck(1, "9:50", "10:20"), "选票为白色。", "选票清点后当场封存。"
    ),
    PaperKind.TALLY_SHEET: lambda: TallySheetContent(HEAD, CANDIDATES, 5, STAFF, outcome()),
    PaperKind.DOUBTFUL: doubtful,
    PaperKind.RESULT_REPORT: lambda: ResultReportContent(
        HEAD, outcome(), STAFF, "10:55", verdict_notes(outcome(), DEFAULT_METHOD), MARK
    ),
    PaperKind.ELECTED_LIST: lambda: ElectedListContent(
        BRANCH,
        DAY,
        (ElectedPost("支部委员会委员", ("丁一苇", "王䶮", "李望舒", "吴㛃")), ElectedPost("书记", ("丁一苇",))),
    ),
    PaperKind.SEALED_LIST: sealed_list,
    PaperKind.RECOUNT: recount,
    PaperKind.MINUTES: minutes,
    PaperKind.LOG_RECORD: log_record,
}
BALLOTS = {
    "a5_above": lambda: designed(),
    "a5_beside": lambda: designed(layout=Layout.BESIDE, candidates=CANDIDATES[:4]),
    "a4_above": lambda: designed(paper=Paper.A4, sample=True),
    "a4_beside": lambda: designed(paper=Paper.A4, layout=Layout.BESIDE, candidates=CANDIDATES, seats=5),
}
