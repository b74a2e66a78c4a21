"""The scripts of the pages, which are built when onrecord is installed; without them, pages work as plain ones."""

import json
from pathlib import Path

FOLDER = "bundle"
REMEDY = (
    "Install onrecord again while the machine reaches the npm registry: "
    "pip install --force-reinstall --no-deps --no-cache-dir, then what you installed it from."
)
_NOTE = "missing.json"  # what the build leaves where it fails
_UNKNOWN = "they were not built when onrecord was installed"


def missing_parts(static: Path) -> str | None:
    """Why the interactive parts are not there, as the build noted it; None where they are."""
    folder = static / FOLDER
    if (folder / "app.js").is_file():
        return None
    try:
        why = json.loads((folder / _NOTE).read_text(encoding="utf-8"))["why"]
    except (OSError, ValueError, KeyError, TypeError):
        return _UNKNOWN
    return str(why)
