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
Placed = tuple[int, int, str]


def main() -> None:
    """Scores and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path, nargs="+", metavar="RECORD")
    given = parser.parse_args()
    series: dict[str, list[Placed]] = {}
    for record in given.records:
        with RecordReader(record) as reader:
            series.update(series_by_report(reader))
    labels = [label for label in read_labels() if label["a"][0] in series and label["b"][0] in series]
    for part in ("tuned", "blind"):
        for differ, name in ((True, "numbers that differ"), (False, "the same number")):
            some = [label for label in labels if label["part"] == part and label["differ"] is differ]
            print(f"\n{part}, {name}: {len(some)} pairs")
            print("\n".join(lines_of(some, series)))


def read_labels() -> list[dict[str, Any]]:
    """The labelled pairs, those left out that the text does not decide."""
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    return [label for label in labels if label["label"] != "unclear"]


def series_by_report(reader: RecordReader) -> dict[str, list[Placed]]:
    """For each report, by the id that came in, where it has figures and the id of the series that each stands in."""
    ids = reader.given_ids()
    series: dict[str, list[Placed]] = {name: [] for name in ids.values()}
    for name, found in reader.groups(SERIES, FigureSeries):
        for point in found.points:
            for version_id, span in [
                (point.key.version_id, point.span),
                *((one.version_id, one.span) for one in point.earlier),
            ]:
                series[ids[version_id]].append((span.start, span.end, name))
    return series


def lines_of(labels: Sequence[Mapping[str, Any]], series: Mapping[str, Sequence[Placed]]) -> Iterable[str]:
    """How many pairs in one series are the same thing, and how many of those that are stand in one."""
    pairs = Counter((label["label"], _are_together(label, series)) for label in labels)
    right, lost = pairs["same", True], pairs["same", False]
    together = sum(n for (_, ours), n in pairs.items() if ours)
    for measure, of in (("in one series, of one thing", together), ("of one thing, in one series", right + lost)):
        low, high = wilson(right, of)
        share = 100 * right / of if of else 0.0
        yield f"  {measure:<28} {right:>3}/{of:<3} {share:5.1f}   {100 * low:.1f} - {100 * high:.1f}"


def _are_together(label: Mapping[str, Any], series: Mapping[str, Sequence[Placed]]) -> bool:
    """Whether both figures stand in one series; a figure is the one whose words a label touches."""
    one, other = (
        {series_id for first, last, series_id in series[name] if first < end and start < last}
        for name, start, end in (label["a"], label["b"])
    )
    return not one.isdisjoint(other)


if __name__ == "__main__":
    main()
