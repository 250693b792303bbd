"""Files and functions stay short; an exception stands here with its reason."""

import ast
from statistics import median, quantiles

from tests.architecture.sources import python_files, short, tree

FILE_MOST = 400
FUNCTION_MOST = 40
TEST_MOST = 25
LONG_FILES: dict[str, str] = {
    "huanjie_desktop/storage/migrations/versions/0001_initial.py": "made by packaging/freeze_schema.py from the tables",
}
LONG_FUNCTIONS: dict[str, str] = {}


def lines(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(*folders):
    for path in python_files(*folders):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{short(path)}:{node.name}", node.end_lineno - node.lineno + 1


def test_no_file_is_longer_than_four_hundred_lines():
    long = {short(path): lines(path) for path in python_files("huanjie_desktop", "ui", "tests")
            if lines(path) > FILE_MOST}
    assert not {name: size for name, size in long.items() if name not in LONG_FILES}


def test_no_function_is_longer_than_forty_lines():
    long = {name: size for name, size in functions("huanjie_desktop", "ui") if size > FUNCTION_MOST}
    assert not {name: size for name, size in long.items() if name not in LONG_FUNCTIONS}


def test_most_files_and_functions_are_short():
    sizes = sorted(lines(path) for path in python_files("huanjie_desktop", "ui") if path.name != "__init__.py")
    lengths = sorted(size for _, size in functions("huanjie_desktop", "ui"))
    assert median(sizes) <= 150
    assert quantiles(sizes, n=10)[-1] <= 300
    assert median(lengths) <= 8
    assert quantiles(lengths, n=10)[-1] <= 25


def test_no_test_is_longer_than_twenty_five_lines():
    long = {name: size for name, size in functions("tests") if ":test_" in name and size > TEST_MOST}
    assert not {name: size for name, size in long.items() if name not in LONG_FUNCTIONS}
