"""Our own labels on public reports of crises: read from ids and offsets, joined with texts that stay outside.

`labels/crises.jsonl` has one report a line: "doc_id", "set" (the file of the corpus), "split" (train or blind),
"reader" (1, or 2 for the second reading of some blind reports), the first half of the text's SHA-256, and its
statements: "source", "cue", "content", "addressee" and "speaker" (the fullest name) as lists of [start, end), "act".
Two more files hold acts alone, see `read_acts`.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

FOLDER = Path(__file__).parent / "labels"
LABELS = FOLDER / "crises.jsonl"
ACTS = {"crises": FOLDER / "crises_acts.jsonl", "polnear": FOLDER / "polnear_acts.jsonl"}
DIGEST_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Labelled:
    """A report's text with its statements as spans: rows with "source", "cue", "content" and perhaps more.

    `nested` says whether statements within the content of others are marked, too; PolNeAR has none.
    """

    name: str
    text: str
    statements: list[dict[str, Any]]
    nested: bool = False


def read_labelled(path: Path) -> list[Labelled]:
    """The reports of a corpus in the format of PolNeAR's JSONL: "doc_id", "text", "statements"."""
    return [Labelled(row["doc_id"], row["text"], row["statements"]) for row in _rows(path)]


def read_crises(folder: Path, *, split: str, reader: int = 1) -> list[Labelled]:
    """The reports of our own labels.

    Args:
        folder: Where the corpora of crises lie, one JSONL file each with "doc_id" and "text".
        split: "train" or "blind".
        reader: 1, or 2 for the second reading.

    Raises:
        ValueError: A text is not the one that was labelled.
    """
    found = []
    for row in _rows(LABELS):
        if (row["split"], row["reader"]) == (split, reader):
            text = _texts(folder / f"{row['set']}.jsonl")[row["doc_id"]]
            if _digest(text) != row["sha256"]:
                raise ValueError(f"{row['doc_id']} of {row['set']} is not the text that was labelled")
            found.append(Labelled(row["doc_id"], text, row["statements"], nested=True))
    return found


def read_acts(corpora: Path) -> list[Labelled]:
    """Reports in which only the acts of some statements are labelled, not which statements there are.

    For PolNeAR "acts" pairs the position of a reporting phrase with an act; the spans are the corpus's own, and reports
    are named by the digest of their id, since the ids quote headlines. For reports of crises the statements are those
    that the tagger found, with their spans.
    """
    found = []
    polnear = {_digest(one.name): one for one in read_labelled(corpora / "statements" / "polnear-train.jsonl")}
    for row in _rows(ACTS["polnear"]):
        acts = dict(row["acts"])
        one = polnear[row["id_sha256"]]
        known = [s | {"act": acts[s["cue"][0][0]]} for s in one.statements if s["cue"] and s["cue"][0][0] in acts]
        found.append(Labelled(one.name, one.text, known))
    for row in _rows(ACTS["crises"]):
        text = _texts(corpora / "crises" / f"{row['set']}.jsonl")[row["doc_id"]]
        found.append(Labelled(row["doc_id"], text, row["statements"]))
    return found


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:DIGEST_LENGTH]


@cache
def _texts(path: Path) -> dict[str, str]:
    return {row["doc_id"]: row["text"] for row in _rows(path)}


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def is_blind(name: str) -> bool:
    """Whether a report of the training corpus is kept aside: a tenth of them, by their name alone."""
    return crc32(name.encode()) % 10 == 0


def is_held_out(name: str) -> bool:
    """Whether a report of our own training labels is kept to tune with: a fifth of them, by their name alone."""
    return crc32(name.encode()) % 5 == 0
