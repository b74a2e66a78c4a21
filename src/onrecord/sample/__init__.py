"""The sample crisis that ships with the package: reports of an invented crisis, and their reference record.

Ordavia and Selmara, their people and everything that is said here are invented; `README.md` in this folder tells
the story. The reports are for trying onrecord out, the reference record for measuring it.
"""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any


def reports_folder() -> Path:
    """The folder that holds the sample's reports, ready to be built into a record."""
    return Path(str(files("onrecord.sample") / "reports"))


def reference() -> dict[str, Any]:
    """The hand-made reference record: what a careful reader finds in each report and across them."""
    text = files("onrecord.sample").joinpath("reference.json").read_text(encoding="utf-8")
    record: dict[str, Any] = json.loads(text)
    return record
