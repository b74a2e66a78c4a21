"""Scores how real events are told to be, and whether they are any, on events that readers judged in reports of crises.

usage: python -m quality.score_realities REFERENCE [--parts held unseen learned] [--limit N]

REFERENCE holds corpora/. `quality/reality_labels.py` tells of the labels and their parts: of "held" and "unseen" the
shipped weights learned nothing. Rules for realities were mended with errors of some reports of "held" in view.

Prints for each part, with Wilson's intervals at 95%: of the labelled events that are events of the type judged, the
share found, and of these the share whose reality is right; of our events at labelled words, the share that is one of
its type; and the most frequent mistakes.
"""

import argparse
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from onrecord.annotations import annotate_report, load_parser
from onrecord.record import extract_record
from onrecord.reports import given_report
from quality.evaluate import wilson
from quality.reality_labels import PARTS, LabelledReport, read_realities

MOST_FREQUENT = 8


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--parts", nargs="+", default=["held", "unseen"], choices=PARTS)
    parser.add_argument("--limit", type=int, help="score the first so many reports of a part only")
    arguments = parser.parse_args()
    for part in arguments.parts:
        reports = read_realities(arguments.reference / "corpora", parts=[part])
        print_figures(part, count(islice(reports, arguments.limit)))


def count(reports: Iterable[LabelledReport]) -> Counter[tuple[str, ...]]:
    """How often what happened, by what it is.

    ("event",) is a labelled event, ("found",) one that we find, ("ours", "right" or "wrong") an event of ours by its
    type, ("reality", the reader's, ours) one of the right type.
    """
    model = load_parser()
    counts: Counter[tuple[str, ...]] = Counter()
    for labelled in reports:
        counts["event",] += sum(label.right == key[2] for key, label in labelled.labels.items())
        report = given_report(labelled.text, report_id=labelled.name, published=None)
        found = set()
        for event in extract_record(report, annotate_report(report, parser=model)).events:
            label = labelled.at(report.page_spans(event.trigger[0]), event.type)
            if label is None:
                continue
            right = label.right == event.type
            counts["ours", "right" if right else "wrong"] += 1
            if right:
                found.add((event.trigger[0], event.type))
            if right and label.reality is not None:
                counts["reality", label.reality, event.reality] += 1
        counts["found",] += len(found)
    return counts


def print_figures(part: str, counts: Counter[tuple[str, ...]]) -> None:
    """Prints the figures of a part."""
    pairs = {key: number for key, number in counts.items() if key[0] == "reality"}
    right = sum(number for (_, true, ours), number in pairs.items() if true == ours)
    ours = counts["ours", "right"] + counts["ours", "wrong"]
    print(f"\n{part}: {counts['event',]} labelled events of the type judged")
    _line("found", counts["found",], counts["event",])
    _line("reality", right, sum(pairs.values()))
    _line("precise", counts["ours", "right"], ours)
    wrong = Counter({key: number for key, number in pairs.items() if key[1] != key[2]})
    for (_, true, found), number in wrong.most_common(MOST_FREQUENT):
        print(f"    {true} taken for {found}: {number}")


def _line(name: str, right: int, of: int) -> None:
    low, high = wilson(right, of)
    print(f"  {name:8} {right:5} of {of:5} = {100 * right / max(1, of):.1f}%  [{100 * low:.1f}, {100 * high:.1f}]")


if __name__ == "__main__":
    main()
