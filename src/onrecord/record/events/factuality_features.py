"""What the models of factuality and reality see of an event: words and signs on its path, as hashed features.

Each feature is a short string ("1:lemma=refuse", "0:modal=may"); only its checksum is kept, so that weights hold no
list of words. Dense features are the meanings of the words on the path and the parser's own vectors.
"""

from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.record.events.reality_path import Level
from onrecord.record.reading import Reading
from onrecord.record.tagger.word_vectors import word_rows, word_vectors

BUCKETS = 65_536
LEVELS = 5
WINDOW = 3
SIGNS = frozenset(
    {"?", "if", "unless", "whether", "would", "could", "may", "might", "will", "not", "n't", "no", "never"}
)


def feature_strings(reading: Reading, path: tuple[Level, ...]) -> list[str]:
    """The features of an event, by its path."""
    tokens = reading.tokens
    word = tokens[path[0].token]
    found = ["bias", f"tag={word.tag}", f"entity={word.entity}", f"suffix={word.text[-3:].lower()}"]
    signature: list[str] = []
    for number, level in enumerate(path[:LEVELS]):
        token = tokens[level.token]
        lemma = token.lemma.lower()
        signs = _signs(reading, level)
        found += [f"{number}:lemma={lemma}", f"{number}:pos={token.pos}", f"{number}:dep={level.label}"]
        found += [f"{number}:{sign}" for sign in signs]
        found += [f"any:{sign}" for sign in signs]
        if number:
            found += [f"{number}:relation={level.relation}", f"{number}:relation={level.relation}:{lemma}"]
            found.append(f"governor={lemma}:{level.relation}")
        effects = "+".join(level.effects[:1]) or ("·" if number else "")
        signature.append(f"{effects}{'!' if level.negation is not None else ''}{_modal(reading, level)}")
        if number <= 2:
            found.append(f"{number}:so far={'/'.join(signature)}")
            found.append(f"{number}:relations={'/'.join(lv.relation for lv in path[1 : number + 1])}:{word.tag}")
    found += [f"children={tokens[c].dep}" for c in reading.children[path[0].token]]
    found += [
        f"child={tokens[c].lemma.lower()}"
        for c in reading.children[path[0].token]
        if tokens[c].pos not in ("PROPN", "NUM")
    ]
    found += _around(reading, path[0].token)
    return found


def _signs(reading: Reading, level: Level) -> list[str]:
    tokens = reading.tokens
    signs = [f"effect={effect}" for effect in level.effects]
    signs += [f"cue={effect}" for effect, _ in level.cues]
    if level.negation is not None:
        signs.append("negated")
        signs += [f"negated effect={effect}" for effect in level.effects]
    if level.modal is not None:
        signs.append(f"modal={tokens[level.modal].lemma.lower()}")
    if level.mark is not None:
        signs.append(f"mark={tokens[level.mark].text.lower()}")
    if level.tense:
        signs.append(f"tense={level.tense}{'+perfect' * level.perfect}{'+progressive' * level.progressive}")
    return signs


def _modal(reading: Reading, level: Level) -> str:
    return "" if level.modal is None else f"({reading.tokens[level.modal].lemma.lower()})"


def _around(reading: Reading, at: int) -> list[str]:
    tokens = reading.tokens
    sentence = reading.annotations.sentences[reading.sentence_at[at]]
    first, after = sentence.first_token, sentence.after_token
    near = [tokens[i].text.lower() for i in range(max(first, at - WINDOW), min(after, at + WINDOW + 1))]
    found = [f"near={one}" for one in near]
    before = [tokens[i].lemma.lower() for i in range(max(first, at - WINDOW), at)]
    found += [f"{-k}={one}" for k, one in enumerate(reversed(before), 1)]
    found += [f"pair={one} {other}" for one, other in pairwise(before)]
    words = {tokens[i].text.lower() for i in range(first, after)}
    found += [f"sentence={sign}" for sign in words & SIGNS]
    if reading.quotation_at[at] is not None:
        found.append("quoted")
    found.append(f"root={tokens[at].head == at}")
    return found


@lru_cache(maxsize=65_536)
def bucket(feature: str) -> int:
    """The number that stands for a feature."""
    return crc32(feature.encode()) % BUCKETS


def dense_features(reading: Reading, path: tuple[Level, ...]) -> NDArray[np.float32]:
    """The meanings of the event's word and of the two above it, and the parser's vectors of the first two."""
    at = [level.token for level in path[:3]]
    rows = word_rows(reading.tokens[i].text.lower() for i in at)
    meanings = word_vectors()[rows]
    vectors = reading.annotations.vectors
    found = np.zeros(3 * meanings.shape[1] + 2 * 96, np.float32)
    found[: meanings.size] = meanings.ravel()
    if vectors is not None:
        for k, i in enumerate(at[:2]):
            begin = 3 * meanings.shape[1] + 96 * k
            found[begin : begin + 96] = vectors[i]
    return found
