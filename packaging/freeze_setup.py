"""What cx_Freeze is asked for; called by freeze.py in the folder of the sources."""

import re
from pathlib import Path

import bundle_rules
from cx_Freeze import Executable, setup

SOURCES = Path.cwd()
VERSION = re.search(r'__version__ = "(.+?)"', (SOURCES / "huanjie_desktop/__init__.py").read_text(encoding="utf-8"))

setup(
    name="huanjie-desktop",
    version=VERSION[1] if VERSION else "0",
    executables=[Executable(str(SOURCES / "main.py"), target_name="huanjie", base="console")],
    options={
        "build_exe": {
            "packages": list(bundle_rules.WHOLE_PACKAGES),
            "excludes": list(bundle_rules.EXCLUDED_MODULES),
            "replace_paths": [("*", "")],
            "zip_include_packages": [],
            "include_msvcr": False,
        }
    },
)
