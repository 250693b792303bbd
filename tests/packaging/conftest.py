"""Lets the tests import the scripts of packaging/, which is a folder of scripts and no package."""

import sys

from tests.architecture.sources import ROOT

sys.path.insert(0, str(ROOT / "packaging"))
