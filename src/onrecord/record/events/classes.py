"""Whether a phrase is of a kind that a frame asks for: by its lemma, a class of words, or what it names."""

from collections.abc import Container
from functools import cache

from onrecord.lexicon.agents import agent_nouns
from onrecord.lexicon.ontology import word_class
from onrecord.lexicon.roles import body_words, group_words, office_words
from onrecord.model import MentionKind
from onrecord.record.reading import Reading

PERSONS = frozenset({MentionKind.PERSON, MentionKind.OFFICE, MentionKind.GROUP, MentionKind.PRONOUN})
_NO_NAMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "LAW", "EVENT"})
BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.COUNTRY, MentionKind.PLACE})
_PERSON_PRONOUNS = frozenset({"he", "she", "him", "her", "they", "them", "we", "us", "who", "whom", "i", "me"})


def fits(reading: Reading, token: int, wanted: Container[str]) -> bool:
    """Whether a phrase's head, or what is joined to it, is one of the lemmas or classes that a frame names."""
    todo, seen = [token], set()
    while todo:
        i = todo.pop()
        seen.add(i)
        if _fits_alone(reading, i, wanted):
            return True
        for c in reading.children[i]:
            amount = reading.tokens[i].lemma.lower() in word_class("amounts")
            counting = amount or reading.tokens[i].pos in ("NUM", "DET", "ADJ")
            if reading.tokens[c].dep == "conj" and c not in seen:
                todo.append(c)
            elif counting and reading.tokens[c].dep == "prep":
                todo.extend(k for k in reading.children[c] if reading.tokens[k].dep == "pobj" and k not in seen)
    return False


def _fits_alone(reading: Reading, i: int, wanted: Container[str]) -> bool:
    token = reading.tokens[i]
    lemma = token.lemma.lower()
    forms = {lemma, token.text.lower(), *_pairs(reading, i)}
    if any(form in wanted for form in forms):
        return True
    if any(f"<{name}>" in wanted and forms & word_class(name) for name in _CLASSES):
        return True
    if "<persons>" in wanted and is_person(reading, i):
        return True
    if "<actors>" in wanted and is_actor(reading, i):
        return True
    return "<places>" in wanted and is_place(reading, i)


def _pairs(reading: Reading, i: int) -> list[str]:
    """A noun with each word that tells its kind: "hunger strike", "joint exercise" of "joint naval exercise"."""
    lemma = reading.tokens[i].lemma.lower()
    kinds = [c for c in reading.children[i] if reading.tokens[c].dep in ("compound", "amod", "nmod") and c < i]
    before = [i - 1] if i else []
    return [f"{reading.tokens[c].text.lower()} {lemma}" for c in (*kinds, *before)]


_CLASSES = (
    "forces", "weapons", "aid", "restrictions", "sanctions", "violence", "ties", "agreements", "talks", "captives",
    "envoys", "peacekeepers", "measures", "rules", "land", "goods", "evidence", "office", "crowds",
    "statements",
)  # fmt: skip


def is_person(reading: Reading, token: int) -> bool:
    """Whether a phrase stands for people."""
    mention = reading.mention(token)
    if mention is not None and mention.kind in PERSONS and mention.head == token:
        return mention.kind is not MentionKind.PRONOUN or reading.tokens[token].text.lower() in _PERSON_PRONOUNS
    return reading.tokens[token].entity in ("PERSON", "NORP") or _is_agent(reading, token)


def is_place(reading: Reading, token: int) -> bool:
    """Whether a phrase names a country or place, or stands for one ("the town")."""
    mention = reading.mention(token)
    if mention is not None and mention.head == token and mention.kind in (MentionKind.COUNTRY, MentionKind.PLACE):
        return True
    return reading.tokens[token].entity in ("GPE", "LOC", "FAC") or reading.tokens[token].lemma.lower() in word_class(
        "land"
    )


def is_actor(reading: Reading, token: int) -> bool:
    """Whether a phrase stands for someone who can act: people, a body, a country."""
    mention = reading.mention(token)
    if mention is not None and mention.head == token and mention.kind in PERSONS | BODIES:
        return True
    if reading.tokens[token].entity in ("PERSON", "NORP", "ORG", "GPE"):
        return True
    return _is_agent(reading, token) or _is_name(reading, token)


def _is_name(reading: Reading, token: int) -> bool:
    """Whether a word names someone whom the parser has no label for, as countries that it never saw."""
    word = reading.tokens[token]
    return word.pos == "PROPN" and word.entity not in _NO_NAMES and word.lemma.lower() not in word_class("agreements")


def _is_agent(reading: Reading, token: int) -> bool:
    """Whether a common noun stands for people or a body that acts: "rebels", "ministry"."""
    lemma = reading.tokens[token].lemma.lower()
    people = lemma in group_words() or lemma in office_words() or lemma in body_words()
    return people or lemma in word_class("agents") or lemma in word_class("crowds") or lemma in _coded_agents()


@cache
def _coded_agents() -> frozenset[str]:
    return frozenset(noun for noun, _ in agent_nouns("heads"))
