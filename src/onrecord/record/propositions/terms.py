"""What a proposition can be found by: lemmas of content words, names shortened, nouns of deeds as their verbs."""

from collections.abc import Iterable

from onrecord.lexicon.stances import deeds, stance_words
from onrecord.model import MentionKind, Token
from onrecord.record.propositions.candidates import Candidate
from onrecord.record.propositions.naming import Naming
from onrecord.record.reading import Reading

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
SHORTEST = 2
_OTHER_CLAUSES = frozenset({"advcl", "relcl", "parataxis", "ccomp", "csubj"})
_NARROWING = frozenset({"amod", "compound", "nmod"})


def clause_tokens(reading: Reading, head: int, *, keep: frozenset[int] = frozenset()) -> list[int]:
    """A word and all that it governs in its own clause, in order; other clauses only where they are kept."""
    found, stack = [], [head]
    while stack:
        i = stack.pop()
        found.append(i)
        for c in reading.children[i]:
            child = reading.tokens[c]
            other = child.dep in _OTHER_CLAUSES or (child.dep == "conj" and child.pos in ("VERB", "AUX"))
            if c in keep or not other:
                stack.append(c)
    return sorted(found)


def find_terms(
    reading: Reading, candidate: Candidate, tokens: Iterable[int], *, naming: Naming, skip: frozenset[int]
) -> frozenset[str]:
    """The lemmas of content words among tokens.

    Args:
        reading: The report.
        candidate: The word that puts it forward.
        tokens: The tokens of its clause and of its participants.
        naming: The report's names.
        skip: Tokens that only say how sure or real it is.
    """
    terms = {word for word in candidate.predicate.split() if word not in stance_words("titles", "empty")}
    for i in tokens:
        if i not in skip and i not in candidate.others and i != candidate.token:
            terms.update(_terms_of(reading, i, naming))
    for i in candidate.others:
        if i != candidate.light:
            terms.update(_terms_of(reading, i, naming))
    return frozenset(terms)


def _terms_of(reading: Reading, i: int, naming: Naming) -> Iterable[str]:
    token = reading.tokens[i]
    if token.tag == "PRP$":
        return _owner_term(reading, i, naming)
    mention = reading.mention(i)
    if mention is not None and mention.entity is not None:
        entity = reading.annotations.entities[mention.entity]
        if entity.kind not in (MentionKind.PRONOUN, MentionKind.GROUP, MentionKind.OFFICE):
            if mention.head != i and entity.kind is MentionKind.PERSON:
                return ()
            if mention.head == i:
                return (naming.short(entity.name),)
    if token.pos not in CONTENT or not token.text[:1].isalpha():
        return ()
    land = naming.land(token.text)
    if land is not None:
        return (land,)
    return _plain(token, naming)


def _owner_term(reading: Reading, pronoun: int, naming: Naming) -> Iterable[str]:
    """The land or body that "its" stands for; of persons nothing is told of their things."""
    mention = reading.mention(pronoun)
    entity = None if mention is None or mention.entity is None else reading.annotations.entities[mention.entity]
    if entity is None or entity.kind not in (MentionKind.COUNTRY, MentionKind.PLACE, MentionKind.ORGANISATION):
        return ()
    return (naming.short(entity.name),)


def _plain(token: Token, naming: Naming) -> Iterable[str]:
    lemma = token.lemma.lower()
    if len(lemma) < SHORTEST or lemma in stance_words("titles", "empty") or naming.is_title(lemma):
        return ()
    deed = deeds().get(lemma) if token.pos in ("NOUN", "PROPN") else None
    if deed is None:
        return (lemma,)
    return tuple(word for word in deed.split() if word not in stance_words("titles", "empty"))


def find_scope(reading: Reading, candidate: Candidate) -> tuple[str, ...]:
    """The lemmas that narrow what is put forward: its kind ("military"), its purpose, its condition."""
    scope: set[str] = set()
    of = [candidate.token]
    thing = reading.child(candidate.token, "dobj", "attr")
    if thing is not None:
        of.append(thing)
    for noun in of:
        for c in reading.children[noun]:
            child = reading.tokens[c]
            if child.dep in _NARROWING and child.pos in ("ADJ", "NOUN") and child.entity == "":
                scope.add(child.lemma.lower())
    for c in reading.children[candidate.clause]:
        child = reading.tokens[c]
        purpose = child.dep == "advcl" and child.tag == "VB"
        condition = child.dep == "advcl" and any(
            reading.tokens[k].text.lower() in stance_words("words", "conditional") for k in reading.children[c]
        )
        if purpose or condition:
            scope.add(child.lemma.lower())
    return tuple(sorted(scope - stance_words("titles", "empty")))
