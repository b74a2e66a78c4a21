"""Our own labels of pairs: which event, if any, a report tells of between two spans. No text, positions only.

`labels/pairs.jsonl` has one report a line: "set" (the corpus's file), "doc_id", the first half of the SHA-256 of its
text, and its pairs: "sentence", "source" and "target" as [start, end) in that text, "type" (NONE if no event links the
two) and "reality" (None for NONE). PolNeAR's ids quote headlines, so that its reports are named by the digest of their
id ("id_sha256"). `labels/GUIDE.md` is what the readers were told.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.model import EventType, Reality, Report, Span

LABELS = Path(__file__).parent / "labels" / "pairs.jsonl"
NONE = "NONE"
DIGEST_LENGTH = 16


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A sentence, two spans of it, and what the first does to the second; `type` is None if nothing."""

    report: str
    sentence: str
    source: Span | None
    target: Span | None
    type: EventType | None
    reality: Reality | None = None


def read_pairs(corpora: Path, *, labels: Path = LABELS) -> Iterator[LabelledPair]:
    """The labelled pairs, in the order of the file.

    Raises:
        ValueError: A text is not the one that was labelled.
    """
    texts: dict[str, dict[str, str]] = {}
    for line in labels.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["set"] not in texts:
            texts[row["set"]] = dict(_texts(corpora / f"{row['set']}.jsonl"))
        known = texts[row["set"]]
        name = row["doc_id"] if "doc_id" in row else _named(known, row["id_sha256"])
        if digest(known[name]) != row["sha256"]:
            raise ValueError(f"{name} of {row['set']} is not the text that was labelled")
        yield from (_pair(name, known[name], pair) for pair in row["pairs"])


def _named(known: Iterable[str], id_digest: str) -> str:
    """The id that has a digest."""
    return next(name for name in known if digest(name) == id_digest)


def digest(text: str) -> str:
    """The first half of the SHA-256 of some words."""
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]


def cleaned_span(report: Report, span: Span) -> Span | None:
    """Where a span of the given text stands in the cleaned one; None where cleaning took all of it away."""
    starts, ends = [], []
    for piece in report.alignment:
        start, end = max(span.start, piece.page_start), min(span.end, piece.page_start + piece.length)
        if start < end:
            starts.append(start - piece.page_start + piece.start)
            ends.append(end - piece.page_start + piece.start)
    return Span(min(starts), max(ends)) if starts else None


def _pair(report: str, text: str, row: dict[str, Any]) -> LabelledPair:
    start, end = row["sentence"]
    source, target = (Span(*row[side]).moved(-start) for side in ("source", "target"))
    kind = None if row["type"] == NONE else EventType(row["type"])
    reality = None if row["reality"] is None else Reality(row["reality"])
    return LabelledPair(report, text[start:end], source, target, kind, reality)


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    """The texts of a corpus by id; pairs of reports have one text each under the ids "...#1" and "...#2"."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            key = row.get("doc_id") or row["id"]
            if "text1" in row:
                yield f"{key}#1", row["text1"]
                yield f"{key}#2", row["text2"]
            else:
                yield key, row["body"] if "body" in row else row["text"]
