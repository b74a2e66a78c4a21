"""Scores the relation of rival death counts against what a reader found, incident by incident.

usage: python -m quality.score_quantity_pairs CORPORA [--misses]

CORPORA holds crises/syria-2011-18.jsonl. `quality/labels/quantity_pairs.jsonl` has one pair a line: the ids of two
reports, a death count of each, "part" and the reader's "label". Parts are tuned (seen while weights were set), blind
(not), and drawn: 81 pairs of the whole crisis, drawn at random among different tolls with which reports of four days
begin, of one place or told in much the same words; they tell how rare rivals are. The labels:

    conflict        one incident, different claimants, numbers that cannot both hold
    rival           the same, but only a lower bound ("at least 56", "160") keeps both possible; 1.25 times or more
    rise            a later, or the same claimant's, greater count of the same toll
    compatible      equal, or near within bounds
    sub-count       one counts a part of what the other counts
    other incident  of two events
    unclear         the number is no toll, or the text does not tell: left out

A pair is called a conflict if the best link between the tallies with these counts is one. Positive are conflict and
rival; "strict" leaves rivals out. Intervals are Wilson's at 95%.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from onrecord.annotations import load_parser
from onrecord.cross_report.series import SeriesItem, compare
from onrecord.model import Declared, Rejection
from onrecord.model.series import Relation
from onrecord.model.tallies import TallyKind
from onrecord.reports import read_report
from onrecord.sources import find_pages
from quality.evaluate import wilson
from quality.figure_items import Read, figure_items

LABELS = Path(__file__).parent / "labels" / "quantity_pairs.jsonl"
CRISIS = Path("crises") / "syria-2011-18.jsonl"
MAX_PAGE_BYTES = 10**8
POSITIVE = ("conflict", "rival")
PARTS = ("tuned", "blind", "drawn")


def read_labels() -> list[dict[str, Any]]:
    """The labelled pairs."""
    return [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def items_of(corpora: Path, wanted: set[str]) -> Mapping[str, list[SeriesItem]]:
    """The figures of the wanted reports, by report."""
    path = corpora / CRISIS
    ids = [json.loads(line)["doc_id"] for line in path.read_text(encoding="utf-8").splitlines()]
    reads = []
    for page in find_pages([path], declared=Declared(), max_page_bytes=MAX_PAGE_BYTES):
        name = ids[int(page.address.rsplit(":", 1)[1]) - 1]
        if isinstance(page, Rejection) or name not in wanted:
            continue
        report = read_report(page)
        if not isinstance(report, Rejection):
            reads.append(Read(name, name, 1, report))
    found: dict[str, list[SeriesItem]] = defaultdict(list)
    for item in figure_items(reads, parser=load_parser()):
        found[item.key.version_id].append(item)
    return found


def relation_of(a: Sequence[SeriesItem], b: Sequence[SeriesItem], counts: tuple[int, int]) -> str:
    """What the best link between two reports' figures with these counts says; "none" without one."""
    ours, theirs = (with_count(items, count) for items, count in zip((a, b), counts, strict=True))
    links = [link for x in ours for y in theirs if (link := compare(x, y)) is not None]
    if any(link.relation is Relation.CONFLICT for link in links):
        return Relation.CONFLICT.value
    return max(links, key=lambda link: link.score).relation.value if links else "none"


def with_count(items: Sequence[SeriesItem], count: int) -> list[SeriesItem]:
    """Those of a report's figures that give a number, the dead among them if any do."""
    found = [item for item in items if Decimal(count) in (item.low, item.high)]
    return [item for item in found if item.tally.kind is TallyKind.DEAD] or found


def report_scores(part: str, pairs: Sequence[tuple[str, str]]) -> None:
    """Prints the table of labels by relation, and precision and recall of conflicts."""
    table = Counter(pairs)
    print(f"\n{part}")
    for label in sorted({label for label, _ in table}):
        print(f"  {label:<15}", "  ".join(f"{ours} {n}" for (own, ours), n in sorted(table.items()) if own == label))
    for name, left_out in (("", ("unclear",)), ("strict", ("unclear", "rival"))):
        kept = [(label in POSITIVE, ours == "conflict") for label, ours in pairs if label not in left_out]
        right = sum(gold and ours for gold, ours in kept)
        for measure, of in (("precision", sum(ours for _, ours in kept)), ("recall", sum(gold for gold, _ in kept))):
            low, high = wilson(right, of)
            share = 100 * right / of if of else 0.0
            bounds = f"{100 * low:.1f} - {100 * high:.1f}"
            print(f"  conflict {measure:<9} {name:<6} {right:>3}/{of:<3} {share:5.1f}   {bounds}")


def main() -> None:
    """Scores all parts."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("--misses", action="store_true", help="list the pairs of the tuned part that are wrong")
    given = arguments.parse_args()
    labels = read_labels()
    items = items_of(given.corpora, {label[side] for label in labels for side in ("a", "b")})
    for part in PARTS:
        pairs = []
        for label in (label for label in labels if label["part"] == part):
            counts = (label["a_count"], label["b_count"])
            ours = relation_of(items.get(label["a"], []), items.get(label["b"], []), counts)
            pairs.append((label["label"], ours))
            if given.misses and part == "tuned" and (label["label"] in POSITIVE) != (ours == "conflict"):
                print(f"{label['label']} <- {ours}: {label['a']} {counts[0]}, {label['b']} {counts[1]}")
        report_scores(part, pairs)


if __name__ == "__main__":
    main()
