"""Finds the files of resources/ wherever the program runs from."""

import sys
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """Return the path of a shipped file, from source or from a frozen bundle.

    Raises FileNotFoundError when the installation lacks it: a broken installation, never the user's mistake.
    """
    bundle = getattr(sys, "_MEIPASS", None) or (Path(sys.executable).parent if getattr(sys, "frozen", False) else None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parents[2]
    path = root.joinpath("resources", *parts)
    if not path.exists():
        raise FileNotFoundError(f"resources/{'/'.join(parts)}")
    return path
