"""A report's statements as the act model sees them: the words of reporting phrase and content, and means over both."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.record.tagger.features import Features, Ids
from onrecord.record.tagger.network import Cue, Floats

LEMMA, REPORTING = 1, 11  # columns of the token features
COLUMNS = (LEMMA, 2, 3, 8, REPORTING, 12)  # lemma, tag, label, quotation, reporting, mention
REPORTING_SIZE = 40
LEMMA_BUCKETS = 4096  # of the lemmas of the reporting phrase, beside those of the token features
OPENING = 3  # tokens at the beginning of a content, which often show a demand or a question
READ_FIRST, READ_LAST = 48, 16  # tokens of a long content that are read
Tokens = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class ActFeatures:
    """Statements as their acts are judged by, one below the other.

    `dense` has a row for each, with means over the whole; `cue_lemmas` the buckets of the reporting phrases' lemmas,
    where each begins in `cue_begins`. `states` and `ids` have a row for each token of phrase and content, where each
    begins in `begins`: numbers, and the features of `COLUMNS`, whether the token is of the content, and whether the
    source has its lemma.
    """

    dense: Floats
    cue_lemmas: Tokens
    cue_begins: Tokens
    states: Floats
    ids: Ids
    begins: Tokens

    def only(self, chosen: Tokens) -> "ActFeatures":
        """Some of the statements, by their numbers."""
        cues, cue_begins = _rows_of(chosen, self.cue_begins, len(self.cue_lemmas))
        tokens, begins = _rows_of(chosen, self.begins, len(self.ids))
        dense, cue_lemmas = self.dense[chosen], self.cue_lemmas[cues]
        return ActFeatures(dense, cue_lemmas, cue_begins, self.states[tokens], self.ids[tokens], begins)


def _rows_of(chosen: Tokens, begins: Tokens, count: int) -> tuple[Tokens, Tokens]:
    """The rows of some statements in a table of `count` rows, and where each statement's begin among these."""
    lengths = np.diff(begins, append=count)[chosen]
    behind = np.cumsum(lengths)
    return np.arange(lengths.sum()) + np.repeat(begins[chosen] + lengths - behind, lengths), behind - lengths


@dataclass(frozen=True, slots=True, eq=False)
class Stretches:
    """Tokens of many statements in one row, and where each statement's begin; none is empty."""

    tokens: Tokens
    begins: Tokens

    @classmethod
    def of(cls, each: Sequence[Tokens]) -> "Stretches":
        """One behind the other."""
        return cls(np.concatenate(each).astype(np.int64), np.cumsum([0, *(len(one) for one in each)])[:-1])

    @property
    def lengths(self) -> Tokens:
        """How many tokens each statement has."""
        return np.diff(self.begins, append=len(self.tokens))

    def mean(self, values: Floats) -> Floats:
        """The mean of each statement's rows of a table of all tokens."""
        total: Floats = np.add.reduceat(values[self.tokens], self.begins, axis=0)
        total /= self.lengths[:, None].astype(np.float32)
        return total


def act_features(
    features: Features,
    views: Sequence[Floats],
    meanings: Floats,
    *,
    cues: Sequence[Cue],
    sources: Sequence[Tokens],
    contents: Sequence[Tokens],
) -> list[ActFeatures]:
    """What the acts of a report's statements are judged by, once for each of the tagger's networks.

    Args:
        features: The report's tokens.
        views: What each of the tagger's networks made of them (tokens x width).
        meanings: The word vectors, by `Features.forms`.
        cues: The reporting phrases; at least one.
        sources: The sources' tokens.
        contents: The contents' tokens, each at least one.
    """
    phrases = [np.arange(*cue) for cue in cues]
    cue, content = Stretches.of(phrases), Stretches.of(contents)
    read = Stretches.of([np.concatenate([phrase, _read(one)]) for phrase, one in zip(phrases, contents, strict=True)])
    words = meanings[features.forms]
    background = _background(features, words, cue, content)
    ids, meant = _ids(features, cue, read, sources), words[read.tokens]
    cue_lemmas = features.ids[cue.tokens, LEMMA].astype(np.int64) % LEMMA_BUCKETS
    return [
        ActFeatures(
            np.concatenate([cue.mean(view), content.mean(view), background], axis=1).astype(np.float32),
            cue_lemmas,
            cue.begins,
            np.concatenate([view[read.tokens], meant], axis=1),
            ids,
            read.begins,
        )
        for view in views
    ]


def _read(content: Tokens) -> Tokens:
    """The tokens of a content that are read one by one."""
    if len(content) <= READ_FIRST + READ_LAST:
        return content
    return np.concatenate([content[:READ_FIRST], content[-READ_LAST:]])


def _ids(features: Features, cue: Stretches, read: Stretches, sources: Sequence[Tokens]) -> Ids:
    statement = np.repeat(np.arange(len(read.begins)), read.lengths)
    of_content = np.arange(len(read.tokens)) >= (read.begins + cue.lengths)[statement]
    lemmas = features.ids[:, LEMMA].astype(np.int64)
    most = int(lemmas.max()) + 1
    known = [lemmas[source.astype(np.int64)] + number * most for number, source in enumerate(sources)]
    told_of = np.isin(lemmas[read.tokens] + statement * most, np.concatenate(known))
    return np.column_stack([features.ids[read.tokens][:, COLUMNS], of_content, told_of]).astype(np.int32)


def _background(features: Features, words: Floats, cue: Stretches, content: Stretches) -> Floats:
    """What the whole of phrase and content says, whatever the tagger's network made of it."""
    of_content = words[content.tokens]
    opening = Stretches.of(
        [
            content.tokens[a : min(b, a + OPENING)]
            for a, b in zip(content.begins, content.begins + content.lengths, strict=True)
        ]
    )
    quoted = np.add.reduceat(features.quotations[content.tokens] >= 0, content.begins, dtype=np.float32)
    return np.concatenate(
        [
            cue.mean(words),
            content.mean(words),
            np.maximum.reduceat(of_content, content.begins, axis=0),
            np.minimum.reduceat(of_content, content.begins, axis=0),
            opening.mean(words),
            _present(features, cue),
            _present(features, content),
            (quoted / content.lengths)[:, None],
            np.log(content.lengths)[:, None],
        ],
        axis=1,
    )


def _present(features: Features, stretches: Stretches) -> Floats:
    """Which kinds of reporting words each statement has."""
    present = np.zeros((len(stretches.begins), REPORTING_SIZE), np.float32)
    statement = np.repeat(np.arange(len(stretches.begins)), stretches.lengths)
    present[statement, features.ids[stretches.tokens, REPORTING]] = 1
    return present
