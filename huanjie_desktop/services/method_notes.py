"""What a clerk should know before changing a parameter of the election method: where it comes from, what others do."""

METHOD_NOTES: dict[str, str] = {
    "quorum": "选举条例的规定，不能改。旧条例写“超过”五分之四，现在恰好五分之四也可以开会。",
    "win_base": "多数手册和2020年后的办法按应到会计算，较严；沿用1990年旧条例的按实到会计算。改用实到会须写明依据，"
    "报告单上两种都列出。",
    "win_base_reason": "例如上级党组织的文件名称和文号。只有改用实到会时才填写。",
    "win_strict": "选举条例的规定，不能改。",
    "margin": "选举条例规定不少于应选名额的20%，尾数向上进一。公推直选常常更高，如5名委员提8名候选人。",
    "void_if_returned_over": "选举条例的规定，不能改。旧模板写“不多于发出选票”，本程序两者都核对。",
    "chosen_counts": "同一个人既被赞成又被另选写上时，按人只算一人，按符号算两次。多数办法没有写明，一般按人计算。",
    "writein_needs_rejection": "选举条例：不赞成的可以另选他人，弃权的不能另选。填“否”的只见于无候选人的直选。",
    "writein_not_more_than_rejections": "有的地方要求不赞成几人才能另选几人；多数办法只要求赞成总数不超过应选名额。",
    "writein_without_sign": "各地不同：有的视为弃权，有的视为赞成，有的整票无效。一般该项不计。",
    "unusual_sign": "例如用√代替○。一般由监票人认定，不能认定的视为弃权；有的地方意思清楚的算赞成。",
    "contradiction": "一般只作废这一项，其余照计；少数办法规定整票无效。",
    "unreadable_item": "各地做法一致：看不清的一项无效，其余照计。",
    "identifying_mark": "无记名投票的要求，不能改。",
    "tie_vote_needs_half": "选举条例只说得票多的当选，没有要求过半数；少数办法要求仍须过半数。",
    "reduce_allowed_when_missing": "当选人数接近应选名额、半数以上选举人同意时，可以减少名额不再选举。一般缺1名时适用，"
    "减少后委员不得少于3名。",
    "reduce_base": "“半数以上”含恰好半数。按应到会计算较严，也较稳妥。",
    "further_candidates": "一般由未当选的候选人按得票多少列入，仍要保持差额；也可以重新提名并报上级同意。",
    "list_order": "党内选举按姓氏笔画，单名在前；人大选举按姓名笔画。",
    "direct_variant": "在“选举方案”中修改。书记由党员大会直选的，须有上级批准的方案。",
    "losers_may_stand_lower": "只在党员大会依次直选书记、副书记、委员时使用：落选书记的人是否还可以列入委员选票，"
    "各地不同，须在办法中写明。",
    "merge_method": "公开推荐有党员和居民代表两张推荐名单时使用，没有公开推荐的不起作用。",
}
