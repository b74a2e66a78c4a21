"""Pairs of propositions that readers judged, found again in the reports by their offsets.

A label names a crisis, the line of each report in its JSONL file, and where the clause and its predicate stand; no
words are kept. What the extractor no longer finds there is left out and counted.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from onrecord.cross_report.claims import find_items
from onrecord.model import Declared, Page, Record
from onrecord.model.claims import ClaimItem
from onrecord.pipeline.analysis import analyse_page
from onrecord.sources import find_pages
from quality.across import filed

LABELS = Path(__file__).parent / "labels" / "pairs.jsonl"
MOST_BYTES = 10**8
BLIND = 4  # of so many reports one is blind


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two items and what readers say of them: "same", "related" or "unrelated", and whether they dispute."""

    one: ClaimItem
    other: ClaimItem
    reports: tuple[str, str]
    relation: str
    dispute: bool

    @property
    def taken_up(self) -> bool:
        """Whether the report itself ties the two together, so that no score is asked."""
        return (self.one.answers or self.one.item_id) == (self.other.answers or self.other.item_id)


def read_labels() -> list[Mapping[str, Any]]:
    """The labels, as they stand in their file."""
    return [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def is_blind(pair: JudgedPair) -> bool:
    """Whether a pair touches a report that is kept for the last measure; nothing is ever fitted to such a pair."""
    return any(crc32(report.encode()) % BLIND == 0 for report in pair.reports)


def find_pairs(labels: Sequence[Mapping[str, Any]], crises: Path) -> list[JudgedPair]:
    """The labelled pairs whose items are still found.

    Args:
        labels: The labels.
        crises: The folder with `<crisis>.jsonl`.
    """
    items = {
        (crisis, report): found
        for crisis in sorted({label["crisis"] for label in labels})
        for report, found in find_items_of(crises / f"{crisis}.jsonl", _reports(labels, crisis)).items()
    }
    return find_pairs_in(labels, items)


def find_pairs_in(
    labels: Sequence[Mapping[str, Any]], items: Mapping[tuple[str, str], Sequence[ClaimItem]]
) -> list[JudgedPair]:
    """The labelled pairs whose items are among some, given by crisis and line of report."""
    pairs = []
    for label in labels:
        crisis = label["crisis"]
        one, other = (_find(label[side], items.get((crisis, label[side]["report"]), ())) for side in ("one", "other"))
        if one is not None and other is not None and one is not other:
            reports = tuple(f"{crisis}:{label[side]['report']}" for side in ("one", "other"))
            pairs.append(JudgedPair(one, other, (reports[0], reports[1]), label["relation"], label["dispute"]))
    return pairs


def _reports(labels: Sequence[Mapping[str, Any]], crisis: str) -> set[str]:
    return {label[side]["report"] for label in labels if label["crisis"] == crisis for side in ("one", "other")}


def find_items_of(path: Path, wanted: set[str]) -> dict[str, tuple[ClaimItem, ...]]:
    """The items of some lines of a JSONL file, by the number of the line."""
    found = {}
    for page in find_pages([path], declared=Declared(), max_page_bytes=MOST_BYTES):
        if isinstance(page, Page) and (line := page.address.rsplit(":", 1)[-1]) in wanted:
            record = analyse_page(page)
            if isinstance(record, Record):
                found[line] = find_items(filed(record, line), record.propositions, record.tallies)
    return found


def _find(side: Mapping[str, Any], items: Sequence[ClaimItem]) -> ClaimItem | None:
    """The item whose predicate stands where the label says; of several the one with the most similar clause."""

    def overlap(item: ClaimItem) -> float:
        span = item.proposition.span
        start, end = int(side["start"]), int(side["end"])
        return (min(span.end, end) - max(span.start, start)) / (max(span.end, end) - min(span.start, start))

    marked = [(int(start), int(end)) for start, end in side["trigger"]]
    meant = [item for item in items if _stands_at(item, marked)]
    return max(meant, key=overlap, default=None)


def _stands_at(item: ClaimItem, marked: Sequence[tuple[int, int]]) -> bool:
    return any(start < piece.end and piece.start < end for start, end in marked for piece in item.proposition.trigger)
