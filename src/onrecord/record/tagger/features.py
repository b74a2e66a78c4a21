"""What the statement tagger sees of a report: for each token some numbered features, and its vector from the parser.

A feature is a small integer that the network looks up in a table of its own. Words are hashed into buckets, so that
no list of words need be kept; everything else (tags, labels, shapes, where the token stands to quotation marks) has
a fixed list of values. For one reporting word, `relations` adds how each token around it stands to that word: the way
through the parse, the distance, the quotations between them.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.lexicon.parser_labels import entity_numbers, label_numbers, tag_numbers
from onrecord.lexicon.reporting import reporting_nouns, reporting_verbs
from onrecord.model import BlockKind, MentionKind, Span, Token
from onrecord.record.reading import Reading
from onrecord.record.tagger.word_vectors import word_rows

Ids = NDArray[np.int32]

WORD_BUCKETS = 8192
DISTANCES = np.array([-64, -32, -16, -8, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 8, 16, 32, 64])
QUOTED_LENGTHS = (3, 6, 12)  # words from which a quotation is no mere word in quotation marks
SENTENCES_BEFORE, SENTENCES_AFTER = 2, 4
WINDOW = 160  # tokens on either side of a reporting word in which its source and content are looked for

LEVELS = 4  # how far up from a reporting word the parse is told apart


def token_feature_sizes() -> dict[str, int]:
    """The features of a token, in the order of their columns, and how many values each has."""
    tags, labels = len(tag_numbers()) + 1, len(label_numbers()) + 1
    return {
        "word": WORD_BUCKETS,
        "lemma": WORD_BUCKETS,
        "tag": tags,
        "label": labels,
        "entity": len(entity_numbers()) + 1,
        "head tag": tags,
        "head label": labels,
        "head distance": len(DISTANCES) + 1,
        "quotation": 20,
        "shape": 8,
        "position": 12,
        "reporting": 40,
        "mention": len(MentionKind) + 2,
        "children": 32,
    }


def relation_feature_sizes() -> dict[str, int]:
    """The features of a token seen from a reporting word, in the order of their columns."""
    return {
        "path": LEVELS * (len(label_numbers()) + 2) + 3,
        "distance": len(DISTANCES) + 1,
        "sentence": SENTENCES_BEFORE + SENTENCES_AFTER + 3,
        "quotation": 24,
        "cues between": 8,
    }


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """The numbered features of a report's tokens (tokens x features), and where blocks, sentences and quotations are.

    `vectors` is tokens x 96, `forms` the rows of the words' vectors (0: unknown), `heads`, `sentences`, `blocks` and
    `quotations` hold for each token the index of its governor, sentence, block and quotation (-1 outside), `words` how
    many words stand before each token, and at the end.
    """

    ids: Ids
    vectors: NDArray[np.float32]
    forms: Ids
    heads: Ids
    sentences: Ids
    blocks: Ids
    quotations: Ids
    words: Ids


def token_features(reading: Reading) -> Features:
    """The features of every token of a report."""
    tokens = reading.tokens
    count = len(tokens)
    tags, labels, entities = tag_numbers(), label_numbers(), entity_numbers()
    tag = np.fromiter((tags.get(t.tag, 0) for t in tokens), np.int32, count)
    label = np.fromiter((labels.get(t.dep, 0) for t in tokens), np.int32, count)
    heads = np.fromiter((t.head for t in tokens), np.int32, count)
    sentences = np.array(reading.sentence_at, np.int32).reshape(count)
    columns = [
        np.fromiter((_bucket(t.text.lower()) for t in tokens), np.int32, count),
        np.fromiter((_bucket(t.lemma.lower() + "/" + t.pos[:1]) for t in tokens), np.int32, count),
        tag,
        label,
        np.fromiter((entities.get(t.entity, 0) for t in tokens), np.int32, count),
        tag[heads],
        label[heads],
        np.digitize(heads - np.arange(count), DISTANCES).astype(np.int32),
        _quotation_states(reading),
        np.fromiter((_shape(t.text) for t in tokens), np.int32, count),
        _positions(reading),
        np.fromiter((_reporting(t) for t in tokens), np.int32, count),
        _mentions(reading),
        _children(heads, label),
    ]
    vectors = reading.annotations.vectors
    quotations = np.fromiter((-1 if q is None else q for q in reading.quotation_at), np.int32, count)
    blocks = np.array([s.block for s in reading.annotations.sentences], np.int32)[sentences] if count else sentences
    words = np.cumsum([0, *(t.text[:1].isalnum() for t in tokens)]).astype(np.int32)
    return Features(
        np.stack(columns, axis=1),
        np.zeros((count, 96), np.float32) if vectors is None else vectors,
        word_rows(t.text.lower() for t in tokens),
        heads,
        sentences,
        blocks,
        quotations,
        words,
    )


@lru_cache(maxsize=65_536)
def _bucket(word: str) -> int:
    return crc32(word.encode()) % WORD_BUCKETS


def _shape(word: str) -> int:
    first = word[:1]
    if first.isdigit():
        return 1
    if not first.isalpha():
        return {":": 3, "-": 4, "–": 4, "—": 4}.get(first, 2)
    if word.isupper():
        return 5 if len(word) > 1 else 6
    return 7 if first.isupper() else 0


def _quotation_states(reading: Reading) -> Ids:
    """Outside, a mark, or inside: then by the quotation's length, and whether first, last or between."""
    count = len(reading.tokens)
    states = np.zeros(count, np.int32)
    for quotation in reading.annotations.quotations:
        inside = list(reading.tokens_in(quotation.span))
        if not inside:
            continue
        length = bisect_right(QUOTED_LENGTHS, sum(reading.tokens[i].text[:1].isalnum() for i in inside))
        states[inside] = 2 + 4 * length
        states[inside[-1]] = 4 + 4 * length
        states[inside[0]] = 1 + 4 * length
        for mark, state in (
            (Span(quotation.outer.start, quotation.span.start), 17),
            (Span(quotation.span.end, quotation.outer.end), 18),
        ):
            states[list(reading.tokens_in(mark))] = state
    return states


