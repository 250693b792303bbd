"""Sentences about members who count, candidates, seats, gates and terms."""

from huanjie_desktop.services.texts.text import Text

PEOPLE_TEXTS: dict[str, Text] = {
    "exclusion_of_stranger": Text(
        "不计入名单中有人不在本支部名册中。", "只能对本支部党员提出不计入应到会人数。", "请从名册中重新选择。"
    ),
    "exclusion_unneeded": Text(
        "{name}本来就不计入应到会人数。", "没有选举权的人无须再列入不计入名单。", "可以从名单中删去。"
    ),
    "exclusion_can_attend": Text(
        "{name}能够参加会议，仍计入应到会人数。",
        "只有确实不能参加选举的党员才可以不计入。",
        "请从不计入名单中删去，因故不来的登记请假。",
    ),
    "exclusion_not_agreed": Text(
        "{name}仍计入应到会人数：上级没有同意。", "不计入应到会人数须经上级党组织同意。", "请报上级同意，或登记请假。"
    ),
    "exclusion_not_passed": Text(
        "{name}仍计入应到会人数：大会没有通过。", "不计入应到会人数须经党员大会通过。", "请在大会第2项议程中表决。"
    ),
    "exclusion_not_asked": Text(
        "还没有记录是否征求了{name}本人的意见。", "报上级的名单中须填写是否征求本人意见。", "请与本人或家属联系后补记。"
    ),
    "exclusion_possible": Text(
        "{name}外出已{months}个月，应转而未转组织关系，可能属于不计入的第5种情形。",
        "外出半年以上且应当转出组织关系的，经上级同意、大会通过可以不计入。",
        "请考虑报上级同意，或继续计入并登记请假。",
    ),
    "out_of_contact_undecided": Text(
        "{name}自{since}起失去联系，还没有组织处理决定，仍计入应到会人数。",
        "失去联系6个月以上的应作出停止党籍的决定；没有决定的照常计算。",
        "请查找本人，或按规定办理停止党籍。",
    ),
    "candidate_of_other_branch": Text(
        "{name}不是本支部党员。", "候选人须是本支部有被选举权的正式党员。", "请更换候选人，或先转接组织关系。"
    ),
    "candidate_has_temporary_relation": Text(
        "{name}的组织关系不在本支部。", "持临时组织关系的党员在原支部参加选举。", "请更换候选人。"
    ),
    "candidate_has_left": Text(
        "{name}已不在本支部党员之列。", "组织关系已转出或党籍已终止的人不能当选。", "请更换候选人。"
    ),
    "candidate_is_probationary": Text("{name}是预备党员。", "预备党员没有选举权和被选举权。", "请更换候选人。"),
    "candidate_without_right": Text("{name}没有被选举权。", "留党察看期间或权利中止的党员不能当选。", "请更换候选人。"),
    "candidates_same_name": Text(
        "候选人中有两个“{name}”。", "选票上无法区分。", "请在名册中填写区别用语（如小组、大小），印在姓名后面。"
    ),
    "candidate_namesakes": Text(
        "本支部有{count}位{name}都能当选：{listed}。",
        "照现在的名册印在选票上，分不清投给谁的票。",
        "请先在“党员名册”里给每一位填写“同名区分”（如男、女），再提名；印在姓名后面。",
    ),
    "too_few_candidates": Text(
        "候选人{candidates}名，还差{missing}名：应选{seats}名至少要{least}名候选人。",
        "差额不少于应选名额的20%，不足1人的按1人计算。",
        "请增加候选人，或减少应选名额后重新报批。",
    ),
    "margin_broken_on_day": Text(
        "候选人剩{left}名，少于所需的{least}名（应选{seats}名）。",
        "候选人去世或退出后，差额不再符合规定。",
        "请暂停选举，请示上级党组织，或补充候选人。",
    ),
    "no_list_needs_basis": Text(
        "本次不印候选人，无法检查差额。", "无候选人直选须有上级党组织的书面依据。", "请登记上级批复的文号。"
    ),
    "single_candidate": Text(
        "只有{candidates}名候选人，与应选名额相等。",
        "规定没有写明必须差额，公推直选一般有2名以上。",
        "可以继续；如上级要求差额，请增加候选人。",
    ),
    "first_session_normally_equal": Text(
        "候选人{candidates}名，多于应选{seats}名。",
        "第一次全体会议选举书记、副书记一般等额进行。",
        "请核对上级批准的人选。",
    ),
    "branch_needs_three": Text(
        "本支部只有{full}名正式党员。",
        "成立党支部须有3名以上正式党员。",
        "请与邻近单位成立联合党支部（一般不超过5个单位）。",
    ),
    "branch_over_fifty": Text(
        "本支部有{members}名党员。", "党支部党员人数一般不超过50人。", "请考虑报上级成立党总支。"
    ),
    "branch_over_hundred": Text(
        "本支部有{members}名党员。",
        "党支部党员人数一般不超过50人，100人以上的一般设立基层党委。",
        "请报上级研究设立党总支或基层党委。",
    ),
    "stands_for_higher_post": Text(
        "{name}已经是较高职务的候选人。",
        "选举办法没有规定未当选书记、副书记的候选人可以列为委员候选人。",
        "请从委员候选人中退出，或在大会通过选举办法之前修改这一条。",
    ),
    "committee_obligatory": Text(
        "本支部有{full}名正式党员，应当设立支部委员会。",
        "正式党员7人以上的党支部应当设立支部委员会。",
        "请填写委员名额（3至5名）。",
    ),
    "committee_not_permitted": Text(
        "本支部只有{full}名正式党员，不设支部委员会。",
        "正式党员不足7人的，只设1名书记，必要时设1名副书记。",
        "请把选举方式改为不设委员会。",
    ),
    "committee_below_three": Text("委员名额{committee}名，太少。", "支部委员会由3至5人组成。", "请改为3至5名。"),
    "committee_over_five": Text(
        "委员名额{committee}名，多于5名。", "支部委员会由3至5人组成，一般不超过7人。", "请确认上级批复的名额。"
    ),
    "committee_over_seven": Text(
        "委员名额{committee}名，多于7名。", "支部委员会一般不超过7人。", "请确认上级同意的名额。"
    ),
    "committee_even": Text(
        "委员名额{committee}名是双数。", "习惯上用单数，便于表决。", "可以继续；如要改为单数，请在报批前修改。"
    ),
    "more_seats_than_members": Text(
        "委员名额{committee}名，多于正式党员{full}名。", "委员只能从正式党员中选举。", "请减少委员名额。"
    ),
    "more_than_one_secretary": Text(
        "计划设书记{secretaries}名。", "党支部设书记1名，必要时设副书记1名。", "请把书记名额改为1名。"
    ),
    "more_than_one_deputy": Text("副书记名额{deputies}名。", "党支部必要时设1名副书记。", "请确认上级批复的名额。"),
    "delegates_not_permitted": Text(
        "党员{members}名，不能召开党员代表大会。",
        "党员500名以上，或所辖党组织分散的，才可以召开党员代表大会。",
        "请召开党员大会。",
    ),
    "delegates_need_approval": Text(
        "召开党员代表大会还没有上级批准。", "召开党员代表大会须经上级党组织批准。", "请报批，或召开党员大会。"
    ),
    "proposed_not_in_committee": Text(
        "拟任人选{name}没有当选委员。", "书记、副书记从新当选的委员中产生。", "请重新提名，并报上级批准。"
    ),
    "session_without_scrutineer": Text(
        "委员会中没有人可以监票。", "所有委员都是候选人，候选人不能监票。", "请上级派人监票。"
    ),
    "session_one_does_both": Text(
        "只有{name}一人可以监票和计票。", "其余委员都是候选人。", "可由{name}一人兼任，或请上级派人协助。"
    ),
    "request_not_approved": Text(
        "换届选举的请示还没有批复。", "没有上级批复，不能印制正式选票。", "请登记批复的文号和日期；需要试印的，印样票。"
    ),
    "list_not_approved": Text(
        "候选人预备人选还没有上级批准。",
        "没有批准文号，不能印制正式选票。",
        "请登记批复的文号和日期；需要试印的，印样票。",
    ),
    "list_not_fixed": Text(
        "候选人名单还没有由党员讨论确定。",
        "候选人须经党员充分讨论后确定。",
        "请登记讨论确定的日期；需要试印的，印样票。",
    ),
    "report_open": Text(
        "关于{name}的信访举报还没有办结。", "未作出结论前不能印制正式选票。", "请由街道作出结论并登记。"
    ),
    "more_than_a_year_off": Text(
        "选举日期{day}与任期届满日{ends}相差超过1年。", "提前或延期换届一般不超过1年。", "请改在1年以内。"
    ),
    "delay_needs_approval": Text(
        "选举日期晚于任期届满日{ends}，延期{days}天，还没有批准。",
        "延期换届须报上级党组织批准。",
        "请报批并登记批复，或提前选举日期。",
    ),
    "advance_needs_approval": Text(
        "选举日期早于任期届满日{ends}，提前{days}天，还没有批准。", "提前换届须报上级党组织批准。", "请报批并登记批复。"
    ),
}
