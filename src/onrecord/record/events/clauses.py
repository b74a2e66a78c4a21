"""Who stands where in a clause: subject and object through passives, relative clauses, control and coordination."""

from onrecord.lexicon.ontology import word_class
from onrecord.record.events.classes import is_actor, is_place
from onrecord.record.reading import Reading

CLIMBING = frozenset({"conj", "xcomp", "advcl", "pcomp", "parataxis", "dep", "acomp"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
# "pressed Norland by sending": they tell of the subject, not of the object
BESIDE = frozenset({"by", "without", "despite", "after", "before", "while", "in", "since"})
MOST_STEPS = 5
STOLEN_REACH = 7  # tokens from a preposition to the noun behind it
WHERE = frozenset({"in", "at", "near", "on", "outside", "inside", "from", "across", "around", "along"})
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
    own = _own_object(reading, verb)
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


def _own_object(reading: Reading, verb: int) -> int | None:
    """A verb's object, also where "up to sixteen monitors" is read as a particle and a preposition."""
    own = reading.child(verb, "dobj")
    if own is not None:
        return own
    up = reading.child(verb, "prt")
    if up is None or reading.tokens[up].text.lower() != "up":
        return None
    counted = prepositions(reading, up).get("to")
    return counted if counted is not None and reading.child(counted, "nummod") is not None else None


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
    if is_passive(reading, verb) and not passive and not _is_state(reading, verb):
        return _agent(reading, verb, hops)
    passive = passive or _is_state(reading, verb)
    own = reading.child(verb, "nsubj", "nsubjpass") if passive else reading.child(verb, "nsubj")
    if own is not None:
        return _antecedent(reading, own, verb)
    if token.dep == "ROOT" and (fronted := _behind_fronted_place(reading, verb)) is not None:
        return fronted
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
            return find_subject(reading, above, hops=hops - 1, passive=True)
        if reading.tokens[above].lemma.lower() in word_class("appeals"):
            there = prepositions(reading, above)
            asked = next((there[word] for word in ("on", "upon", "to", "with") if word in there), None)
            if asked is not None and asked < verb:
                return asked  # "called on Norland to leave"
    if token.dep == "pcomp":
        word = reading.tokens[above].text.lower()
        above = reading.tokens[above].head
        if reading.tokens[above].pos not in ("VERB", "AUX"):
            return _of_noun_complement(reading, above, hops)
        accused = reading.child(above, "dobj", "nsubjpass")
        if accused is not None and word not in BESIDE and is_actor(reading, accused):
            return accused  # "accused Norland of shelling"
    if token.dep == "advcl" and token.tag == "VBG" and (agent := reading.child(above, "agent")) is not None:
        return reading.child(agent, "pobj")  # "was shelled by rebels, killing two"
    shared = token.dep != "conj" or token.tag != "VBN" or _auxiliaries(reading, verb)  # "was charged and will resign"
    return find_subject(reading, above, hops=hops - 1, passive=is_passive(reading, above) and shared)


def _agent(reading: Reading, verb: int, hops: int) -> int | None:
    """Who does what is told in the passive: behind "by", or before a hyphen ("rebels backed by", "Norland-backed")."""
    token = reading.tokens[verb]
    agent = reading.child(verb, "agent")
    if agent is not None:
        return reading.child(agent, "pobj")
    if token.dep == "conj" and is_passive(reading, token.head) and hops:
        return find_subject(reading, token.head, hops=hops - 1)
    return before_hyphen(reading, verb)


def before_hyphen(reading: Reading, participle: int) -> int | None:
    """The name that a hyphen ties to a participle: "Norland" of "Norland-led forces"; None without."""
    name = participle - 2
    if name < 0 or reading.tokens[participle - 1].text not in ("-", "–") or reading.tokens[participle].tag != "VBN":
        return None
    tied = reading.tokens[name].head in (participle, participle - 1)
    return name if tied and reading.tokens[name].pos in ("NOUN", "PROPN", "ADJ") else None


def _is_state(reading: Reading, verb: int) -> bool:
    """Whether a participle tells what somebody is like rather than what was done to them: "is opposed to"."""
    is_known = reading.tokens[verb].text.lower() in word_class("states")
    return is_known and reading.child(verb, "agent") is None and reading.tokens[verb].dep not in ("amod", "acl")


def _of_noun_complement(reading: Reading, noun: int, hops: int) -> int | None:
    """Who is to do what a noun tells of: "Norland's plan to strike", "has plans to strike"."""
    owner = reading.child(noun, "poss")
    if owner is not None:
        return owner
    token = reading.tokens[noun]
    if token.dep in ("dobj", "attr") and reading.tokens[token.head].pos in ("VERB", "AUX") and hops:
        return find_subject(reading, token.head, hops=hops - 1)
    return None


def _behind_fronted_place(reading: Reading, verb: int) -> int | None:
    """The subject that the parser took for another name of a place: "In Upper Brod, a man told the mission"."""
    fronted = next((c for c in reading.children[verb] if c < verb and reading.tokens[c].dep == "prep"), None)
    if fronted is None:
        return None
    for place in range(fronted + 1, verb):
        above = reading.tokens[reading.tokens[place].head].text.lower()
        if reading.tokens[place].dep != "pobj" or above not in WHERE:
            continue
        for thing in reading.children[place]:
            between = reading.tokens[place].head < place < thing < verb
            if between and reading.tokens[thing].dep == "appos" and is_actor(reading, thing):
                comma = any(reading.tokens[i].text == "," for i in range(place + 1, thing))
                named = reading.tokens[place].pos == "PROPN" or is_place(reading, place)
                return thing if comma and named else None
    return None


def _antecedent(reading: Reading, subject: int, verb: int) -> int:
    """What "who" or "which" stands for: the noun that its clause describes."""
    while reading.tokens[subject].text.lower() in RELATIVES and reading.tokens[verb].head != verb:
        if reading.tokens[verb].dep == "relcl":
            return reading.tokens[verb].head
        if reading.tokens[verb].dep not in CLIMBING | {"ccomp"}:
            break
        verb = reading.tokens[verb].head
    if reading.tokens[subject].text.lower() in ("who", "which"):
        return _named_before(reading, subject)
    inner = reading.child(subject, "nsubj") if reading.tokens[subject].tag == "VBG" else None
    return subject if inner is None else inner  # "the envoys working there said", read as a clause


def _named_before(reading: Reading, relative: int) -> int:
    """The noun right before "who" or "which", for want of a clause that the parser hung on one."""
    before = relative - 1
    if before >= 0 and reading.tokens[before].text == ",":
        before -= 1
    is_noun = before >= 0 and reading.tokens[before].pos in ("NOUN", "PROPN")
    return before if is_noun and reading.sentence_at[before] == reading.sentence_at[relative] else relative


def prepositions(reading: Reading, token: int) -> dict[str, int]:
    """The prepositions that hang on a word, each with the token behind it; of equal ones the first."""
    found: dict[str, int] = {}
    for c in reading.children[token]:
        if reading.tokens[c].dep in ("prep", "agent", "dative", "prt") and c > token - 1:
            behind = reading.child(c, "pobj")
            inner = reading.child(c, "prep")
            if behind is None and inner is None:
                behind = _stolen(reading, c)
            if behind is None and inner is not None:  # "out of", "along with"
                behind = reading.child(inner, "pobj")
                if behind is not None:
                    found.setdefault(reading.tokens[inner].text.lower(), behind)
            if behind is not None:
                found.setdefault(reading.tokens[c].text.lower(), behind)
    return found


def _stolen(reading: Reading, preposition: int) -> int | None:
    """The noun behind a preposition that the parser made the subject of a clause after it: "to monks holed up in"."""
    for i in range(preposition + 1, min(preposition + STOLEN_REACH, len(reading.tokens))):
        token = reading.tokens[i]
        if token.dep == "nsubj" and i < token.head and token.pos in ("NOUN", "PROPN"):
            return i if min(reading.children[i], default=i) == preposition + 1 or i == preposition + 1 else None
        if token.pos in ("VERB", "AUX", "PUNCT"):
            return None
    return None


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
