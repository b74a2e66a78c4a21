"""Pairs of propositions that readers judged, found again in the reports by their offsets.

A label names a crisis, the line of each report in its JSONL file, and where the clause and its predicate stand; no
words are kept. Positions of the first labels are those of the text as the package cleans it; those of later ones, which
name a set, those of the text as it is (`training/sets.py`). What the extractor no longer finds there is left out and
counted.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from onrecord.annotations import annotate_report, load_parser
from onrecord.cross_report.claims import find_items
from onrecord.model import Declared, Page, Record
from onrecord.model.claims import ClaimItem
from onrecord.pipeline.analysis import analyse_page
from onrecord.record.extraction import extract_record
from onrecord.sources import find_pages
from quality.across import filed, items_of
from training.sets import reports_at

LABELS = Path(__file__).parent / "labels" / "pairs.jsonl"
LATER = Path(__file__).parent / "labels" / "later_pairs.jsonl"
PARTS = ("tuned", "blind", "sets kept apart")
APART = frozenset({"isis-2014-15", "t17-egypt"})  # sets of which nothing is learned
MOST_BYTES = 10**8
BLIND = 4  # of so many reports of the sets of the first labels one is blind
FIRST = frozenset({"ukraine-2022-24", "syria-2011-18"})


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
    """The first labels, as they stand in their file."""
    return _read(LABELS)


def read_later_labels() -> list[Mapping[str, Any]]:
    """The later labels, as they stand in their file."""
    return _read(LATER)


def _read(path: Path) -> list[Mapping[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def is_blind(pair: JudgedPair) -> bool:
    """Whether a pair touches a report that is kept for the last measure; nothing is ever fitted to such a pair."""
    return any(map(is_blind_report, pair.reports))


def is_apart(pair: JudgedPair) -> bool:
    """Whether a pair is of a set of which nothing at all is learned."""
    return any(report.split(":")[0] in APART for report in pair.reports)


def part_of(pair: JudgedPair) -> str:
    """To which part a pair belongs."""
    if is_apart(pair):
        return PARTS[2]
    return PARTS[1] if is_blind(pair) else PARTS[0]


def is_fitted(pair: JudgedPair) -> bool:
    """Whether a pair may be learned from; what a report itself ties together has nothing to teach."""
    return not pair.taken_up and part_of(pair) == PARTS[0]


def find_pairs(corpora: Path) -> list[JudgedPair]:
    """The labelled pairs whose items are still found: the first labels', then the later ones'."""
    first, later = read_labels(), read_later_labels()
    cleaned = {
        (crisis, report): found
        for crisis in sorted({label["crisis"] for label in first})
        for report, found in find_items_of(corpora / "crises" / f"{crisis}.jsonl", _reports(first, crisis)).items()
    }
    as_is = {
        (name, report): found
        for name in sorted({label["crisis"] for label in later})
        for report, found in items_in(corpora, name, _reports(later, name)).items()
    }
    return [*find_pairs_in(first, cleaned), *find_pairs_in(later, as_is)]


def items_in(corpora: Path, name: str, lines: Collection[str] | None = None) -> dict[str, tuple[ClaimItem, ...]]:
    """The items of some reports of a set, by their lines; of all where no lines are named."""
    parser, found = load_parser(), {}
    for line, report in reports_at(corpora, name, lines):
        found[line] = items_of(extract_record(report, annotate_report(report, parser=parser)), line)
    return found


def is_blind_report(report: str) -> bool:
    """Whether a report, named by set and line, is kept for the last measure."""
    return report.split(":")[0] in FIRST and crc32(report.encode()) % BLIND == 0


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
