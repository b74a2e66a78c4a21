"""Labelled reports as the network sees them: features, and for each statement its cue, source and content tokens."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.annotations import Parser, load_parser
from onrecord.annotations.mentions import find_phrases, resolve_mentions
from onrecord.annotations.quotations import find_quotations
from onrecord.model import Act, Annotations, Report
from onrecord.record.reading import Reading
from onrecord.record.tagger import Tagged, token_features
from onrecord.record.tagger.features import Features
from onrecord.reports import given_report
from training.statements.labels import Labelled

Spans = list[list[int]]


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement as tokens: the cue half-open, source and content as indices; `act` is -1 where unknown."""

    cue: tuple[int, int]
    source: NDArray[np.int32]
    content: NDArray[np.int32]
    act: int


@dataclass(frozen=True, slots=True)
class Example:
    """A report with features and statements; `starts` and `ends` lead its tokens back to the given text.

    `nested` says whether the corpus marks statements within the content of others.
    """

    name: str
    nested: bool
    features: Features
    statements: list[GoldStatement]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


@cache
def shared_parser() -> Parser:
    """One parser a process."""
    return load_parser()


def reading_of(text: str) -> Reading:
    """A text read as a report, with the layers that the tagger needs."""
    report = given_report(text, report_id="training", published=None)
    return Reading(report, annotations_of(report))


def annotations_of(report: Report) -> Annotations:
    """The layers of a report that the tagger needs."""
    quotations = find_quotations(report.text, report.blocks)
    parse = shared_parser().parse(report, quotations)
    mentions, entities = resolve_mentions(
        report.text,
        parse.tokens,
        phrases=find_phrases(parse.tokens, parse.sentences),
        sentences=parse.sentences,
        quotations=quotations,
    )
    return Annotations(
        report.publication,
        parse.tokens,
        parse.sentences,
        quotations,
        mentions,
        entities,
        vectors=parse.vectors,
    )


def example(labelled: Labelled) -> Example:
    """A labelled report as the network sees it."""
    reading = reading_of(labelled.text)
    at = _page_positions(reading.report)
    starts = np.array([at[token.start] for token in reading.tokens])
    ends = np.array([at[token.end - 1] + 1 if token.end > token.start else at[token.end] for token in reading.tokens])
    words = np.array([token.text[:1].isalnum() or token.text in ("%", "$") for token in reading.tokens], bool)
    statements = []
    for row in labelled.statements:
        cue = _tokens(row["cue"], starts, ends, words)
        content = _tokens(row["content"], starts, ends, words)
        if len(cue) == 0:
            cue = _tokens(row["cue"], starts, ends, words | True)
        if len(cue) == 0 or len(content) == 0:
            continue
        act = row.get("act")
        statements.append(
            GoldStatement(
                (int(cue[0]), int(cue[-1]) + 1),
                _without_gaps(_tokens(row["source"], starts, ends, words), words),
                _without_gaps(content, words),
                -1 if act is None else list(Act).index(Act(act)),
            )
        )
    return Example(labelled.name, labelled.nested, token_features(reading), statements, starts, ends)


def _page_positions(report: Report) -> NDArray[np.int64]:
    """Where each code point of a report's text, and its end, stand in the text that was given."""
    positions = np.zeros(len(report.text) + 1, np.int64)
    for piece in report.alignment:
        after = piece.start + piece.length
        positions[piece.start : after + 1] = np.arange(piece.page_start, piece.page_start + piece.length + 1)
    return positions


def _tokens(
    spans: Spans, starts: NDArray[np.int64], ends: NDArray[np.int64], words: NDArray[np.bool_]
) -> NDArray[np.int32]:
    found = np.zeros(len(starts), bool)
    for start, end in spans:
        found |= (starts < end) & (ends > start)
    return np.flatnonzero(found & words).astype(np.int32)


def _without_gaps(tokens: NDArray[np.int32], words: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Tokens with the marks between them, so that a stretch of words and commas is one."""
    inside = np.zeros(len(words), bool)
    inside[tokens] = True
    for before, behind in pairwise(tokens):
        if not words[before + 1 : behind].any():
            inside[before:behind] = True
    return np.flatnonzero(inside).astype(np.int32)


def disturbed(labelled: Labelled, seed: int) -> Labelled:
    """A copy of a report as careless pages give it: paragraphs run together, marks lost or of another style."""
    chance = random.Random(crc32(labelled.name.encode()) + seed)
    edits = [edit for edit, share in ((_joined, 0.5), (_straight, 0.4), (_lost_marks, 0.3)) if chance.random() < share]
    if not edits:
        edits = [_joined]
    copy = labelled
    for edit in edits:
        copy = _edited(copy, edit, chance)
    return copy


def _joined(text: str, i: int, chance: random.Random) -> str:
    return (" " if i and text[i - 1] != "\n" else "") if text[i] == "\n" else text[i]


def _straight(text: str, i: int, chance: random.Random) -> str:
    return {"“": '"', "”": '"', "’": "'", "‘": "'"}.get(text[i], text[i])


def _lost_marks(text: str, i: int, chance: random.Random) -> str:
    return "" if text[i] in '“”"' and chance.random() < 0.12 else text[i]


def _edited(labelled: Labelled, edit: Callable[[str, int, random.Random], str], chance: random.Random) -> Labelled:
    pieces, positions, length = [], [], 0
    for i in range(len(labelled.text)):
        positions.append(length)
        piece = edit(labelled.text, i, chance)
        pieces.append(piece)
        length += len(piece)
    positions.append(length)
    moved = [
        row | {role: [[positions[a], positions[b]] for a, b in row[role]] for role in ("source", "cue", "content")}
        for row in labelled.statements
    ]
    return replace(labelled, text="".join(pieces), statements=moved)


def examples(labelled: Sequence[Labelled], *, workers: int = 2) -> list[Example]:
    """Labelled reports as the network sees them, in order."""
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(example, labelled, chunksize=8))


def spans_of(example: Example, tagged: Tagged) -> dict[str, Spans]:
    """A tagged statement as spans of the given text."""
    return {
        "source": _spans(example, tagged.source),
        "cue": [[int(example.starts[tagged.cue[0]]), int(example.ends[tagged.cue[1] - 1])]],
        "content": _spans(example, tagged.content),
    }


def _spans(example: Example, tokens: NDArray[np.int64]) -> Spans:
    """Tokens as spans; what no word parts is one."""
    words = example.features.words
    ranges: list[list[int]] = []
    for token in tokens:
        if words[token + 1] == words[token]:
            continue
        if ranges and words[token] == words[ranges[-1][1] + 1]:
            ranges[-1][1] = token
        else:
            ranges.append([token, token])
    return [[int(example.starts[first]), int(example.ends[last])] for first, last in ranges]


def batches(of: Iterable[Example], tokens: int, chance: random.Random) -> Iterator[list[Example]]:
    """Examples in random order, in batches of about so many tokens."""
    order = list(of)
    chance.shuffle(order)
    batch: list[Example] = []
    size = 0
    for one in order:
        batch.append(one)
        size += len(one.features.heads)
        if size >= tokens:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
