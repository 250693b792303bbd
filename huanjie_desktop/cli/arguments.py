"""Reading a command line in Chinese: help, and what is wrong with it."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

_SAID = (
    (r"the following arguments are required: (.*)", "缺少参数：{0}"),
    (r"unrecognized arguments: (.*)", "不认识的参数：{0}"),
    (r"argument (.*): expected one argument", "参数 {0} 后面要有一个值"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", "参数 {0} 不能是 {1}，可以用：{2}"),
    (r"argument (.*): invalid int value: (.*)", "参数 {0} 要填整数，不能是 {1}"),
    (r"argument (.*): not allowed with argument (.*)", "参数 {0} 和 {1} 不能同时用"),
    (r"one of the arguments (.*) is required", "下列参数要用一个：{0}"),
    (r"argument (.*): (.*)", "参数 {0}：{1}"),
)


class BadUsage(Exception):
    """The command line cannot be understood; carries the Chinese sentence."""


class _ChineseHelp(argparse.HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class ChineseParser(argparse.ArgumentParser):
    """A parser that raises BadUsage in Chinese instead of ending the program in English."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, add_help=False, allow_abbrev=False, formatter_class=_ChineseHelp)
        self.needed = self.add_argument_group("参数")
        self.needed.add_argument("-h", "--help", action="help", help="显示这段说明")

    def error(self, message: str) -> NoReturn:
        """Raise BadUsage with the sentence in Chinese and the usage."""
        raise BadUsage(f"{_in_chinese(message)}。\n{self.format_usage().rstrip()}")


def _in_chinese(message: str) -> str:
    for pattern, words in _SAID:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return words.format(*(part.replace("'", "") for part in found.groups()))
    return f"参数有误：{message}"


def whole_number(least: int, most: int) -> Any:
    """Return a reader of whole numbers within bounds."""

    def read(text: str) -> int:
        if not re.fullmatch(r"[+-]?\d{1,9}", text):
            raise argparse.ArgumentTypeError(f"要填整数，不能是“{text}”")
        number = int(text)
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"要在 {least} 到 {most} 之间，不能是 {number}")
        return number

    return read
