"""The front of the commands: which there are, what they need, how trouble is told."""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from huanjie_desktop.base.display import is_installed
from huanjie_desktop.base.log import start_log
from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.cli import demonstration, lists, office_commands, proofs
from huanjie_desktop.cli.arguments import BadUsage, ChineseParser, whole_number
from huanjie_desktop.services.papers.files import free_path
from huanjie_desktop.services.texts.text import sentence

WELL, REFUSED, UNREADABLE = 0, 1, 2
NO_DISPLAY = (
    "窗口打不开：没有找到图形显示。请在图形桌面上打开；远程登录时先接通图形显示（DISPLAY）。"
    "不用窗口的命令请看：huanjie --help"
)
UNREADABLE_CODES = frozenset({
    "text_missing", "text_not_utf8", "text_not_readable", "no_names", "roster_no_heading",
    "branch_not_found", "branch_ambiguous", "branch_number", "election_unknown",
    "office_missing", "office_empty", "office_damaged", "not_an_office", "office_newer", "office_cannot_open",
})  # fmt: skip
Command = Callable[[argparse.Namespace], int]


def run(argv: Sequence[str]) -> int:
    """Run one command and return its exit status: 0 well, 1 a finding or refusal, 2 bad usage or unreadable input."""
    _speak_utf8()
    try:
        options = _parser().parse_args(list(argv))
    except BadUsage as trouble:
        print(trouble, file=sys.stderr)
        return UNREADABLE
    except SystemExit as ended:  # --help
        return int(ended.code or 0)
    return _carried_out(options)


def run_without_display(arguments: Sequence[str]) -> int:
    """Say that there is no display; from source, show the main job without one: `demo` into the next free folder."""
    _speak_utf8()
    if arguments or is_installed():
        print(NO_DISPLAY, file=sys.stderr)
        return REFUSED
    folder = free_path(Path("换届演示"))
    print(f"没有找到图形显示，改为在命令行演示完整流程，结果保存在“{folder}”文件夹。", flush=True)
    return run(["demo", "--out", str(folder)])


def _carried_out(options: argparse.Namespace) -> int:
    try:
        return int(options.command(options))
    except UserError as refusal:
        print(sentence(refusal), file=sys.stderr)
        return UNREADABLE if _is_about_input(refusal.code) else REFUSED
    except KeyboardInterrupt:
        print("已停止。", file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except Exception:  # noqa: BLE001 - the place where a bug is told to a person instead of shown as a traceback
        return _bug()


def _is_about_input(code: str) -> bool:
    return code in UNREADABLE_CODES or code.startswith(("sheet_", "case_"))


def _bug() -> int:
    path = start_log()
    logging.getLogger(__name__).exception("command failed")
    print(f"程序出错，本次操作没有完成。详细情况已写入日志：{path}", file=sys.stderr)
    return REFUSED


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


def _parser() -> ChineseParser:
    name = "huanjie" if is_installed() else "main.py"
    parser = ChineseParser(prog=name, description="换届桌面：不用窗口的命令。不带命令时打开窗口。")
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True, parser_class=ChineseParser)

    def add(name: str, does: str, command: Command) -> Any:
        sub = commands.add_parser(name, help=does, description=does)
        sub.set_defaults(command=command)
        return sub.needed

    _add_demo(add("demo", "用虚构的单位演示一次完整的换届选举", demonstration.demo))
    _add_import(add("import-roster", "导入党员名册", office_commands.import_roster))
    _add_ballot(add("ballot", "按候选人名单制作选票", lists.ballot))
    _add_papers(add("papers", "生成一次选举的全部文书", office_commands.papers))
    _add_names(add("sort-names", "按姓氏笔画排列姓名", lists.sort_names))
    _add_check(add("selfcheck", "检查字体、笔画表、数据文件、磁盘空间和版本", office_commands.check))
    _add_log(add("verify-log", "校验操作日志是否完整，并与纸上的校验码核对", proofs.verify_log))
    _add_recount(add("recount", "由选票重新加出一轮投票的结果，与签字的结果对照", proofs.recount))
    _add_tally(add("tally", "按规则核算计票案例（JSON）", lists.tally))
    return parser


