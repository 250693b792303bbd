"""Sentences about the course of an election: stages, open recommendation, review, terms."""

from huanjie_desktop.services.texts.text import Text

TEXTS: dict[str, Text] = {
    "stage_not_in_course": Text("“{variant}”的选举没有“{stage}”这个阶段。", "各种选举方式的步骤不同。", "请在左边选择本次选举的步骤。"),
    "stage_skipped": Text("还不能办“{stage}”，先要办“{between}”。", "各个阶段要按次序进行，不能跳过。", "请先办完“{between}”。"),
    "stage_is_past": Text("现在在“{now}”，不能回到“{stage}”。", "已经过去的阶段不能改，只有规定的情形才能退回。", "请按现在的步骤办理；确有错误的，请报告上级党组织决定。"),
    "recommend_issued_over_present": Text("{body}推荐会发出{issued}张，多于到会{present}人。", "每人只领一张推荐票。", "请核对到会人数和发出的推荐票。"),
    "recommend_returned_over_issued": Text("{body}推荐会收回{returned}张，多于发出{issued}张。", "收回的推荐票不会多于发出的。", "请重新清点；确实多出的，重新推荐。"),
    "recommend_does_not_add_up": Text("{body}推荐会有效{valid}张加无效{invalid}张，不等于收回{returned}张。", "每张收回的推荐票不是有效就是无效。", "请重新清点推荐票。"),
    "recommend_votes_over_valid": Text("{body}推荐票数超过可能：有效{valid}张，每张最多推荐{posts}人。", "一张推荐票对同一人只计一票，推荐人数多于名额的整票无效。", "请核对推荐票汇总表。"),
    "merge_needs_presence": Text("还没有两个推荐会的到会人数。", "按得票率或过半数合并，要用到会人数。", "请先登记党员推荐会和居民代表推荐会的到会人数。"),
    "merge_needs_vote": Text("{names}还要由党员表决，从中选出{places}人。", "两张推荐名单合并后不能自动确定人选，不能抽签，也不按录入先后。", "请召开党员会议表决，登记各人的票数。"),
    "merge_too_few": Text("合并后只有{found}人，至少需要{wanted}人。", "候选人预备人选要保持差额。", "请补充推荐，或请上级提名。"),
    "merge_tie_in_list": Text("{body}推荐前{places}名中有人得票相等：{names}一并列入。", "得票相等的不能只取一人。", "请核对推荐票；无误的，照此合并。"),
    "review_missing": Text("{name}还没有资格审查结论。", "报名和被推荐的人都要有结论。", "请登记合格或不合格，不合格的写明理由。"),
    "review_ground_missing": Text("{name}审查不合格，还没有写明理由。", "不合格的结论要有依据。", "请写明理由。"),
    "succession_undecided": Text("{name}审查不合格，空出的名额还没有决定。", "下一名不能自动递补，要有决定和记录。", "请登记由谁递补，或不再递补，并写明由谁决定。"),
    "successor_on_list": Text("{name}已在名单中，不能再递补。", "同一人在名单中只能出现一次。", "请另选一人，或不再递补。"),
    "successor_not_passed": Text("{name}没有通过资格审查，不能递补。", "递补的人同样要经过审查。", "请先登记审查结论，或另选一人。"),
    "speech_not_passed": Text("{name}的演讲词{state}，不能上台演讲。", "演讲词审查通过后才能宣读；不影响其候选人身份。", "请修改后再送审，或不安排演讲。"),
    "applicant_missing": Text("找不到这名被推荐人。", "名单可能刚刚改过。", "请重新打开推荐名单。"),
    "applicant_twice": Text("{name}已在推荐名单中。", "同一人只登记一次，票数分别登记。", "请在原来的一行上改。"),
    "signers_missing": Text("联名推荐还没有填写联名人数。", "联名推荐要有人签名。", "请填写签名的人数。"),
    "signers_negative": Text("联名人数不能小于0。", "人数不能是负数。", "请检查刚才填写的数字。"),
    "weight_impossible": Text("党员票的权重{weight}不可能。", "权重在0和1之间，两种票的权重之和是1。", "请填写如1/2、3/5这样的数。"),
    "recommendation_frozen": Text("推荐的人已转为候选人，推荐名单不能再改。", "候选人以推荐和审查的结果为依据。", "如确有错误，请先让候选人退出并写明原因。"),
    "recommendation_open": Text("推荐名单还没有确定：{names}还要由党员表决。", "没有确定的名单不能转为候选人。", "请先登记党员表决的票数。"),
    "votes_not_recorded": Text("推荐票还没有登记。", "没有票数不能合并名单。", "请登记党员推荐票和居民代表推荐票。"),
    "day_in_future": Text("{day}还没有到。", "上次选举的日期不会在今天以后。", "请核对日期。"),
    "term_years_impossible": Text("任期不能是{years}年。", "社区、村党组织任期5年，其他党支部3年。", "请填写5或3。"),
}  # fmt: skip
