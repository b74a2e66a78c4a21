"""Scores how real events are told to be, on events whose reality one reader labelled in reports of three crises.

usage: python -m quality.score_realities REFERENCE [--limit N]

REFERENCE holds corpora/crises/. `quality/labels/realities.jsonl` has one report a line: "set", "doc_id", the first half
of the text's SHA-256, and events: "trigger" as [start, end) of the given text, the "type" that our frames gave it, and
its "reality" as the reader has it. The events were drawn at random from those that we find, in up to three sentences a
report, outside the reports of `events.jsonl`; what is no event, or one of another type, was left out. The reader saw
two sentences before and one behind, and not our verdict; 80 events were read again later by the same reader, who gave
77 the same label. Rules were mended with these errors in view: as a measure of new text they flatter.

Prints the share that is right, with Wilson's interval at 95%, and the most frequent mistakes.
"""

import argparse
import hashlib
import json
from collections import Counter
from functools import cache
from pathlib import Path

from onrecord.annotations import annotate_report, load_parser
from onrecord.record import extract_record
from onrecord.reports import given_report
from quality.evaluate import wilson
from quality.score_events import DIGEST_LENGTH, found_events

LABELS = Path(__file__).parent / "labels" / "realities.jsonl"
MOST_FREQUENT = 12


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--limit", type=int, help="score the first so many reports only")
    arguments = parser.parse_args()
    pairs = Counter(read_pairs(arguments.reference / "corpora", limit=arguments.limit))
    right, labelled = sum(n for (true, ours), n in pairs.items() if true == ours), sum(pairs.values())
    found = labelled - sum(n for (_, ours), n in pairs.items() if ours is None)
    low, high = wilson(right, found)
    print(f"{labelled} events labelled, {found} of them found")
    print(f"reality right: {right} = {100 * right / max(1, found):.1f}%  [{100 * low:.1f}, {100 * high:.1f}]")
    for (true, ours), count in pairs.most_common():
        if ours not in (None, true) and count >= MOST_FREQUENT // 2:
            print(f"  {true} taken for {ours}: {count}")


def read_pairs(corpora: Path, *, limit: int | None = None) -> list[tuple[str, str | None]]:
    """Each labelled reality beside ours, None for an event that we no longer find with its type.

    Raises:
        ValueError: A text is not the one that was labelled.
    """
    model = load_parser()
    pairs: list[tuple[str, str | None]] = []
    for line in LABELS.read_text(encoding="utf-8").splitlines()[:limit]:
        row = json.loads(line)
        text = _texts(corpora / f"{row['set']}.jsonl")[row["doc_id"]]
        if hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH] != row["sha256"]:
            raise ValueError(f"{row['doc_id']} of {row['set']} is not the text that was labelled")
        report = given_report(text, report_id=row["doc_id"], published=None)
        ours = {
            (stretch, one.type): one.reality
            for one in found_events(extract_record(report, annotate_report(report, parser=model)))
            for stretch in one.triggers
        }
        pairs += [(e["reality"], ours.get(((e["trigger"][0], e["trigger"][1]), e["type"]))) for e in row["events"]]
    return pairs


@cache
def _texts(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8") as lines:
        return {row["doc_id"]: row["text"] for row in map(json.loads, lines)}


if __name__ == "__main__":
    main()