def _positions(reading: Reading) -> Ids:
    """Where in its sentence and block a token stands, and whether the block is a heading."""
    positions = np.zeros(len(reading.tokens), np.int32)
    sentences = reading.annotations.sentences
    for number, sentence in enumerate(sentences):
        first_of_block = number == 0 or sentences[number - 1].block != sentence.block
        last_of_block = number + 1 == len(sentences) or sentences[number + 1].block != sentence.block
        heading = reading.report.blocks[sentence.block].kind is not BlockKind.PARAGRAPH
        positions[sentence.first_token : sentence.after_token] = 4 if heading else 0
        positions[sentence.first_token] = 5 if heading else (2 if first_of_block else 1)
        positions[sentence.after_token - 1] = 6 if heading else (7 if last_of_block else 3)
    return positions


@cache
def _reporting_words() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Numbers for reporting verbs and nouns: by act, and by whether they take a clause."""
    acts = {act: number for number, act in enumerate(dict.fromkeys(verb.act for verb in reporting_verbs().values()))}
    verbs = {
        lemma: 1 + 2 * acts[verb.act] + bool(verb.takes & {"clause", "quotation"})
        for lemma, verb in reporting_verbs().items()
    }
    return verbs, dict.fromkeys(reporting_nouns(), 30)


def _reporting(token: Token) -> int:
    verbs, nouns = _reporting_words()
    lemma = token.lemma.lower()
    if token.tag.startswith("VB"):
        return verbs.get(lemma, 0)
    if token.pos in ("NOUN", "PROPN"):
        return nouns.get(lemma, 0)
    return 31 if lemma == "accord" else 0


def _mentions(reading: Reading) -> Ids:
    kinds = {kind: number for number, kind in enumerate(MentionKind, 1)}
    mentions = reading.annotations.mentions
    return np.fromiter(
        (0 if m is None else kinds[mentions[m].kind] for m in reading.mention_at), np.int32, len(reading.tokens)
    )


def _children(heads: Ids, label: Ids) -> Ids:
    """Whether a token governs a subject, a clause, an object, a negation, a mark of subordination: one bit each."""
    bits = np.zeros(len(heads), np.int32)
    numbers = label_numbers()
    for bit, names in enumerate(
        (("nsubj",), ("ccomp", "parataxis"), ("dobj", "attr", "prep"), ("neg",), ("mark", "xcomp"))
    ):
        of_kind = np.isin(label, [numbers[name] for name in names])
        bits[heads[of_kind]] |= 1 << bit
    return bits


@dataclass(frozen=True, slots=True, eq=False)
class Relations:
    """How the tokens from `first` on stand to one reporting word (tokens x features)."""

    first: int
    ids: Ids


def relations(features: Features, cue: tuple[int, int], cues: Ids) -> Relations:
    """How the tokens around a reporting word stand to it.

    Args:
        features: The report's.
        cue: The tokens of the reporting word, half-open.
        cues: For each token and one more, how many reporting words begin before it.
    """
    return with_cues_between(features, cue, *surroundings(features, cue), cues)


def with_cues_between(features: Features, cue: tuple[int, int], first: int, ids: Ids, cues: Ids) -> Relations:
    """What `surroundings` gave, with the last feature: how many other reporting words stand between."""
    around = np.arange(first, first + len(ids))
    behind = around > _head_of(features, cue)
    between = np.abs(cues[first : first + len(ids)] - cues[cue[0]] - behind)
    return Relations(first, np.column_stack([ids, np.minimum(between, 3) + 4 * behind]).astype(np.int32))


def surroundings(features: Features, cue: tuple[int, int]) -> tuple[int, Ids]:
    """The first token of a reporting word's window, and all of its features but the last, which other words decide."""
    head = _head_of(features, cue)
    first, after = window(features, cue)
    around = np.arange(first, after)
    columns = [
        _paths(features, head, first, after),
        np.digitize(around - head, DISTANCES),
        np.clip(features.sentences[first:after] - features.sentences[head], -3, 5) + 3,
        _quotation_relations(features, cue, first, after),
    ]
    return first, np.stack(columns, axis=1).astype(np.int32)


