"""How a report's words stand to what they tell: charged, told by a claim, the whole of a saying or a word within."""

from collections.abc import Iterator

from onrecord.lexicon.stances import stance_words
from onrecord.model.propositions import Proposition
from onrecord.record.propositions.tellers import Tellers
from onrecord.record.reading import Reading

CHARGED_WITH = frozenset({"of", "for", "over", "with", "on"})
CLAIMED = ("acl", "relcl", "ccomp", "pcomp", "prep", "pobj")
VERBAL = ("VERB", "AUX")
MOST_STEPS = 12


def head_of(reading: Reading, proposition: Proposition) -> int | None:
    """The token of a proposition's own word; None where it has none."""
    return next(reading.tokens_in(proposition.trigger[0]), None) if proposition.trigger else None


def is_charge(reading: Reading, proposition: Proposition) -> bool:
    """Whether somebody is accused of it in so many words: "accused them of shelling the town"."""
    head = head_of(reading, proposition)
    if head is None or reading.tokens[head].dep not in ("pcomp", "pobj"):
        return False
    prep = reading.tokens[reading.tokens[head].head]
    if prep.text.lower() not in CHARGED_WITH:
        return False
    above = reading.tokens[prep.head]
    charging = stance_words("verbs", "charging")
    accused = above.pos in ("NOUN", "PROPN", "PRON") and reading.tokens[above.head].lemma.lower() in charging
    return above.lemma.lower() in charging or accused


def is_whole(reading: Reading, tellers: Tellers, proposition: Proposition) -> bool:
    """Whether it heads what somebody said, rather than standing within: no verb of the same saying governs it."""
    head = head_of(reading, proposition)
    if head is None or proposition.statement is None:
        return False
    for above, below in _way_up(reading, head):
        if not tellers.holds(proposition.statement, above):
            return True
        if reading.tokens[above].pos in VERBAL and reading.tokens[below].dep != "conj":
            return False
    return True


def is_claimed(reading: Reading, tellers: Tellers, proposition: Proposition, nouns: frozenset[str]) -> bool:
    """Whether one of some nouns tells it: "the claim that ...", "reports of ..."."""
    cues = () if proposition.statement is None else tellers.cue_tokens(proposition.statement)
    if any(reading.tokens[i].pos == "NOUN" and reading.tokens[i].lemma.lower() in nouns for i in cues):
        return True
    head = head_of(reading, proposition)
    if head is None:
        return False
    for above, below in _way_up(reading, head):
        word = reading.tokens[above]
        if word.pos == "NOUN" and word.lemma.lower() in nouns and reading.tokens[below].dep in CLAIMED:
            return True
    return False


def _way_up(reading: Reading, token: int) -> Iterator[tuple[int, int]]:
    """Each word above a token with the one below it on the way."""
    for _ in range(MOST_STEPS):
        above = reading.tokens[token].head
        if above == token:
            return
        yield above, token
        token = above


def denying_words(reading: Reading, tellers: Tellers, proposition: Proposition) -> frozenset[str]:
    """The lemmas by which a proposition is told or governed: of its cue, and of the word above it."""
    cues = () if proposition.statement is None else tellers.cue_tokens(proposition.statement)
    head = head_of(reading, proposition)
    above = () if head is None else (reading.tokens[head].head,)
    return frozenset(reading.tokens[i].lemma.lower() for i in (*cues, *above))


def is_plainly_denied(reading: Reading, tellers: Tellers, proposition: Proposition) -> bool:
    """Whether its word of denying is said of words alone: "denied it", and neither "rejected" nor "mocked" it."""
    plain = stance_words("verbs", "denying") - stance_words("verbs", "refusing") - stance_words("verbs", "naming")
    return bool(denying_words(reading, tellers, proposition) & plain)


def is_valued(reading: Reading, proposition: Proposition) -> bool:
    """Whether something is called bad or silly rather than false: "it was wrong", "a joke"."""
    words = {reading.tokens[i].lemma.lower() for i in reading.tokens_in(proposition.span)}
    words |= set(proposition.predicate.split())
    return bool(words & (stance_words("adjectives", "improper") | stance_words("nouns", "trifles")))


def is_taken_back(reading: Reading, proposition: Proposition) -> bool:
    """Whether words are such as take back or rule out what was said: "it was wrong", "that is not on the table"."""
    words = " ".join(proposition.span.of(reading.report.text).lower().split())
    return any(phrase in words for kind in ("retractions", "falsehoods") for phrase in stance_words("words", kind))
