"""Who stands where in a clause: subject and object through passives, relative clauses, control and coordination."""

from onrecord.lexicon.ontology import word_class
from onrecord.record.events.classes import is_actor
from onrecord.record.reading import Reading

CLIMBING = frozenset({"conj", "xcomp", "advcl", "pcomp", "parataxis", "dep", "acomp"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
MOST_STEPS = 5
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")


def is_passive(reading: Reading, verb: int) -> bool:
    """Whether a verb's grammatical subject is the one to whom it is done."""
    if any(reading.tokens[c].dep in ("nsubjpass", "auxpass", "csubjpass", "agent") for c in reading.children[verb]):
        return True
    token = reading.tokens[verb]
    return token.tag == "VBN" and token.dep in ("acl", "relcl", "amod") and not _auxiliaries(reading, verb)


def _auxiliaries(reading: Reading, verb: int) -> bool:
    return any(reading.tokens[c].dep == "aux" for c in reading.children[verb])


def find_object(reading: Reading, verb: int) -> int | None:
    """The token of what a verb is done to, in the active or the passive; None if the clause has none."""
    token = reading.tokens[verb]
    if is_passive(reading, verb):
        own = reading.child(verb, "nsubjpass")
        if own is not None:
            return _antecedent(reading, own, verb)
        if token.tag == "VBN" and token.dep in ("acl", "amod"):
            return token.head
        if token.dep == "conj":
            return find_object(reading, token.head) if is_passive(reading, token.head) else None
        if token.dep in ("xcomp", "advcl"):
            return find_subject(reading, verb, passive=True)
    own = reading.child(verb, "dobj")
    if own is not None:
        return _antecedent(reading, own, verb)
    small_clause = reading.child(verb, "ccomp")
    if small_clause is not None and reading.child(small_clause, "mark", "complm") is None:
        subject = reading.child(small_clause, "nsubj", "nsubjpass")
        is_infinitive = any(reading.tokens[c].text.lower() == "to" for c in reading.children[small_clause])
        if subject is not None and is_infinitive:
            return subject  # "urged Norland to leave", read as a clause
    shared = _shared_object(reading, verb)
    if shared is not None:
        return shared
    if token.dep == "relcl" and token.head < verb and reading.child(verb, "nsubj") is not None:
        relative = any(reading.tokens[c].text.lower() in RELATIVES for c in reading.children[verb] if c < verb)
        if not relative or reading.tokens[reading.child(verb, "nsubj") or verb].text.lower() not in RELATIVES:
            return token.head  # "the troops (that) Norland sent"
    return None


def _shared_object(reading: Reading, verb: int) -> int | None:
    """The object that stands once for several verbs: "shelling, besieging and killing civilians"."""
    if any(reading.tokens[c].dep in ("prep", "ccomp", "xcomp", "agent", "prt") for c in reading.children[verb]):
        return None
    nxt = reading.child(verb, "conj")
    while nxt is not None and reading.tokens[nxt].pos == "VERB":
        own = reading.child(nxt, "dobj")
        below = reading.child(nxt, "xcomp")
        if own is None and below is not None:
            own = reading.child(below, "dobj")
        if own is not None:
            return own
        nxt = reading.child(nxt, "conj")
    return None


def find_subject(reading: Reading, verb: int, *, hops: int = MOST_STEPS, passive: bool = False) -> int | None:
    """The token of who does it; None where the clause does not tell.

    Args:
        reading: The report.
        verb: The verb.
        hops: How many verbs up the search may climb.
        passive: Whether the grammatical subject is wanted though the verb is in the passive.
    """
    token = reading.tokens[verb]
    if is_passive(reading, verb) and not passive:
        agent = reading.child(verb, "agent")
        if agent is not None:
            return reading.child(agent, "pobj")
        if token.dep == "conj" and is_passive(reading, token.head) and hops:
            return find_subject(reading, token.head, hops=hops - 1)
        return None
    own = reading.child(verb, "nsubj", "nsubjpass") if passive else reading.child(verb, "nsubj")
    if own is not None:
        return _antecedent(reading, own, verb)
    if token.dep in ("acl", "relcl", "amod") and token.tag == "VBG":
        words = reading.tokens[token.head]
        if words.dep == "dobj" and hops and not is_actor(reading, token.head):
            return find_subject(reading, words.head, hops=hops - 1)  # "issued a statement condemning"
        return token.head
    if token.dep == "acl" and token.tag == "VB":
        return _of_noun_complement(reading, token.head, hops)
    if token.dep not in CLIMBING or token.head == verb or hops == 0:
        return None
    above = token.head
    if token.dep == "xcomp" or (token.dep == "advcl" and token.tag == "VB"):
        controlled = reading.child(above, "dobj")
        if controlled is not None and token.dep == "xcomp":
            return _antecedent(reading, controlled, above)
        if is_passive(reading, above):
            return reading.child(above, "nsubjpass")
        if reading.tokens[above].lemma.lower() in word_class("appeals"):
            there = prepositions(reading, above)
            asked = next((there[word] for word in ("on", "upon", "to", "with") if word in there), None)
            if asked is not None and asked < verb:
                return asked  # "called on Norland to leave"
    if token.dep == "pcomp":
        above = reading.tokens[above].head
        if reading.tokens[above].pos not in ("VERB", "AUX"):
            return _of_noun_complement(reading, above, hops)
        accused = reading.child(above, "dobj", "nsubjpass")
        if accused is not None and is_actor(reading, accused):
            return accused  # "accused Norland of shelling"
    return find_subject(reading, above, hops=hops - 1, passive=is_passive(reading, above) and token.dep != "conj")


def _of_noun_complement(reading: Reading, noun: int, hops: int) -> int | None:
    """Who is to do what a noun tells of: "Norland's plan to strike", "has plans to strike"."""
    owner = reading.child(noun, "poss")
    if owner is not None:
        return owner
    token = reading.tokens[noun]
    if token.dep in ("dobj", "attr") and reading.tokens[token.head].pos in ("VERB", "AUX") and hops:
        return find_subject(reading, token.head, hops=hops - 1)
    return None


def _antecedent(reading: Reading, subject: int, verb: int) -> int:
    """What "who" or "which" stands for: the noun that its clause describes."""
    while reading.tokens[subject].text.lower() in RELATIVES and reading.tokens[verb].head != verb:
        if reading.tokens[verb].dep == "relcl":
            return reading.tokens[verb].head
        if reading.tokens[verb].dep not in CLIMBING | {"ccomp"}:
            break
        verb = reading.tokens[verb].head
    return subject


def prepositions(reading: Reading, token: int) -> dict[str, int]:
    """The prepositions that hang on a word, each with the token behind it; of equal ones the first."""
    found: dict[str, int] = {}
    for c in reading.children[token]:
        if reading.tokens[c].dep in ("prep", "agent", "dative", "prt") and c > token - 1:
            behind = reading.child(c, "pobj")
            inner = reading.child(c, "prep")
            if behind is None and inner is not None:  # "out of", "along with"
                behind = reading.child(inner, "pobj")
                if behind is not None:
                    found.setdefault(reading.tokens[inner].text.lower(), behind)
            if behind is not None:
                found.setdefault(reading.tokens[c].text.lower(), behind)
    return found


def infinitive(reading: Reading, verb: int) -> int | None:
    """The infinitive that follows a verb: "to leave" of "agreed to leave", "urged them to leave"; None without one."""
    for c in reading.children[verb]:
        token = reading.tokens[c]
        below = c > verb and token.dep in ("xcomp", "ccomp", "advcl", "acl") and token.tag == "VB"
        if below and any(reading.tokens[k].text.lower() == "to" for k in reading.children[c]):
            return c
    return None


def has_clause(reading: Reading, verb: int) -> bool:
    """Whether a clause with "that", or without, follows a verb."""
    for c in reading.children[verb]:
        if c > verb and reading.tokens[c].dep == "ccomp" and reading.tokens[c].tag != "VB":
            return True
    return False
