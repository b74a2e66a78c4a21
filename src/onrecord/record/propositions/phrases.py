"""What is put forward without a clause: "no need for foreign forces", "all these accusations", "denied it".

Two kinds: the head words of statements in which nothing else was found, and words that take up what somebody else has
said ("the reports", "this", "the figures") where they are denied, doubted, or could not be confirmed.
"""

from collections.abc import Container, Iterable

from onrecord.lexicon.stances import stance_words
from onrecord.model import Act, MentionKind, Statement
from onrecord.record.events.classes import is_actor
from onrecord.record.events.reality_path import VERBAL
from onrecord.record.propositions.candidates import Candidate
from onrecord.record.propositions.effects import forms
from onrecord.record.reading import Reading

_SMALL = ("ADP", "DET", "PUNCT", "CCONJ", "SCONJ", "PART", "AUX", "SPACE", "ADV", "INTJ")
_CLAUSES = ("acl", "relcl", "ccomp")
_PERSONS = (MentionKind.PERSON, MentionKind.COUNTRY, MentionKind.ORGANISATION, MentionKind.PLACE)


def phrase_candidates(reading: Reading, statements: Iterable[Statement], used: Container[int]) -> list[Candidate]:
    """The head word of each content that nothing else was found in.

    Args:
        reading: The report.
        statements: The statements in question.
        used: Tokens that have been taken already.
    """
    found: dict[int, Candidate] = {}
    for statement in statements:
        head = _head(reading, statement)
        if head is None or head in found or head in used or _is_addressed(reading, statement, head):
            continue
        token = reading.tokens[head]
        found[head] = Candidate(head, token.lemma.lower(), is_noun=token.pos not in VERBAL, is_phrase=True)
    return [found[head] for head in sorted(found)]


def _head(reading: Reading, statement: Statement) -> int | None:
    """The word of a content that nothing else in it governs: a noun, a verb, or a pronoun for want of both."""
    inside = {i for span in statement.content for i in reading.tokens_in(span)}
    roots = [i for i in sorted(inside) if reading.tokens[i].head not in inside or reading.tokens[i].head == i]
    below = [c for i in roots for c in reading.children[i] if c in inside]
    plain = [i for i in (*roots, *below) if reading.tokens[i].pos not in _SMALL or reading.tokens[i].tag == "DT"]
    return plain[0] if plain else None


def _is_addressed(reading: Reading, statement: Statement, head: int) -> bool:
    """Whether a content is only the one spoken to: "called on Western countries"."""
    mention = reading.mention(head)
    named = mention is not None and mention.kind in _PERSONS and mention.head == head
    return statement.act in (Act.DEMAND, Act.ASK) and (named or is_actor(reading, head))


def taking_candidates(reading: Reading, used: Container[int]) -> list[Candidate]:
    """The words that take up what somebody else has said, where they are denied, doubted or not confirmed.

    Args:
        reading: The report.
        used: Tokens that have been taken already.
    """
    found: list[Candidate] = []
    for i, token in enumerate(reading.tokens):
        if i in used or token.pos not in ("NOUN", "PRON", "DET", "PROPN", "NUM"):
            continue
        done = token.dep in ("dobj", "nsubjpass")
        if _is_answered(reading, i, token.head) if done else (token.dep == "pobj" and _is_unproven(reading, i)):
            found.append(Candidate(i, token.lemma.lower(), is_noun=True, is_phrase=True))
    return found


def _is_answered(reading: Reading, thing: int, verb: int) -> bool:
    """Whether a verb denies, doubts or does not confirm its object, and the object stands for something said."""
    words = forms(reading, verb)
    negated = any(reading.tokens[c].dep == "neg" for c in reading.children[verb])
    lemma, text = reading.tokens[thing].lemma.lower(), reading.tokens[thing].text.lower()
    pronoun = text in stance_words("words", "pronouns")
    if words & stance_words("verbs", "confirming") and negated:
        return True
    if words & stance_words("verbs", "perceiving") and negated:
        return text in ("one", "any", "it", "this", "that")
    if not words & (stance_words("verbs", "denying") | stance_words("verbs", "doubting")):
        return False
    if pronoun:
        return True
    said = any(lemma in stance_words("nouns", kind) for kind in ("claims", "guilt"))
    return said and not any(reading.tokens[c].dep in _CLAUSES for c in reading.children[thing])


def _is_unproven(reading: Reading, thing: int) -> bool:
    """Whether something said stands behind "no evidence for", "scepticism about", "no truth to"."""
    lemma = reading.tokens[thing].lemma.lower()
    if lemma not in stance_words("nouns", "claims") or any(
        reading.tokens[c].dep in _CLAUSES for c in reading.children[thing]
    ):
        return False
    above = reading.tokens[reading.tokens[thing].head].head
    word = reading.tokens[above].lemma.lower()
    return word in stance_words("nouns", "evidence") or word in stance_words("nouns", "doubt")
