"""Reference records: what careful readers marked in reports, under one shape for every set."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.sample import reference, reports_folder


@dataclass(frozen=True, slots=True)
class ReferenceReport:
    """What a reader marked in one report; `found_at` is the last part of its address, with the line in JSONL."""

    key: str
    found_at: str
    version: int | None
    marks: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReferenceSet:
    """Reports with their marks, and the spellings of those who speak in them.

    `dated` says whether the reports carry their own dates, so that times can be compared as built.
    """

    name: str
    paths: tuple[Path, ...]
    reports: tuple[ReferenceReport, ...]
    actors: Sequence[Mapping[str, Any]]
    dated: bool


def sample_set() -> ReferenceSet:
    """The sample crisis that ships with the package."""
    marked = reference()
    reports = tuple(
        ReferenceReport(
            key,
            _address(reports_folder() / marks["file"], marks.get("line_id")),
            2
            if "version_of" in marks
            else 1
            if any(m.get("version_of") == key for m in marked["reports"].values())
            else None,
            marks,
        )
        for key, marks in marked["reports"].items()
    )
    return ReferenceSet("sample", (reports_folder(),), reports, marked.get("actors", ()), dated=True)


def _address(path: Path, line_id: str | None) -> str:
    """The last part of a page's address: the file's name, and the number of the line with an id in JSONL."""
    if line_id is None:
        return path.name
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    return f"{path.name}:{next(n for n, line in enumerate(lines, 1) if json.loads(line)['id'] == line_id)}"


def seed_sets(folder: Path, workplace: Path) -> list[ReferenceSet]:
    """The seed reports as found, without dates, and once more with the dates that the reference gives them.

    Args:
        folder: Holds `seeds/*.txt` and `gold/*.json`; no sets where it does not.
        workplace: An empty folder for the dated copies.
    """
    gold_file = folder / "gold" / "seed_gold.json"
    if not gold_file.is_file():
        return []
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    cross_file = folder / "gold" / "cross_gold.json"
    actors = json.loads(cross_file.read_text(encoding="utf-8"))["actors"] if cross_file.is_file() else []
    files = {path.name[:3]: path for path in sorted((folder / "seeds").glob("*.txt"))}
    reports = tuple(ReferenceReport(key, files[key].name, None, marks) for key, marks in gold.items())
    dated = workplace / "dated.jsonl"
    with dated.open("w", encoding="utf-8") as file:
        for key, marks in gold.items():
            line = {"id": key, "text": files[key].read_text(encoding="utf-8"), "published": marks["published"]}
            file.write(json.dumps({**line, "outlet": marks["outlet"]}) + "\n")
    of_lines = tuple(ReferenceReport(key, _address(dated, key), None, marks) for key, marks in gold.items())
    return [
        ReferenceSet("seeds", (folder / "seeds",), reports, actors, dated=False),
        ReferenceSet("seeds, dated", (dated,), of_lines, actors, dated=True),
    ]
