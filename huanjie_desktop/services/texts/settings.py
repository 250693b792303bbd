"""Sentences about the settings of the office and about what was entered by mistake."""

from huanjie_desktop.services.texts.text import Text

TEXTS: dict[str, Text] = {
    "area_code_odd": Text("“{value}”不是区号。", "区号以0开头，3位或4位。", "请照电话簿填写，如010、028、0571；不需要的空着。"),
    "branch_on_ballots": Text(
        "“{election}”的选票已经印上现在的名称，支部不能改名。",
        "选票和文书上的名称要一致。",
        "请在宣布结果以后再改；还没有分发的，可以先在“选票”中作废重印。",
    ),
    "election_has_ballots": Text(
        "选票已经印制或分发，这次选举不能删除。",
        "印过、投过的选票要留有记录。",
        "印坏了、还没有分发的，先在“选票”中作废重印，再删除；已经分发的，请保留。",
    ),
}
