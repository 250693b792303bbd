"""Which papers there are, without loading what draws them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PaperName:
    """One kind of paper: `of_round` ones are made for each round of voting."""

    kind: str
    title: str
    of_round: bool = False


PAPER_NAMES = (
    PaperName("agenda", "会议议程和主持词"),
    PaperName("election_method", "选举办法"),
    PaperName("sign_in", "签到表"),
    PaperName("ballot", "选票", True),
    PaperName("staff_list", "监票人计票人名单"),
    PaperName("specimen_deck", "测试票", True),
    PaperName("specimen_answers", "测试票答案", True),
    PaperName("readiness", "计票准备情况确认表", True),
    PaperName("ballot_account", "选票清点记录", True),
    PaperName("tally_sheet", "计票单", True),
    PaperName("doubtful", "疑难票认定记录", True),
    PaperName("result_report", "选举结果报告单", True),
    PaperName("elected_list", "当选人名单"),
    PaperName("sealed_list", "封存清单", True),
    PaperName("recount", "重新核算说明", True),
    PaperName("minutes", "会议记录"),
    PaperName("log_record", "操作记录"),
)
BY_KIND = {one.kind: one for one in PAPER_NAMES}
