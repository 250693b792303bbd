"""Sentences about counting twice: plan, bundles, paper sheets, and what keeps a count open."""

from huanjie_desktop.services.texts.text import Text

TEXTS: dict[str, Text] = {
    "bundle_size_unfit": Text("每扎{size}张，不合适。", "每扎应为1至{most}张，太多不便核对。", "请改为20张左右。"),
    "strokes_tell_single_ballots": Text("收回{returned}张选票，不足{least}张，却要逐票显示。", "票少时，逐笔显示容易让人看出谁投了哪张票。", "建议改为“计完再显示”。"),
    "bundle_tells_single_ballots": Text("最小的一扎只有{smallest}张，却要按扎显示。", "一扎票太少，容易让人看出谁投了哪张票。", "建议改变每扎张数，或改为“计完再显示”。"),
    "plan_is_fixed": Text("已经开始录票，计票方式不能再改。", "中途换办法，前后两部分选票就没有按同一办法复核。", "请按原定办法计完；确需改变的，先撤回全部已录选票。"),
    "privacy_only_stricter": Text("已经开始录票，大屏不能由“{now}”改为“{then}”。", "原定不当场显示的票数，中途放开会泄露已唱的票。", "请保持原定方式，或改得更严。"),
    "bundles_handed_out": Text("已有选票按扎发给计票组，不能再改每扎张数。", "改了张数，已发出的扎就对不上。", "请按现有分扎计完。"),
    "bundle_missing": Text("没有第{bundle}扎。", "选票按扎编号，没有这一扎。", "请在“分扎”一步核对扎数后重选。"),
    "bundle_entered": Text("第{bundle}扎的选票已全部录入。", "再录就会多于这一扎的张数。", "请换下一扎；如漏录或多录，请撤回或更正。"),
    "group_missing": Text("没有写明领票的计票组。", "每扎选票在谁手里，要随时说得清。", "请填写一个计票组的名称。"),
    "bundle_is_out": Text("第{bundle}扎还在{group}手里。", "同一扎选票不能同时发给两个计票组。", "请先点清收回，再发给下一组。"),
    "bundle_counted_already": Text("第{bundle}扎已由{groups}计过。", "同一扎重复计票，票数就会多出来。", "请发还没有计过的扎；要由别人再计的，先查明哪里不符。"),
    "bundle_not_out": Text("第{bundle}扎是“{state}”，没有在外面。", "没有发出的扎不能收回。", "请核对扎号。"),
    "bundle_papers_differ": Text("第{bundle}扎收回{sheets}张，发出的是{papers}张。", "选票少了或混进了别扎的票。", "请当面重新点数，找到相差的选票再收回。"),
    "returned_under_number": Text("收回改为{returned}张，可第{number}张已经录入。", "已经录入的扎不能拆开。", "请先撤回这一扎最后录的选票，再更正收回张数。"),
    "bundle_would_be_cut": Text("收回改为{returned}张，可第{bundle}扎已发到第{last}张，对不上。", "已经发给计票组的扎不能拆开。", "请先把这一扎当面点清，再更正收回张数。"),
    "bundle_still_out": Text("第{bundle}扎还在{group}手里，没有交回。", "选票没有全部收齐，不能结束计票。", "请收回这一扎并点清张数。"),
    "bundle_differs": Text("第{bundle}扎两次录入不一致，请查看第{ballots}张。", "两次录入一致才能结束计票。", "请取出这几张选票，由监票人查看后更正录错的一次。"),
    "second_count_incomplete": Text("复核方式是“{way}”，第二次只录了{entered}张，收回{returned}张。", "没有录完第二次，就没有复核。", "请第二名录入员录完全部选票。"),
    "sheets_missing": Text("还没有录入纸质计票单的合计：{places}。", "复核方式是与纸质正字票核对，缺一张就没有核对完。", "请录入整堆的合计，或逐扎录齐。"),
    "sheet_differs": Text("{place}“{figure}”：纸质计票单{sheet}，录入{entries}。", "两份记录不一致，不能结束计票。", "请重数纸上的正字，再查看选票；查不出的，由监票人说明并签字。"),
    "sheet_does_not_add_up": Text("{place}的计票单上，{name}三项合计{total}，有效票{valid}张。", "赞成、不赞成、弃权相加应等于有效票。", "多半是纸上数错或加错，请先重数这一行。"),
    "sheet_of_other_names": Text("计票单上的候选人与选票上的不同。", "合计要逐人核对。", "请按选票上的候选人录入。"),
    "nothing_to_explain": Text("纸质计票单与录入没有差异。", "没有差异就不需要说明。", "请直接结束计票。"),
    "witnesses_not_scrutineers": Text("签字的人里没有监票人。", "差异要由监票人说明并签字。", "请填写本次投票监票人的姓名。"),
    "ballots_undecided": Text("还有{count}张待定票没有认定：第{ballots}张。", "待定票不算有效票，也不算无效票，认定前不能结束计票。", "请监票人逐张认定后再结束计票。"),
    "ballot_is_set_aside": Text("第{number}张是待定票，还没有认定。", "待定票由监票人表决认定，不能直接更正。", "请到“疑难票认定”中认定这张票。"),
}  # fmt: skip
