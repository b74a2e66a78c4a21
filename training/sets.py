"""The sets of reports that labels name, read as they are: positions are those of the text as it was given."""

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.model import Declared, Page, Report
from onrecord.reports import read_report
from onrecord.sources import find_pages

SOURCES = {
    "fnc1": "claims/stance-fnc1.jsonl",
    "polnear": "statements/polnear-train.jsonl",
    "t17": "timelines/t17_docs-dev.jsonl",
    "gwn": "places/gwn.jsonl",
    "lgl": "places/lgl.jsonl",
    "ecb": "coreference/ecbplus_docs.jsonl",
}
MOST_BYTES = 10**8


def reports_at(corpora: Path, crisis: str, lines: Collection[str] | None = None) -> Iterator[tuple[str, Report]]:
    """The reports at some lines of a set, with the lines; all of them where no lines are named."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "reports.jsonl"
        place.write_text("".join(f"{row}\n" for row in _rows(corpora, crisis)), encoding="utf-8")
        for page in find_pages([place], declared=Declared(), max_page_bytes=MOST_BYTES, as_is=True):
            line = page.address.rsplit(":", 1)[-1]
            report = read_report(page) if isinstance(page, Page) and (lines is None or line in lines) else None
            if isinstance(report, Report):
                yield line, report


def _rows(corpora: Path, crisis: str) -> list[str]:
    """The rows of a set: of a topic, those that bear its name; of headlines, the bodies in the order they come."""
    name = "t17" if crisis.startswith("t17-") else crisis
    rows = (corpora / SOURCES.get(name, f"crises/{crisis}.jsonl")).read_text(encoding="utf-8").split("\n")
    rows = [row for row in rows if row]
    if name == "t17":
        return [row for row in rows if json.loads(row)["doc_id"].lower().startswith(f"{crisis}-")]
    if name == "fnc1":
        return [json.dumps({"text": body}) for body in dict.fromkeys(json.loads(row)["body"] for row in rows)]
    if name == "polnear":
        return [json.dumps({"text": json.loads(row)["text"]}) for row in rows]
    if name in ("gwn", "lgl"):
        return [json.dumps({"text": json.loads(row)["text"], "published": json.loads(row)["date"]}) for row in rows]
    return rows
