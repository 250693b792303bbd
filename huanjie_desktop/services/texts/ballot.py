"""Sentences about the design of ballots and the characters in them."""

from huanjie_desktop.services.texts.text import Text

_WHY_SPACE = "方框之间要留 6 毫米、姓名与方框之间要留 5 毫米，挤在一起会认错票。"

TEXTS: dict[str, Text] = {
    "ballot_no_candidates": Text(
        "选票上还没有候选人。", "没有候选人就排不出选票。", "请先确定候选人名单，再设计选票。"
    ),
    "ballot_no_seats": Text("应选名额是 {seats}。", "应选名额至少为 1 名。", "请先填写应选名额。"),
    "ballot_no_title": Text("选票没有标题。", "每张选票要写明是哪个支部的哪一种选票。", "请填写选票标题。"),
    "ballot_same_name": Text(
        "有两名候选人都叫“{name}”。", "选举人分不清选的是谁。", "请给同名的人加上区别的字样，例如小组、职务或“大”“小”。"
    ),
    "ballot_title_too_long": Text(
        "选票标题“{where}”太长，两行排不下。", "标题再缩小就看不清了。", "请改用较短的标题，例如用支部的简称。"
    ),
    "ballot_needs_a4": Text(
        "{candidates} 名候选人、{write_ins} 个另选格在 {paper} 纸上排不下。", _WHY_SPACE, "请改用 A4 纸。"
    ),
    "ballot_needs_beside": Text(
        "{candidates} 名候选人、{write_ins} 个另选格照现在的排法排不下。",
        _WHY_SPACE,
        "请改用 A4 纸，并把方框改到姓名旁边。",
    ),
    "ballot_needs_fewer_write_ins": Text(
        "{candidates} 名候选人、{write_ins} 个另选格一页排不下。",
        _WHY_SPACE,
        "请用 A4 纸、方框在姓名旁边，另选格至多设 {most} 个。",
    ),
    "ballot_too_full": Text(
        "{candidates} 名候选人的选票一页排不下。",
        _WHY_SPACE,
        "请缩短填票说明；仍排不下的，请分职务分别投票。",
    ),
    "ballot_geometry": Text(
        "选票上“{where}”相距只有 {found}（百分之一毫米），至少要 {least}。",
        _WHY_SPACE,
        "请不要使用这张选票，把这句话告诉程序的维护人。",
    ),
    "geometry_unreadable": Text(
        "选票版式文件读不出来。", "文件不是本程序写的，或者已经损坏。", "请重新生成选票，同时会得到新的版式文件。"
    ),
    "glyph_missing": Text(
        "本机没有“{character}”的字形（在“{name}”中）。",
        "印出来会是空框，姓名就错了。",
        "请核对这个字；确实是这个字的，请先安装有此字的字体。",
    ),
    "glyph_mixed": Text(
        "没有一种字体能把名单里的字都印全（例如“{name}”）。",
        "同一份名单不能混用两种字体。",
        "请核对名单里的生僻字，或者安装字更全的字体。",
    ),
}
