"""How commands speak: lines for people, JSON for machines."""

import json
import sys
from collections.abc import Mapping, Sequence


def say(line: str = "") -> None:
    """Print a line at once."""
    print(line, flush=True)


def warn(line: str) -> None:
    """Print a line for people beside the answer, on standard error."""
    print(line, file=sys.stderr, flush=True)


def say_json(answer: Mapping[str, object] | Sequence[object]) -> None:
    """Print an answer that a machine reads."""
    print(json.dumps(answer, ensure_ascii=False, indent=1), flush=True)
