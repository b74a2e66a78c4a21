"""Reads headline and body pairs with their stance, and parts them by topic: what shares a headline or a body."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

CORPUS = ("corpora", "claims", "stance-fnc1.jsonl")
LABELS = ("agree", "disagree", "discuss")
BLIND_EVERY = 3  # topics whose checksum is divisible by this are the blind part: 303 of 761 headlines


@dataclass(frozen=True, slots=True)
class Pair:
    """A headline and a body, with how the body stands to the headline.

    `topic` is the same for all pairs that are connected by headlines and bodies that they share: it is the smallest id
    among them. `blind` tells whether the topic is kept for the last measurement.
    """

    pair_id: str
    headline: str
    body: str
    label: int
    topic: str
    blind: bool


def read_pairs(reference: Path) -> tuple[Pair, ...]:
    """All pairs of the reference folder."""
    lines = reference.joinpath(*CORPUS).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line]
    topics = _topics(rows)
    return tuple(
        Pair(row["id"], row["headline"], row["body"], LABELS.index(row["label"]), topic, is_blind(topic))
        for row, topic in zip(rows, topics, strict=True)
    )


def is_blind(topic: str) -> bool:
    """Whether a topic is of the blind part."""
    return crc32(topic.encode()) % BLIND_EVERY == 0


def _topics(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """For each row the smallest id among those that it is connected with."""
    parents: dict[tuple[str, str], tuple[str, str]] = {}

    def root(node: tuple[str, str]) -> tuple[str, str]:
        while parents.setdefault(node, node) != node:
            node = parents[node]
        return node

    for row in rows:
        parents[root(("headline", row["headline"]))] = root(("body", row["body"]))
    members: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        members[root(("body", row["body"]))].append(row["id"])
    smallest = {node: min(ids) for node, ids in members.items()}
    return [smallest[root(("body", row["body"]))] for row in rows]


def folds_of(topics: Iterable[str], count: int) -> dict[str, int]:
    """The fold of each topic: the largest first, each into the fold that has the fewest pairs so far."""
    sizes = Counter(topics)
    loads = [0] * count
    folds: dict[str, int] = {}
    for topic, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        fold = loads.index(min(loads))
        loads[fold] += size
        folds[topic] = fold
    return folds
