"""Events whose type and reality readers judged in reports of several crises, by positions.

`labels/realities.jsonl` has one report a line: "set" (the corpus's file), the first half of the SHA-256 of its text
("sha256"), by which it is found, since ids quote headlines or stand for several texts; the "part", and events: the
first words of the event as start and end in the given text, the type that our frames gave it, whether that is right
("ok", the type that it should be, or "NONE" where no event is told), and its reality, null for none.
`labels/EVENTS.md` is what the readers were told, and how they agree.

Parts: "learned" is what the shipped weights were trained on, "held" about a fifth of the first reports of the same
sets, drawn by checksum, "unseen" a crisis of which nothing was learned.
"""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.model import EventType, Reality, Span

LABELS = Path(__file__).parent / "labels" / "realities.jsonl"
PARTS = ("learned", "held", "unseen")
NONE = "NONE"
DIGEST_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Label:
    """What a reader has an event for: `right` is its type, or NONE; `reality` is None where there is none."""

    right: str
    reality: Reality | None


@dataclass(frozen=True, slots=True)
class LabelledReport:
    """A report with the labels of its events, by their first words and the type that was judged."""

    name: str
    text: str
    labels: Mapping[tuple[int, int, str], Label]

    def at(self, words: Sequence[Span], kind: EventType) -> Label | None:
        """The label of an event at some words of the given text; None if it has none."""
        return self.labels.get((words[0].start, words[-1].end, kind)) if words else None


def read_realities(corpora: Path, *, parts: Collection[str]) -> Iterator[LabelledReport]:
    """The labelled reports of some parts, in the order of the file.

    Raises:
        ValueError: A labelled text is no longer there.
    """
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["part"] not in parts:
            continue
        text = _texts(corpora / f"{row['set']}.jsonl").get(row["sha256"])
        if text is None:
            raise ValueError(f"{row['set']} no longer has the text {row['sha256']} that was labelled")
        labels = {key: label for event in row["events"] for key, label in [_label(*event)]}
        yield LabelledReport(row["sha256"], text, labels)


def digest(text: str) -> str:
    """The first half of the SHA-256 of some words."""
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]


def _label(start: int, end: int, judged: str, right: str, reality: str | None) -> tuple[tuple[int, int, str], Label]:
    label = Label(judged if right == "ok" else right, None if reality is None else Reality(reality))
    return (start, end, judged), label


@cache
def _texts(path: Path) -> dict[str, str]:
    """The texts of a corpus by their digests."""
    with path.open(encoding="utf-8") as lines:
        return {digest(text): text for text in (json.loads(line)["text"] for line in lines)}
