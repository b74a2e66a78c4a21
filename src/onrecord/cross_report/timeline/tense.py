"""Whether a verb tells of what was done, of what is to come, or of what may be.

Only for what is no event of the record: those have been judged with more care.
"""

from collections.abc import Sequence

from onrecord.lexicon.dated_lines import modals_of_doubt, modals_of_future, to_come
from onrecord.model import Reality, Sentence, Token

VERBS = frozenset({"VERB", "AUX"})
_AUXILIARY = frozenset({"aux", "auxpass", "neg"})
_CONDITION = frozenset({"if", "unless", "whether"})
_PAST = frozenset({"VBD"})
_MAIN = frozenset({"conj", "ccomp", "aux", "auxpass", "parataxis"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE_NOUN = frozenset({"nmod", "compound", "poss", "amod"})
_LAST_WORDS = 4  # a month, a day, a year, and one more
_WOULD = frozenset({"would", "'d", "’d"})
_INFINITIVE_OF = frozenset({"xcomp", "ccomp", "advcl", "acl"})


def verb_over(tokens: Sequence[Token], sentence: Sentence, start: int | None) -> int | None:
    """The verb that governs a token of a sentence, or for None the sentence's main verb; None if there is none."""
    inside = range(sentence.first_token, sentence.after_token)
    if start is None:
        roots = [i for i in inside if tokens[i].head == i or tokens[i].head not in inside]
        return next((i for i in roots if tokens[i].pos in VERBS), None)
    i = start
    for _ in inside:
        if i not in inside:
            return None
        if tokens[i].pos in VERBS and i != start and tokens[i].dep not in _AUXILIARY:
            return i
        if tokens[i].head == i:
            return i if tokens[i].pos in VERBS else None
        i = tokens[i].head
    return None


def reality_of_verb(tokens: Sequence[Token], verb: int) -> Reality | None:
    """How the verb is told; None for a bare state in the present."""
    auxiliaries = [t for t in tokens[max(0, verb - 12) : verb + 3] if tokens[t.head] is tokens[verb]]
    words = {t.text.lower() for t in auxiliaries if t.dep in _AUXILIARY or t.dep == "mark"}
    if any(t.dep == "neg" for t in auxiliaries):
        return Reality.DENIED
    if words & _CONDITION:
        return Reality.HYPOTHETICAL
    if words & modals_of_future():
        return Reality.PLANNED
    if words & modals_of_doubt():
        return Reality.POSSIBLE
    token = tokens[verb]
    governor = tokens[token.head]
    if token.dep in _INFINITIVE_OF and token.tag == "VB" and governor.lemma.lower() in to_come():
        return Reality.PLANNED
    if token.tag in _PAST or (token.tag == "VBN" and token.dep != "ROOT") or any(t.tag == "VBD" for t in auxiliaries):
        return Reality.ACTUAL
    if words & {"has", "have", "'s", "’s", "'ve", "’ve"} and token.tag == "VBN":
        return Reality.ACTUAL
    if token.tag == "VBG" and any(t.dep == "aux" for t in auxiliaries):
        return Reality.ONGOING
    return Reality.ACTUAL if token.tag in {"VBN", "VBZ", "VBP"} and token.pos == "VERB" else None


def has_would(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb stands with "would": what somebody said will be."""
    return any(t.text.lower() in _WOULD and tokens[t.head] is tokens[verb] for t in tokens[max(0, verb - 12) : verb])


def is_main(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb stands in its sentence's main clause, one joined to it, or in what is there said to be so."""
    for _ in range(len(tokens)):
        token = tokens[verb]
        if token.head == verb or token.dep == "ROOT":
            return True
        if token.dep not in _MAIN:
            return False
        verb = token.head
    return False


def names_a_thing(tokens: Sequence[Token], time: range) -> bool:
    """Whether the tokens of a time stand before a noun, to say which one is meant: "the September 11 attacks"."""
    tops = [i for i in time if tokens[i].head not in time]
    return any(
        tokens[i].dep in _BEFORE_NOUN and tokens[i].head >= time.stop and tokens[tokens[i].head].pos in _NOUNS
        for i in tops
    )


def is_caption(tokens: Sequence[Token], sentence: Sentence, start: int | None) -> bool:
    """Whether a sentence says what a picture shows: in the present tense, with the full date at its end."""
    main = verb_over(tokens, sentence, None)
    if start is None or main is None or tokens[main].tag not in {"VBZ", "VBP", "VBG"}:
        return False
    if any(t.dep == "aux" and tokens[t.head] is tokens[main] for t in tokens[sentence.first_token : main]):
        return False
    rest = [t.text for t in tokens[start : sentence.after_token] if any(mark.isalnum() for mark in t.text)]
    return len(rest) <= _LAST_WORDS and any(len(word) == 4 and word.isdigit() for word in rest)
