"""Pairs of figures whose numbers differ, with whether readers took both to count one thing.

Four sources. In the invented crises (`quality/crises`) writers marked every number of some things, so that a pair of
which one is marked is either of one thing or not. In real crises readers judged pairs that names, places and kinds tie
(`quality/labels/figure_pairs.jsonl`), and death tolls of one crisis (`quality/labels/quantity_pairs.jsonl`). And of the
same real reports some pairs are drawn that have keys in common but little else, of which few are of one thing: no
reader has judged these, they are taken for different things.
"""

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Any

from onrecord.annotations import annotate_report, load_parser
from onrecord.cross_report.series import keys_of, open_items
from onrecord.cross_report.series.binding import bind, binding_of
from onrecord.cross_report.series.differing import Evidence, are_told_beside, evidence_of
from onrecord.cross_report.series.items import SeriesItem
from onrecord.model import Record
from onrecord.record.extraction import extract_record
from quality import score_quantity_pairs as quantity_pairs
from quality.across import filed, read_records
from quality.score_crises import BLIND, CRISES
from quality.score_figure_pairs import read_labels
from training.sets import SOURCES, reports_at

REAL = ("isis-2014-15", "syria-2011-18", "ukraine-2022-24", "t17-egypt", "t17-h1n1")
SHARED_KEYS = 2
MOST_BEHIND_A_KEY = 400  # figures; the package leaves out keys that are as common
DRAWN = 400  # pairs that have little in common
SEED = 1

Items = Sequence[SeriesItem]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures: their set; "tuned", "blind" or "drawn"; what is known of them; and whether they count one thing."""

    crisis: str
    part: str
    evidence: Evidence
    is_one: bool


def invented_pairs() -> Iterator[Pair]:
    """Those of the invented crises, but for the blind ones."""
    for folder in sorted(path.parent for path in CRISES.glob("*/gold.json")):
        if folder.name not in BLIND:
            gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
            yield from _marked_pairs(folder.name, gold["figure_series"], _items_of(folder / "reports.jsonl"))


def _items_of(reports: Path) -> Mapping[str, Items]:
    """The figures of each report of an invented crisis, by the report's id."""
    names = [json.loads(line)["id"] for line in reports.read_text(encoding="utf-8").splitlines()]
    records = zip(names, read_records([reports]), strict=True)
    return {name: _opened(record, name) for name, record in records}


def _opened(record: Record, name: str) -> Items:
    return list(open_items(filed(record, name), record.tallies).values())


def _marked_pairs(crisis: str, series: Sequence[Mapping[str, Any]], items: Mapping[str, Items]) -> Iterator[Pair]:
    told: dict[tuple[str, int], set[str]] = defaultdict(set)
    for one in series:
        for report, value, *_ in one["points"]:
            numbers = {float(number) for number in (value if isinstance(value, list) else [value])}
            for place, item in enumerate(items[report]):
                if numbers & {float(item.low), float(item.high)}:
                    told[report, place].add(one["id"])
    places = [(report, place) for report, some in items.items() for place in range(len(some))]
    for one_place, other_place in combinations(places, 2):
        if one_place in told or other_place in told:
            a, b = (items[report][place] for report, place in (one_place, other_place))
            if (evidence := _evidence(a, b)) is not None:
                is_one = bool(told.get(one_place, set()) & told.get(other_place, set()))
                yield Pair(crisis, "tuned", evidence, is_one)


def _evidence(a: SeriesItem, b: SeriesItem) -> Evidence | None:
    """What is known of two figures; None where the package would not ask: two of one report, or of the same number."""
    alike = (a.low, a.high) == (b.low, b.high) or a.tally.is_part != b.tally.is_part
    if a.report_id == b.report_id or alike or are_told_beside(a, b) or bind(a, b) is None:
        return None
    return evidence_of(a, b)


def real_pairs(corpora: Path) -> Iterator[Pair]:
    """Those of real crises that readers judged, and some that have little in common."""
    labels = [label for label in read_labels() if label["differ"]]
    wanted = {label[end][0] for label in labels for end in "ab"}
    parser = load_parser()
    items: dict[str, Items] = {}
    for crisis in REAL:
        here: dict[str, Items] = {}
        for name, line in _lines_of(corpora, crisis, wanted).items():
            for _, report in reports_at(corpora, crisis, {line}):
                here[name] = _opened(extract_record(report, annotate_report(report, parser=parser)), name)
        yield from _drawn_pairs(crisis, [item for some in here.values() for item in some], DRAWN // len(REAL))
        items |= here
    for label in labels:
        a, b = (_at(items.get(label[end][0], ()), *label[end][1:]) for end in "ab")
        evidence = None if a is None or b is None else _evidence(a, b)
        if evidence is not None:
            yield Pair("real", label["part"], evidence, label["label"] == "same")


def toll_pairs(corpora: Path) -> Iterator[Pair]:
    """Death tolls of one crisis that readers judged."""
    labels = [label for label in quantity_pairs.read_labels() if label["label"] != "unclear"]
    items = quantity_pairs.items_of(corpora, {label[side] for label in labels for side in "ab"})
    for label in labels:
        sides = (quantity_pairs.with_count(items.get(label[side], []), label[f"{side}_count"]) for side in "ab")
        known = (evidence for a, b in product(*sides) if (evidence := _evidence(a, b)) is not None)
        evidence = next(known, None)
        if evidence is not None:
            is_one = label["label"] not in ("other incident", "sub-count")
            yield Pair("tolls", "tuned" if label["part"] == "tuned" else "blind", evidence, is_one)


def _lines_of(corpora: Path, crisis: str, wanted: set[str]) -> Mapping[str, str]:
    """The lines of a set on which the reports of some ids stand, by id."""
    topic = crisis.startswith("t17-")
    path = corpora / (SOURCES["t17"] if topic else f"crises/{crisis}.jsonl")
    names = [json.loads(row)["doc_id"] for row in path.read_text(encoding="utf-8").split("\n") if row]
    names = [name for name in names if not topic or name.lower().startswith(f"{crisis}-")]
    return {name: str(line) for line, name in enumerate(names, 1) if name in wanted}


def _at(items: Items, start: int, end: int) -> SeriesItem | None:
    return next((item for item in items if item.tally.span.start < end and start < item.tally.span.end), None)


def _drawn_pairs(crisis: str, items: Items, number: int) -> Iterator[Pair]:
    """Pairs that a record would compare, and that names, places and kinds do not tie."""
    behind: dict[str, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        for key in sorted(keys_of(item)):
            behind[key].append(place)
    shared = Counter(
        pair for some in behind.values() if len(some) <= MOST_BEHIND_A_KEY for pair in combinations(some, 2)
    )
    near = sorted(pair for pair, keys in shared.items() if keys >= SHARED_KEYS)
    random.Random(SEED).shuffle(near)
    for one, other in near:
        a, b = items[one], items[other]
        evidence = _evidence(a, b)
        if evidence is not None and sum(r.points for r in bind(a, b) or ()) < binding_of(a).enough:
            yield Pair("real", "drawn", evidence, is_one=False)
            number -= 1
        if not number:
            return
