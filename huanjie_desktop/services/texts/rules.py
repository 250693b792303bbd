"""Sentences about the meeting, the figures, the election method and counting cases."""

from huanjie_desktop.services.texts.rules_people import PEOPLE_TEXTS
from huanjie_desktop.services.texts.rules_votes import VOTE_TEXTS
from huanjie_desktop.services.texts.text import Text

TEXTS: dict[str, Text] = {
    **VOTE_TEXTS,
    **PEOPLE_TEXTS,
    "quorum_not_reached": Text(
        "到会人数不足：应到会{due}人，实到会{present}人，还差{missing}人。",
        "到会有选举权的党员不少于应到会人数的五分之四（至少{least}人）才能选举。",
        "请等候或通知未到党员；仍不足的，宣布休会，改期选举。",
    ),
    "due_is_zero": Text(
        "应到会有选举权人数是0。",
        "没有应到会的党员，无法计算到会比例和过半数。",
        "请先核对党员名册和不计入应到会人数的名单。",
    ),
    "base_is_zero": Text("过半数的计算基数是0。", "实到会人数为0，无法计算当选所需票数。", "请先登记实到会人数。"),
    "present_over_due": Text(
        "实到会{present}人，多于应到会{due}人。",
        "实到会只统计有选举权的党员，不会多于应到会。",
        "请核对签到，预备党员和列席人员不计入。",
    ),
    "figure_negative": Text("人数或票数出现负数。", "人数和票数不能小于0。", "请检查刚才填写的数字。"),
    "attendance_does_not_add_up": Text(
        "到会、请假、未请假合计{accounted}人，应到会是{due}人。",
        "实到会、因事请假、因病请假、未请假之和必须等于应到会人数。",
        "请逐人核对签到表和请假登记。",
    ),
    "present_changed": Text(
        "实到会人数由{first}人变为{now}人。",
        "分发选票前的人数为准，两次清点都要记入会议记录。",
        "请监票人确认人数后再分发选票。",
    ),
    "hands_over_present": Text(
        "举手合计{hands}人，多于实到会{present}人。", "只有到会有选举权的党员可以表决。", "请重新清点举手人数。"
    ),
    "hands_under_present": Text(
        "举手合计{hands}人，少于实到会{present}人。",
        "有人没有举手，或漏数。",
        "请确认未举手的党员是否弃权，并补记弃权人数。",
    ),
    "vote_not_adopted": Text(
        "表决未通过：赞成{agree}人，需要{needed}人。",
        "赞成人数须超过应到会有表决权人数（{due}人）的半数，恰好半数不算。",
        "请讨论后再次表决，或按未通过办理。",
    ),
    "no_scrutineer": Text(
        "还没有监票人。", "选举全过程须由监票人监督。", "请从不是候选人的党员中推选监票人，并举手通过。"
    ),
    "no_teller": Text("还没有计票人。", "计票人在监票人监督下工作。", "请指定计票人；候选人不能担任。"),
    "scrutineer_is_candidate": Text("监票人{name}是候选人。", "候选人不能监督自己的选举。", "请更换监票人。"),
    "scrutineer_is_no_voter": Text(
        "监票人{name}不是到会有选举权的党员。", "监票人从不是候选人的党员中推选。", "请另选一名到会的正式党员。"
    ),
    "teller_is_candidate": Text("计票人{name}是候选人。", "候选人不能参加计票。", "请更换计票人。"),
    "teller_is_scrutineer": Text(
        "{name}既是监票人又是计票人。",
        "监督的人最好不同时计票。",
        "人手允许时请另请一名计票人；确需兼任的，请在会上说明。",
    ),
    "staff_is_relative": Text(
        "{name}是候选人的近亲属。", "党内规定没有明文禁止，但容易引起异议。", "建议更换；不更换的，请在会上说明并记录。"
    ),
    "papers_do_not_add_up": Text(
        "选票数对不上：印制{printed}张，发出{issued}张，剩余{spare}张，相差{missing}张。",
        "印制数必须等于发出数加剩余数。",
        "请清点剩余选票，查明去向后再继续。",
    ),
    "printed_otherwise": Text(
        "登记的印制数是{known}张，现在填的是{typed}张。",
        "印制数由印票时登记，多了少了都要有去向。",
        "填错的请改回{known}张；确实多印、少印的，查明后再确认。",
    ),
    "destroyed_over_spare": Text(
        "剪角作废{destroyed}张，多于剩余的{spare}张。",
        "作废的是没有发出的选票。",
        "请重新清点剩余选票，改正张数。",
    ),
    "issued_over_voters": Text(
        "发出选票{issued}张，多于投票人数{present}人。",
        "每名到会有选举权的党员只领一张选票。",
        "请查明多发的选票；收回数不得超过投票人数，否则选举无效。",
    ),
    "issued_under_voters": Text(
        "发出选票{issued}张，少于实到会{present}人。",
        "有到会党员没有领到选票，或中途离会。",
        "请查明原因并记入选票清点记录。",
    ),
    "issue_too_many": Text(
        "多发了{extra}张选票：发出{issued}张，实到会{present}人。",
        "投票前发出数必须等于实到会人数。",
        "请暂停投票，收回多发的选票并注销，再重新核对。",
    ),
    "issue_too_few": Text(
        "还差{missing}张选票：发出{issued}张，实到会{present}人。",
        "投票前发出数必须等于实到会人数。",
        "请为没有领到选票的党员补发，再重新核对。",
    ),
    "ballots_missing": Text(
        "少收回{missing}张选票。", "收回数少于发出数，选举仍然有效，计算基数不变。", "请在选票清点记录中注明。"
    ),
    "returned_over_voters": Text(
        "选举无效：收回{returned}张，多于投票人数{voters}人。",
        "收回选票多于投票人数，多出{extra}张，整次投票无效。",
        "请封存全部选票，换用另一种颜色的选票重新投票。",
    ),
    "valid_and_invalid_not_returned": Text(
        "票数对不上：有效票{valid}张加无效票{invalid}张，不等于收回{returned}张。",
        "每张收回的选票不是有效就是无效。",
        "请重新清点收回的选票和无效票。",
    ),
    "votes_not_valid_ballots": Text(
        "{name}的票数合计{total}，不等于有效票{valid}。",
        "每名候选人的赞成、不赞成、弃权之和必须等于有效票数。",
        "请核对这名候选人的计票单。",
    ),
    "written_in_is_printed": Text(
        "{name}是票上的候选人，又列在另选他人中。",
        "票上候选人的得票不能分开统计。",
        "请把这些票并入候选人的赞成票，再核对。",
    ),
    "written_in_over_valid": Text(
        "另选他人{name}得{votes}票，多于有效票{valid}张。", "一张选票对同一人只计一次。", "请核对另选他人的计票单。"
    ),
    "approvals_over_possible": Text(
        "赞成票合计{approvals}，超过可能的最多数{possible}。",
        "每张有效票赞成的人数不多于应选名额。",
        "请检查是否把无效票计入，并重新核对。",
    ),
    "entries_differ": Text(
        "第{ballot}张票两人录入不一致（{place}{where}）：一为“{first}”，一为“{second}”。",
        "两人独立录入必须逐票一致，才能结束计票。",
        "请取出这张选票，对照票面改正录错的一方。",
    ),
    "method_unknown_key": Text(
        "选举办法中没有“{key}”这一项。", "不认识的项目无法执行。", "请检查拼写，或更新程序后再打开。"
    ),
    "method_wrong_value": Text(
        "选举办法“{label}”不能是“{value}”。", "这一项只能取：{permitted}。", "请改为允许的取值。"
    ),
    "method_base_needs_reason": Text(
        "改用实到会人数作基数，还没有填写依据。",
        "规定以应到会有选举权人数过半数为准，改用实到会必须有依据。",
        "请填写上级答复或规定的名称，或改回应到会人数。",
    ),
    "method_margin_too_small": Text(
        "差额比例{margin}低于20%。", "委员候选人的差额不少于应选名额的20%。", "请改为20%或更高。"
    ),
    "method_v4_needs_free_write_in": Text(
        "无候选人直选时，不能要求先不赞成才可另选他人。",
        "票上没有候选人，这样规定会使所写姓名全部不计。",
        "请把“不赞成票上候选人才可另选他人”改为“否”。",
    ),
    "method_is_adopted": Text(
        "选举办法已经大会通过，不能修改（{labels}）。",
        "通过后的选举办法是本次计票的依据。",
        "请按已通过的办法进行；确有错误的，须经大会重新表决。",
    ),
    "method_change_needs_reason": Text(
        "修改选举办法（{labels}）还没有写明理由。", "对默认规定的每项改动都要留下时间、人员和理由。", "请填写修改理由。"
    ),
    "case_not_json": Text(
        "第{line}行第{column}个字符处不是有效的JSON。", "文件可能不完整，或不是用程序导出的。", "请改正后重试。"
    ),
    "case_not_utf8": Text(
        "第{position}个字符处不是 UTF-8 编码。", "按别的编码读会把字读错。", "请另存为 UTF-8 编码后重试。"
    ),
    "case_key_twice": Text(
        "案例中的键“{key}”出现了两次。", "同一个键有两个值，无法判断用哪一个。", "请删去一个后重试。"
    ),
    "case_unknown_key": Text("案例中有不认识的键“{key}”。", "不认识的内容不会被忽略。", "请检查拼写后重试。"),
    "case_missing_key": Text("案例中缺少键“{key}”。", "没有这个数字或名单就无法计算。", "请补上后重试。"),
    "case_wrong_type": Text("案例中的键“{key}”应当是{wanted}。", "类型不对的内容不会被猜测。", "请改正后重试。"),
    "case_ballots_or_totals": Text(
        "案例中的键“ballots”和“totals”必须且只能有一个。",
        "逐票数据和汇总数据只能取其一。",
        "请删去或补上其中一个后重试。",
    ),
}
