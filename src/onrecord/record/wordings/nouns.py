"""Nouns of a report for which other reports may have other words: who fights, who rules, what is going on there."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.lexicon.namings import (
    field_words,
    last_words,
    naming_fields,
    telling_endings,
    telling_modifiers,
    undirected,
    undirected_by_adjective,
)
from onrecord.model import Span
from onrecord.model.wording import Anchor, Mark, NamingUse, Tie
from onrecord.record.reading import Reading
from onrecord.record.wordings.anchors import anchors_around, anchors_of, stands_for
from onrecord.record.wordings.voices import Voices

MODIFIERS = 3  # words before a noun that are looked at
WHOLE_NAMES = frozenset({"ORG", "FAC", "WORK_OF_ART", "EVENT", "LAW"})  # "Free Syrian Army" names itself


def find_nouns(reading: Reading, voices: Voices) -> Iterator[NamingUse]:
    """The uses of words of fields, in the order of the text."""
    longest = last_words()
    for noun, token in enumerate(reading.tokens):
        most = longest.get(token.lemma.lower()) or longest.get(token.text.lower())
        if most is None or token.pos not in ("NOUN", "PROPN") or _is_part(reading, noun):
            continue
        use = _use(reading, voices, noun, most)
        if use is not None:
            yield use


def _is_part(reading: Reading, noun: int) -> bool:
    """Whether a noun only modifies another ("government" in "government forces") or is part of a longer name."""
    token = reading.tokens[noun]
    if token.pos == "PROPN" and token.entity in WHOLE_NAMES:
        return True
    return token.dep in ("compound", "amod", "nmod") and token.head > noun and reading.tokens[token.head].pos != "PROPN"


def _use(reading: Reading, voices: Voices, noun: int, most: int) -> NamingUse | None:
    found = _field(reading, noun, most)
    if found is None:
        return None
    words, (field, counted) = found
    marked = voices.mark(words)
    own = voices.own(noun)
    if marked is None or (not own and marked[0] not in (Mark.SCARE_QUOTES, Mark.SO_CALLED)):
        return None
    modifiers = [i for i in range(max(0, words[0] - MODIFIERS), words[0]) if _tells(reading, i, words)]
    ties = naming_fields()[field].ties
    anchors = tuple(_turned(a, counted) for a in _anchors(reading, words, field) if a.tie in ties)
    mark, span = marked
    if modifiers:
        span = Span(min(reading.tokens[modifiers[0]].start, span.start), span.end)
    if mark is Mark.SCARE_QUOTES:
        head = reading.tokens[noun].head
        if head != noun and reading.quotation_at[head] == reading.quotation_at[noun]:
            return None  # a noun further in: what the marks are about is the one that governs it
        return NamingUse(field, _quoted(reading, words), mark, span, anchors, own)
    if mark is not Mark.PLAIN:
        counted = " ".join(reading.tokens[i].lemma.lower() for i in words)  # it is this very word that is not its own
    name = [*(reading.tokens[i].text.lower() for i in modifiers), counted]
    return NamingUse(field, " ".join(name), mark, span, anchors, own)


def _quoted(reading: Reading, words: range) -> str:
    """All that stands between the marks around a noun, without articles."""
    quotation = reading.quotation(words[-1])
    inside = words if quotation is None else reading.tokens_in(quotation.span)
    tokens = [reading.tokens[i] for i in inside]
    return " ".join(one.lemma.lower() for one in tokens if one.text[:1].isalnum() and one.pos != "DET")


def _anchors(reading: Reading, words: range, field: str) -> Iterator[Anchor]:
    """What a noun hangs on; those that the verb around it gives come last."""
    yield from anchors_of(reading, words[-1], words[0])
    if naming_fields()[field].acts:
        yield from anchors_around(reading, words[-1])
    else:
        yield from stands_for(reading, words[-1])


def _turned(anchor: Anchor, word: str) -> Anchor:
    """An anchor with what it says of a word that no one side does: "the Ukrainian crisis" is one in Ukraine."""
    adjective = anchor.place and anchor.entity is None
    if anchor.tie is Tie.BY and (word in undirected() or (adjective and word in undirected_by_adjective())):
        return replace(anchor, tie=Tie.OF)
    return anchor


def _field(reading: Reading, noun: int, most: int) -> tuple[range, tuple[str, str]] | None:
    """The longest compound of a field that ends at a noun."""
    known = field_words()
    for first in range(max(0, noun - most + 1), noun + 1):
        lemmas = [token.lemma.lower() for token in reading.tokens[first : noun + 1]]
        field = known.get(tuple(lemmas)) or known.get((*lemmas[:-1], reading.tokens[noun].text.lower()))
        inner = all(first < reading.tokens[i].head <= noun for i in range(first, noun))
        if field is not None and inner:
            return range(first, noun + 1), field
    return None


def _tells(reading: Reading, token: int, words: Sequence[int]) -> bool:
    """Whether a word before a noun is part of how it is called."""
    word = reading.tokens[token]
    text = word.text.lower()
    if text not in telling_modifiers() and not text.endswith(telling_endings()):
        return False
    governed = word.head in words or (word.dep in ("compound", "amod") and reading.tokens[word.head].head in words)
    return governed and (word.pos != "PROPN" or "-" in text)
