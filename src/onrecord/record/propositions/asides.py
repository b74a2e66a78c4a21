"""Denials told aside: "a charge Moscow denies", "which the army has denied", "the mayor, Ada Roe, disagreed".

They stand within the sentence that tells what is denied, or right behind it, and have no words of their own for it.
Most are no statement: nobody is told to say anything that could be cited.
"""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.lexicon.embedding import marking_words
from onrecord.lexicon.stances import stance_words
from onrecord.model import Reason, Span
from onrecord.model.events import Reality
from onrecord.model.propositions import ASIDE, OUTRIGHT, Position, Proposition
from onrecord.record.events.clauses import prepositions
from onrecord.record.propositions.effects import forms
from onrecord.record.propositions.tellers import Tellers, holders_at
from onrecord.record.reading import Reading

DISAGREES = "disagrees"  # the reason of one that only says that somebody does not agree
RELATIVE = ("which", "that")
CONTENTS = ("dobj", "ccomp", "xcomp", "oprd", "acomp")


def find_asides(reading: Reading, tellers: Tellers) -> Iterator[Proposition]:
    """The denials that a report tells aside, each with who denies; what they deny is left open."""
    for verb, token in enumerate(reading.tokens):
        if token.pos not in ("VERB", "AUX") or _is_negated(reading, verb):
            continue
        noun = _told_of(reading, verb)
        reason = ASIDE if noun is not None else DISAGREES if _disagrees(reading, verb) else None
        holders = () if reason is None else holders_at(reading, verb)
        if reason is not None and holders:
            words = Span(token.start, token.end)
            yield Proposition(
                span=_clause(reading, verb, noun),
                trigger=(words,),
                predicate=token.lemma.lower(),
                fillers=(),
                position=Position.DENIES,
                reality=Reality.ACTUAL,
                holders=holders,
                reasons=(Reason(reason, words), Reason(OUTRIGHT, words)),
            )


def without_those(found: Iterable[Proposition], asides: Sequence[Proposition]) -> list[Proposition]:
    """What else a report puts forward: nothing within a denial told aside, and no second reading of its verb."""
    verbs = {aside.trigger[0] for aside in asides}
    spans = [aside.span for aside in asides if is_aside(aside)]
    return [p for p in found if p.trigger[0] not in verbs and not any(span.contains(p.trigger[0]) for span in spans)]


def is_aside(proposition: Proposition) -> bool:
    """Whether it is a denial told aside, within the sentence that tells what is denied."""
    return any(reason.text == ASIDE for reason in proposition.reasons)


def is_disagreement(proposition: Proposition) -> bool:
    """Whether it only says that somebody does not agree."""
    return any(reason.text == DISAGREES for reason in proposition.reasons)


def _is_negated(reading: Reading, verb: int) -> bool:
    words = marking_words("negation", "words")
    return any(reading.tokens[c].text.lower() in words for c in reading.children[verb])


def _clause(reading: Reading, verb: int, noun: int | None) -> Span:
    """The words of a denial: its clause, with the claim that it describes ("a charge Moscow denies")."""
    clause = [i for i in reading.subtree(verb) if reading.tokens[i].dep != "punct"]
    if noun is not None and _is_claim(reading, noun):
        clause += [noun, *(c for c in reading.children[noun] if c < noun and reading.tokens[c].dep in ("det", "amod"))]
    return Span(reading.tokens[min(clause)].start, reading.tokens[max(clause)].end)


def _told_of(reading: Reading, verb: int) -> int | None:
    """The noun of which a clause only says that somebody denies it; None for other clauses."""
    token = reading.tokens[verb]
    if token.dep not in ("relcl", "acl") or token.tag == "VBG":
        return None
    words, claim = forms(reading, verb), _is_claim(reading, token.head)
    denies = bool(words & stance_words("verbs", "denying"))
    if token.dep == "acl" and reading.child(verb, "nsubj") is None:  # "a claim denied by Moscow"
        by = token.tag == "VBN" and "by" in prepositions(reading, verb)
        return token.head if claim and denies and by else None
    below = [c for c in reading.children[verb] if reading.tokens[c].dep in CONTENTS]
    if not claim:
        plain = stance_words("verbs", "denying") - stance_words("verbs", "refusing") - stance_words("verbs", "naming")
        which = any(reading.tokens[c].text.lower() == "which" for c in below)
        return token.head if which and words & plain else None
    false = stance_words("adjectives", "false") | stance_words("nouns", "false")
    called = [c for c in below if reading.tokens[c].lemma.lower() in false]
    if any(c not in called and reading.tokens[c].text.lower() not in RELATIVE for c in below):
        return None
    return token.head if denies or (called and words & stance_words("verbs", "naming")) else None


def _is_claim(reading: Reading, noun: int) -> bool:
    token = reading.tokens[noun]
    return token.lemma.lower() in stance_words("nouns", "claims") or token.text.lower() == "something"


def _disagrees(reading: Reading, verb: int) -> bool:
    """Whether somebody is told not to agree with what was said: "disagreed", "say otherwise"."""
    token = reading.tokens[verb]
    below = [reading.tokens[c] for c in reading.children[verb]]
    if token.dep not in ("ROOT", "conj", "ccomp") or any(one.dep in CONTENTS for one in below):
        return False
    if token.lemma.lower() in stance_words("verbs", "disagreeing"):
        return not prepositions(reading, verb)
    otherwise = any(one.text.lower() in ("otherwise", "differently") for one in below)
    return otherwise and token.lemma.lower() in stance_words("verbs", "saying")
