"""The folders of runs that are kept beside the tests."""

from pathlib import Path

RECORDED = Path(__file__).parent / "recorded"
"""Made by `record.sh` in it."""

ALL = ("euclid", "lorentz", "measured", "networks", "quick", "su-2")
