"""Sentences of 验票分拣 and of the gates before the vote."""

from huanjie_desktop.services.texts import Text

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
}