def _add_demo(options: Any) -> None:
    options.add_argument("--out", type=Path, required=True, metavar="文件夹", help="存放数据文件、名册、选票和文书")
    options.add_argument("--branch", metavar="支部", help="第几个支部（1–22）或支部名称；不写则为一个设委员会的支部")
    options.add_argument("--seed", type=whole_number(0, 999_999_999), default=1, metavar="数", help="随机种子，默认 1")
    _add_json(options)


def _add_import(options: Any) -> None:
    options.add_argument("file", type=Path, metavar="名册文件", help=".xlsx .xls .et .ods .csv")
    options.add_argument("--office", type=Path, required=True, metavar="数据文件", help="单位的 .huanjie 文件")
    options.add_argument("--branch", required=True, metavar="支部", help="支部名称，可连同社区名")
    options.add_argument("--community", metavar="社区", help="支部还没有时，在这个社区新建")
    options.add_argument("--check", action="store_true", help="只检查，不保存")
    options.add_argument("--skip-errors", action="store_true", help="有错误的行不导入，其余照常导入")
    options.add_argument("--password", metavar="密码", help="名册文件的打开密码")
    _add_json(options)


def _add_ballot(options: Any) -> None:
    options.add_argument("--title", required=True, metavar="标题", help="选票的标题")
    options.add_argument("--seats", required=True, type=whole_number(1, 20), metavar="名额", help="应选名额")
    options.add_argument("--candidates", required=True, type=Path, metavar="名单", help="每行一个姓名的 UTF-8 文本")
    options.add_argument("--copies", required=True, type=whole_number(1, 20000), metavar="张数", help="印制张数")
    options.add_argument("--paper", choices=("A4", "A5"), default="A5", help="纸张，默认 A5")
    options.add_argument("--out", required=True, type=Path, metavar="PDF", help="选票文件")
    options.add_argument("--geometry", required=True, type=Path, metavar="JSON", help="版面尺寸文件")
    options.add_argument("--sample", action="store_true", help="加印“样票”字样")
    options.add_argument("--as-listed", action="store_true", help="按名单中的顺序（默认按姓氏笔画）")
    options.add_argument("--beside", action="store_true", help="符号格在姓名旁边（默认在姓名上方）")


def _add_papers(options: Any) -> None:
    options.add_argument("--office", type=Path, required=True, metavar="数据文件", help="单位的 .huanjie 文件")
    options.add_argument("--election", type=whole_number(1, 999_999), required=True, metavar="编号", help="选举编号")
    options.add_argument("--out", type=Path, required=True, metavar="文件夹", help="存放文书的文件夹")
    _add_json(options)


def _add_names(options: Any) -> None:
    options.add_argument("file", type=Path, metavar="名单", help="每行一个姓名的 UTF-8 文本，# 开头的行跳过")
    options.add_argument("--rule", choices=("姓氏笔画", "姓名笔画"), default="姓氏笔画", help="默认 姓氏笔画")
    options.add_argument("--explain", action="store_true", help="说明每个姓名与前一个在哪里分出先后")


def _add_check(options: Any) -> None:
    options.add_argument("--office", type=Path, metavar="数据文件", help="同时检查这个数据文件")
    _add_json(options)


def _add_log(options: Any) -> None:
    options.add_argument("--office", type=Path, required=True, metavar="数据文件", help="单位的 .huanjie 文件，只读取")
    options.add_argument(
        "--mark", metavar="校验码", help="报告单、封存清单上的校验码，例如“第86条 3f2a 91bc 07de 55aa”"
    )
    _add_json(options)


def _add_recount(options: Any) -> None:
    options.add_argument("--office", type=Path, required=True, metavar="数据文件", help="单位的 .huanjie 文件，只读取")
    options.add_argument("--round", type=whole_number(1, 999_999), required=True, metavar="编号", help="投票编号")
    _add_json(options)


def _add_tally(options: Any) -> None:
    options.add_argument("file", type=Path, metavar="案例文件", help="一个案例的 JSON；与 --lines 合用时每行一个案例")
    options.add_argument("--lines", action="store_true", help="文件每行一个案例")
    options.add_argument("--explain", action="store_true", help="用文字说明每项认定的依据、界线和下一步，不输出 JSON")


def _add_json(options: Any) -> None:
    options.add_argument("--json", action="store_true", help="以 JSON 输出，供其他程序读取")