def window(features: Features, cue: tuple[int, int]) -> tuple[int, int]:
    """The tokens among which source and content of a reporting word are looked for, half-open."""
    head = cue[0]
    block, sentence = features.blocks[head], features.sentences[head]
    low, high = max(0, head - WINDOW), min(len(features.heads), head + WINDOW)
    near = features.sentences[low:high]
    inside = (
        (features.blocks[low:high] == block)
        & (near >= sentence - SENTENCES_BEFORE)
        & (near <= sentence + SENTENCES_AFTER)
    )
    found = np.flatnonzero(inside)
    return low + int(found[0]), low + int(found[-1]) + 1


def _head_of(features: Features, cue: tuple[int, int]) -> int:
    """The token of a reporting phrase that governs the others: the last whose governor stands outside."""
    for i in range(cue[1] - 1, cue[0] - 1, -1):
        if not cue[0] <= features.heads[i] < cue[1] or features.heads[i] == i:
            return i
    return cue[0]


def _paths(features: Features, head: int, first: int, after: int) -> Ids:
    """The way through the parse: how far up from the reporting word it forks, and the label of the branch there."""
    width = len(label_numbers()) + 2
    outside = LEVELS * width
    found = np.full(after - first, outside, np.int32)
    found[head - first :] = outside + 1
    chain: dict[int, int] = {}
    at = head
    while at not in chain:
        chain[at] = len(chain)
        at = int(features.heads[at])
    sentence = features.sentences[head]
    heads, labels = features.heads, features.ids[:, 3]
    known: dict[int, int] = {token: min(level, LEVELS - 1) * width + width - 1 for token, level in chain.items()}
    for token in range(first, after):
        if features.sentences[token] != sentence:
            continue
        stack = []
        at = token
        while at not in known:
            stack.append(at)
            at = int(heads[at])
        for below in reversed(stack):
            above = int(heads[below])
            if above in chain:
                known[below] = min(chain[above], LEVELS - 1) * width + int(labels[below])
            else:
                known[below] = known[above]
        found[token - first] = known[token]
    return found


def _quotation_relations(features: Features, cue: tuple[int, int], first: int, after: int) -> Ids:
    """Where a token's quotation stands to the reporting word: its own, the nearest before or behind and how near."""
    at = features.quotations[first:after]
    states = np.zeros(after - first, np.int32)
    own = features.quotations[cue[0]]
    words = features.words
    before = np.unique(at[: max(0, cue[0] - first)])[::-1]
    behind = np.unique(at[max(0, cue[1] - first) :])
    for side, found in ((1, before), (11, behind)):
        rank = 0
        for quotation in found:
            if quotation < 0 or quotation == own:
                continue
            inside = np.flatnonzero(at == quotation)
            start, end = first + int(inside[0]), first + int(inside[-1]) + 1
            gap = words[cue[0]] - words[end] if side == 1 else words[start] - words[cue[1]]
            near = int(np.searchsorted([1, 4, 9], gap, side="right")) if rank == 0 else 0
            states[inside] = side + (min(rank, 3) + 3 if rank else near)
            rank += 1
    if own >= 0:
        states[at == own] = 21
    return states
