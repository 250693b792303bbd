"""Sentences of the verdict cards: what is decided, what the chair reads aloud, why, what to do now."""

from collections.abc import Mapping
from dataclasses import dataclass

from huanjie_desktop.domain.election.card import CardCode
from huanjie_desktop.domain.election.sources import Mark


@dataclass(frozen=True)
class CardWords:
    """Four sentences with {placeholders}: the verdict, the words read aloud, the reason, what to do now."""

    title: str
    spoken: str
    why: str
    todo: str


MARK_WORDS: Mapping[Mark, str] = {
    Mark.TEXT: "条文原文",
    Mark.HANDBOOK: "组织部门的解答和手册",
    Mark.PRACTICE: "通行做法",
    Mark.UNCHECKED: "条号未核对",
    Mark.SILENT: "条文没有写明，按选举办法",
    Mark.DESIGN: "本程序的约定",
}

_MORE = "赞成须超过计算基数的半数，恰好半数不算；无效票和没有收回的票不减少基数。"
_ORDER = "过半数的人多于名额时，按得票多少确定，到选足名额为止。"
_SECOND = "得票相等的人再次投票，以得票多的当选，不要求过半数。"
_UNKNOWN_TIE = "不能抽签，也不能由主持人决定。"

CARD_WORDS: Mapping[CardCode, CardWords] = {
    CardCode.MEETING_VALID: CardWords(
        "会议有效", "应到会有选举权的{who}{due}人，实到会{present}人，符合规定人数，可以开会选举。",
        "实到会不少于应到会的五分之四才能选举，恰好五分之四也有效；预备党员和列席人员不计入。", "照常进行下一项议程。",
    ),
    CardCode.MEETING_NOT_VALID: CardWords(
        "会议无效，不能选举", "应到会有选举权的{who}{due}人，实到会{present}人，至少需要{needed}人，不符合规定人数，不能选举。",
        "实到会不少于应到会的五分之四才能选举；请假的人仍计入应到会。", "请等候或联系未到的人，到齐后由监票人重新清点。",
    ),
    CardCode.EXCLUSION_PASSED: CardWords(
        "不计入应到会人数的名单通过", "赞成{agree}人，反对{against}人，弃权{abstain}人，超过应到会{due}人的半数，通过。",
        "应到会有表决权的党员超过半数赞成才算通过；计算时仍用除去名单以前的人数。", "请按通过的名单重新确定应到会人数，并记入会议记录。",
    ),
    CardCode.EXCLUSION_FAILED: CardWords(
        "不计入应到会人数的名单没有通过", "赞成{agree}人，反对{against}人，弃权{abstain}人，没有超过应到会{due}人的半数，没有通过。",
        "应到会有表决权的党员超过半数赞成才算通过，恰好半数不算。", "名单上的党员仍计入应到会；没有到会的，登记请假。",
    ),
    CardCode.RETURNED_VALID: CardWords(
        "选举有效", "发出选票{issued}张，收回选票{returned}张，选举有效。",
        "收回的选票等于或少于投票人数，选举有效；少收回的只作记录，计算基数不变。", "请检票、唱票、计票。",
    ),
    CardCode.RETURNED_VOID: CardWords(
        "选举无效", "投票人数{voters}人，收回选票{returned}张，多{extra}张，本次选举无效。",
        "收回的选票多于投票人数，整次投票无效，不能只抽去多出的票。", "请先复点一次；确实多出的，封存全部选票。",
    ),
    CardCode.BALLOT_VALID: CardWords(
        "这张票有效", "这张票赞成{face}人，应选{seats}人，有效。", "赞成人数等于或少于应选名额的选票有效。", "请照票面唱票、计票。",
    ),
    CardCode.BALLOT_ALL_ABSTAIN: CardWords(
        "这张票有效，全部弃权", "这张票没有画符号，有效，全部计弃权。", "不画符号就是弃权，空白票是有效票。", "请给每名候选人各计一票弃权。",
    ),
    CardCode.BALLOT_OVER_VOTE: CardWords(
        "这张票无效：人数过多", "这张票赞成{face}人，多于应选{seats}人，整票无效。",
        "赞成人数多于应选名额的，整张选票无效，不计入任何人。", "请放入无效票。",
    ),
    CardCode.BALLOT_CONTRADICTION: CardWords(
        "这张票无效：符号矛盾", "这张票同一格既画○又画×，按选举办法整票无效。",
        "本次选举办法规定，符号矛盾的选票整票无效。", "请放入无效票，并记入疑难票认定记录。",
    ),
    CardCode.BALLOT_WRITE_IN_UNSIGNED: CardWords(
        "这张票无效：另选他人未画符号", "这张票写了另选的人，没有画符号，按选举办法整票无效。",
        "本次选举办法规定，另选他人不画符号的选票整票无效。", "请放入无效票，并记入疑难票认定记录。",
    ),
    CardCode.BALLOT_IDENTIFIED: CardWords(
        "这张票无效：有署名或记号", "这张票上有署名或记号，整票无效。",
        "选举采用无记名投票，能看出投票人的选票无效。", "请放入无效票，由监票人在疑难票认定记录上签字。",
    ),
    CardCode.BALLOT_NO_SEAL: CardWords(
        "这张票无效：没有盖章", "这张票没有盖章，整票无效。", "没有印章的选票不能证明是大会发出的。",
        "请放入无效票，并核对收回数是否多于投票人数。",
    ),
    CardCode.BALLOT_NOT_ISSUED: CardWords(
        "这张票无效：不是大会发出的", "这张票不是大会发出的选票，整票无效。", "只有大会发出的选票才能计票。",
        "请放入无效票，并核对收回数是否多于投票人数。",
    ),
    CardCode.BALLOT_OTHER_GROUND: CardWords(
        "这张票无效：监票人认定", "这张票经监票人认定，整票无效。", "疑难选票由监票人认定，认定要写明理由。",
        "请在疑难票认定记录中写明理由并签字。",
    ),
    CardCode.ELECTED: CardWords(
        "{name}当选", "{name}同志得赞成票{yes}票，{distance}，当选。", _MORE, "请列入当选人名单；宣布时不按得票多少排列。",
    ),
    CardCode.ELECTED_WRITTEN_IN: CardWords(
        "{name}当选（另选他人）", "{name}同志不是候选人，得赞成票{yes}票，{distance}，当选。",
        _MORE + "不赞成候选人的可以另选他人，票外的人过半数同样当选。", "请先核实资格、征求本人意见，并报告上级党组织，再宣布。",
    ),
    CardCode.ELECTED_BY_PLURALITY: CardWords(
        "{name}以得票多当选", "再次投票，{name}同志得赞成票{yes}票，得票较多，当选。",
        _SECOND + "对这一点条文没有写明，按选举办法办理。", "请在会议记录中写明这是再次投票的结果。",
    ),
    CardCode.NOT_ELECTED: CardWords(
        "{name}未当选", "{name}同志得赞成票{yes}票，{distance}，没有当选。", _MORE, "请照实报告票数；没有过半数的人不能递补。",
    ),
    CardCode.PASSED_OVER: CardWords(
        "{name}已过半数，名额已满", "{name}同志得赞成票{yes}票，已过半数，但名额只有{seats}个，比最后一个名额的得票少{behind}票，没有入选。",
        _ORDER, "请照实报告票数，不再另行投票。",
    ),
    CardCode.OUTVOTED: CardWords(
        "{name}得票较少，未当选", "再次投票，{name}同志得赞成票{yes}票，比最后一个名额的得票少{behind}票，没有当选。",
        _SECOND, "请照实报告票数。",
    ),
    CardCode.NO_VOTES: CardWords(
        "{name}没有得到赞成票", "再次投票，{name}同志没有得到赞成票，没有当选。", "没有人赞成的不能当选。", "请照实报告票数。",
    ),
    CardCode.TIED: CardWords(
        "{name}得票相等，未定", "{name}同志得赞成票{yes}票，与另外{rivals}人相等，还剩{tied_seats}个名额，暂不能确定。",
        "得票相等而名额不够时，不能确定谁当选。" + _UNKNOWN_TIE, "请先不宣布此人的结果，按下一步办理。",
    ),
    CardCode.ON_LIST: CardWords(
        "{name}列入正式候选人", "{name}同志得赞成票{yes}票，{distance}，列入正式候选人名单。",
        "预选得票过半数的，按得票多少列入正式候选人名单。", "请把票数报告上届委员会，不在大会上宣布。",
    ),
    CardCode.OFF_LIST: CardWords(
        "{name}未列入正式候选人", "{name}同志得赞成票{yes}票，{distance}，没有列入正式候选人名单。",
        "预选得票没有过半数的，不能列入正式候选人名单。", "请把票数报告上届委员会，不在大会上宣布。",
    ),
    CardCode.BASES_DIFFER: CardWords(
        "两种基数的结果不同", "请注意：{names}的结果，按应到会和按实到会计算不一样。请稍候，先核对选举办法。",
        "按应到会{due}人计算须{due_line}票，按实到会{present}人计算须{present_line}票，有人只过了其中一条线。",
        "请以选举办法写明的基数为准宣布，两种数字都记入会议记录；选举办法没有写明的，先请示上级。",
    ),
    CardCode.TOO_FEW: CardWords(
        "当选人少于名额", "应选{seats}人，当选{elected}人，还缺{open}人。",
        "没有超过半数的人不能当选，即使得票排在下一位。", "请按下一步办理不足的名额。",
    ),
    CardCode.REDUCED: CardWords(
        "同意减少名额", "同意减少名额的{agree}人，达到半数，本次当选{seats}人，不再另行选举。",
        "当选人数接近应选名额，经半数以上选举人同意，可以减少名额，恰好半数也算。", "请把表决数字记入会议记录，再宣布当选人。",
    ),
    CardCode.CONSENT_NOT_REACHED: CardWords(
        "减少名额没有通过", "同意减少名额的{agree}人，没有达到半数，不能减少名额。",
        "减少名额须经半数以上选举人同意。", "请对不足的名额另行选举。",
    ),
    CardCode.REDUCTION_NOT_PERMITTED: CardWords(
        "本次不能减少名额", "本次的结果不属于可以减少名额的情形。",
        "只有委员选举、缺额不超过选举办法的规定、当选不少于3人，才能表决减少名额。", "请按下一步办理，表决数字只作记录。",
    ),
    CardCode.APPROVAL_NEEDED: CardWords(
        "{names}须报上级批准", "{names}同志的选举结果，报上级党组织批准后生效。",
        "书记、副书记由上级党组织批准后才能以新职务工作。", "请在会后报送请示，收到批复后再公布。",
    ),
    CardCode.ALL_SEATED: CardWords(
        "名额已选足", "{seats}个名额已经选足。", "当选人数等于应选名额。", "请宣布结果，继续下一项议程。",
    ),
    CardCode.SECOND_VOTE: CardWords(
        "下一步：再次投票", "{names}同志得票相等，现在就这几位同志再次投票，选{seats}人，得票多的当选。",
        "得票相等不能确定当选人时，只在得票相等的人中再次投票。" + _UNKNOWN_TIE,
        "请重新清点到会人数，换用另一种颜色的选票，只印得票相等的人。",
    ),
    CardCode.FURTHER_VOTE: CardWords(
        "下一步：另行选举", "还缺{seats}人，对不足的名额另行选举。",
        "当选人少于应选名额的，不足的名额另行选举，同样要有差额、同样要过半数。", "请确定候选人，重新清点到会人数后投票。",
    ),
    CardCode.REDUCE_OR_FURTHER: CardWords(
        "下一步：减少名额，或者另行选举", "还缺{seats}人。请大会表决：是否同意减少名额；不同意的，对不足的名额另行选举。",
        "当选人数接近应选名额的，经半数以上选举人同意可以减少名额。“接近”和计算基数条文没有写明，按选举办法。",
        "请举手表决并登记同意的人数；没有通过的，另行选举。",
    ),
    CardCode.PRESELECTION_SHORT: CardWords(
        "下一步：补足正式候选人", "预选还缺{seats}人，正式候选人名单不能确定。",
        "正式候选人要比应选名额多，差额不够不能印正式选票。", "请报告上届委员会，对不足的人数再次预选或重新提名，并报上级同意。",
    ),
    CardCode.ASK_SUPERIOR: CardWords(
        "下一步：请示上级", "还有{seats}个名额没有确定，报请上级党组织决定。",
        "再次投票或另行选举以后仍不能确定的，规定没有写明办法。" + _UNKNOWN_TIE, "请把各次票数写入报告，收到答复后再办。",
    ),
    CardCode.ADJOURN: CardWords(
        "下一步：休会", "到会人数不足，现在休会，改期选举。", "到会人数不足时不能投票，已到的人也不能先投。", "请记下两次清点的人数，另定时间并通知全体党员。",
    ),
    CardCode.VOTE_AGAIN: CardWords(
        "下一步：重新投票", "本次投票作废，现在重新投票。", "作废的投票不产生结果，全体重新投票。",
        "请封存原来的选票，换用另一种颜色的选票，从清点人数做起；作废的一轮和原因留在记录中。",
    ),
    CardCode.FIGURES_CONTRADICT: CardWords(
        "数字互相矛盾，不能认定", "数字还没有核对一致，请稍候。", "人数和票数必须互相对得上，才能算出结果。", "请按下面指出的数字逐项核对、改正后再算。",
    ),
}  # fmt: skip
