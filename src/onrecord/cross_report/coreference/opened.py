"""A report opened for reading: its annotations, with what is looked up again and again at hand."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.cross_report.coreference.mentions import Profile, Surroundings, Words
from onrecord.cross_report.coreference.roles import children_of
from onrecord.cross_report.coreference.settings import Told, join_settings, settings_in
from onrecord.lexicon.common_words import common_words
from onrecord.lexicon.names import fold, name_particles
from onrecord.lexicon.roles import honorifics
from onrecord.model import Annotations, Mention, Sentence, Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
LEAD = 60  # tokens
POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class OpenReport:
    """A report's annotations and what follows from them.

    `mention_of` has the mention at each token of a name and at each head, `named` the words of each entity's name,
    `called` the nouns by which each entity is called; `told` has the times and places of each sentence.
    """

    key: str
    annotations: Annotations
    children: Mapping[int, Sequence[int]]
    sentence_of: Sequence[int]
    mention_of: Mapping[int, Mention]
    named: Sequence[Words]
    called: Mapping[int, Words]
    told: Sequence[Sequence[Told]]
    around: Sequence[Surroundings]


def open_report(key: str, annotations: Annotations) -> OpenReport:
    """Prepares a report for reading; no other report may have the same key."""
    tokens = annotations.tokens
    sentence_of = [0] * len(tokens)
    for number, sentence in enumerate(annotations.sentences):
        sentence_of[sentence.first_token : sentence.after_token] = [number] * (
            sentence.after_token - sentence.first_token
        )
    mention_of = _mentions_by_token(annotations)
    named = [
        telling_words(entity.name.split()) if any(w[:1].isupper() for w in entity.name.split()) else frozenset()
        for entity in annotations.entities
    ]
    called: dict[int, set[str]] = defaultdict(set)
    for mention in annotations.mentions:
        if mention.entity is not None and tokens[mention.head].pos == "NOUN":
            called[mention.entity].add(lemma_of(tokens[mention.head]))
    told = [settings_in(annotations, sentence) for sentence in annotations.sentences]
    around = [
        _surroundings(annotations, sentence, of, mention_of, named)
        for sentence, of in zip(annotations.sentences, told, strict=True)
    ]
    return OpenReport(
        key=key,
        annotations=annotations,
        children=children_of(tokens),
        sentence_of=sentence_of,
        mention_of=mention_of,
        named=named,
        called={entity: frozenset(words) for entity, words in called.items()},
        told=told,
        around=around,
    )


def profile_of(key: str, annotations: Annotations) -> Profile:
    """What a report is about."""
    content = content_counts(annotations.tokens)
    lead = frozenset(lemma_of(token) for token in annotations.tokens[:LEAD]) & content.keys()
    return Profile(key, content, name_counts(annotations.tokens), lead)


def content_counts(tokens: Sequence[Token]) -> dict[str, int]:
    """How often each content lemma is used, in the order of the alphabet."""
    counts = Counter(lemma_of(token) for token in tokens if token.pos in TELLING and token.lemma.isalnum())
    return dict(sorted(counts.items()))


def name_counts(tokens: Sequence[Token]) -> dict[str, int]:
    """How often each word of a name, and each number, is used, in the order of the alphabet."""
    counts = Counter(token.text.lower() for token in tokens if token.pos in ("PROPN", "NUM"))
    return {word: count for word, count in sorted(counts.items()) if word[:1].isalnum()}


def lemma_of(token: Token) -> str:
    """A token's lemma in lower case."""
    return token.lemma.lower()


def telling_words(words: Sequence[str]) -> Words:
    """The folded words of a name that tell it from others."""
    plain = [POSSESSIVE.sub("", word) for word in words]
    return frozenset(
        fold(word)
        for word in plain
        if word[:1].isalnum()
        and word.lower().strip(".") not in honorifics()
        and word.lower() not in name_particles()
        and word.lower() not in common_words()
    )


def content_lemmas(tokens: Sequence[Token], first: int, after: int) -> dict[int, str]:
    """The lemmas with a meaning of their own in a stretch of tokens, by token."""
    return {
        i: lemma_of(tokens[i])
        for i in range(first, after)
        if tokens[i].pos in CONTENT and tokens[i].text[:1].isalnum() and lemma_of(tokens[i]) not in common_words()
    }


def _mentions_by_token(annotations: Annotations) -> dict[int, Mention]:
    starts = {token.start: i for i, token in enumerate(annotations.tokens) if token.end > token.start}
    found: dict[int, Mention] = {}
    for mention in annotations.mentions:
        if mention.name is not None:
            for start in range(mention.name.start, mention.name.end):
                if start in starts:
                    found.setdefault(starts[start], mention)
    found.update({mention.head: mention for mention in annotations.mentions})
    return found


def _surroundings(
    annotations: Annotations,
    sentence: Sentence,
    told: Sequence[Told],
    mention_of: Mapping[int, Mention],
    named: Sequence[Words],
) -> Surroundings:
    tokens = annotations.tokens[sentence.first_token : sentence.after_token]
    names: set[str] = set()
    for i, token in enumerate(tokens, sentence.first_token):
        mention = mention_of.get(i)
        if mention is not None and mention.head == i and mention.entity is not None and named[mention.entity]:
            names |= named[mention.entity]
        elif token.pos == "PROPN":
            names |= telling_words([token.text])
    return Surroundings(
        setting=join_settings(setting for _, setting in told),
        numbers=frozenset(token.text.lower().replace(",", "") for token in tokens if token.pos == "NUM"),
        names=frozenset(names),
        context=frozenset(content_lemmas(annotations.tokens, sentence.first_token, sentence.after_token).values()),
    )
