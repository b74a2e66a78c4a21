"""textacy's direct quotations on the same texts and the same model, as statements that can be scored.

textacy (Apache-2.0) is no dependency of this package. Where it is installed beside it, `find_peer` finds it. It refuses
a text whose quotation marks are odd in number, so it is asked in two ways: with whole texts, and paragraph by paragraph
where a text is refused; and with paragraphs from the start, where one lost mark spoils less.
"""

import importlib
import importlib.metadata
import importlib.util
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

HOW_TO_GET = "textacy is not installed, so these are our figures alone; to compare: pip install textacy"
PARAGRAPH = re.compile(r"[^\n]+")
Rows = list[dict[str, list[list[int]]]]


@dataclass(frozen=True, slots=True)
class Peer:
    """A function that finds (speaker, cue, content) in a spaCy document, and the name for its row.

    `find` raises ValueError for a document that it refuses.
    """

    name: str
    find: Callable[[Any], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text as spaCy documents: as a whole, and its paragraphs with the position of each."""

    whole: Any
    paragraphs: tuple[tuple[int, Any], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Statements found in a text; whether it was refused as a whole, and how many of its paragraphs were."""

    rows: Rows
    refused: bool = False
    refused_paragraphs: int = 0


def find_peer() -> Peer | None:
    """textacy, where it is installed."""
    if importlib.util.find_spec("textacy") is None:
        return None
    extract = importlib.import_module("textacy.extract")
    return Peer(f"textacy {importlib.metadata.version('textacy')}", extract.direct_quotations)


def parse_text(text: str, language: Any) -> Parsed:
    """A text as the peer takes it."""
    places = [match.span() for match in PARAGRAPH.finditer(text)]
    paragraphs = language.pipe(text[start:end] for start, end in places)
    starts = (start for start, _ in places)
    return Parsed(language(text), tuple(zip(starts, paragraphs, strict=True)))


def ask_whole(peer: Peer, parsed: Parsed) -> Answer:
    """What the peer finds in a whole text, or in its paragraphs if it refuses the whole."""
    try:
        return Answer(_rows(peer.find(parsed.whole), 0))
    except ValueError:
        answer = ask_paragraphs(peer, parsed)
        return Answer(answer.rows, True, answer.refused_paragraphs)


def ask_paragraphs(peer: Peer, parsed: Parsed) -> Answer:
    """What the peer finds in the paragraphs of a text; one that it refuses gives nothing."""
    rows: Rows = []
    refused = 0
    for start, document in parsed.paragraphs:
        try:
            rows.extend(_rows(peer.find(document), start))
        except ValueError:
            refused += 1
    return Answer(rows, refused_paragraphs=refused)


def refusals(peer: Peer, answers: Sequence[Answer]) -> str:
    """How many texts, asked as a whole, the peer refused."""
    texts = sum(answer.refused for answer in answers)
    paragraphs = sum(answer.refused_paragraphs for answer in answers)
    return (
        f"{peer.name} refused {texts} of {len(answers)} whole texts for their quotation marks; it was given these by "
        f"paragraph, and refused {paragraphs} of the paragraphs"
    )


def _rows(triples: Iterable[Any], start: int) -> Rows:
    """Triples of spaCy's tokens as places in the text; `start` is where the document begins in it."""
    return [
        {
            "source": [_place(word, start) for word in triple.speaker],
            "cue": [_place(word, start) for word in triple.cue],
            "content": [[start + triple.content.start_char, start + triple.content.end_char]],
        }
        for triple in triples
    ]


def _place(word: Any, start: int) -> list[int]:
    return [start + word.idx, start + word.idx + len(word)]
