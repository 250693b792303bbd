"""Sentences of 验票分拣 and of the gates before the vote."""

from huanjie_desktop.services.texts.text import Text

TEXTS: dict[str, Text] = {
    "piles_do_not_add_up": Text(
        "分拣合计 {total} 张，收回 {returned} 张，数目不符。",
        "有效、整票无效、待定三堆加起来必须等于收回的选票。",
        "请把三堆重新数一遍，再改张数；收回张数数错的，到“开箱清点”查对。",
    ),
    "piles_differ": Text(
        "已录有效 {valid} 张、无效 {void} 张，与分拣的三堆（有效 {pile_valid}，整票无效 {pile_void}，待定 {doubtful}）不符。",
        "分拣时定为整票无效的票录成了有效，或者相反。",
        "请对“已录选票”和分拣的三堆，找出是哪一张；分拣数错的，到“验票分拣”更正。",
    ),
    "look_is_past": Text(
        "第 {bundle} 扎的这一处已经处理过。",
        "两人所录又变了，要看的票和刚才不同。",
        "请关上再打开比对，看现在还有哪几处。",
    ),
    "look_bundle_full": Text(
        "第 {number} 张补不进去：这一扎已经录满。",
        "录满了还漏一张，说明另有一张录了两遍，或者对方多录了一张。",
        "请先处理另外几处，去掉多录的一张，再补录漏掉的一张。",
    ),
    "look_not_read": Text(
        "还没有选原票上是哪一种。", "第三次查看以原票为准。", "请看原票后选择；两人都不对的，选“都不是”，照原票填写。"
    ),
    "bundle_not_read": Text(
        "第 {bundle} 扎还没有整扎通读。",
        "这一扎不止一处录错，或者有漏录、重录、颠倒：单看几张，两人也可能一起停在错的读法上。",
        "请到“各扎”“比对这一扎”，由监票人把整扎原票逐张对一遍，再按“已通读，逐张相符”或“不符，整扎重录”。",
    ),
    "bundle_not_equal": Text(
        "第 {bundle} 扎两人所录还不相符，或者没有录全。",
        "通读是拿相符的录入去对原票。",
        "请先处理要看的票，录全这一扎，再通读。",
    ),
    "sheet_figures_missing": Text(
        "正字票的合计还没有填完。", "空着不等于零，漏填一项就核对不出差错。", "请照纸面填完每一项，没有的填 0。"
    ),
}
