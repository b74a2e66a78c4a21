"""Scores whether figures that stand in one series count one thing, against what readers found pair by pair.

usage: python -m quality.score_figure_pairs RECORD...

Each RECORD is one built from a crisis of the corpora with `onrecord build FILE.jsonl --as-is`, so that positions fit.
`quality/labels/figure_pairs.jsonl` has one pair of figures a line: for "a" and "b" the id of the report, first and last
position; whether the numbers differ; "part" (tuned: looked at while rules were set; blind: not); and the reader's
"label":

    same     an analyst would put both in one line of a table: one thing, event, scope and place, be it counted again
             later; "how" says whether the numbers agree (or are bounds or roundings of each other), one is a later
             count, they are rival claims, or that is unclear
    part     one counts a part of what the other counts, or what comes on top of it
    other    of two things
    unclear  the text does not tell: left out

The pairs were drawn among those that the program had linked by words, places and kinds alone (at most two of one
figure), so that they tell how often a series mixes things, and which of the right ones it loses; what was never linked
is not among them. Two readers labelled 80 of them both: 76 alike, same or not the same 77 (kappa .92).
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.model.series import FigureSeries
from onrecord.store import SERIES, RecordReader
from quality.evaluate import wilson

LABELS = Path(__file__).parent / "labels" / "figure_pairs.jsonl"
Place = tuple[str, int, int]


def main() -> None:
    """Scores and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path, nargs="+", metavar="RECORD")
    given = parser.parse_args()
    series: dict[Place, str] = {}
    known: set[str] = set()
    for record in given.records:
        with RecordReader(record) as reader:
            known.update(reader.given_ids().values())
            series.update(series_by_place(reader))
    labels = [label for label in read_labels() if label["a"][0] in known and label["b"][0] in known]
    for part in ("tuned", "blind"):
        for differ, name in ((True, "numbers that differ"), (False, "the same number")):
            some = [label for label in labels if label["part"] == part and label["differ"] is differ]
            print(f"\n{part}, {name}: {len(some)} pairs")
            print("\n".join(lines_of(some, series)))


def read_labels() -> list[dict[str, Any]]:
    """The labelled pairs, those left out that the text does not decide."""
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    return [label for label in labels if label["label"] != "unclear"]


def series_by_place(reader: RecordReader) -> dict[Place, str]:
    """The id of the series that the figure at a place stands in."""
    ids = reader.given_ids()
    return {
        (ids[version_id], span.start, span.end): name
        for name, found in reader.groups(SERIES, FigureSeries)
        for point in found.points
        for version_id, span in [
            (point.key.version_id, point.span),
            *((one.version_id, one.span) for one in point.earlier),
        ]
    }


def lines_of(labels: Sequence[Mapping[str, Any]], series: Mapping[Place, str]) -> Iterable[str]:
    """How many pairs in one series are the same thing, and how many of those that are stand in one."""
    pairs = Counter((label["label"], _are_together(label, series)) for label in labels)
    right, lost = pairs["same", True], pairs["same", False]
    together = sum(n for (_, ours), n in pairs.items() if ours)
    for measure, of in (("in one series, of one thing", together), ("of one thing, in one series", right + lost)):
        low, high = wilson(right, of)
        share = 100 * right / of if of else 0.0
        yield f"  {measure:<28} {right:>3}/{of:<3} {share:5.1f}   {100 * low:.1f} - {100 * high:.1f}"


def _are_together(label: Mapping[str, Any], series: Mapping[Place, str]) -> bool:
    one, other = (series.get((name, start, end)) for name, start, end in (label["a"], label["b"]))
    return one is not None and one == other


if __name__ == "__main__":
    main()
