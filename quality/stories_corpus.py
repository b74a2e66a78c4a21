"""Reads corpora in which reports are marked as telling one story: ECB+, headlines with bodies, graded pairs of news.

In ECB+ a story is a subtopic, two of which share a kind of event ("a fire in a supermarket"). Of the headlines and
bodies, what is not unrelated is joined; so a story is what hangs together, and some stories are in two pieces there.
"""

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from onrecord.model.filed import Filed

SPACED = re.compile(r" (['’.,;:!?%)]|n't\b)")


@dataclass(frozen=True, slots=True)
class Told:
    """A report and the story that it tells according to the corpus."""

    filed: Filed
    story: str


@dataclass(frozen=True, slots=True)
class GradedPair:
    """Two reports and how far they are from one story: 1 is the same, 4 nothing in common."""

    pair_id: str
    one: Filed
    other: Filed
    grade: float

    @property
    def odd(self) -> bool:
        """Which half of the pairs it belongs to, by the checksum of its id."""
        return crc32(self.pair_id.encode()) % 2 == 1


def read_subtopics(corpora: Path, *, part: str) -> list[Told]:
    """The reports of ECB+ in a part of it, tokens put together again, the address in the first line left off."""
    rows = [row for row in _rows(corpora / "coreference" / "ecbplus_docs.jsonl") if row["split"] == part]
    return [Told(Filed(row["doc_id"], "", 1, _prose(row["text"])), row["story"]) for row in rows]


def read_bodies(corpora: Path) -> list[Told]:
    """The different bodies; joined through every headline that is not unrelated to them."""
    rows = _rows(corpora / "claims" / "stance-fnc1.jsonl")
    bodies = sorted({row["body"] for row in rows})
    headlines: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        headlines[row["headline"]].add(row["body"])
    lead = {body: body for body in bodies}

    def first(body: str) -> str:
        while lead[body] != body:
            body = lead[body]
        return body

    for together in headlines.values():
        ends = sorted({first(body) for body in together})
        for end in ends[1:]:
            lead[end] = ends[0]
    numbers = {body: f"body-{number:04}" for number, body in enumerate(bodies)}
    return [Told(Filed(numbers[body], "", 1, body), numbers[first(body)]) for body in bodies]


def read_pairs(path: Path) -> list[GradedPair]:
    """The graded pairs of a file of news pairs."""
    return [
        GradedPair(
            row["id"],
            Filed(f"{row['id']} one", "", 1, row["text1"]),
            Filed(f"{row['id']} other", "", 1, row["text2"]),
            float(row["overall"]),
        )
        for row in _rows(path)
    ]


def _prose(tokens: str) -> str:
    lines = tokens.split("\n")
    text = " ".join(lines[1:] if lines[0].startswith("http") else lines)
    return SPACED.sub(r"\1", text.replace("`` ", '"').replace(" ''", '"'))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n")]
